/** 从红头文件到办结: a plan is uploaded, corrected, published, reported on, turns red, climbs, is decided on and done; a whistle; the pack. */
import { readFile } from "node:fs/promises";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { engineOf } from "#apps/server/capabilities.ts";
import { addMillis, DAY_MS } from "#base/instant.ts";
import { addDays, dayNumberOf, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { getPlan, type PlanPage } from "#capabilities/task/contract.ts";
import { watchTasks } from "#capabilities/task/server/public.ts";
import { PATIENCE_MS } from "./browser.ts";
import { ACCOUNTS, accountOf, deskOf } from "./cast.ts";
import { Client } from "./client.ts";
import { act, addPhoto, choose, chooseListed, openMatter, send } from "./desk.ts";
import { openScene } from "./scene.ts";
import { appointOffice } from "./supervision.ts";

const LEAD = "衡川区环卫中心";
const RESPONSIBLE = "衡川区市政养护所";
const TITLE = "市容环境提升工作方案";

let planUrl: string;
/** The day on which the task under watch is due. */
let dueOn: PlainDate;
const scene = openScene(async ({ server }) => {
  dueOn = addDays(plainDateOf(server.now()), 7);
  await appointOffice(server);
});
const signIn = (account: string) => Client.signIn(scene.server.url, account);
/** Days pass between the scenes: everybody signs in anew. */
const office = () => scene.desk(ACCOUNTS.commandLead);

function documentText(): string {
  const words = (day: PlainDate) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
  const year = dueOn.slice(0, 4);
  return `衡川区城市管理局关于印发《${year}年${TITLE}》的通知
衡城管发〔${year}〕17号

${year}年${TITLE}

一、总体要求
坚持问题导向，提升市容环境。
二、重点任务
（一）市容秩序
1. 开展背街小巷整治，完成整治126条，${words(dueOn)}前完成。（牵头部门：${LEAD}；责任部门：区市政所）
2. 规范占道经营，占道数量减少20%，${words(addDays(dueOn, 90))}前完成。（牵头部门：${LEAD}）
（二）设施维护
3. 每月开展一次井盖巡查并报送情况。（牵头部门：${RESPONSIBLE}）
三、保障措施
责任部门遇到困难报牵头部门，牵头部门报分管领导，重大疑难问题提请局党组研究。

衡川区城市管理局
${words(plainDateOf(scene.server.now()))}
`;
}

const planSeen = async (): Promise<PlanPage> =>
  getPlan.response.parse(
    await (await signIn(ACCOUNTS.commandLead)).get(`/api/task/plans/${planUrl.split("/").at(-1)}`),
  );
async function alley() {
  const found = (await planSeen()).tasks.find((task) => task.title.includes("背街小巷"));
  if (!found) throw new Error("the plan lost its task");
  return found;
}

/** Looks at all tasks on a later day, as the schedule does. */
async function watchOn(day: PlainDate): Promise<void> {
  const days = dayNumberOf(day) - dayNumberOf(plainDateOf(scene.server.now()));
  scene.goTo(addMillis(scene.server.now(), days * DAY_MS));
  await watchTasks(engineOf(scene.server.city.platform), scene.server.now());
}

/** What a job will have done. */
function eventually(ask: () => Promise<unknown>, what: string) {
  return expect.poll(ask, { timeout: PATIENCE_MS, message: what });
}

/** The task that the party group decided on is done first: it stands under the one it helps. */
async function endDecided(): Promise<void> {
  const decided = (await planSeen()).tasks.find((task) => task.title.includes("增派力量"));
  if (!decided) throw new Error("the decision made no task");
  const unit = await signIn(deskOf(RESPONSIBLE));
  await unit.act(decided.matterId, "receive");
  await unit.act(decided.matterId, "submit", { text: "增派两个班组，全部完成", files: [await unit.photo("decided")] });
  await (await signIn(ACCOUNTS.commandLead)).act(decided.matterId, "confirm");
}

async function pickDay(page: Page, label: string, day: PlainDate): Promise<void> {
  await page.getByLabel(label).click();
  await page.getByLabel(label).fill(day);
  await page.locator(`.ant-picker-dropdown td[title="${day}"]:visible`).first().click();
}

describe("a plan", () => {
  it("is uploaded, corrected beside its document, and published", async () => {
    const desk = await office();
    const { page } = desk;
    await page.goto("/console/task/drafts");
    await page.locator('input[type="file"]').setInputFiles({
      name: "方案.txt",
      mimeType: "text/plain",
      buffer: Buffer.from(documentText()),
    });
    await page.getByRole("heading", { name: new RegExp(TITLE) }).waitFor();
    const first = page.getByRole("button", { name: /开展背街小巷整治/ }).first();
    await first.waitFor();
    await first.click();
    const editor = page.getByRole("region", { name: /^订正/ });
    await editor.getByLabel("任务", { exact: true }).fill("背街小巷整治");
    await editor.getByRole("button", { name: /保存订正/ }).click();
    await page.getByText("已订正").first().waitFor();
    expect(await page.locator(".plan-paper mark").count()).toBeGreaterThan(4);

    await page
      .getByRole("button", { name: /规范占道经营/ })
      .first()
      .click();
    await page
      .getByRole("region", { name: /规范占道经营/ })
      .getByRole("button", { name: "不列入" })
      .click();
    await page.getByRole("button", { name: "重新列入" }).waitFor();
    await page.getByRole("button", { name: /撤销/ }).click();
    await page.getByRole("button", { name: "不列入" }).waitFor();

    await page.getByRole("tab", { name: /待匹配单位/ }).click();
    const unknown = page.locator(".unit-matching > li").filter({ hasText: "区市政所" });
    await chooseListed(unknown.getByRole("combobox"), RESPONSIBLE);
    await unknown.getByRole("button", { name: "就是它" }).click();
    await unknown.waitFor({ state: "detached" });

    await page.getByRole("button", { name: "发布", exact: true }).click();
    const panel = page.getByRole("dialog", { name: "发布方案" });
    await chooseListed(panel.getByRole("combobox", { name: /牵头抓总单位/ }), "衡川区城市管理局");
    await panel.getByRole("button", { name: "发布", exact: true }).click();
    await page.locator(".ant-modal").getByRole("button", { name: "发布" }).click();
    await page.getByRole("link", { name: "看方案进展" }).click();
    await page.waitForURL(/\/task\/plans\//);
    planUrl = new URL(page.url()).pathname;
    const tree = page.getByRole("tree", { name: "任务树" });
    await tree.getByText("背街小巷整治", { exact: true }).waitFor();
    await tree.getByText("市容秩序", { exact: true }).waitFor();
    // Three items of the list, and the paragraph of 三、 that nobody left out.
    expect((await planSeen()).progress).toMatchObject({ tasks: 4, done: 0 });
    scene.expectQuiet();
  });

  it("is received and reported on from the phone, in three taps", async () => {
    const phone = await scene.phone(deskOf(LEAD));
    const { page } = phone;
    await page.goto("/console/task/mine");
    const card = page.locator(".my-task").filter({ hasText: "背街小巷整治" });
    await card.getByRole("link", { name: "接收" }).click();
    await send(phone, "接收");
    await page.getByText("接收，办好了", { exact: true }).waitFor();

    await scene.server.settled();
    await page.goto("/console/task/mine");
    await card.getByRole("link", { name: "报进展" }).click();
    await page.getByRole("button", { name: "加 10%" }).click();
    await page.getByRole("button", { name: "报上去" }).click();
    await page.waitForURL(/task\/mine$/);
    expect(await alley()).toMatchObject({ state: "doing", percent: 10 });
    scene.expectQuiet();
  });

  it("turns red when its day is past; the order of supervision is answered by who was asked", async () => {
    await watchOn(addDays(dueOn, 1));
    await eventually(alley, "red on the first step").toMatchObject({ light: "red", ladderStep: 1 });
    const desk = await office();
    await desk.page.goto(`${planUrl}?view=late`);
    const late = desk.page.locator(".task-list > li").filter({ hasText: "背街小巷整治" });
    await late.getByText("超 1 日").waitFor();
    await late.getByText(/责任部门/).waitFor();

    const asked = await scene.desk(deskOf(RESPONSIBLE));
    await asked.page.goto("/console/task/desk");
    const row = asked.page
      .getByRole("grid", { name: "督办单" })
      .getByText(/背街小巷/)
      .first();
    await row.dblclick();
    await act(asked, "回复督办", async (form) => {
      await form.getByRole("textbox").first().fill("已加派两个班组，三天内补上");
    });
    scene.expectQuiet();
  });

  it("climbs to the party group, whose decision becomes a task", async () => {
    for (const [days, step] of [
      [8, 2],
      [16, 3],
      [28, 4],
    ] as const) {
      await watchOn(addDays(dueOn, days));
      await eventually(alley, `step ${step}`).toMatchObject({ ladderStep: step });
    }
    const desk = await office();
    const { page } = desk;
    await page.goto("/console/task/desk?kind=agenda");
    const item = page
      .getByRole("grid", { name: "提请研究" })
      .getByText(/背街小巷/)
      .first();
    await item.dblclick();
    const today = plainDateOf(scene.server.now());
    await act(desk, "列入会议", async (form) => {
      await choose(form, "会议", "局党组会");
      await pickDay(page, "会议日期", today);
    });
    await page.reload();
    await act(desk, "记录议定", async (form) => {
      await form.getByLabel("议定事项").fill("由市政养护所增派力量，月底前完成剩余路段");
      await form.getByLabel("议定任务").fill("增派力量完成剩余路段");
      await chooseListed(form.getByRole("combobox", { name: "牵头单位" }), RESPONSIBLE);
      await pickDay(page, "完成期限", addDays(today, 20));
    });
    const titles = async () => (await planSeen()).tasks.map((task) => task.title);
    await eventually(titles, "the decision is a task of the plan").toContainEqual(expect.stringContaining("增派力量"));
    const flags = async () => (await alley()).flags;
    await eventually(flags, "the task was told of the decision").not.toContain("agenda");
    scene.expectQuiet();
  });

  it("is done with proof, part by part, and confirmed by another", async () => {
    const { matterId } = await alley();
    const responsible = await scene.desk(deskOf(RESPONSIBLE));
    await openMatter(responsible, matterId);
    await responsible.page.getByText("各单位分工").waitFor();
    await act(responsible, "完成分工", async (form) => {
      await form.getByLabel("完成情况").fill("路面全部修复，见照片");
      await addPhoto(form, "part");
    });
    await endDecided();
    const lead = await scene.desk(deskOf(LEAD));
    await openMatter(lead, matterId);
    await act(lead, "确认分工");
    await lead.page.reload();
    await act(lead, "报完成", async (form) => {
      await form.getByLabel("完成情况").fill("126 条背街小巷全部整治完成");
      await addPhoto(form, "done");
    });
    const desk = await office();
    await openMatter(desk, matterId);
    await act(desk, "确认完成");
    expect(await alley()).toMatchObject({ state: "done", percent: 100 });
    await desk.page.goto(planUrl);
    await desk.page.getByRole("treeitem", { name: /背街小巷整治.*已完成/ }).waitFor();
    scene.expectQuiet();
  });

  it("comes to the meeting as a pack whose figures are those on the screen", async () => {
    const desk = await office();
    const { page } = desk;
    await page.goto(`${planUrl}/pack`);
    await page.getByRole("heading", { name: new RegExp(TITLE) }).waitFor();
    const shown = await page.locator(".pack-figures dd:first-of-type").allInnerTexts();
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: "PDF" }).click();
    const bytes = await readFile(await (await waiting).path());
    const words = (await wordsOfPdf(bytes)).replaceAll(/\s/g, "");
    const { progress } = await planSeen();
    expect(shown).toContain(`${progress.tasks} 项`);
    for (const figure of shown) expect(words).toContain(figure.replaceAll(/\s/g, ""));
    expect(words).toContain("背街小巷整治");
    const docx = page.waitForEvent("download");
    await page.getByRole("button", { name: "Word" }).click();
    expect((await readFile(await (await docx).path())).subarray(0, 2).toString()).toBe("PK");
    scene.expectQuiet();
  });
});

