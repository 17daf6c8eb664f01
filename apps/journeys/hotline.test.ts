/** 一件热线工单: registered while the caller speaks, answered, sent back once by the gate, called back twice; the platform's end fails meanwhile. */
import type { Locator } from "playwright-core";
import { afterAll, expect, it } from "vitest";
import { toneOf } from "#apps/demo/hotline/tone.ts";
import { addDays, plainDateOf } from "#base/plain-date.ts";
import { type Receiver, startReceiver } from "#kernel/outbox/server/test-receiver.ts";
import { verifyRecord } from "#kernel/record/server/public.ts";
import { addSetting } from "#platform/settings/store.ts";
import { PATIENCE_MS, type Seat } from "./browser.ts";
import { ACCOUNTS, deskOf, leadOf } from "./cast.ts";
import { Client } from "./client.ts";
import { ask, choose, openAct, send } from "./desk.ts";
import { openScene } from "./scene.ts";

const UNIT = "示范市城市照明管理处";
const PHONE_NUMBER = "19900007788";
/** Said on the telephone; must reach no screen of the unit before the call-back is over. */
const CALLERS_WORDS = "灯是亮了，就是来得晚";
const REPLY = {
  称呼问候: "您好，您反映的路灯问题已收悉。",
  核实情况: "经检查，该段五盏路灯因电缆接头进水断电。",
  办理过程: "当日更换接头两处并做防水处理，逐盏试亮。",
  办理结果: "五盏路灯已全部恢复照明。",
  联系方式: "如有疑问，请拨打 0990-12345678。",
};
/** What the gate asked for. */
const FACT = "当日上午九时由班长到现场检查，该段五盏路灯因电缆接头进水断电。";

let platform: Receiver;
const scene = openScene(async ({ server }) => {
  platform = await startReceiver();
  const { database } = server.city.platform;
  // Every good answer is asked again, so that the second call is seen whatever is drawn.
  const all = {
    id: "sample_percent",
    value: 100,
    effectiveFrom: plainDateOf(server.now()),
    source: "本市通知",
    note: "",
  };
  await database.transaction().execute((tx) => addSetting(tx, "hotline", all, { personId: null, now: server.now() }));
});
afterAll(() => platform?.close());

async function openDesk({ page }: Seat, id: string): Promise<void> {
  await page.goto(`/console/hotline/desk?row=${id}`);
  await page.getByRole("toolbar", { name: "可以办的" }).waitFor();
}

/** At the desk an order that is done makes room for the next. */
async function actAtDesk(by: Seat, label: string, fill: (form: Locator) => Promise<void> = async () => undefined) {
  await fill(await openAct(by, label));
  await send(by, label);
}

async function answer(unit: Seat, parts: Readonly<Record<string, string>>): Promise<void> {
  await actAtDesk(unit, "提交答复", async (form) => {
    for (const [label, text] of Object.entries(parts))
      await form.getByRole("textbox", { name: new RegExp(`^${label}`) }).fill(text);
    await form.getByText("「联系方式」齐了").waitFor();
    await choose(form, "结果类别", "已解决");
    await choose(form, "诉求成因", "设施老化");
  });
}

async function callBack(visitor: Seat, hertz: number): Promise<void> {
  await actAtDesk(visitor, "回访", async (form) => {
    await form.getByLabel("拨打号码").fill(PHONE_NUMBER);
    await form.getByLabel("通话时长（秒）").fill("31");
    const recording = { name: "call.wav", mimeType: "audio/wav", buffer: toneOf(30, hertz) };
    await form.locator('input[type="file"]').first().setInputFiles(recording);
    await form.getByRole("button", { name: "去掉这段录音" }).waitFor();
    await choose(form, "满意程度", "基本满意");
    await form.getByRole("radiogroup", { name: "诉求人认为已经解决" }).getByText("是").click();
    await form.getByLabel("意见").fill(CALLERS_WORDS);
  });
}

