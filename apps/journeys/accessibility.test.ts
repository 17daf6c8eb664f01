/** axe finds nothing on the main pages, at the desk's width and the phone's. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, plainDateOf } from "#base/plain-date.ts";
import { wallClock } from "#platform/time.ts";
import { DESK, launchBrowser, PHONE, type Seat, takeSeat } from "./browser.ts";
import { ACCOUNTS, nextWorkdayAt, someCell } from "./cast.ts";
import { type JourneyServer, startJourneyServer } from "./city-server.ts";
import { Client } from "./client.ts";
import { signIn } from "./desk.ts";
import { appointOffice, publishPlan } from "./supervision.ts";

/** A page that asks for something again and again is judged as it stands then. */
const SETTLED_AFTER_MS = 5_000;

const PLAN = `关于印发《市容环境提升工作方案》的通知
衡城管发〔2026〕17号

市容环境提升工作方案

一、重点任务
（一）市容秩序
1. 开展背街小巷整治，完成整治126条。（牵头部门：衡川区环卫中心；责任部门：衡川区市政养护所）
2. 每月开展一次井盖巡查并报送情况。（牵头部门：衡川区市政养护所）

衡川区城市管理局
`;

let server: JourneyServer;
let browser: Browser;
let matterId: string;
let plan: Awaited<ReturnType<typeof publishPlan>>;

beforeAll(async () => {
  server = await startJourneyServer(nextWorkdayAt(wallClock.now(), 9));
  browser = await launchBrowser();
  const acceptor = await Client.signIn(server.url, ACCOUNTS.acceptor);
  const { longitude, latitude } = someCell(2);
  matterId = await acceptor.begin("report_by_public", {
    source: "inspection",
    description: "路口有一堆垃圾",
    classKey: "incident:0110",
    position: { longitude, latitude },
    isAnonymous: true,
  });
  await appointOffice(server);
  plan = await publishPlan(server, {
    ...{ text: PLAN, title: "市容环境提升工作方案", leadUnitName: "衡川区城市管理局" },
    to: addDays(plainDateOf(server.now()), 120),
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** What turns for ever does not count. */
const NOTHING_FADES = `document.getAnimations().every((one) =>
  one.playState !== "running" || one.effect?.getComputedTiming().iterations === Infinity)`;

/** Lists and maps come after the page, and fade in: half-way through, a text has too little contrast. */
async function settled(page: Seat["page"]): Promise<void> {
  const patience = { timeout: SETTLED_AFTER_MS };
  await page.waitForLoadState("networkidle", patience).catch(() => undefined);
  await page.waitForFunction(NOTHING_FADES, undefined, patience).catch(() => undefined);
}

/** What axe finds, one line each, so that a failure says where to look. */
async function findings({ page }: Seat, path: string): Promise<readonly string[]> {
  await page.goto(path);
  await page.locator("main").first().waitFor();
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap((found) =>
    found.nodes.map((node) => `${found.id}: ${node.target.join(" ")}: ${node.html.slice(0, 160)}`),
  );
}

describe.each([
  ["desk", DESK],
  ["phone", PHONE],
])("at the width of a %s", (_name, size) => {
  it("the public pages", async () => {
    const seat = await takeSeat(browser, { baseUrl: server.url, size });
    for (const path of ["/", "/report", "/follow", "/forced-closures", "/about"])
      expect(await findings(seat, path), path).toEqual([]);
  });

  it("the desk", async () => {
    const seat = await takeSeat(browser, { baseUrl: server.url, size });
    expect(await findings(seat, "/console/sign-in"), "sign-in").toEqual([]);
    await signIn(seat, ACCOUNTS.acceptor);
    for (const path of [
      "/console",
      `/console/matters/${matterId}`,
      "/console/map",
      "/console/new",
      "/console/locate",
    ]) {
      expect(await findings(seat, path), path).toEqual([]);
    }
  });

  it("the pages of the hotline", async () => {
    const seat = await takeSeat(browser, { baseUrl: server.url, size });
    expect(await findings(seat, "/hotline/AAAA-BBBB"), "an order that is not there").toEqual([]);
    await signIn(seat, ACCOUNTS.hotlineClerk);
    for (const page of ["desk", "call", "watch", "enterprise", "exclusions", "figures", "knowledge"])
      expect.soft(await findings(seat, `/console/hotline/${page}`), page).toEqual([]);
  });

  it("the pages of tasks", async () => {
    const seat = await takeSeat(browser, { baseUrl: server.url, size });
    await signIn(seat, ACCOUNTS.commandLead);
    for (const path of [
      "/console/task",
      `/console/task/plans/${plan.planId}`,
      `/console/matters/${plan.taskId}`,
      "/console/task/mine",
      "/console/task/desk",
      "/console/task/owed",
      "/console/task/drafts",
      `/console/task/drafts/${plan.draftId}`,
    ]) {
      expect.soft(await findings(seat, path), path).toEqual([]);
    }
    await seat.page.goto(`/console/matters/${plan.taskId}`);
    await seat.page.getByRole("button", { name: "设指标" }).click();
    const form = seat.page.getByRole("dialog", { name: "设指标" });
    await form.getByText("由留痕计算").click();
    await form.getByRole("radio", { name: "期内数" }).waitFor();
    const { violations } = await new AxeBuilder({ page: seat.page }).include("[role=dialog]").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
    await form.getByRole("radio", { name: "期内数" }).click();
    await form.getByRole("combobox", { name: /计数/ }).click();
    await seat.page.locator(".ant-select-item-option:visible").first().click();
    const preview = form.getByRole("region", { name: "试算" });
    await preview.getByRole("status").waitFor({ timeout: 60_000 });
    expect(await preview.getByRole("status").textContent()).toMatch(/^\d/);
    expect(await preview.textContent()).toContain("的期内");
  });
});
