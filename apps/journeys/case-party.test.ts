/** The party's side of a case in the browser of a phone: a defence that a lost network does not lose; a decision revoked and taken down. */
import { AxeBuilder } from "@axe-core/playwright";
import { sql } from "kysely";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, plainDateOf } from "#base/plain-date.ts";
import { getRow } from "#platform/database/query.ts";
import { wallClock } from "#platform/time.ts";
import { DESK, launchBrowser, PATIENCE_MS, PHONE, type Seat, takeSeat } from "./browser.ts";
import { CASE_ACCOUNTS, type CaseAtWork, CaseHouse } from "./case-seats.ts";
import { nextWorkdayAt } from "./cast.ts";
import { type JourneyServer, startJourneyServer } from "./city-server.ts";
import { expectQuiet, photo, signIn } from "./desk.ts";

const DEFENCE = "车辆在事发前已经租出，有租赁合同和当天的交接记录。";
const REVIEW = "租赁合同属实，采纳，处罚减轻；未核实承租人处置资格，其余理由不采纳。";
const PAPER = Buffer.from(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
);

let server: JourneyServer;
let browser: Browser;
let house: CaseHouse;
let atWork: CaseAtWork;
let key: { readonly number: string; readonly code: string };
let party: Seat;
/** Every address that the party's phone asked for. */
const asked: string[] = [];

beforeAll(async () => {
  server = await startJourneyServer(nextWorkdayAt(wallClock.now(), 9));
  browser = await launchBrowser();
  house = new CaseHouse(server);
  atWork = await house.noticed();
  key = await house.keyOf(atWork.id);
  party = await takeSeat(browser, { baseUrl: server.url, size: PHONE });
  party.page.on("request", (request) => asked.push(request.url()));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const heading = (page: Page, name: string) => page.getByRole("heading", { name }).waitFor({ timeout: PATIENCE_MS });

/** Anew, as by scanning the code. */
async function openCase({ page }: Seat): Promise<void> {
  await page.goto("/about");
  await page.goto(`/case#${key.number}/${key.code}`);
  await heading(page, "未经核准擅自处置建筑垃圾");
}

it("a wrong code is answered in one sentence, with what was typed still there", async () => {
  const { page } = await takeSeat(browser, { baseUrl: server.url, size: PHONE });
  await page.goto("/case");
  await page.getByLabel("案号").fill(key.number);
  await page.getByLabel("查询码").fill("ABCDE-FGHJK");
  await page.getByRole("button", { name: "查看" }).click();
  await page.getByRole("alert").getByText("没有找到").waitFor({ timeout: PATIENCE_MS });
  expect(await page.getByLabel("案号").inputValue()).toBe(key.number);
  await page.getByLabel("查询码").fill(key.code.toLowerCase());
  await page.getByRole("button", { name: "查看" }).click();
  await heading(page, "未经核准擅自处置建筑垃圾");
});

describe("陈述申辩 from the party's phone", () => {
  it("opens by the code on the notice, which then stands in no address, and shows the paper", async () => {
    const { page } = party;
    await openCase(party);
    expect(new URL(page.url()).hash).toBe("");
    await page.getByText("还剩").first().waitFor();
    await page.getByRole("link", { name: /行政处罚事先/ }).click();
    await page.getByText(/自收到本告知书之日起\s*5 个工作日内/).waitFor({ timeout: PATIENCE_MS });
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: /下载 PDF/ }).click();
    expect((await download).suggestedFilename()).toContain("行政处罚事先");
    await page.getByRole("link", { name: "回到我的案件" }).click();
    await heading(page, "未经核准擅自处置建筑垃圾");
  });

  it("is written, survives a reload and a lost network, and is received once", async () => {
    const { page, context } = party;
    await openCase(party);
    await page.getByRole("link", { name: "写陈述申辩" }).click();
    await page.getByLabel("你的意见和理由").fill(DEFENCE);
    await page.getByLabel(/拍照、选照片/).setInputFiles([
      { ...(await photo("contract")), name: "合同.jpg" },
      { name: "交接记录.pdf", mimeType: "application/pdf", buffer: PAPER },
    ]);
    await page.getByRole("button", { name: "去掉 交接记录.pdf" }).waitFor({ timeout: PATIENCE_MS });
    await page.reload();
    await page.getByRole("button", { name: "去掉 合同.jpg" }).waitFor({ timeout: PATIENCE_MS });
    expect(await page.getByLabel("你的意见和理由").inputValue()).toBe(DEFENCE);
    await context.setOffline(true);
    await page.getByRole("button", { name: "发送" }).click();
    await page.getByText("网络不通，还没发出去").waitFor({ timeout: PATIENCE_MS });
    await context.setOffline(false);
    await page.getByText("陈述申辩收到了").waitFor({ timeout: PATIENCE_MS });
    await page.getByText("附件 2 件").waitFor({ timeout: PATIENCE_MS });
    const { n } = await getRow(
      server.city.platform.database,
      sql<{
        n: number;
      }>`select count(*)::int as n from record_entry where matter_id = ${atWork.id} and act = 'record_representation'`,
    );
    expect(n).toBe(1);
    const receipt = page.waitForEvent("download");
    await page.getByRole("button", { name: /下载回执/ }).click();
    expect((await receipt).suggestedFilename()).toMatch(/回执.*pdf/);
    expect(asked.filter((url) => url.includes(key.code))).toEqual([]);
  });

  it("is read by the officer at the case, with its two attachments", async () => {
    const officer = await takeSeat(browser, { baseUrl: server.url, size: DESK });
    await signIn(officer, CASE_ACCOUNTS.officer);
    await officer.page.goto(`/console/matters/${atWork.id}`);
    await officer.page.getByText(DEFENCE).first().waitFor({ timeout: PATIENCE_MS });
    const { evidence } = await (await house.client("officer")).get<{ evidence: readonly { seq: number }[] }>(
      `/api/matters/${atWork.id}`,
    );
    const last = Math.max(...evidence.map((one) => one.seq));
    expect(evidence.filter((one) => one.seq === last)).toHaveLength(2);
    expectQuiet(officer);
  });

  it("is answered in the decision, which the party reads with the reasons", async () => {
    await house.wait(8);
    await house.decided(atWork, REVIEW);
    const { page } = party;
    await openCase(party);
    await page.getByText("决定已送达，请按期履行").waitFor({ timeout: PATIENCE_MS });
    await page.getByText(REVIEW).first().waitFor();
    await page.getByRole("link", { name: /行政处罚决定书/ }).click();
    const decision = page.locator(".paper-text");
    await decision.waitFor({ timeout: PATIENCE_MS });
    const words = ((await decision.textContent()) ?? "").replaceAll(/\s/g, "");
    expect(words).toContain(DEFENCE);
    expect(words).toContain(REVIEW);
    expect(words).toContain("衡川区城市管理局");
    expectQuiet(party);
  });

  it("ends in a plan of instalments that the head answers", async () => {
    const { page } = party;
    await openCase(party);
    await page.getByRole("link", { name: "怎么缴、申请延期分期" }).first().click();
    await page.getByText("分期：分几次").click();
    await page.getByLabel("第一期哪一天").fill(addDays(plainDateOf(server.now()), 12));
    await page.getByLabel("经济困难的情况").fill("停工三个月，周转困难");
    await page.getByRole("button", { name: "提交申请" }).click();
    await page.getByText("申请收到了").waitFor({ timeout: PATIENCE_MS });
    await house.act("head", atWork.id, "decide_arrangement", { isGranted: true });
    await openCase(party);
    await page.getByText("按安排缴纳").waitFor({ timeout: PATIENCE_MS });
  });
});

