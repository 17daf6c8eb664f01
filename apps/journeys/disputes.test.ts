/** What does not run smoothly: a disputed dispatch, an extension asked too late, a merge, an import with bad rows. */
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { addMillis, MINUTE_MS } from "#base/instant.ts";
import { ACCOUNTS, deskOf, someCell } from "./cast.ts";
import { Client } from "./client.ts";
import { act, choose, chooseFirst, openMatter, readRefusal, unfold } from "./desk.ts";
import { openScene } from "./scene.ts";

let acceptor: Client;
let leader: Client;
const scene = openScene(async ({ server }) => {
  acceptor = await Client.signIn(server.url, ACCOUNTS.acceptor);
  leader = await Client.signIn(server.url, ACCOUNTS.shiftLeader);
});

/** A report by an inspection of the bureau, which needs no verification: filed, and dispatched by the system or the dispatcher. */
async function dispatched(cell: number, description: string): Promise<string> {
  const { longitude, latitude } = someCell(cell);
  const id = await acceptor.begin("report_by_public", {
    source: "inspection",
    description,
    classKey: "incident:0110",
    position: { longitude, latitude },
    isAnonymous: true,
  });
  await acceptor.act(id, "accept");
  await leader.act(id, "file_case", (first) => ({ conditionId: first("conditionId") }));
  await scene.server.settled();
  if ((await leader.matter(id)).row.state === "dispatched") return id;
  const dispatcher = await Client.signIn(scene.server.url, ACCOUNTS.dispatcher);
  await dispatcher.act(id, "dispatch", (first) => ({ leadUnitId: first("leadUnitId") }));
  return id;
}

describe("a dispatch that the units dispute", () => {
  it("is returned twice, and the second time the shift leader decides whose duty it is", async () => {
    const id = await dispatched(5, "两条街交界处的垃圾，谁家的都说不是");
    const first = (await leader.matter(id)).row.unitName;
    const unit = await scene.desk(deskOf(first));
    await openMatter(unit, id);
    await act(unit, "申请回退", async (form) => {
      await form.getByRole("radiogroup", { name: "回退原因" }).getByText("非本单位辖区").click();
      await form.getByLabel("情况说明").fill("现场在路中线以东，属于相邻片区");
    });

    const dispatcher = await scene.desk(ACCOUNTS.dispatcher);
    await openMatter(dispatcher, id);
    await act(dispatcher, "同意回退");
    await dispatcher.page.reload();
    await act(dispatcher, "派遣", async (form) => {
      const units = await unfold(form.getByRole("combobox", { name: "主办单位" }));
      await units.filter({ hasNotText: first }).first().click();
    });
    const second = (await leader.matter(id)).row.unitName;
    expect(second).not.toBe(first);

    const other = await (await Client.signIn(scene.server.url, deskOf(second))).at(second);
    await other.act(id, "send_back", { reason: "not_our_area", opinion: "也不在我们的片区里" });
    await dispatcher.page.reload();
    await dispatcher.page.getByText("本案第二次回退，权责有争议").filter({ visible: true }).first().waitFor();

    const shiftLeader = await scene.desk(ACCOUNTS.shiftLeader);
    await openMatter(shiftLeader, id);
    await act(shiftLeader, "同意回退", async (form) => {
      await choose(form, "认定责任单位", first);
    });
    const decided = await leader.matter(id);
    expect(decided.row.state).toBe("filed");
    await shiftLeader.page.getByText("认定").first().waitFor();
    scene.expectQuiet();
  });
});

describe("an extension", () => {
  it("asked for after the deadline is refused, and the button says why", async () => {
    const id = await dispatched(11, "绿化带里有一堆枯枝和垃圾袋");
    const { row, clocks } = await leader.matter(id);
    const desk = deskOf(row.unitName);
    const api = await Client.signIn(scene.server.url, desk);
    await api.act(id, "receive");
    const due = clocks.find((clock) => clock.kind === "resolve")?.dueAt as string;

    const unit = await scene.desk(desk);
    await openMatter(unit, id);
    await unit.page
      .getByRole("button", { name: /^申请延期/ })
      .first()
      .waitFor();
    expect((await api.matter(id)).acts.find((one) => one.act === "ask_extension")?.isAllowed).toBe(true);

    scene.goTo(addMillis(due as never, 10 * MINUTE_MS));
    await unit.page.reload();
    const refused = (await api.matter(id)).acts.find((one) => one.act === "ask_extension");
    expect(refused).toMatchObject({ isAllowed: false, refusals: [{ rule: "T14-DEADLINE" }] });
    await readRefusal(unit, refused?.refusals[0]?.message as string);
    await expect(
      api.act(id, "ask_extension", { value: 1, unit: "hour", isEngineering: false, reason: "人手不够" }),
    ).rejects.toThrow("T14-DEADLINE");
  });
});

