/** Daily penalties, the basis of a seizure, hours of execution, kinds of penalties. */
import { describe, expect, test } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { type Fen, fenOfYuan } from "#base/money.ts";
import { parsePlainDate } from "#base/plain-date.ts";
import { workingCalendar } from "../calendar/public.ts";
import { dailyPenaltyOf, judgeExecutionTime, judgeSeizureBasis, PENALTY_KINDS } from "./public.ts";

const CALENDAR = workingCalendar({ id: "test", name: "工作日历", version: 1 });
const date = parsePlainDate;
const rulesOf = (refusals: readonly { readonly rule: string }[]) => refusals.map(({ rule }) => rule);

describe("按日连续处罚", () => {
  const facts = {
    subject: "organization",
    act: "discharge",
    actEndedOn: null,
    fine: fenOfYuan(20_000),
    correctionOrderedOn: date("2026-09-01"),
    recheckedOn: date("2026-09-15"),
    hasDustBasis: false,
  } as const;

  test("from the day after the order to the day of the recheck", () => {
    expect(dailyPenaltyOf(facts)).toEqual({
      kind: "due",
      from: "2026-09-02",
      days: 14,
      amount: fenOfYuan(280_000),
      rule: "GF-119",
    });
  });

  test.each([
    ["公民", { subject: "individual" }],
    ["没有复查", { recheckedOn: null }],
    ["没有责令改正", { correctionOrderedOn: null }],
    ["没有罚款", { fine: 0 as Fen }],
    ["扬尘，法典施行后没有依据", { act: "construction_dust" }],
    ["其他行为", { act: "other" }],
  ] as const)("%s is refused", (_, changes) => {
    expect(dailyPenaltyOf({ ...facts, ...changes }).kind).toBe("refused");
  });

  test("dust until 2026-08-14 stands under the air law", () => {
    const dust = { ...facts, act: "construction_dust", actEndedOn: date("2026-08-14") } as const;
    expect(dailyPenaltyOf(dust)).toMatchObject({ kind: "due", rule: "DQ-123" });
    expect(dailyPenaltyOf({ ...dust, actEndedOn: date("2026-08-15") }).kind).toBe("refused");
    expect(dailyPenaltyOf({ ...dust, actEndedOn: date("2026-08-15"), hasDustBasis: true }).kind).toBe("due");
  });
});

test("查封扣押的依据", () => {
  const judge = (changes: object) =>
    rulesOf(
      judgeSeizureBasis({
        level: "administrative_regulation",
        isEntrusted: false,
        isGranted: true,
        code: null,
        ...changes,
      }),
    );
  expect(judge({})).toEqual([]);
  expect(judge({ level: "local_regulation" })).toEqual([]);
  expect(judge({ level: "ministry_rule" })).toEqual(["XZQZ-010"]);
  expect(judge({ level: null })).toEqual(["XZQZ-010"]);
  expect(judge({ isEntrusted: true })).toEqual(["XZQZ-017-1"]);
  const code = { isOperator: true, isSeriousPollution: false, isEvidenceAtRisk: true };
  expect(judge({ level: "law", code })).toEqual([]);
  expect(judge({ level: "law", code: { ...code, isEvidenceAtRisk: false } })).toEqual(["STHJ-052"]);
  expect(judge({ level: "law", code: { ...code, isOperator: false } })).toEqual(["STHJ-052"]);
  expect(judge({ isGranted: false })).toEqual(["XZQZ-017-2"]);
});

test("夜间和法定节假日", () => {
  const night = { from: "22:00", to: "06:00" };
  const judge = (at: string, isUrgent = false) => judgeExecutionTime(CALENDAR, shanghaiTime(at), night, isUrgent)?.rule;
  expect(judge("2026-11-23 21:59")).toBeUndefined();
  expect(judge("2026-11-23 22:00")).toBe("XZQZ-043-1");
  expect(judge("2026-11-24 05:59")).toBe("XZQZ-043-1");
  expect(judge("2026-11-24 06:00")).toBeUndefined();
  expect(judge("2026-10-01 10:00")).toBe("XZQZ-043-1");
  expect(judge("2026-10-01 10:00", true)).toBeUndefined();
  expect(judge("2026-10-10 10:00")).toBeUndefined();
  expect(judge("2026-11-21 10:00")).toBeUndefined();
});

test("责令改正 is no kind of penalty", () => {
  expect(Object.keys(PENALTY_KINDS)).toHaveLength(14);
  expect(Object.values(PENALTY_KINDS)).not.toContain("责令改正");
});