interface Seen {
  readonly row: { readonly state: string };
  readonly story: readonly { readonly act: string }[];
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  readonly clocks: readonly { readonly kind: string; readonly state: string; readonly isOverdue: boolean }[];
}

it("is answered, gated and called back, its reply sent back once, and the unit sees no call-back before it is over", async () => {
  const { server } = scene;
  const administrator = await Client.signIn(server.url, ACCOUNTS.administrator);
  await administrator.send("POST", "/api/outbox/channels", {
    code: "hotline_12345",
    name: "市 12345 平台",
    kind: "webhook",
    address: platform.address,
    allowsPrivate: true,
  });
  const clerk = await scene.desk(ACCOUNTS.hotlineClerk);
  const bureau = await ask<{ id: string; name: string }[]>(clerk, "/api/people/units");
  const unitId = bureau.find(({ name }) => name === UNIT)?.id ?? "";
  const keeper = await Client.signIn(server.url, ACCOUNTS.hotlineClerk);
  await keeper.send("POST", "/api/hotline/knowledge", {
    question: "路灯不亮找谁修",
    answer: "请告知灯杆编号或附近门牌，由照明管理处安排维修，一般当日到现场。",
    unitId,
    validUntil: addDays(plainDateOf(server.now()), 90),
  });

  // While the caller speaks.
  await clerk.page.goto("/console/hotline/call");
  const call = clerk.page.getByRole("region", { name: "登记工单" });
  await call.getByLabel("联系电话").fill(PHONE_NUMBER);
  await call.getByLabel("诉求内容").fill("学校门口一段路有五盏路灯不亮，晚自习放学很暗");
  await clerk.page.getByText("路灯不亮找谁修").waitFor();
  await clerk.page.getByText("近期没有同一号码、同一地点的工单").waitFor();
  await call.getByLabel("诉求主题").fill("学校门口路灯不亮");
  await choose(call, "诉求类型", "求助");
  await call.getByText("一般求助：5 工作日").waitFor();
  await choose(call, "来源", "市 12345 平台");
  await call.getByLabel("平台编号").fill("SF-2026-0715");
  await call.getByRole("button", { name: "登记工单" }).click();
  const code = (await clerk.page.locator(".call-code").textContent())?.replaceAll(" ", "") ?? "";
  await clerk.page.getByRole("link", { name: "去派件" }).click();
  await clerk.page.waitForURL(/row=/);
  const id = new URL(clerk.page.url()).searchParams.get("row") ?? "";
  await actAtDesk(clerk, "派件", (form) => choose(form, "主办单位", UNIT));

  // The same number again: the order is found before anything is sent.
  await clerk.page.goto("/console/hotline/call");
  await clerk.page.getByLabel("联系电话").fill("+86 199 0000 7788");
  await clerk.page.getByRole("link", { name: /学校门口路灯不亮/ }).waitFor();

  scene.later(20);
  const unit = await scene.desk(deskOf(UNIT));
  /** Everything that ever reaches this screen. */
  const wire: string[] = [];
  unit.page.on("response", (response) => {
    if (response.url().includes("/api/"))
      void response.text().then(
        (text) => wire.push(text),
        () => undefined,
      );
  });
  await openDesk(unit, id);
  await actAtDesk(unit, "签收");
  await openDesk(unit, id);
  await actAtDesk(unit, "首次联系", (form) => form.getByLabel("联系情况").fill("已告知当日到现场检查"));
  scene.later(120);
  await openDesk(unit, id);
  await answer(unit, REPLY);

  const lead = await scene.desk(leadOf(UNIT));
  await openDesk(lead, id);
  await actAtDesk(lead, "单位把关通过");

  // The gate reads three columns and sends it back by one key.
  const gate = await scene.desk(ACCOUNTS.replyReviewer);
  await openDesk(gate, id);
  for (const column of ["诉求", "办理经过和证据", "答复"])
    await gate.page.getByRole("region", { name: column, exact: true }).waitFor();
  await gate.page.keyboard.press("r");
  const sendingBack = gate.page.locator("form.act-form");
  await choose(sendingBack, "退改理由", "事实不清");
  await gate.page.keyboard.press("Escape");
  await sendingBack.getByLabel("修改意见").fill("请写明到现场的时间和人员");
  await send(gate, "退改");
  scene.later(10);
  await openDesk(unit, id);
  await unit.page.getByText("上次退改：事实不清").waitFor();
  await unit.page.getByText("退改反馈时限").first().waitFor();
  await answer(unit, { ...REPLY, 核实情况: FACT });
  await openDesk(lead, id);
  await actAtDesk(lead, "单位把关通过");
  await openDesk(gate, id);
  await actAtDesk(gate, "处室把关通过");

  // The platform's end is down when the reply leaves, and comes back.
  platform.behave = () => ({ status: 503 });
  await openDesk(clerk, id);
  await actAtDesk(clerk, "送出答复");
  await expect.poll(() => platform.received.length, { timeout: PATIENCE_MS }).toBeGreaterThan(0);
  platform.behave = () => ({ status: 200 });
  const failed = platform.received.length;
  scene.later(2);
  await expect.poll(() => platform.received.length, { timeout: PATIENCE_MS }).toBe(failed + 1);
  const sent = JSON.parse(platform.received.at(-1)?.body ?? "{}");
  expect(JSON.stringify(sent)).toContain("SF-2026-0715");
  expect(JSON.stringify(sent)).toContain(FACT);
  expect(JSON.stringify(sent)).not.toContain(PHONE_NUMBER);

  // The caller reads it on their own page.
  const caller = await scene.phone();
  await caller.page.goto(`/hotline/${code}`);
  await caller.page.getByText(FACT).waitFor();
  await caller.page.getByRole("heading", { name: "请你评价" }).waitFor();

  // Called back once; the unit looks at the order and is told nothing.
  scene.later(60);
  const visitor = await scene.desk(ACCOUNTS.returnVisitor);
  await openDesk(visitor, id);
  await callBack(visitor, 220);
  wire.length = 0;
  await openDesk(unit, id);
  await unit.page.goto(`/console/matters/${id}`);
  await unit.page.getByRole("heading", { name: "留痕" }).waitFor();
  await expect.poll(() => wire.join("\n"), { timeout: PATIENCE_MS }).toContain("学校门口路灯不亮");
  await unit.page.waitForLoadState("networkidle");
  const told = wire.join("\n");
  expect(told).not.toContain(CALLERS_WORDS);
  expect(told).not.toContain(PHONE_NUMBER);
  expect(told).not.toMatch(/"(satisfaction|isSolved|visitRound|visitedAt|sampleDraw)":/);
  const shown = await ask<Seen>(unit, `/api/matters/${id}`);
  expect(shown.row.state).toBe("visiting");
  expect(shown.story.map(({ act }) => act)).not.toContain("visit");
  expect(shown.fields.map(({ label }) => label)).not.toContain("满意程度");

  // Asked again by another person: then it is over, and the unit may know.
  scene.later(30);
  const second = await scene.desk(ACCOUNTS.secondVisitor);
  await openDesk(second, id);
  await second.page.getByText("这是抽样复访").waitFor();
  await callBack(second, 330);
  const closed = await ask<Seen>(unit, `/api/matters/${id}`);
  expect(closed.row.state).toBe("closed");
  expect(closed.story.filter(({ act }) => act === "visit")).toHaveLength(2);
  expect(closed.fields).toContainEqual(expect.objectContaining({ label: "满意程度", value: "基本满意" }));
  expect(closed.clocks.filter(({ state, isOverdue }) => state !== "stopped" || isOverdue)).toEqual([]);

  // The list of what was asked twice.
  await gate.page.goto("/console/hotline/doubts");
  await gate.page.getByRole("link", { name: "学校门口路灯不亮" }).waitFor();
  expect(await verifyRecord(server.city.platform.database)).toMatchObject({ holds: true });
  scene.expectQuiet();
});
