/**
 * 办案: an ordinary case with its hearing from the clue to the archive, a penalty on the spot with the party's signature, a first
 * violation left unpunished. Turning points are done on the screens of those who answer for them, the steps between over HTTP, each
 * at the own seat.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMillis, HOUR_MS, type Instant } from "#base/instant.ts";
import { addDays, dayNumberOf, type PlainDate, plainDateOf, startOfDay } from "#base/plain-date.ts";
import { isWorkday } from "#base/workdays.ts";
import { verifyRecord } from "#kernel/record/server/public.ts";
import { workingCalendar } from "#law/calendar/public.ts";
import { wallClock } from "#platform/time.ts";
import { DESK, launchBrowser, PATIENCE_MS, type Seat, takeSeat } from "./browser.ts";
import { type Fillings, fieldOf, fill, fillAndAct, openClue } from "./case-forms.ts";
import { CASE_ACCOUNTS, CaseHouse, type CaseSeat, everyOption } from "./case-seats.ts";
import { nameOf, nextWorkdayAt } from "./cast.ts";
import { type JourneyServer, startJourneyServer } from "./city-server.ts";
import { expectQuiet, openAct, openMatter, press, readRefusal, send, signIn } from "./desk.ts";

const WORKDAYS = workingCalendar({ id: "journey", name: "全市工作日历", version: 1 });

let server: JourneyServer;
let browser: Browser;
let house: CaseHouse;
const seats = new Map<CaseSeat, Seat>();

beforeAll(async () => {
  server = await startJourneyServer(nextWorkdayAt(wallClock.now(), 9));
  browser = await launchBrowser();
  house = new CaseHouse(server);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Everybody sits down once and stays. */
async function seat(who: CaseSeat): Promise<Seat> {
  const known = seats.get(who);
  if (known) return known;
  const taken = await takeSeat(browser, { baseUrl: server.url, size: DESK });
  seats.set(who, taken);
  await signIn(taken, CASE_ACCOUNTS[who]);
  return taken;
}

/** The person opens the case as it stands now. */
async function at(who: CaseSeat, id: string): Promise<Seat> {
  const taken = await seat(who);
  await openMatter(taken, id);
  return taken;
}

/** One act on the screen of a person, who then turns to other work: a page that nobody looks at still asks for news. */
async function does(who: CaseSeat, id: string, label: string, fillings: Fillings = {}): Promise<void> {
  const taken = await at(who, id);
  await fillAndAct(taken, label, fillings);
  await leave(taken);
}

async function leave({ page }: Seat): Promise<void> {
  await page.goto("about:blank");
}

/** Sent as it is, and answered with the reason in the form. */
async function isRefused(form: ReturnType<Seat["page"]["locator"]>, label: string, reason: string): Promise<void> {
  await press(form.getByRole("button", { name: label, exact: true }));
  await form.getByText(reason).first().waitFor({ timeout: PATIENCE_MS });
}

interface CaseSeen {
  readonly row: { readonly state: string };
  readonly clocks: readonly { readonly kind: string; readonly state: string; readonly dueAt: Instant }[];
}
/** Reads beside the screens. */
const seen = async (id: string): Promise<CaseSeen> => (await house.client("officer")).get(`/api/matters/${id}`);
const state = async (id: string) => (await seen(id)).row.state;
async function due(id: string, kind: string): Promise<PlainDate | undefined> {
  const running = (await seen(id)).clocks.find((clock) => clock.kind === kind && clock.state === "running");
  return running && plainDateOf(running.dueAt);
}

const today = () => plainDateOf(server.now());
function on(day: PlainDate, hour = 9): void {
  server.setTime(addMillis(startOfDay(day), hour * HOUR_MS));
}
/** The n-th workday after today. */
function workday(n: number): PlainDate {
  let day = today();
  for (let left = n; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkday(WORKDAYS, dayNumberOf(day))) left -= 1;
  }
  return day;
}

