/** Numbers out: a citizen and an Open311 client following one problem to its end; a leader opening a red figure down to one order. */
import { sql } from "kysely";
import { expect, it } from "vitest";
import { engineOf } from "#apps/server/capabilities.ts";
import { addMillis, instantOf, MINUTE_MS } from "#base/instant.ts";
import { foldPending } from "#kernel/measure/server/public.ts";
import { listRows } from "#platform/database/query.ts";
import { PATIENCE_MS } from "./browser.ts";
import { ACCOUNTS, accountOf, deskOf, someCell } from "./cast.ts";
import { Client } from "./client.ts";
import { takePhoto } from "./desk.ts";
import { openScene } from "./scene.ts";

const PLACE = someCell(7);
const POSITION = { longitude: PLACE.longitude, latitude: PLACE.latitude };

const scene = openScene();

interface ServiceRequest {
  readonly service_request_id: string;
  readonly status: string;
  readonly status_notes: string;
  readonly description: string | null;
}

/** As any city's client asks: no key, no session. */
async function openRequests(path: string): Promise<readonly ServiceRequest[]> {
  const response = await fetch(`${scene.server.url}/open311/v2/${path}`);
  expect(response.status).toBe(200);
  return (await response.json()) as ServiceRequest[];
}

it("a citizen and an Open311 client follow the same problem from the street to its end", async () => {
  const { server } = scene;
  const citizen = await scene.phone(null, { position: POSITION });
  await citizen.page.goto("/report");
  await citizen.page.getByRole("button", { name: "用我现在的位置" }).click();
  await citizen.page.getByText(/已选好位置/).waitFor();
  await citizen.page.getByRole("button", { name: "下一步" }).click();
  await takePhoto(citizen.page, "street");
  await citizen.page.getByLabel("一句话说明").fill("公交站牌旁堆着三袋垃圾");
  await citizen.page.getByText("暴露垃圾", { exact: true }).click();
  await citizen.page.getByRole("button", { name: "下一步" }).click();
  await citizen.page.getByRole("button", { name: "发送" }).click();
  await citizen.page.getByRole("heading", { name: "收到了，谢谢你" }).waitFor();
  const code = citizen.page.url().split("/").at(-1) ?? "";

  const [listed] = await openRequests("requests.json?status=open");
  expect(listed).toMatchObject({ status: "open", description: null });
  const number = listed?.service_request_id ?? "";
  const see = async () => (await openRequests(`requests/${number}.json`))[0];

  const acceptor = await Client.signIn(server.url, ACCOUNTS.acceptor);
  const leader = await Client.signIn(server.url, ACCOUNTS.shiftLeader);
  const { rows } = await acceptor.get<{ rows: { id: string; number: string }[] }>("/api/matters?view=todo&kind=report");
  const id = rows.find((row) => row.number === number)?.id ?? "";
  scene.later(5);
  await acceptor.act(id, "accept", { evidenceSuffices: true });
  await leader.act(id, "file_case", (first) => ({ conditionId: first("conditionId") }));
  await server.settled();
  if ((await leader.matter(id)).row.state === "filed") {
    const dispatcher = await Client.signIn(server.url, ACCOUNTS.dispatcher);
    await dispatcher.act(id, "dispatch", (first) => ({ leadUnitId: first("leadUnitId") }));
  }
  const { unitName } = (await leader.matter(id)).row;
  expect(await see()).toMatchObject({ status: "open", agency_responsible: unitName });
  await citizen.page.goto(`/follow/${code}`);
  await citizen.page
    .getByText(new RegExp(`交给.*${unitName}`))
    .first()
    .waitFor();

  const unit = await (await Client.signIn(server.url, deskOf(unitName))).at(unitName);
  await unit.act(id, "receive");
  scene.later(60);
  const after = { position: POSITION, photos: [await unit.photo("after")] };
  await unit.act(id, "report_result", { result: "已清运，地面已冲洗", ...after });
  await acceptor.act(id, "send_recheck", (first) => ({ supervisorPersonId: first("supervisorPersonId") }));
  const { turnLabel } = (await leader.matter(id)).row;
  const supervisor = await Client.signIn(server.url, accountOf(turnLabel, "supervisor"));
  scene.later(20);
  const seen = { position: POSITION, photos: [await supervisor.photo("seen")] };
  await supervisor.act(id, "pass_recheck", { isClosingConditionMet: true, ...seen });
  await acceptor.act(id, "close");

  const closed = await see();
  expect(closed?.status).toBe("closed");
  // Both are told the same sentence.
  await citizen.page.reload();
  await citizen.page
    .getByText(closed?.status_notes ?? "")
    .first()
    .waitFor();
  await citizen.page.getByRole("button", { name: "解决了" }).waitFor();
  expect(await openRequests("requests.json?status=open")).toEqual([]);
  scene.expectQuiet();
});

it("a leader opens a red figure on the phone down to the one order behind it", async () => {
  const { server } = scene;
  const clerk = await Client.signIn(server.url, ACCOUNTS.hotlineClerk);
  const { matterId } = await clerk.send<{ matterId: string }>("POST", "/api/hotline/orders", {
    externalSystem: "示范市 12345 平台",
    externalNumber: "SF-2026-0801",
    orderKind: "enquiry",
    topic: "路灯报修找哪个部门",
    content: "想问一下路灯坏了由哪个部门修",
    callerPhone: "19900006611",
  });
  await clerk.act(matterId, "assign", (first) => ({ leadUnitId: first("leadUnitId") }));
  const due = (await clerk.matter(matterId)).clocks.find(({ kind }) => kind === "reply")?.dueAt ?? "";
  scene.goTo(addMillis(instantOf(Date.parse(due)), 30 * MINUTE_MS));
  const { platform } = server.city;
  // A job may be folding the same entries at this moment: then they are passed over here.
  await foldPending(platform.database, engineOf(platform).kinds);
  const unfolded = () => listRows(platform.database, sql`select from measure_pending limit 1`);
  await expect.poll(unfolded, { timeout: PATIENCE_MS }).toEqual([]);

  const leader = await scene.phone(ACCOUNTS.cityLeader);
  await leader.page.goto("/console/hotline/watch");
  await leader.page.getByText("现有 1 件超过时限").waitFor();
  const figure = leader.page.getByRole("link", { name: /本月办理超期\s*1/ });
  await figure.waitFor();
  expect(await figure.getAttribute("data-alarm")).toBe("true");
  await figure.click();
  await leader.page.getByRole("heading", { name: "超期数 1" }).waitFor();
  await leader.page.getByRole("link", { name: /路灯报修找哪个部门/ }).click();
  await leader.page.getByRole("heading", { name: /路灯报修找哪个部门/ }).waitFor();
  expect(leader.page.url()).toContain(matterId);
  scene.expectQuiet();
});