describe("a decision that falls", () => {
  it("stands on the public list, by name, number and day, and has a page of its own", async () => {
    await house.act("publicity", atWork.id, "publish", { isRedacted: true });
    const { page, ...seat } = await takeSeat(browser, { baseUrl: server.url, size: PHONE });
    await page.goto("/penalties");
    await page.getByText("共 1 份").waitFor({ timeout: PATIENCE_MS });
    await page.getByLabel("决定日期从").fill(addDays(plainDateOf(server.now()), 1));
    await page.getByText("没有符合条件的决定").waitFor({ timeout: PATIENCE_MS });
    await page.getByLabel("决定日期从").fill(plainDateOf(server.now()));
    await page.getByRole("link", { name: /未经核准擅自处置建筑垃圾/ }).click();
    await page.getByText("统一社会信用代码").waitFor({ timeout: PATIENCE_MS });
    expect(await page.locator("main").textContent()).not.toMatch(/文昌街 88|19900000147/);
    expectQuiet({ page, ...seat });
  });

  it("is gone the moment it is revoked, and its reason follows when the clerk has given it", async () => {
    await house.act("head", atWork.id, "revoke_decision", { reason: "认定事实的主要证据不足" });
    const { page } = await takeSeat(browser, { baseUrl: server.url, size: PHONE });
    await page.goto("/penalties");
    await page.getByText("共 0 份").waitFor({ timeout: PATIENCE_MS });
    await page.getByText("已停止公开").waitFor();
    expect((await page.request.get(`/api/cases/disclosures/${atWork.id}`)).status()).toBe(404);
    await house.wait(1);
    await house.act("publicity", atWork.id, "withdraw_published", { publicReason: "主要证据不足，决定已依法撤销" });
    await page.reload();
    await page.getByText("主要证据不足，决定已依法撤销").waitFor({ timeout: PATIENCE_MS });
    await openCase(party);
    await party.page.getByRole("heading", { name: "决定已撤销" }).waitFor({ timeout: PATIENCE_MS });
  });
});

describe("what the public and the party see has no violation that axe knows", () => {
  it.each([
    ["phone", PHONE],
    ["desk", DESK],
  ])("at the width of a %s", async (_name, size) => {
    const open = await house.noticed();
    key = await house.keyOf(open.id);
    const seat = await takeSeat(browser, { baseUrl: server.url, size });
    await openCase(seat);
    const paper = await seat.page.getByRole("link", { name: /行政处罚事先/ }).getAttribute("href");
    const code = paper?.split("/").at(-1);
    for (const path of [
      "/case",
      "/case/defence",
      "/case/address",
      paper ?? "",
      "/penalties",
      `/verify/${code}`,
      "/powers",
    ])
      expect.soft(await findings(seat, path), path).toEqual([]);
    expectQuiet(seat);
  });
});

/** What axe finds, and whether the page is wider than the screen. */
async function findings({ page }: Seat, path: string): Promise<readonly string[]> {
  await page.goto(path);
  await page.locator("main h1").waitFor({ timeout: PATIENCE_MS });
  await page.waitForLoadState("networkidle");
  const { violations } = await new AxeBuilder({ page }).analyze();
  const beyond = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
  return [
    ...violations.flatMap((found) => found.nodes.map((node) => `${found.id}: ${node.target.join(" ")}`)),
    ...(Number(beyond) > 0 ? [`wider than the screen by ${String(beyond)} px`] : []),
  ];
}
