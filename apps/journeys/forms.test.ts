/** Forms under a hurried hand: nothing that loads beside them moves their button, what is suggested is taken only by a press, and what is sent early takes its files along. */
import { createHash } from "node:crypto";
import { AxeBuilder } from "@axe-core/playwright";
import { describe, expect, it } from "vitest";
import { DESK, PHONE, type Seat } from "./browser.ts";
import { fill, fillAndAct, openClue } from "./case-forms.ts";
import { CASE_ACCOUNTS, CaseHouse } from "./case-seats.ts";
import { ACCOUNTS, nameOf } from "./cast.ts";
import { addPhoto, ask, openAct, openMatter, photo, send } from "./desk.ts";
import { openScene } from "./scene.ts";

/** As on a slow line: the code of what helps, and what it asks, come well after the form. */
const LATE_MS = 900;
const WATCHED_MS = 2_500;

const scene = openScene();

/** Every height at which the button stood while what is beside the form came. */
async function heightsOfButton({ page }: Seat): Promise<readonly number[]> {
  const button = page.locator(".act-form-foot button[type=submit]");
  await button.waitFor();
  const heights = new Set<number>();
  for (const end = performance.now() + WATCHED_MS; performance.now() < end; ) {
    heights.add(Math.round((await button.boundingBox())?.y ?? -1));
    await page.waitForTimeout(50);
  }
  return [...heights];
}

/** CSS pixels by which the page is wider than its window. */
function widthBeyond({ page }: Seat): Promise<number> {
  return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
}

