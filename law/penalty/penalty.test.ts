/** The penalty tables, and the judgements that are no numbers. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fen, fenOfYuan } from "#base/money.ts";
import { addDays, parsePlainDate } from "#base/plain-date.ts";
import { workingCalendar } from "../calendar/public.ts";
import {
  AGE_SCENARIOS,
  COLLECTION_SCENARIOS,
  COURT_SCENARIOS,
  LIMITATION_SCENARIOS,
  ON_THE_SPOT_SCENARIOS,
  REMEDY_SCENARIOS,
  SURCHARGE_SCENARIOS,
} from "./penalty.scenarios.ts";
import {
  afterReconsideration,
  compareSeverity,
  deliveredOn,
  type ExemptionFacts,
  exemptionsOf,
  fineSeverity,
  governingVersion,
  judgeAge,
  judgeAgents,
  judgeCollection,
  judgeCourtApplication,
  judgeHearingDate,
  judgeLimitation,
  judgeOnTheSpot,
  needsHearingNotice,
  remediesOf,
  surchargeOf,
} from "./public.ts";

const CALENDAR = workingCalendar({ id: "test", name: "工作日历", version: 1 });
const ON = parsePlainDate("2026-11-22");
const date = parsePlainDate;
const rulesOf = (refusals: readonly { readonly rule: string }[]) => refusals.map(({ rule }) => rule);

test.each(AGE_SCENARIOS.rows)("责任年龄：$born 出生，$act 行为 → $liability（$why）", ({ born, act, liability }) => {
  expect(judgeAge(date(born), date(act)).liability).toBe(liability);
});

test.each(LIMITATION_SCENARIOS.rows)("追责时效：$ended 终了（$harm），$found 发现 → $inTime（$why）", (row) => {
  const act = { endedOn: row.ended === null ? null : date(row.ended), harm: row.harm };
  const refusal = judgeLimitation(act, date(row.found));
  expect(refusal === null).toBe(row.inTime);
  if (refusal) expect(refusal.rule).toBe("XZCF-036");
});

describe("加处罚款", () => {
  test.each(SURCHARGE_SCENARIOS.rows)("$fine 元，$due 到期，$paid → $amount 元（$why）", (row) => {
    const suspended = row.remedy === null ? [] : [{ from: date(row.remedy[0]), to: date(row.remedy[1]) }];
    const found = surchargeOf({ fine: fenOfYuan(row.fine), dueOn: date(row.due), until: date(row.paid), suspended });
    expect([found.days, found.amount]).toEqual([row.days, fenOfYuan(row.amount)]);
  });

  test("never more than the fine, never less by a day more, and days of a remedy add nothing", () => {
    const start = date("2025-10-09");
    const days = fc.integer({ min: 0, max: 200 });
    const plus = (count: number) => addDays(start, count);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), days, days, days, (amount, until, from, length) => {
        const given = { fine: fen(amount), dueOn: start, until: plus(until) };
        const free = surchargeOf({ ...given, suspended: [] });
        expect(free.amount).toBeLessThanOrEqual(amount);
        expect(surchargeOf({ ...given, until: plus(until + 1), suspended: [] }).amount).toBeGreaterThanOrEqual(
          free.amount,
        );
        const span = { from: plus(from), to: plus(from + length) };
        const paused = surchargeOf({ ...given, suspended: [span, span] });
        expect(paused.amount).toBeLessThanOrEqual(free.amount);
        expect(paused.days + paused.suspendedDays).toBe(until);
      }),
    );
  });
});

test.each(ON_THE_SPOT_SCENARIOS.rows)(
  "当场处罚：$subject 罚款 $fine 元 → $allowed（$why）",
  ({ allowed, fine, ...row }) => {
    const facts = {
      ...row,
      fine: fenOfYuan(fine),
      individualBusinessAs: "individual",
      areFactsCertain: true,
      on: ON,
    } as const;
    expect(judgeOnTheSpot(facts).length === 0).toBe(allowed);
    expect(rulesOf(judgeOnTheSpot({ ...facts, areFactsCertain: false }))).toContain("XZCF-051");
  },
);

test.each(COLLECTION_SCENARIOS.rows)("当场收缴：$fine 元 → $rule（$why）", (row) => {
  const refusals = judgeCollection({
    fine: fenOfYuan(row.fine),
    isOnTheSpotDecision: row.onTheSpot,
    difficultyReason: row.difficulty,
    isRemoteAtRequest: row.remote,
    hasFiscalReceipt: row.receipt,
    on: ON,
  });
  expect(rulesOf(refusals)).toEqual(row.rule === null ? [] : [row.rule]);
});

test.each(COURT_SCENARIOS.rows)("申请法院执行：$on → $rule 逾期 $late（$why）", (row) => {
  const facts = {
    remediesEndOn: date(row.end),
    demandServedOn: row.demand === null ? null : date(row.demand),
    deferredUntil: row.deferred === null ? null : date(row.deferred),
  };
  const { refusals, isLate } = judgeCourtApplication(CALENDAR, facts, date(row.on));
  expect(rulesOf(refusals)).toEqual(row.rule === null ? [] : [row.rule]);
  expect(isLate).toBe(row.late);
});

test.each(REMEDY_SCENARIOS.rows)("救济期限：$served 送达（$why）", (row) => {
  const found = remediesOf(CALENDAR, { servedOn: date(row.served), isOnTheSpot: row.spot, isToldOfRemedies: row.told });
  expect([found.reconsiderationUntil, found.litigationUntil, found.isReconsiderationFirst]).toEqual([
    row.review,
    row.suit,
    row.first,
  ]);
  expect(found.end).toBe([row.review, row.suit].sort().at(-1));
});

test("复议后起诉十五日；送达之日按方式", () => {
  expect(afterReconsideration(CALENDAR, date("2026-09-18"))).toBe("2026-10-08");
  expect(deliveredOn(CALENDAR, "post", date("2026-11-02"))).toBe("2026-11-02");
  expect(deliveredOn(CALENDAR, "public_notice", date("2026-11-02"))).toBe("2026-12-02");
});

describe("从旧兼从轻", () => {
  const version = (
    from: string,
    to: string | null,
    lowest: number,
    highest: number,
    others: readonly string[] = [],
  ) => ({
    effectiveFrom: date(from),
    effectiveTo: to === null ? null : date(to),
    severity: fineSeverity(fenOfYuan(lowest), fenOfYuan(highest), others),
  });
  const old = version("2020-09-01", "2026-08-14", 50_000, 500_000);
  const heavier = version("2026-08-15", null, 100_000, 1_000_000);

  test("before, on and after the cut-over", () => {
    const at = (act: string, decided: string) => governingVersion([heavier, old], date(act), date(decided));
    expect(at("2026-08-14", "2026-08-14")).toMatchObject({ kind: "governs", version: old, why: "unchanged" });
    expect(at("2026-08-14", "2026-08-15")).toMatchObject({ kind: "governs", version: old, why: "old_not_heavier" });
    expect(at("2026-08-15", "2026-08-15")).toMatchObject({ kind: "governs", version: heavier, why: "unchanged" });
    expect(at("2020-08-31", "2026-08-15").kind).toBe("not_unlawful");
  });

  test("a lighter new law is applied, one that no longer forbids ends the case", () => {
    const lighter = version("2026-08-15", null, 500, 5_000);
    const wide = version("2016-01-01", "2026-08-14", 500, 20_000);
    const at = governingVersion([lighter, wide], date("2026-08-01"), date("2026-09-21"));
    expect(at).toMatchObject({ kind: "governs", version: lighter, why: "lighter_new" });
    expect(governingVersion([wide], date("2026-08-01"), date("2026-09-21")).kind).toBe("no_longer_unlawful");
  });

  test("what figures cannot order goes to legal review", () => {
    const unknown = { ...heavier, severity: fineSeverity(null, null) };
    expect(governingVersion([unknown, old], date("2026-08-01"), date("2026-09-01")).kind).toBe("needs_review");
    const a = fineSeverity(fen(100), fen(200), ["责令停业"]);
    expect(compareSeverity(a, fineSeverity(fen(100), fen(300), []))).toBe("unclear");
    expect(compareSeverity(a, fineSeverity(fen(100), fen(200), []))).toBe("heavier");
    expect(compareSeverity(a, fineSeverity(fen(100), fen(200), ["吊销"]))).toBe("unclear");
    expect(compareSeverity(fineSeverity(fen(50), fen(200)), fineSeverity(fen(100), fen(200)))).toBe("lighter");
  });

  test("comparing is the mirror of itself", () => {
    const severities = fc.record({
      lowest: fc.option(fc.integer({ min: 0, max: 3 })),
      highest: fc.option(fc.integer({ min: 3, max: 6 })),
      unit: fc.constantFrom("fen" as const, "share" as const),
      others: fc.subarray(["没收", "停业"]),
    });
    const mirror = { lighter: "heavier", heavier: "lighter", equal: "equal", unclear: "unclear" } as const;
    fc.assert(fc.property(severities, severities, (a, b) => compareSeverity(a, b) === mirror[compareSeverity(b, a)]));
  });
});

describe("不予处罚", () => {
  const facts: ExemptionFacts = {
    isMinor: false,
    isCorrectedInTime: true,
    harm: "slight",
    earlierViolationsOn: [],
    actOn: date("2026-09-01"),
    lookbackMonths: 24,
    isOnFirstViolationList: true,
    isFaultDisproved: false,
    capacity: "full",
  };

  test.each([
    ["首违可以不罚", {}, "may", "XZCF-033-2"],
    ["回溯期第一日有过违法", { earlierViolationsOn: [date("2024-09-01")] }, undefined, undefined],
    ["回溯期之前有过违法", { earlierViolationsOn: [date("2024-08-31")] }, "may", "XZCF-033-2"],
    ["不在公布的清单上", { isOnFirstViolationList: false }, undefined, undefined],
    ["有危害后果", { harm: "more" }, undefined, undefined],
    ["没有改正", { isCorrectedInTime: false }, undefined, undefined],
    ["轻微并改正且无危害，应当不罚", { isMinor: true, harm: "none" }, "must", "XZCF-033-1"],
    ["轻微但有危害", { isMinor: true, isOnFirstViolationList: false }, undefined, undefined],
    ["没有主观过错", { isFaultDisproved: true }, "must", "XZCF-033-3"],
    ["没有辨认能力", { capacity: "none" }, "must", "XZCF-031"],
  ] as const)("%s", (_, changes, effect, rule) => {
    const found = exemptionsOf({ ...facts, ...changes })[0] ?? null;
    expect([found?.effect, found?.rule]).toEqual([effect, rule]);
  });

  test("a limited capacity only reduces", () => {
    const found = exemptionsOf({ ...facts, capacity: "limited", isOnFirstViolationList: false });
    expect(found.map(({ effect }) => effect)).toEqual(["reduce"]);
  });
});

describe("听证", () => {
  const thresholds = {
    fine: { individual: fenOfYuan(10_000), organization: fenOfYuan(100_000) },
    confiscation: { individual: fenOfYuan(10_000), organization: null },
  };
  const intended = {
    subject: "individual",
    individualBusinessAs: "individual",
    penalties: ["fine"],
    fine: fenOfYuan("9999.99"),
    confiscated: fen(0),
    isOtherHeavy: false,
  } as const;

  test("the threshold itself gives the right, a kind of penalty always does, an empty threshold stops", () => {
    const kind = (changes: object) => needsHearingNotice({ ...intended, ...changes }, thresholds).kind;
    expect(kind({})).toBe("not_needed");
    expect(kind({ fine: fenOfYuan(10_000) })).toBe("needed");
    expect(kind({ subject: "organization", fine: fenOfYuan(99_999) })).toBe("not_needed");
    expect(kind({ penalties: ["revoke_permit"], fine: fen(0) })).toBe("needed");
    expect(kind({ isOtherHeavy: true })).toBe("needed");
    expect(kind({ subject: "organization", fine: fen(0), confiscated: fen(1) })).toBe("no_threshold");
    expect(kind({ confiscated: fenOfYuan(10_000) })).toBe("needed");
  });

  test("seven whole workdays lie between notice and hearing", () => {
    expect(judgeHearingDate(CALENDAR, date("2025-09-25"), date("2025-10-13"))).toBeNull();
    expect(judgeHearingDate(CALENDAR, date("2025-09-26"), date("2025-10-13"))?.rule).toBe("XZCF-064-2");
    expect(judgeAgents(2, ON)).toBeNull();
    expect(judgeAgents(3, ON)?.rule).toBe("XZCF-064-5");
  });
});