describe("an ordinary case with a hearing", () => {
  let id: string;

  it("is a clue, is filed, investigated and proposed, and the head tells the party of it", async () => {
    const officer = await seat("officer");
    id = await openClue(officer, { 来源: "巡查发现", 线索内容: "空地上有新倒的建筑垃圾", 地点: "文昌街 3 号地块" });
    await house.act("officer", id, "start_verifying");
    await house.act("officer", id, "name_party", {
      ...{ name: "启砾建筑工程有限公司", kind: "organization", identityNumber: "91990102MA0000147X" },
      address: "示范市衡川区文昌街 88 号",
    });
    await house.act("officer", id, "set_offence", {
      ...{ offenceId: "CG-JZ-009", causeOfAction: "未经核准擅自处置建筑垃圾" },
      actOn: addDays(today(), -10),
    });
    await does("officer", id, "登记证据", {
      种类: "勘验笔录、现场笔录",
      名称: "现场检查笔录",
      取得时间: { at: addMillis(server.now(), -HOUR_MS) },
      另一名执法人员: nameOf(CASE_ACCOUNTS.secondOfficer),
      已出示执法证件: true,
      文件: { photo: "site" },
    });
    await house.act("officer", id, "propose_filing", { facts: "现场查见，照片和笔录为证", opinion: "建议立案" });
    await house.act("head", id, "file_case");
    on(workday(3));
    await house.act("officer", id, "verify_evidence", (fields) => ({ ...everyOption(fields), note: "与现场一致" }));
    await does("officer", id, "提出处理意见", {
      处罚种类: ["警告", "罚款"],
      罚款: "70000",
      处罚内容: "警告，并处罚款人民币柒万元整",
      裁量档次: "较重",
      裁量理由: "外运十八车，一年内第二次",
    });
    await house.act("officer", id, "close_investigation", {
      facts: "未经核准外运建筑垃圾十八车",
      nature: "未经核准擅自处置建筑垃圾",
      noCorrectionReason: "已自行清运完毕",
    });
    await house.act("lead", id, "review_by_unit", { opinion: "事实清楚，同意" });
    await does("head", id, "批准告知");
    expect(await state(id)).toBe("noticed");
  });

  it("is not decided before the days of the party are over, and the page names the article", async () => {
    on(workday(1));
    await house.delivered(id);
    const until = workday(5);
    expect([await due(id, "defence"), await due(id, "hearing_request")]).toEqual([until, until]);
    const officer = await at("officer", id);
    await readRefusal(officer, `陈述申辩期至 ${until} 届满，期满前当事人没有明确放弃的，不得进入决定`);
    await readRefusal(officer, "《行政处罚法》(2021) 第六十二条");
    await leave(officer);
  });

  it("is heard: the date waits for seven workdays after the notice", async () => {
    on(workday(2));
    await does("officer", id, "登记听证申请", { 申请理由: "对外运数量有异议" });
    const held = workday(9);
    const head = await at("head", id);
    const form = await openAct(head, "安排听证");
    const hearing = (day: PlainDate): Fillings => ({
      听证时间: { at: addMillis(startOfDay(day), 9 * HOUR_MS) },
      地点: "二楼听证室",
      主持人: nameOf(CASE_ACCOUNTS.presider),
      记录人: nameOf(CASE_ACCOUNTS.archivist),
    });
    await fill(form, hearing(workday(7)));
    await isRefused(form, "安排听证", "第六十四条");
    await fillAndActOpen(head, "安排听证", hearing(held));
    await house.delivered(id, "听证通知书");

    const presiding = await at("presider", id);
    await readRefusal(presiding, "还没有到听证的日期");
    on(held, 11);
    await house.act("presider", id, "hold_hearing", {
      ...{
        participants: [
          { name: "秦砚", capacity: "party" },
          { name: "许望", capacity: "agent" },
        ],
        isSigned: true,
      },
      transcript: "调查人员陈述事实和依据，当事人质证，双方辩论",
    });
    await does("presider", id, "提交听证报告", { 听证报告: "争议在数量，建议按告知内容决定" });
    expect(await state(id)).toBe("deliberating");
  });

  it("is decided after legal review and discussion, and delivered", async () => {
    const head = await at("head", id);
    await readRefusal(head, "本案应当经法制审核");
    await does("reviewer", id, "法制审核", {
      审核清单: ["all"],
      审核意见: "同意",
      具体意见: "主体、事实、依据、程序、裁量均无不当",
    });
    await openMatter(head, id);
    await readRefusal(head, "应当由行政机关负责人集体讨论决定");
    await house.act("head", id, "discuss", (fields) => ({
      ...everyOption(fields),
      ...{ views: "听取汇报并逐一发表意见", conclusion: "同意处罚" },
    }));
    on(workday(1));
    await does("head", id, "作出处罚决定");
    expect(await state(id)).toBe("decided");
    on(workday(1));
    await house.delivered(id, "行政处罚决定书");
    expect(await state(id)).toBe("executing");
    expect(await due(id, "litigation")).toBeDefined();
  });

  it("is paid and published, closed by whichever head comes first, and archived", async () => {
    await house.act("publicity", id, "publish", { isRedacted: true });
    on(workday(4), 15);
    await does("cashier", id, "登记缴款", {
      金额: "70000",
      缴款日期: { day: today() },
      渠道: "银行缴纳",
      回单号: "B20260001",
    });
    await does("officer", id, "呈报结案", {
      结案理由: "处罚决定履行完毕",
      处理结果和履行情况: "罚款已缴清",
      对当事人的教育情况: "已当面教育",
    });
    // The slower of two heads is told who was first, and keeps the words.
    const slower = await at("head", id);
    const form = await openAct(slower, "批准结案");
    await fill(form, { 意见: "同意结案，卷内目录请核对" });
    await house.act("deputyHead", id, "close_case", { opinion: "同意结案" });
    // Whether sent or held back by the news that came first.
    await form.getByRole("button", { name: "批准结案", exact: true }).press("Enter");
    await slower.page.getByText("你写的时候，有人先办了").waitFor({ timeout: PATIENCE_MS });
    await slower.page
      .locator(".overtaken")
      .getByText(nameOf(CASE_ACCOUNTS.deputyHead))
      .waitFor({ timeout: PATIENCE_MS });
    expect(await fieldOf(form, "意见").locator("textarea").inputValue()).toBe("同意结案，卷内目录请核对");
    await leave(slower);
    await does("archivist", id, "归档", {
      保管期限: "定期三十年",
      卷内情况说明: "未签名用印的文书已有纸质件入卷，扫描件随卷保存",
    });
    expect(await state(id)).toBe("archived");
  });
});