async function wordsOfPdf(bytes: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str : "")).join(""));
  }
  await document.destroy();
  return pages.join("");
}

describe("a whistle", () => {
  it("is blown by a street, the department comes, and both are rated", async () => {
    const street = await scene.desk(accountOf("朱怀柏", "unit_desk"));
    const { page } = street;
    await page.goto("/console/task/desk?kind=whistle");
    await page.getByRole("link", { name: "吹哨" }).click();
    const form = page.locator("form").filter({ has: page.getByLabel("要报到的部门") });
    await form.getByLabel("事项", { exact: true }).fill("河边夜市油烟扰民");
    await form.getByLabel("问题", { exact: true }).fill("夜间烧烤油烟直排，居民反映强烈");
    await chooseListed(form.getByLabel("要报到的部门"), LEAD);
    await page.keyboard.press("Escape");
    await form.getByRole("button", { name: "吹哨", exact: true }).click();
    await page.getByRole("link", { name: "打开这一件" }).click();
    await page.getByRole("heading", { name: "留痕" }).waitFor();
    const id = new URL(page.url()).pathname.split("/").at(-1) as string;

    const called = await scene.desk(deskOf(LEAD));
    await openMatter(called, id);
    await act(called, "报到", async (box) => {
      await box.getByLabel("到场人员和时间").fill("2 人 20 分钟到场");
    });
    await called.page.reload();
    await act(called, "报处置结果", async (box) => {
      await box.getByLabel("处置结果").fill("清理油污并劝离三个摊点");
    });
    await openMatter(street, id);
    await act(street, "确认处置", async (box) => {
      await box.getByLabel("结果", { exact: true }).fill("夜市已规范");
      await box.getByRole("radio", { name: "是" }).click();
    });
    await page.reload();
    await act(street, "评价部门", async (box) => {
      await choose(box, "部门", LEAD);
      await box.getByLabel("评价（1 到 5）").fill("5");
    });
    await page.reload();
    await act(street, "办结");
    const client = await signIn(accountOf("朱怀柏", "unit_desk"));
    expect((await client.matter(id)).row.state).toBe("closed");
    scene.expectQuiet();
  });
});
