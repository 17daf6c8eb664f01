/** The desks of casework over one agency with cases in many states: what each shows, who has it, what is outside its scope. */
import { performance } from "node:perf_hooks";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import type { Endpoint } from "#base/endpoint.ts";
import { shanghaiTime } from "#base/instant.ts";
import { PER_PAGE } from "#capabilities/case/model/surface/desk-case.ts";
import type * as desks from "#capabilities/case/model/surface/desks.ts";
import type { listPublicity } from "#capabilities/case/model/surface/publicity.ts";
import type * as rooms from "#capabilities/case/model/surface/rooms.ts";
import { layCast, layStory, shippedOpenings } from "#capabilities/case/server/public.ts";
import { actorOf } from "#capabilities/case/server/story/cast.ts";
import { readStories, storiesOf } from "#capabilities/case/server/story/story-file.ts";
import { type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import { perform } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { engineOf } from "./capabilities.ts";
import { cityRoutes } from "./city.ts";
import { openTestHttp } from "./test-http.ts";

type Answer<E extends Endpoint> = z.output<E["response"]>;

const NOBODY = "0199a000-0000-7000-8000-000000000000";
const NOW = shanghaiTime("2026-12-16 10:00");

/** Each case has a party of its own, so that none was fined for the other's act. */
const STORIES = `
故事: 核查
开头: 核查
---
故事: 扣押
开头: 扣押
设定: { 证件号码: 91990102MA0000201X, 扣押日: 2026-12-01, 线索日: 2026-12-01, 发生日: 2026-12-01, 终了日: null }
---
故事: 呈报立案
开头: 有证据
设定: { 证件号码: 91990102MA0000202X, 线索日: 2026-12-14, 发生日: 2026-12-12, 终了日: 2026-12-13 }
经过:
  - { 时间: 2026-12-15 09:00, 谁: 顾明川, 做: 呈报立案, 填: { 初步查明的事实: 外运并弃置建筑垃圾十八车, 承办人意见: 建议立案 } }
---
故事: 大额待告知
开头: 审核
设定: { 证件号码: 91990102MA0000203X }
---
故事: 小额待告知
开头: 审核
设定: { 证件号码: 91990102MA0000204X, 案由: CG-SZ-001, 案由名称: 擅自占用城市道路, 种类: [罚款], 罚款: "2000 元", 处罚: 罚款人民币贰仟元整 }
---
故事: 审核没有同意
开头: 审核
设定: { 证件号码: 91990102MA0000205X }
经过:
  - { 时间: 2026-11-17 09:00, 谁: 叶疏桐, 做: 法制审核, 填: { 审核清单: [主体资格, 事实], 审核意见: 建议补充调查, 具体意见: 运输数量的证据不足 } }
---
故事: 告知待送达
开头: 告知
设定: { 证件号码: 91990102MA0000206X }
---
故事: 听证待安排
开头: 听证
设定: { 证件号码: 91990102MA0000207X }
---
故事: 听证已安排
开头: 听证
设定: { 证件号码: 91990102MA0000208X }
经过:
  - { 时间: 2026-11-25 09:00, 谁: 江临渊, 做: 安排听证, 填: { 听证时间: "2026-12-22 09:00", 地点: 二楼听证室, 主持人: 宋怀瑾, 记录人: 温故, 公开举行: 是 } }
---
故事: 逾期未缴
开头: 小额送达
设定: { 证件号码: 91990102MA0000209X }
---
故事: 履行中
开头: 决定送达
设定: { 证件号码: 91990102MA0000212X }
---
故事: 待审批决定
开头: 复核
设定: { 证件号码: 91990102MA0000210X, 案由: CG-SZ-001, 案由名称: 擅自占用城市道路, 种类: [罚款], 罚款: "2000 元", 处罚: 罚款人民币贰仟元整 }
---
故事: 申辩待复核
开头: 告知送达
设定: { 证件号码: 91990102MA0000213X }
经过:
  - { 时间: 2026-11-25 09:00, 谁: 当事人, 做: 记录陈述申辩, 填: { 陈述申辩内容: 只运了六车，不是十八车 } }
---
故事: 收缴未上交
开头: 当场决定
设定: { 当场日: 2026-12-08, 证件号码: "990102199005010021" }
经过:
  - { 谁: 顾明川, 做: 当场收缴, 填: { 金额: 100 元, 专用票据号码: A0001 } }
---
故事: 收缴已缴付
开头: 当场决定
设定: { 当场日: 2026-12-08, 证件号码: "990102199005010031" }
经过:
  - { 谁: 顾明川, 做: 当场收缴, 填: { 金额: 100 元, 专用票据号码: A0001 } }
  - { 时间: 2026-12-09 09:00, 谁: 顾明川, 做: 上交罚款 }
  - { 时间: 2026-12-09 15:00, 谁: 钱伯衡, 做: 缴付银行, 填: { 缴款凭证: Y0001 } }
---
故事: 待归档
开头: 决定送达
设定: { 证件号码: 91990102MA0000211X }
经过:
  - { 时间: 2026-12-02 09:00, 谁: 方知夏, 做: 公开处罚决定, 填: { 公开的依据: 具有一定社会影响, 已隐去住址、证件号码、联系方式等应当保护的信息: 是 } }
  - { 时间: 2026-12-14 15:00, 谁: 钱伯衡, 做: 登记缴款, 填: { 金额: 70000 元, 缴款日期: 2026-12-14, 渠道: 银行缴纳, 回单号: B1001 } }
  - { 时间: 2026-12-15 09:00, 谁: 顾明川, 做: 呈报结案, 填: { 结案理由: 处罚决定履行完毕, 处理结果和履行情况: 已缴清, 对当事人的教育情况: 已当面教育 } }
  - { 谁: 江临渊, 做: 批准结案, 填: { 意见: 同意结案 } }
`;

let test: TestDatabase;
let city: OpenTestCity;
let http: FastifyInstance;
let engine: ReturnType<typeof engineOf>;
const cases = new Map<string, string>();

beforeAll(async () => {
  // The city lends its folder and its keys; the desks have a database and an agency of their own.
  city = await openTestCity();
  test = await cloneDatabase();
  const platform = { ...city.platform, database: test.database, pool: test.pool, now: () => NOW };
  const file = await layCast(platform, shanghaiTime("2010-01-01 00:00"));
  engine = engineOf(platform);
  const openings = await shippedOpenings();
  for (const written of readStories(STORIES, "desks"))
    for (const story of storiesOf(written, openings)) {
      const { matterId } = await layStory({ engine, file, stopwatch: () => performance.now() }, story);
      cases.set(story.name, matterId);
    }
  http = await openTestHttp({
    routes: cityRoutes(platform),
    now: platform.now,
    actorNamed,
  });
});

afterAll(async () => {
  await http?.close();
  await test.drop();
  await city.close();
});

/** 外区: the same post in another district; 领导: a post without a desk. */
function actorNamed(name: string): Actor | null {
  const [who = "", where] = name.split("@");
  const actor = actorOf(who);
  return actor && where
    ? { ...actor, personId: NOBODY, divisionCode: "990103000000", unitId: null, unitIds: [] }
    : actor;
}

async function get<T>(path: string, who: string): Promise<T> {
  const answer = await http.inject({ url: path, headers: { "x-test-actor": encodeURIComponent(who) } });
  expect(answer.statusCode, `${path} as ${who}: ${answer.body.slice(0, 300)}`).toBe(200);
  return answer.json<T>();
}
const idOf = (name: string) => cases.get(name) ?? "";
const namesOf = (rows: readonly { readonly matterId: string }[]) =>
  rows.map(({ matterId }) => [...cases].find(([, id]) => id === matterId)?.[0] ?? "?");

describe("the officer's desk", () => {
  type Desk = Answer<typeof desks.listOfficerDesk>;
  const desk = () => get<Desk>("/api/case-desks/officer", "顾明川");
  const rowOf = async (name: string) => (await desk()).cases.find(({ matterId }) => matterId === idOf(name));

  it("has every open case of the officer, the first to end first, and behind them what stands still", async () => {
    const { cases: rows } = await desk();
    expect(rows.length).toBe(cases.size);
    const clocks = rows.flatMap(({ clock }) => (clock ? [clock] : []));
    const due = clocks.filter(({ light }) => light !== "paused").map(({ dueAt }) => dueAt);
    expect(due).toEqual(due.toSorted());
    const still = clocks.filter(({ light }) => light === "paused");
    expect(still.length).toBeGreaterThan(0);
    expect(clocks.slice(-still.length)).toEqual(still);
  });

  it("names the next lawful step, or what it waits for with its rule", async () => {
    expect((await rowOf("核查"))?.next).toEqual({ act: "name_party", label: "登记当事人" });
    expect((await rowOf("告知待送达"))?.next).toEqual({ act: "deliver", label: "送达文书" });
    expect((await rowOf("收缴未上交"))?.next?.act).toBe("hand_in_money");
    const filing = await rowOf("呈报立案");
    expect(filing?.next).toBeNull();
    expect(filing?.isMyTurn).toBe(false);
    expect((await rowOf("逾期未缴"))?.next?.act).toBe("open_execution");
    const defended = await rowOf("申辩待复核");
    expect([defended?.next?.act, defended?.claim]).toEqual(["review_representation", "只运了六车，不是十八车"]);
    const due = await rowOf("履行中");
    expect(due?.next).toBeNull();
    expect(due?.heldBy?.rule).toBe("CLOSE-01");
  });

  it("shows the clock with its article, measures by what is left, papers to deliver", async () => {
    const seized = await rowOf("扣押");
    expect(seized?.clock?.source).toContain("第十五条");
    expect(seized?.measures).toEqual([{ id: "m1", label: "扣押", dueOn: "2026-12-31", daysLeft: 15 }]);
    const told = await rowOf("告知待送达");
    expect(told?.deliveries.map(({ name, state }) => [name, state])).toEqual([
      ["行政处罚事先（听证）告知书", "pending"],
    ]);
    expect((await rowOf("扣押"))?.mayAddEvidence).toBe(true);
  });

  it("of a colleague who handles nothing is empty, of the unit it is not", async () => {
    expect((await get<Desk>("/api/case-desks/officer", "沈知远")).cases).toEqual([]);
    expect((await get<Desk>("/api/case-desks/officer?whose=unit", "许闻溪")).cases.length).toBe(cases.size);
  });
});

describe("the desk of legal review", () => {
  it("has what waits, why it must be reviewed and what was said before", async () => {
    const { cases: rows } = await get<Answer<typeof desks.listReviewDesk>>("/api/case-desks/review", "叶疏桐");
    expect(namesOf(rows).toSorted()).toEqual(["大额待告知", "审核没有同意", "小额待告知", "待审批决定"].toSorted());
    const row = (name: string) => rows.find(({ matterId }) => matterId === idOf(name));
    expect(row("大额待告知")?.reasons).toEqual(["罚款达到本机关重大案件的标准"]);
    expect(row("小额待告知")?.reasons).toEqual([]);
    expect(row("大额待告知")?.review.isAllowed).toBe(true);
    const [said] = row("审核没有同意")?.opinions ?? [];
    expect(said).toMatchObject({ name: "叶疏桐", opinionLabel: "建议补充调查", detail: "运输数量的证据不足" });
    expect(said?.open).toContain("证据");
    expect(said?.open).not.toContain("事实");
    expect(row("大额待告知")?.evidence.map(({ kindLabel }) => kindLabel)).toEqual(["勘验笔录、现场笔录"]);
  });

  it("takes no agreement with an item left open", async () => {
    const agree = (checked: readonly string[]) =>
      perform(engine, {
        matterId: idOf("大额待告知"),
        kind: "case",
        act: "review_legally",
        input: { opinion: "agree", detail: "事实清楚", checked: [...checked] },
        requestId: "0199a000-0000-7000-8000-000000000001",
        versionSeen: null,
        actor: actorNamed("叶疏桐") as Actor,
        now: NOW,
        origin: { channel: "web", ip: null },
      });
    await expect(agree(["facts"])).rejects.toMatchObject({
      extras: { errors: [{ path: "input.checked", message: expect.stringContaining("证据") }] },
    });
  });
});

describe("the desk of the head", () => {
  const approvals = async () =>
    (await get<Answer<typeof desks.listApprovals>>("/api/case-desks/approvals", "江临渊")).approvals;

  it("has each thing that waits, and which of them are simple", async () => {
    const rows = await approvals();
    const found = rows.map((row, i) => [namesOf(rows)[i], row.kind, row.approve.isAllowed, row.isSimple]);
    expect(found).toContainEqual(["呈报立案", "filing", true, true]);
    expect(found).toContainEqual(["大额待告知", "notice", true, false]);
    expect(found).toContainEqual(["小额待告知", "notice", true, true]);
    expect(found).toContainEqual(["听证待安排", "hearing", true, false]);
    expect(found).toContainEqual(["待审批决定", "decision", true, true]);
    expect(found.some(([name]) => name === "核查")).toBe(false);
  });

  it("proposes for a simple decision what was noticed, and lets it be sent back", async () => {
    const row = (await approvals()).find(({ matterId }) => matterId === idOf("待审批决定"));
    expect(row?.input).toMatchObject({ kinds: ["fine"], fineFen: 200_000 });
    expect(row?.sendBack).toMatchObject({ act: "send_back_investigation", isAllowed: true });
    const outcome = await perform(engine, {
      matterId: idOf("待审批决定"),
      kind: "case",
      act: "decide_penalty",
      input: row?.input ?? {},
      requestId: "0199a000-0000-7000-8000-000000000002",
      versionSeen: row?.version ?? 0,
      actor: actorNamed("江临渊") as Actor,
      now: NOW,
      origin: { channel: "web", ip: null },
    });
    expect(outcome.state).toBe("decided");
    expect((await approvals()).some(({ matterId }) => matterId === idOf("待审批决定"))).toBe(false);
  });
});

describe("the hearing room", () => {
  it("says by when the notice must be served", async () => {
    const { hearings, earliestOn } = await get<Answer<typeof desks.listHearings>>("/api/case-desks/hearings", "宋怀瑾");
    expect(namesOf(hearings)).toEqual(["听证待安排", "听证已安排"]);
    // Seven whole workdays after 16 December, 1 and 2 January being days of rest.
    expect(earliestOn).toBe("2026-12-28");
    const [, scheduled] = hearings;
    expect(scheduled?.hearing).toMatchObject({ stateLabel: "已安排", presider: "宋怀瑾", noticeBy: "2026-12-10" });
    expect(scheduled?.hearing.isNoticeLate).toBe(true);
    expect(scheduled?.acts.find(({ act }) => act === "hold_hearing")?.refusals[0]?.rule).toBe("XZCF-064-2");
  });
});

describe("the document room", () => {
  const room = (tab: rooms.RoomTab, who = "温故") =>
    get<Answer<typeof rooms.listDocumentRoom>>(`/api/case-desks/papers?tab=${tab}`, who);

  it("has papers to sign, documents to deliver and files to archive with their gaps", async () => {
    const { papers } = await room("seal");
    const notice = papers.find(({ matterId, form }) => matterId === idOf("告知待送达") && form === "DOC-26");
    expect(notice?.waitsFor).toBe("seal");
    const { deliveries } = await room("deliver");
    expect(deliveries.map(({ name }) => name)).toContain("行政处罚听证通知书");
    const told = deliveries.find(({ matterId }) => matterId === idOf("告知待送达"));
    expect(told).toMatchObject({ deliveryStateLabel: "待送达", documentNumber: notice?.documentNumber });
    const { archive } = await room("archive");
    expect(namesOf(archive)).toEqual(["待归档"]);
    expect(archive[0]?.gaps).toEqual([]);
    expect(archive[0]?.archive.isAllowed).toBe(true);
  });

  it("opens under each tab as many as the tab says, of that kind alone", async () => {
    const { counts } = await room("sign");
    expect(counts.sign + counts.seal).toBeGreaterThan(0);
    for (const tab of ["sign", "seal", "print", "deliver", "archive"] as const) {
      const { papers, deliveries, archive, count } = await room(tab);
      expect(papers.length + deliveries.length + archive.length, tab).toBe(counts[tab]);
      expect(
        new Set([...papers, ...deliveries, ...archive].map(({ matterId }) => matterId)).size,
        tab,
      ).toBeLessThanOrEqual(count);
    }
    const { papers: waiting } = await get<Answer<typeof desks.countDesks>>("/api/case-desks/counts", "温故");
    expect(waiting).toBe(counts.archive);
    const own = await room("deliver", "顾明川");
    const { papers: ofOfficer } = await get<Answer<typeof desks.countDesks>>("/api/case-desks/counts", "顾明川");
    expect(ofOfficer).toBe(own.deliveries.length);
  });

  it("of an officer has the own cases only", async () => {
    for (const tab of ["sign", "deliver", "archive"] as const)
      expect(await room(tab, "沈知远")).toEqual({
        count: 0,
        counts: { sign: 0, seal: 0, print: 0, deliver: 0, archive: 0 },
        ...{ papers: [], deliveries: [], archive: [] },
      });
  });
});

describe("the publicity clerk's desk", () => {
  type Desk = Answer<typeof listPublicity>;
  const desk = (tab: "due" | "published" | "kept") => get<Desk>(`/api/case-desks/publicity?tab=${tab}`, "方知夏");

  it("has each decision that nobody has decided about, what ends first at the head, with the days of publicity alone", async () => {
    const { decisions, counts } = await desk("due");
    expect(namesOf(decisions)).toContain("履行中");
    expect(namesOf(decisions)).not.toContain("待归档");
    for (const { clock, publicity, acts } of decisions) {
      expect(publicity).toBe("to_publish");
      expect(clock?.label).toBe("决定公开期限");
      expect(acts.map(({ act }) => act)).toEqual(["publish", "decline_publishing"]);
    }
    const days = decisions.map(({ clock }) => clock?.dueAt ?? "");
    expect(days).toEqual(days.toSorted());
    expect(decisions.length).toBe(counts.due);
    const { publicity, outside } = await get<Answer<typeof desks.countDesks>>("/api/case-desks/counts", "方知夏");
    expect([publicity, outside]).toEqual([counts.due, counts.due]);
  });

  it("shows what is public and under which name, and what can be taken down", async () => {
    const { decisions, counts } = await desk("published");
    expect(namesOf(decisions)).toEqual(["待归档"]);
    expect(decisions[0]).toMatchObject({ publicity: "published", publishedOn: "2026-12-02", fineFen: 7_000_000 });
    expect(decisions[0]?.documentId).not.toBeNull();
    expect(decisions[0]?.acts.map(({ act }) => act)).toContain("withdraw_published");
    expect(counts).toMatchObject({ published: 1, kept: 0 });
  });
});

describe("the payment desk", () => {
  it("counts the surcharge of the day", async () => {
    const { payments, sums } = await get<Answer<typeof rooms.listPayments>>("/api/case-desks/payments", "钱伯衡");
    const overdue = payments.find(({ matterId }) => matterId === idOf("逾期未缴"));
    expect(overdue?.payment).toMatchObject({ state: "overdue", owedFen: 500_000, surchargeFen: 500_000 });
    expect(sums).toMatchObject({ overdue: 1, surchargeFen: 500_000 });
    expect(overdue?.acts.map(({ act }) => act)).toContain("record_payment");
    expect(payments.some(({ matterId }) => matterId === idOf("待归档"))).toBe(false);
  });

  it("reconciles what was collected on the spot and names each difference", async () => {
    const { lines, sum, byOfficer } = await get<Answer<typeof rooms.listCash>>("/api/case-desks/cash", "钱伯衡");
    const line = (name: string) => lines.find(({ matterId }) => matterId === idOf(name));
    expect(line("收缴未上交")).toMatchObject({
      state: "with_officer",
      handInBy: "2026-12-10",
      differences: ["not_handed_in", "receipt_twice"],
    });
    expect(line("收缴已缴付")).toMatchObject({ state: "banked", bankBy: "2026-12-11", differences: ["receipt_twice"] });
    expect(sum).toEqual({
      count: 2,
      collectedFen: 20_000,
      withOfficersFen: 10_000,
      withAgencyFen: 0,
      bankedFen: 10_000,
      differences: 2,
    });
    expect(byOfficer.map(({ officer }) => officer)).toEqual(["顾明川"]);
  });

  it("gives the ledger as a file", async () => {
    const headers = { "x-test-actor": encodeURIComponent("钱伯衡") };
    const csv = await http.inject({ url: "/api/case-desks/cash-export?format=csv", headers });
    expect(csv.body.split("\r\n")[0]).toContain("票据号码");
    expect(csv.body).toContain("逾期没有上交；票据号码重复");
    const xlsx = await http.inject({ url: "/api/case-desks/cash-export?format=xlsx", headers });
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe("PK");
  });
});

describe("the figures", () => {
  type Figures = Answer<typeof rooms.caseFigures>;
  type Register = Answer<typeof rooms.listCases>;
  const figures = () => get<Figures>("/api/case-figures", "江临渊");
  const listed = async (query: string) => (await get<Register>(`/api/case-register?${query}`, "江临渊")).count;

  it("open exactly the cases they count", async () => {
    const all = await figures();
    const { cases: total, fineFen: _, paidFen: __, confiscateFen: ___, ...totals } = all.totals;
    expect(total).toBe(cases.size);
    for (const [name, count] of Object.entries(totals)) {
      const which = name === "onTime" ? "on_time" : name;
      expect(await listed(`which=${which}`), name).toBe(count);
    }
    const groups = {
      state: all.byState,
      procedure: all.byProcedure,
      outcome: all.byOutcome,
      offence: all.byOffence,
      unitId: all.byUnit,
      month: all.byMonth,
    };
    for (const [name, rows] of Object.entries(groups)) {
      expect(
        rows.reduce((sum, { count }) => sum + count, 0),
        name,
      ).toBe(total);
      for (const row of rows) expect(await listed(`${name}=${row.id}`), `${name} ${row.id}`).toBe(row.count);
    }
  });

  it("know the money and the terms", async () => {
    const { totals, byOutcome } = await figures();
    expect(totals).toMatchObject({ paidFen: 7_020_000, late: 0, heard: 0, revoked: 0 });
    expect(totals.owing).toBe(3);
    expect(byOutcome.find(({ id }) => id === "penalty")?.label).toBe("行政处罚");
  });
});

describe("who has which desk", () => {
  it.each([
    ["officer", ["顾明川", "许闻溪"]],
    ["review", ["叶疏桐"]],
    ["approvals", ["江临渊"]],
    ["hearings", ["宋怀瑾", "江临渊", "叶疏桐"]],
    ["papers", ["温故", "顾明川", "叶疏桐", "江临渊"]],
    ["payments", ["钱伯衡", "江临渊", "许闻溪"]],
    ["cash", ["钱伯衡", "江临渊", "许闻溪"]],
    ["publicity", ["方知夏"]],
  ])("%s", async (desk, mine) => {
    for (const who of ["顾明川", "陆青禾", "许闻溪", "叶疏桐", "宋怀瑾", "江临渊", "方知夏", "钱伯衡", "温故"]) {
      const headers = { "x-test-actor": encodeURIComponent(who) };
      const { statusCode } = await http.inject({ url: `/api/case-desks/${desk}`, headers });
      expect(statusCode, `${desk} as ${who}`).toBe(mine.includes(who) ? 200 : 403);
    }
  });

  it("counts what waits, and nothing for a desk that the post has not", async () => {
    const counts = (who: string) => get<Answer<typeof desks.countDesks>>("/api/case-desks/counts", who);
    expect(await counts("叶疏桐")).toMatchObject({ officer: null, review: 3, payments: null, outside: 0 });
    // A legal reviewer and a head look on in the hearing room; its work is the presider's.
    for (const who of ["叶疏桐", "江临渊"])
      expect(await counts(who), who).toMatchObject({ hearings: null, papers: null, payments: null });
    expect(await counts("宋怀瑾")).toMatchObject({ hearings: 2, papers: null });
    expect(await counts("许闻溪")).toMatchObject({ payments: null });
    expect(await counts("顾明川")).toMatchObject({ officer: cases.size, review: null, approvals: null });
    const { approvals, outside } = await counts("江临渊");
    expect(outside).toBeLessThan(approvals ?? 0);
    const shown = await get<Answer<typeof desks.listApprovals>>("/api/case-desks/approvals", "江临渊");
    expect(approvals).toBe(shown.approvals.length);
  });

  it("of another district shows none of these cases", async () => {
    for (const [desk, who] of [
      ["case-desks/officer?whose=unit", "许闻溪"],
      ["case-desks/review", "叶疏桐"],
      ["case-desks/approvals", "江临渊"],
      ["case-desks/hearings", "宋怀瑾"],
      ["case-desks/papers", "温故"],
      ["case-desks/payments?show=all", "钱伯衡"],
      ["case-desks/cash", "钱伯衡"],
      ["case-desks/publicity", "方知夏"],
      ["case-register", "江临渊"],
    ] as const) {
      const answer = await get<object>(`/api/${desk}`, `${who}@外区`);
      for (const id of cases.values()) expect(JSON.stringify(answer), desk).not.toContain(id);
    }
  });
});

describe("what is written over a list", () => {
  const byKind = (kind: string) =>
    get<Answer<typeof desks.listApprovals>>(`/api/case-desks/approvals?kind=${kind}`, "江临渊");

  it("is the number of its rows, for every tab", async () => {
    const { counts } = await get<Answer<typeof desks.listOfficerDesk>>("/api/case-desks/officer", "顾明川");
    for (const view of ["all", "deliver", "measures"] as const) {
      const desk = await get<Answer<typeof desks.listOfficerDesk>>(`/api/case-desks/officer?view=${view}`, "顾明川");
      expect([desk.count, desk.cases.length], view).toEqual([counts[view], counts[view]]);
    }
    const approvals = await get<Answer<typeof desks.listApprovals>>("/api/case-desks/approvals", "江临渊");
    expect(approvals.approvals.length).toBe(approvals.count);
    expect(approvals.kinds.reduce((sum, { count }) => sum + count, 0)).toBe(approvals.count);
    for (const { kind, count } of approvals.kinds) expect((await byKind(kind)).approvals.length, kind).toBe(count);
    for (const show of ["open", "all"]) {
      const desk = await get<Answer<typeof rooms.listPayments>>(`/api/case-desks/payments?show=${show}`, "钱伯衡");
      expect(desk.payments.length, show).toBe(desk.count);
    }
  });

  it("is narrowed by the words that are searched for", async () => {
    const text = encodeURIComponent("擅自占用城市道路");
    const review = await get<Answer<typeof desks.listReviewDesk>>(`/api/case-desks/review?text=${text}`, "叶疏桐");
    expect(review.count).toBe(review.cases.length);
    expect(namesOf(review.cases)).toContain("小额待告知");
    expect(namesOf(review.cases)).not.toContain("大额待告知");
    const nothing = await get<Answer<typeof desks.listReviewDesk>>(
      `/api/case-desks/review?text=${encodeURIComponent("100%_")}`,
      "叶疏桐",
    );
    expect(nothing).toEqual({ count: 0, cases: [] });
  });

  it("and its file say the same", async () => {
    const headers = { "x-test-actor": encodeURIComponent("江临渊") };
    const query = "procedure=simple";
    const { count } = await get<Answer<typeof rooms.listCases>>(`/api/case-register?${query}`, "江临渊");
    const csv = await http.inject({ url: `/api/case-register/export?${query}&format=csv`, headers });
    expect(csv.body.trimEnd().split("\r\n").length - 1).toBe(count);
    const figures = await http.inject({ url: "/api/case-figures/export?format=csv", headers });
    expect(figures.body).toContain(`案件,${cases.size}\r\n`);
    const xlsx = await http.inject({ url: "/api/case-figures/export?format=xlsx", headers });
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe("PK");
  });
});

describe("more cases than a page has", () => {
  const MORE = PER_PAGE + 5;
  beforeAll(async () => {
    const from = idOf("呈报立案");
    await sql`insert into matter select (jsonb_populate_record(m, jsonb_build_object('id', md5('copy ' || n)::uuid,
      'number', m.number || '-' || n, 'title', '副本' || n))).* from matter m cross join generate_series(1, ${MORE}::int) n
      where m.id = ${from}::uuid`.execute(test.database);
    await sql`insert into case_file (matter_id, detail) select md5('copy ' || n)::uuid, f.detail
      from case_file f cross join generate_series(1, ${MORE}::int) n where f.matter_id = ${from}::uuid`.execute(
      test.database,
    );
  });

  it("are all counted, and turned to page by page without one lost or shown twice", async () => {
    for (const [path, who, rowsOf] of [
      ["case-desks/officer", "顾明川", "cases"],
      ["case-desks/approvals", "江临渊", "approvals"],
      ["case-register", "江临渊", "cases"],
    ] as const) {
      const page = (n: number) =>
        get<{ readonly count: number } & Record<string, { readonly matterId: string; readonly kind?: string }[]>>(
          `/api/${path}?page=${n}`,
          who,
        );
      const [first, second, third] = await Promise.all([page(1), page(2), page(3)]);
      const rows = [first, second].flatMap((one) => one[rowsOf] ?? []);
      expect(first[rowsOf]?.length, path).toBe(PER_PAGE);
      expect(new Set(rows.map(({ matterId, kind }) => `${matterId} ${kind ?? ""}`)).size, path).toBe(first.count);
      expect(rows.length, path).toBe(first.count);
      expect(third[rowsOf], path).toEqual([]);
    }
    const { approvals } = await get<Answer<typeof desks.countDesks>>("/api/case-desks/counts", "江临渊");
    expect(approvals).toBeGreaterThan(MORE);
  });
});