describe("a penalty on the spot", () => {
  it("is told, heard, decided, signed for, paid and filed", async () => {
    on(workday(1));
    const officer = await seat("officer");
    const id = await openClue(officer, { 来源: "巡查发现", 线索内容: "占用人行道摆放货物", 地点: "文渡路 12 号" });
    await house.act("officer", id, "name_party", {
      ...{ name: "陈小满", kind: "individual", identityNumber: "990102199005010011", bornOn: "1990-05-01" },
      address: "示范市衡川区文渡路 12 号",
    });
    await house.act("officer", id, "set_offence", {
      ...{ offenceId: "CG-SZ-001", causeOfAction: "擅自占用城市道路" },
      actOn: today(),
    });
    await house.act("officer", id, "handle_on_the_spot", { isCertificateShown: true });
    await openMatter(officer, id);
    await readRefusal(officer, "还没有当场告知");
    await fillAndAct(officer, "当场告知", {
      违法事实: "占用人行道约二平方米摆放货物",
      处罚种类: ["罚款"],
      罚款: "100",
      处罚内容: "罚款人民币壹佰元整",
      裁量档次: "较轻",
      另一名执法人员: nameOf(CASE_ACCOUNTS.secondOfficer),
    });
    await house.act("officer", id, "hear_on_the_spot", { content: "没有意见", review: "无异议" });
    await openMatter(officer, id);
    await fillAndAct(officer, "当场处罚决定", {
      违法事实确凿并有法定依据: true,
      决定书已当场交付当事人: true,
      另一名执法人员: nameOf(CASE_ACCOUNTS.secondOfficer),
    });
    expect(await due(id, "on_the_spot_filing")).toBe(workday(3));
    await signHere(officer, "当场行政处罚决定书", "陈小满");

    await house.act("officer", id, "collect_on_the_spot", { receipt: "A0001" });
    await house.act("officer", id, "hand_in_money");
    await house.act("officer", id, "file_on_the_spot");
    await house.act("cashier", id, "bank_money", { voucher: "Z0001" });
    await house.act("officer", id, "propose_closing", { result: "已缴清", education: "已当面教育" });
    await does("head", id, "批准结案", { 意见: "同意结案" });
    expect(await state(id)).toBe("closed");
  });
});