describe("a problem that several people report", () => {
  it("is merged, and every reporter reads so and follows on", async () => {
    const place = someCell(17);
    const report = async (words: string) => {
      const citizen = await scene.phone(null, { position: place });
      await citizen.page.goto("/report");
      await citizen.page.getByRole("button", { name: "用我现在的位置" }).click();
      await citizen.page.getByText(/已选好位置/).waitFor();
      await citizen.page.getByRole("button", { name: "下一步" }).click();
      await citizen.page.getByLabel("一句话说明").fill(words);
      await citizen.page.getByText("暴露垃圾", { exact: true }).click();
      await citizen.page.getByRole("button", { name: "下一步" }).click();
      await citizen.page.getByRole("button", { name: "发送" }).click();
      await citizen.page.getByRole("heading", { name: "收到了，谢谢你" }).waitFor();
      return { citizen, code: citizen.page.url().split("/").at(-1) as string };
    };
    const one = await report("站台后面堆着垃圾，好几天了");
    scene.later(10);
    const two = await report("站台后面一堆垃圾没人收");
    const { rows } = await acceptor.get<{ rows: { id: string; number: string; title: string }[] }>(
      `/api/matters?view=open&sort=opened&text=${encodeURIComponent("站台后面")}`,
    );
    const [newer, older] = rows as [(typeof rows)[number], (typeof rows)[number]];
    expect(rows).toHaveLength(2);

    const desk = await scene.desk(ACCOUNTS.acceptor);
    await openMatter(desk, newer.id);
    await desk.page.getByText(older.number).first().waitFor();
    await act(desk, "并案", async (form) => {
      if (!(await form.getByText(older.number).first().isVisible())) await chooseFirst(form, "并入");
    });
    await acceptor.act(older.id, "send_verify", (first) => ({ supervisorPersonId: first("supervisorPersonId") }));

    for (const { citizen, code } of [one, two]) {
      await citizen.page.goto(`/follow/${code}`);
      await citizen.page
        .getByText(/派人|核实|现场/)
        .first()
        .waitFor();
    }
    await two.citizen.page
      .getByText(/合并|并在一起|一起办/)
      .first()
      .waitFor();
    scene.expectQuiet();
  });
});

describe("an import with bad rows", () => {
  it("keeps the good rows, gives back the bad ones, and takes them once they are mended", async () => {
    const desk = await scene.desk(ACCOUNTS.administrator);
    const rows = [
      "id,user_hash,title,time,text,likes,dislikes",
      "90001,u1,路灯不亮,2026/11/2 19:20:05,文渡路北段三盏路灯不亮,0,0",
      "90002,u2,井盖松动,昨天晚上,车一压就响,0,0",
      "90003,u3,夜间施工,2026-11-03 23:10:00,工地半夜还在打桩,1,0",
    ];
    await desk.page.goto("/console/import");
    await desk.page
      .locator('input[type="file"]')
      .setInputFiles({ name: "来信.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) });
    await desk.page.getByRole("button", { name: "开始导入 3 行" }).click();
    await desk.page.getByText("完成，1 行没有导入").waitFor();

    const download = desk.page.waitForEvent("download");
    await desk.page.getByRole("button", { name: "下载 1 行" }).click();
    const bad = await readFile(await (await download).path(), "utf8");
    expect(bad).toContain("昨天晚上");
    const mended = bad.replace("昨天晚上", "2026-11-02 21:00:00");
    await desk.page
      .locator('input[type="file"]')
      .setInputFiles({ name: "来信·待改.csv", mimeType: "text/csv", buffer: Buffer.from(mended) });
    await desk.page.getByRole("button", { name: "开始导入 1 行" }).click();
    await desk.page.getByText("完成，一行不落").waitFor();

    const city = await Client.signIn(scene.server.url, ACCOUNTS.cityAcceptor);
    const waiting = await city.get<{ rows: { subject: string; title: string }[] }>(
      "/api/matters?view=open&flags=to_locate&limit=500",
    );
    expect(waiting.rows).toHaveLength(3);
    scene.expectQuiet();
  });
});
