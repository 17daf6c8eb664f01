/** axe finds nothing on the main pages, at the desk's width and the phone's. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { addDays, plainDateOf } from "#base/plain-date.ts";
import { DESK, PHONE, type Seat } from "./browser.ts";
import { ACCOUNTS, someCell } from "./cast.ts";
import { Client } from "./client.ts";
import { signIn, unfold } from "./desk.ts";
import { openScene } from "./scene.ts";
import { appointOffice, publishPlan } from "./supervision.ts";

/** A page that asks for something again and again is judged as it stands then. */
const SETTLED_AFTER_MS = 5_000;
const REST_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 100;

const PLAN = `关于印发《市容环境提升工作方案》的通知
衡城管发〔2026〕17号

市容环境提升工作方案

一、重点任务
（一）市容秩序
1. 开展背街小巷整治，完成整治126条。（牵头部门：衡川区环卫中心；责任部门：衡川区市政养护所）
2. 每月开展一次井盖巡查并报送情况。（牵头部门：衡川区市政养护所）

衡川区城市管理局
`;

let matterId: string;
let plan: Awaited<ReturnType<typeof publishPlan>>;
const scene = openScene(async ({ server }) => {
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
  await server.settled();
});

/** What turns for ever does not count. Half-way through a fade a text has too little contrast. */
const IS_SETTLED = `!document.querySelector(".waiting") && document.getAnimations().every((one) =>
  one.playState !== "running" || one.effect?.getComputedTiming().iterations === Infinity)`;

/** Lists and maps come after the page. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle", { timeout: SETTLED_AFTER_MS }).catch(() => undefined);
  await atRest(page);
}

/** Asked from outside: the pages forbid what `waitForFunction` does inside them. What never rests is judged as it stands. */
async function atRest(page: Page): Promise<void> {
  for (
    const end = performance.now() + REST_WITHIN_MS;
    performance.now() < end;
    await page.waitForTimeout(LOOK_EVERY_MS)
  )
    if (await page.evaluate<boolean>(IS_SETTLED)) return;
}

/** What axe finds on one page at both widths, one line each, so that a failure says where to look. */
async function findings({ page }: Seat, path: string): Promise<readonly string[]> {
  await page.setViewportSize(DESK);
  await page.goto(path);
  await page.locator("main").first().waitFor();
  const found = [];
  for (const size of [DESK, PHONE]) {
    await page.setViewportSize(size);
    await settled(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map((node) => told(id, size.width, node))));
  }
  return found;
}

interface Node {
  readonly target: readonly unknown[];
  readonly html: string;
}
const told = (id: string, width: number, { target, html }: Node) =>
  `${id} at ${width}: ${target.join(" ")}: ${html.slice(0, 160)}`;

describe("axe finds nothing, at the desk's width and the phone's", () => {
  it("on the public pages", async () => {
    const seat = await scene.desk(null);
    for (const path of ["/", "/report", "/follow", "/forced-closures", "/about", "/nowhere", "/hotline/AAAA-BBBB"])
      expect.soft(await findings(seat, path), path).toEqual([]);
  });

  it("at the desk", async () => {
    const seat = await scene.desk(null);
    expect.soft(await findings(seat, "/console/sign-in"), "sign-in").toEqual([]);
    await signIn(seat, ACCOUNTS.acceptor);
    for (const page of ["", `/matters/${matterId}`, "/map", "/new", "/locate", "/nowhere"])
      expect.soft(await findings(seat, `/console${page}`), page).toEqual([]);
  });

  it("on the pages of the hotline", async () => {
    const seat = await scene.desk(ACCOUNTS.hotlineClerk);
    for (const page of ["desk", "call", "watch", "enterprise", "exclusions", "figures", "knowledge"])
      expect.soft(await findings(seat, `/console/hotline/${page}`), page).toEqual([]);
  });

  it("on the pages of what is sent out", async () => {
    const seat = await scene.desk(ACCOUNTS.administrator);
    for (const page of ["outbox", "outbox/messages"])
      expect.soft(await findings(seat, `/console/${page}`), page).toEqual([]);
  });

  it("on the pages of tasks", async () => {
    const seat = await scene.desk(ACCOUNTS.commandLead);
    for (const page of [
      "task",
      `task/plans/${plan.planId}`,
      `matters/${plan.taskId}`,
      "task/mine",
      "task/desk",
      "task/owed",
      "task/drafts",
      `task/drafts/${plan.draftId}`,
    ]) {
      expect.soft(await findings(seat, `/console/${page}`), page).toEqual([]);
    }
  });

  it.each([
    ["desk", DESK],
    ["phone", PHONE],
  ])("on the form of an indicator, at the width of a %s", async (_name, size) => {
    const { page } = await scene.desk(ACCOUNTS.commandLead, { size });
    await page.goto(`/console/matters/${plan.taskId}`);
    await page.getByRole("button", { name: "设指标" }).click();
    const form = page.getByRole("dialog", { name: "设指标" });
    await form.getByText("由留痕计算").click();
    await form.getByRole("radio", { name: "期内数" }).waitFor();
    await atRest(page);
    const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => told(id, size.width, node)))).toEqual([]);
    await form.getByRole("radio", { name: "期内数" }).click();
    await (await unfold(form.getByRole("combobox", { name: /计数/ }))).first().click();
    const preview = form.getByRole("region", { name: "试算" });
    await preview.getByRole("status").filter({ hasText: /^\d/ }).waitFor();
    await preview.getByText("的期内").first().waitFor();
  });
});
