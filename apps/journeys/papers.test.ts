/**
 * Papers from hand to hand, in the browser: goods seized with a list, signed for on the party's phone, freed when the time is over;
 * an unpaid fine from the reminder to the court. Every paper opens, and everybody can verify it.
 */
import { sql } from "kysely";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMillis, DAY_MS } from "#base/instant.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { inTransaction } from "#platform/database/transaction.ts";
import { enqueue } from "#platform/jobs/jobs.ts";
import { wallClock } from "#platform/time.ts";
import { DESK, launchBrowser, PATIENCE_MS, PHONE, type Seat, takeSeat } from "./browser.ts";
import { CASE_ACCOUNTS, CaseHouse } from "./case-seats.ts";
import { nextWorkdayAt } from "./cast.ts";
import { type JourneyServer, startJourneyServer } from "./city-server.ts";
import { expectQuiet, openMatter, signIn } from "./desk.ts";

/** Where pictures of what is seen are put, for whoever looks at them. */
const SHOTS = process.env.FANGYUAN_SHOTS;

let server: JourneyServer;
let browser: Browser;
let house: CaseHouse;
let officer: Seat;

beforeAll(async () => {
  server = await startJourneyServer(nextWorkdayAt(wallClock.now(), 9));
  browser = await launchBrowser();
  house = new CaseHouse(server);
  officer = await takeSeat(browser, { baseUrl: server.url, size: DESK });
  await signIn(officer, CASE_ACCOUNTS.officer);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function look({ page }: Seat, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, timeout: 60_000 });
}

interface Paper {
  readonly form: string;
  readonly name: string;
  readonly number: string;
  readonly code: string;
  readonly missing: readonly string[];
}
const papersOf = (matterId: string) =>
  listRows(
    server.city.platform.database,
    sql<Paper>`select form, name, number, code, missing from document_issued where matter_id = ${matterId} order by issued_at, seq, serial`,
  );
async function paperOf(matterId: string, form: string): Promise<Paper> {
  const found = (await papersOf(matterId)).findLast((one) => one.form === form);
  if (!found) throw new Error(`no paper ${form}`);
  return found;
}

/** On the page of the matter: the paper is opened and its pages are drawn. */
async function openPaper(seat: Seat, matterId: string, name: string): Promise<void> {
  await openMatter(seat, matterId);
  await seat.page
    .getByRole("button", { name: new RegExp(`^${name}`) })
    .last()
    .click();
  const sheet = seat.page.getByRole("img", { name: new RegExp(`^${name} `) }).last();
  await sheet.waitFor({ timeout: PATIENCE_MS });
  await expect
    .poll(() => sheet.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth), {
      timeout: PATIENCE_MS,
    })
    .toBeGreaterThan(100);
}

/** As a stranger who scans the code on the paper. */
async function verify(paper: Paper, words: RegExp): Promise<string> {
  const anybody = await takeSeat(browser, { baseUrl: server.url, size: PHONE });
  await anybody.page.goto(`/verify/${paper.code}`);
  await anybody.page.getByRole("status").getByText(words).waitFor({ timeout: PATIENCE_MS });
  const text = (await anybody.page.locator("body").textContent()) ?? "";
  expect(text).toContain(paper.number);
  await look(anybody, `verify-${paper.form}`);
  expectQuiet(anybody);
  await anybody.context.close();
  return text;
}

/** With a finger. */
async function draw({ page, context }: Seat): Promise<void> {
  const board = page.getByRole("img", { name: "在这里手写签名" });
  await board.scrollIntoViewIfNeeded();
  const box = await board.boundingBox();
  if (!box) throw new Error("there is no board to sign on");
  const touch = await context.newCDPSession(page);
  const at = (x: number, y: number) => [{ x: box.x + box.width * x, y: box.y + box.height * y }];
  const strokes = [
    [at(0.2, 0.3), at(0.35, 0.6), at(0.5, 0.25)],
    [at(0.55, 0.2), at(0.6, 0.7), at(0.8, 0.5)],
  ];
  for (const [first, ...rest] of strokes) {
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: first ?? [] });
    for (const touchPoints of rest) await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints });
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  }
}