describe("a first violation", () => {
  it("is corrected in time and left unpunished, with education", async () => {
    on(workday(1));
    const { id } = await house.filed({ offence: ["CG-SZ-001", "擅自占用城市道路"] });
    await house.act("officer", id, "order_correction", {
      ...{ requirement: "清理人行道上的包装箱", basis: "《城市道路管理条例》第四十二条" },
      dueAt: addMillis(server.now(), 48 * HOUR_MS),
    });
    on(workday(1));
    await does("officer", id, "复查整改", {
      责令改正: "清理人行道上的包装箱",
      结果: "已改正",
      复查情况: "已全部清理",
      复查照片: { photo: "rechecked" },
      另一名执法人员: nameOf(CASE_ACCOUNTS.secondOfficer),
    });
    await house.act("officer", id, "verify_evidence", (fields) => ({ ...everyOption(fields), note: "与现场一致" }));
    await does("officer", id, "建议不予处罚", { 不予处罚的理由: "首违不罚", 说明: "初次违法，危害轻微，已及时改正" });
    await house.act("officer", id, "close_investigation", {
      ...{ facts: "在人行道上堆放包装箱约三平方米", nature: "擅自占用城市道路" },
    });
    await house.act("lead", id, "review_by_unit", { opinion: "建议首违不罚" });
    const head = await at("head", id);
    const form = await openAct(head, "不予行政处罚");
    await fill(form, { 理由: "首违不罚", 说明: "初次违法，已及时改正", 危害后果: "危害后果轻微" });
    await isRefused(form, "不予行政处罚", "应当对当事人进行教育");
    await fillAndActOpen(head, "不予行政处罚", { 教育情况: "已当面教育并留存记录" });
    await house.delivered(id, "不予行政处罚决定书");
    expect(await state(id)).toBe("executing");
  });

  it("leaves a record without a gap and nothing wrong on any screen", async () => {
    expect(await verifyRecord(server.city.platform.database)).toMatchObject({ holds: true });
    expectQuiet(...seats.values());
  });
});

/** The form that lies open is amended and sent again. */
async function fillAndActOpen(who: Seat, label: string, fillings: Fillings): Promise<void> {
  const form = who.page.locator("form.act-form");
  await fill(form, fillings);
  await send(who, label);
  await who.page.getByText(`${label}，办好了`, { exact: true }).waitFor();
  await leave(who);
}

/** The party signs with the mouse on the officer's device, on the newest paper, which lies open beside the case. */
async function signHere(officer: Seat, paper: string, name: string): Promise<void> {
  const { page } = officer;
  await page
    .getByRole("img", { name: new RegExp(`^${paper} `) })
    .last()
    .waitFor({ timeout: PATIENCE_MS });
  await page.getByRole("button", { name: "签名", exact: true }).first().click();
  await page.getByLabel(/^签名人姓名/).fill(name);
  const board = page.getByRole("img", { name: /手写签名|在这里手写签名/ });
  await board.hover({ position: { x: 40, y: 30 } });
  await page.mouse.down();
  await board.hover({ position: { x: 120, y: 60 } });
  await board.hover({ position: { x: 180, y: 25 } });
  await page.mouse.up();
  await press(page.getByRole("button", { name: "确认签名" }));
  await page.getByText(`${name}（1/1）`).first().waitFor({ timeout: PATIENCE_MS });
  await leave(officer);
}
