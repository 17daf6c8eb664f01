/** The period tables against a calendar, and what must hold of every entry. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import {
  addDays,
  dayNumberOf,
  type PlainDate,
  parsePlainDate,
  plainDateOfDayNumber,
  weekdayOf,
} from "#base/plain-date.ts";
import { isWorkday } from "#base/workdays.ts";
import { workingCalendar } from "../calendar/public.ts";
import { findRule } from "../rules/public.ts";
import { lawTextOf } from "../sources/public.ts";
import { PERIOD_SCENARIOS } from "./periods.scenarios.ts";
import {
  ALL_PERIODS,
  ALL_THRESHOLDS,
  dayBasisOf,
  earliestEvent,
  firstDayAfter,
  inForce,
  lastDay,
  lastMoment,
  latestNotice,
  periodOn,
} from "./public.ts";

const CALENDAR = workingCalendar({ id: "test", name: "工作日历", version: 1 });

/** «2026-11-24 周二»; a wrong weekday is a mistake of the table. */
function day(text: string): PlainDate {
  const [written = "", weekday = ""] = text.split(" ");
  const date = parsePlainDate(written);
  expect(`周${"一二三四五六日"[weekdayOf(date) - 1]}`, text).toBe(weekday);
  return date;
}

describe("期间算例", () => {
  test.each(PERIOD_SCENARIOS)("$name", ({ period, from, last }) => {
    const [start, expected] = [day(from), day(last)];
    if (periodOn(period, start).direction === "before") {
      expect(latestNotice(CALENDAR, period, start)).toBe(expected);
      expect(earliestEvent(CALENDAR, period, expected) <= start).toBe(true);
      expect(earliestEvent(CALENDAR, period, addDays(expected, 1)) > start).toBe(true);
      return;
    }
    expect(lastDay(CALENDAR, period, start)).toBe(expected);
    expect(firstDayAfter(CALENDAR, period, start)).toBe(addDays(expected, 1));
  });

  test("小时连续计算，跨节假日", () => {
    const executed = shanghaiTime("2025-10-01 21:30");
    const last = lastMoment("urgent_seizure_approval", executed, parsePlainDate("2025-10-01"));
    expect(last).toBe(shanghaiTime("2025-10-02 21:30"));
    expect(() => lastMoment("pay", executed, parsePlainDate("2025-10-01"))).toThrow(RangeError);
  });
});

describe("日的性质", () => {
  test.each([
    ["penalty-law", 5, "statutory_working"],
    ["penalty-law", 10, "statutory"],
    ["penalty-law", 15, "statutory"],
    ["compulsion-law", 10, "statutory_working"],
    ["compulsion-law", 11, "statutory"],
    ["compulsion-law", 30, "statutory"],
    ["reconsideration-law", 10, "statutory_working"],
    ["reconsideration-law", 15, "statutory"],
    ["reconsideration-law", 60, "statutory"],
    ["litigation-law", 5, "statutory"],
  ] as const)("%s %i 日 → %s", (law, value, expected) => {
    expect(dayBasisOf(law, value)).toBe(expected);
  });

  test("the table counts days as the law of each period says", () => {
    for (const { limit, source, standing, id } of ALL_PERIODS) {
      if (limit.unit !== "day" || limit.basis === "statutory_fixed" || standing === "setting") continue;
      // A document that writes 工作日 itself needs no rule of reading.
      if (source.law === "three-systems") continue;
      const law = source.law as Parameters<typeof dayBasisOf>[0];
      expect(limit.basis, id).toBe(dayBasisOf(law, limit.value));
    }
  });
});

describe("法定参数表", () => {
  const entries = [...ALL_PERIODS, ...ALL_THRESHOLDS];
  test.each(entries.map((entry) => [`${entry.id} ${entry.effectiveFrom}`, entry] as const))("%s", (_, entry) => {
    const text = lawTextOf(entry.source.law);
    expect(findRule(entry.rule), "rule").toBeDefined();
    if (text.effectiveFrom) expect(entry.effectiveFrom >= text.effectiveFrom).toBe(true);
    expect(text.effectiveTo === null || entry.effectiveTo !== null, "ends with its law").toBe(true);
    const others = entries.filter((other) => other !== entry && other.id === entry.id);
    for (const other of others) {
      const isBefore = (a: typeof entry, b: typeof entry) => a.effectiveTo !== null && a.effectiveTo < b.effectiveFrom;
      expect(isBefore(entry, other) || isBefore(other, entry), "no overlap").toBe(true);
    }
  });

  test("before, on and after the day on which a text begins to hold", () => {
    expect(() => periodOn("limitation_environment", parsePlainDate("2026-08-14"))).toThrow(RangeError);
    expect(periodOn("limitation_environment", parsePlainDate("2026-08-15")).limit.value).toBe(5);
    expect(inForce(ALL_PERIODS, "limitation", parsePlainDate("2021-07-14")).source.law).toBe("penalty-law-2017");
    expect(inForce(ALL_PERIODS, "limitation", parsePlainDate("2021-07-15")).source.law).toBe("penalty-law");
  });
});

describe("properties of counting", () => {
  const starts = fc.integer({
    min: dayNumberOf(parsePlainDate("2024-02-01")),
    max: dayNumberOf(parsePlainDate("2026-06-30")),
  });
  const forward = ALL_PERIODS.filter(
    ({ direction, limit, effectiveTo }) => direction === "after" && limit.unit !== "hour" && effectiveTo === null,
  );

  test("a last day lies after the start, rolls to a workday where it rolls, and never moves back with a later start", () => {
    fc.assert(
      fc.property(starts, fc.nat(forward.length - 1), (number, index) => {
        const period = forward[index];
        const start = plainDateOfDayNumber(number);
        if (!period || period.effectiveFrom > start) return;
        const last = lastDay(CALENDAR, period.id, start);
        expect(last > start).toBe(true);
        expect(lastDay(CALENDAR, period.id, addDays(start, 1)) >= last).toBe(true);
        if (period.limit.basis !== "statutory_fixed") expect(isWorkday(CALENDAR, dayNumberOf(last))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("notice and event are each other's edge", () => {
    fc.assert(
      fc.property(
        starts,
        fc.constantFrom("hearing_notice" as const, "demand_before_substitute" as const),
        (number, id) => {
          const event = plainDateOfDayNumber(number);
          const notice = latestNotice(CALENDAR, id, event);
          expect(earliestEvent(CALENDAR, id, notice) <= event).toBe(true);
          expect(earliestEvent(CALENDAR, id, addDays(notice, 1)) > event).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