describe.each([
  ["desk", DESK],
  ["phone", PHONE],
])("at the width of a %s", (_name, size) => {
  it("the button of an act stays where it is while its helpers load", async () => {
    const officer = await scene.desk(CASE_ACCOUNTS.officer, { size });
    const id = await openClue(officer, { 来源: "巡查发现", 线索内容: "人行道上有新倒的碎砖", 地点: "文昌街 5 号" });
    const house = new CaseHouse(scene.server);
    await house.act("officer", id, "start_verifying");
    let late = 0;
    await officer.page.route(
      /\/acts\/[^/]+\/papers|assets\/(PapersOfAct|OffenceHelper|OutlineHelper)/,
      async (route) => {
        late += 1;
        await new Promise((done) => setTimeout(done, LATE_MS));
        await route.continue();
      },
    );
    for (const act of ["name_party", "set_offence", "record_interview", "add_evidence"]) {
      await officer.page.goto(`/console/matters/${id}?act=${act}`);
      expect(await heightsOfButton(officer), act).toHaveLength(1);
    }
    expect(late).toBeGreaterThan(0);
    await officer.page.unrouteAll({ behavior: "ignoreErrors" });
    scene.expectQuiet();
  });

  it("sent while its photograph is still on the way, waits for it", async () => {
    const officer = await scene.desk(CASE_ACCOUNTS.officer, { size });
    const id = await openClue(officer, { 来源: "巡查发现", 线索内容: "人行道上有新倒的渣土", 地点: "文昌街 7 号" });
    await new CaseHouse(scene.server).act("officer", id, "start_verifying");
    await openMatter(officer, id);
    const order: string[] = [];
    await officer.page.route(/\/api\/evidence/, async (route) => {
      // Its picture is asked for when it has arrived.
      if (route.request().method() !== "POST") return route.continue();
      await new Promise((done) => setTimeout(done, LATE_MS));
      order.push("photograph");
      await route.continue();
    });
    officer.page.on("request", (request) => {
      if (request.url().endsWith("/acts/add_evidence")) order.push("act");
    });
    await fillAndAct(officer, "登记证据", {
      种类: "勘验笔录、现场笔录",
      名称: "现场检查笔录",
      取得时间: { at: scene.server.now() },
      另一名执法人员: nameOf(CASE_ACCOUNTS.secondOfficer),
      已出示执法证件: true,
      文件: { photo: "late" },
    });
    expect(order).toEqual(["photograph", "act"]);
    const { story } = await ask<{ story: readonly object[] }>(officer, `/api/matters/${id}`);
    const hash = createHash("sha256")
      .update((await photo("late")).buffer)
      .digest("hex");
    expect(JSON.stringify(story)).toContain(hash);
    await officer.page.unrouteAll({ behavior: "ignoreErrors" });
    scene.expectQuiet();
  });

  it("a file that did not arrive keeps the form, until it is sent again or left out by hand", async () => {
    const officer = await scene.desk(CASE_ACCOUNTS.officer, { size });
    const id = await openClue(officer, { 来源: "巡查发现", 线索内容: "绿化带里有新倒的渣土", 地点: "文昌街 9 号" });
    await new CaseHouse(scene.server).act("officer", id, "start_verifying");
    await openMatter(officer, id);
    const { page } = officer;
    let isBroken = true;
    let sent = 0;
    await page.route(/\/api\/evidence/, async (route) => {
      if (route.request().method() !== "POST" || !isBroken) return route.continue();
      await route.abort();
    });
    page.on("request", (request) => {
      if (request.url().endsWith("/acts/add_evidence")) sent += 1;
    });
    const form = await openAct(officer, "登记证据");
    await fill(form, {
      种类: "勘验笔录、现场笔录",
      名称: "现场检查笔录",
      取得时间: { at: scene.server.now() },
      另一名执法人员: nameOf(CASE_ACCOUNTS.secondOfficer),
      已出示执法证件: true,
    });
    for (const name of ["first", "second"]) await addPhoto(form, name);
    const failed = form.getByRole("list", { name: "没有传上去的文件" });
    await failed.getByRole("listitem").nth(1).waitFor();
    const button = form.getByRole("button", { name: "登记证据", exact: true });
    const told = form.getByText(/还没有提交：/);
    for (let times = 0; times < 3; times += 1) {
      await button.click();
      await told.waitFor();
      await failed.getByRole("button", { name: "重新上传 first.jpg" }).and(page.locator(":focus")).waitFor();
    }
    expect(await told.innerText()).toMatch(/first\.jpg.*second\.jpg/);
    const { violations } = await new AxeBuilder({ page }).include(".act-panel").analyze();
    expect(violations.map(({ id: rule }) => rule)).toEqual([]);
    expect(await widthBeyond(officer)).toBe(0);
    await failed.getByRole("button", { name: "不要这份文件 second.jpg" }).click();
    await button.click();
    await form.getByText("还没有提交：“first.jpg”没有传上去").waitFor();
    expect(sent).toBe(0);
    isBroken = false;
    await failed.getByRole("button", { name: "重新上传 first.jpg" }).click();
    await failed.waitFor({ state: "detached" });
    await send(officer, "登记证据");
    await page.getByText("登记证据，办好了", { exact: true }).waitFor();
    const { story } = await ask<{ story: readonly object[] }>(officer, `/api/matters/${id}`);
    const hashOf = async (name: string) =>
      createHash("sha256")
        .update((await photo(name)).buffer)
        .digest("hex");
    expect(JSON.stringify(story)).toContain(await hashOf("first"));
    expect(JSON.stringify(story)).not.toContain(await hashOf("second"));
    expect(sent).toBe(1);
    await page.unrouteAll({ behavior: "ignoreErrors" });
    scene.expectQuiet();
  });

  it("a class is suggested from the text, says by which words, and is filled in by a press alone", async () => {
    const acceptor = await scene.desk(ACCOUNTS.acceptor, { size });
    const { page } = acceptor;
    await page.goto("/console/new?kind=report&act=report_by_public");
    const suggestions = page.getByRole("region", { name: "分类建议" });
    await suggestions.getByText("写下问题").waitFor();
    const words = `路灯不亮，晚上一片漆黑${size.width}`;
    await page.getByLabel("问题描述").fill(words);
    const first = suggestions.getByRole("button", { name: "路灯" }).first();
    await first.waitFor();
    await suggestions.locator("mark", { hasText: "路灯" }).first().waitFor();
    expect(await suggestions.locator("[aria-pressed=true]").count()).toBe(0);
    const { violations } = await new AxeBuilder({ page }).include(".new-page").analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`))).toEqual([]);
    const order = await suggestions.getByRole("button").allInnerTexts();
    const at = order.findIndex((text) => text.includes("路灯")) + 1;
    if (size === DESK) await page.keyboard.press(`Alt+${at}`);
    else await first.click();
    await suggestions.getByText("已选").waitFor();
    await page.getByRole("radiogroup", { name: "匿名" }).getByText("是").click();
    await page.getByRole("button", { name: "登记问题", exact: true }).click();
    await page.getByText(/登记问题 .*办好了/).waitFor();
    const { rows } = await ask<{ rows: { subject: string }[] }>(
      acceptor,
      `/api/matters?view=all&text=${encodeURIComponent(words)}`,
    );
    expect(rows.map(({ subject }) => subject)).toEqual(["路灯"]);
    scene.expectQuiet();
  });
});
