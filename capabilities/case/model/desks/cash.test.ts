/** 当场收缴: the two days to the agency and the two to the bank, before, on and after the last, and what does not agree. */
import { describe, expect, it } from "vitest";
import type { PlainDate } from "#base/plain-date.ts";
import { workingCalendar } from "#law/calendar/public.ts";
import { type CashPayment, cashLineOf, cashSum } from "./cash.ts";

const calendar = workingCalendar({ id: "legal", name: "法定工作日历", version: 1 });
/** Taken on a Friday: the two workdays end on Tuesday, 8 December. */
const FRIDAY: CashPayment = {
  matterId: "m",
  paymentId: "p1",
  fen: 10_000,
  on: "2026-12-04" as PlainDate,
  receipt: "A0001",
  handedInOn: null,
  bankedOn: null,
};
const line = (changes: Partial<CashPayment>, on: string, used: readonly string[] = []) =>
  cashLineOf({ ...FRIDAY, ...changes }, { calendar, on: on as PlainDate, used: new Set(used) });
const day = (text: string) => text as PlainDate;

describe("money taken on the spot", () => {
  it.each([
    ["the day before the last", "2026-12-07", []],
    ["on the last day", "2026-12-08", []],
    ["on the day after", "2026-12-09", ["not_handed_in"]],
  ])("is not handed in %s", (_name, on, differences) => {
    expect(line({}, on)).toMatchObject({ state: "with_officer", handInBy: "2026-12-08", differences });
  });

  it.each([
    ["2026-12-08", []],
    ["2026-12-09", ["handed_in_late"]],
  ])("was handed in on %s", (handedInOn, differences) => {
    expect(line({ handedInOn: day(handedInOn) }, "2026-12-09")).toMatchObject({ state: "with_agency", differences });
  });

  it.each([
    ["still in time on the last day", null, "2026-12-10", []],
    ["not banked on the day after", null, "2026-12-11", ["not_banked"]],
    ["banked on the last day", "2026-12-10", "2026-12-31", []],
    ["banked too late", "2026-12-11", "2026-12-31", ["banked_late"]],
  ])("handed in on a Tuesday is %s", (_name, bankedOn, on, differences) => {
    const banked = { handedInOn: day("2026-12-08"), bankedOn: bankedOn === null ? null : day(bankedOn) };
    expect(line(banked, on)).toMatchObject({ bankBy: "2026-12-10", differences });
  });

  it("has one receipt of its own", () => {
    expect(line({ receipt: "" }, "2026-12-04").differences).toEqual(["no_receipt"]);
    expect(line({}, "2026-12-04", ["A0001"]).differences).toEqual(["receipt_twice"]);
    expect(line({}, "2026-12-04", ["A0002"]).differences).toEqual([]);
  });

  it("lies with the officers, with the agency or in the bank, and nowhere else", () => {
    const lines = [
      line({}, "2026-12-09"),
      line({ handedInOn: day("2026-12-07") }, "2026-12-09"),
      line({ handedInOn: day("2026-12-07"), bankedOn: day("2026-12-08"), fen: 5_000 }, "2026-12-09"),
    ];
    const sum = cashSum(lines);
    expect(sum).toEqual({
      count: 3,
      collectedFen: 25_000,
      withOfficersFen: 10_000,
      withAgencyFen: 10_000,
      bankedFen: 5_000,
      differences: 1,
    });
    expect(sum.withOfficersFen + sum.withAgencyFen + sum.bankedFen).toBe(sum.collectedFen);
  });
});