describe("扣押、清单、期满解除", () => {
  let id: string;
  const party = `示例商贸行${Date.now() % 1000}`;

  it("is asked for, approved and carried out with a list; each step leaves its paper with the opinions", async () => {
    const offence = ["CG-SR-008", "占用道路及其他公共场所设摊经营、兜售物品"] as const;
    ({ id } = await house.filed({ party, offence }));
    const items = [
      { name: "三轮车", quantity: "1", unit: "辆", state: "完好" },
      { name: "遮阳棚", quantity: "2", unit: "顶", state: "有破损" },
    ];
    await house.act("officer", id, "request_measure", { kind: "seize", reason: "经责令拒不停止占道经营", items });
    await house.act("head", id, "decide_measure", { isApproved: true, opinion: "同意扣押" });
    await house.act("officer", id, "execute_measure", {
      ...{ isReasonTold: true, partyView: "没有意见", isPartyPresent: true },
    });
    const forms = (await papersOf(id)).map(({ form }) => form);
    expect(forms).toEqual(expect.arrayContaining(["DOC-15", "DOC-16", "DOC-17"]));
    await openPaper(officer, id, "行政强制措施审批表");
    await officer.page
      .getByText("批准：同意扣押")
      .or(officer.page.getByText(/行政机关负责人意见/))
      .first()
      .waitFor();
    await look(officer, "case-approval");
    await openPaper(officer, id, "查封（扣押）决定书");
    await look(officer, "case-seizure");
    expect((await paperOf(id, "DOC-16")).missing).not.toContain("items");
  });

  it("is signed for on the party's phone: what was drawn survives a lost network and is taken once", async () => {
    await openPaper(officer, id, "查封（扣押）决定书");
    await officer.page.getByRole("button", { name: "手机签" }).first().click();
    const address = (await officer.page.locator(".signing-qr code").textContent()) ?? "";
    await look(officer, "case-signing-link");
    const phone = await takeSeat(browser, { baseUrl: server.url, size: PHONE });
    await phone.page.goto(new URL(address).pathname);
    await phone.page.getByRole("img", { name: "要签的文书" }).waitFor({ timeout: PATIENCE_MS });
    await phone.page.getByLabel(/姓名$/).fill("秦砚");
    await draw(phone);
    await look(phone, "sign-drawn");
    await phone.context.setOffline(true);
    await phone.page.getByRole("button", { name: "确认签名" }).click();
    await phone.page.getByRole("alert").getByText("签名还在这台手机上").waitFor({ timeout: PATIENCE_MS });
    await phone.context.setOffline(false);
    await phone.page.reload();
    await phone.page.getByRole("img", { name: "手写签名" }).waitFor({ timeout: PATIENCE_MS });
    expect(await phone.page.getByLabel(/姓名$/).inputValue()).toBe("秦砚");
    await phone.page.getByRole("button", { name: "确认签名" }).click();
    await phone.page.getByText("已经签好").waitFor({ timeout: PATIENCE_MS });
    await phone.page.reload();
    await phone.page.getByText("已经签好").waitFor({ timeout: PATIENCE_MS });
    await look(phone, "sign-done");
    const { count } = await getRow(
      server.city.platform.database,
      sql<{
        count: number;
      }>`select count(*)::int as count from document_signature s join document_issued d on d.id = s.document_id
        where d.matter_id = ${id} and d.form = 'DOC-16' and s.method = 'link'`,
    );
    expect(count).toBe(1);
    await phone.context.close();
  });

  it("anybody verifies the decision; it says when it was handed over, and nothing of the party", async () => {
    const text = await verify(await paperOf(id, "DOC-16"), /是本机关制发的文书/);
    expect(text).toContain("送达日期");
    expect(text).not.toContain(party);
  });

  it("is over by law after its days: the clock frees the goods and issues the decision to release", async () => {
    server.setTime(addMillis(server.now(), 32 * DAY_MS));
    await inTransaction(server.city.platform.database, (tx) => enqueue(tx, "case.watch", {}));
    await expect
      .poll(async () => (await papersOf(id)).some(({ form }) => form === "DOC-19"), { timeout: PATIENCE_MS })
      .toBe(true);
    await openPaper(officer, id, "解除查封（扣押）决定书");
    await look(officer, "case-release");
    await verify(await paperOf(id, "DOC-19"), /是本机关制发的文书/);
    expectQuiet(officer);
  });
});

describe("逾期罚款，从催告到申请法院", () => {
  let id: string;

  it("is reminded, not paid, and taken to the court with its papers", async () => {
    const atWork = await house.noticed();
    ({ id } = atWork);
    // Longer than the days of the defence, whatever holiday lies in them.
    await house.wait(18);
    await house.decided(atWork, "期满未提出陈述申辩");
    // Neither paid, nor asked for reconsideration, nor taken to court: six months are over.
    await house.wait(190);
    await house.act("officer", id, "open_execution", { path: "court", obligation: "缴纳罚款贰万元及加处罚款" });
    await house.act("officer", id, "demand_performance");
    await house.delivered(id);
    await house.wait(24);
    await house.act("head", id, "apply_to_court", { court: "衡川区人民法院" });
    const forms = (await papersOf(id)).map(({ form }) => form);
    expect(forms).toEqual(expect.arrayContaining(["DOC-26", "DOC-34", "DOC-37", "DOC-41", "DOC-46"]));
  });

  it.each([
    ["行政处罚决定书", "DOC-34"],
    ["送达回证", "DOC-37"],
    ["行政决定履行催告书", "DOC-41"],
    ["强制执行申请书", "DOC-46"],
  ] as const)("%s opens at the desk and is verified by anybody", async (name, form) => {
    await openPaper(officer, id, name);
    await look(officer, `court-${form}`);
    const text = await verify(await paperOf(id, form), /是本机关制发的文书/);
    if (form === "DOC-34" || form === "DOC-41") expect(text).toContain("送达日期");
    expectQuiet(officer);
  });

  it("a wrong code is told so", async () => {
    const anybody = await takeSeat(browser, { baseUrl: server.url, size: PHONE });
    await anybody.page.goto("/verify/ZZZZZ-ZZZZZ");
    await anybody.page.getByRole("heading", { name: "没有这份文书" }).waitFor({ timeout: PATIENCE_MS });
    await anybody.context.close();
  });
});
