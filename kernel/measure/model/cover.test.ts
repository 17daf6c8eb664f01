import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayNumberOf, type PlainDate, parsePlainDate, plainDateOfDayNumber } from "#base/plain-date.ts";
import { type Cover, coverOf, firstOfMonth, lastOfMonth } from "./cover.ts";

const START = dayNumberOf(parsePlainDate("2024-01-01"));
const days = fc.integer({ min: 0, max: 800 }).map((n) => plainDateOfDayNumber(START + n));

/** How often each day is counted. */
function countsOf({ months, added, takenOut }: Cover, beginning: PlainDate): Map<PlainDate, number> {
  const counts = new Map<PlainDate, number>();
  const put = (from: PlainDate, to: PlainDate, by: number) => {
    for (let day = from; day <= to; day = addDays(day, 1)) counts.set(day, (counts.get(day) ?? 0) + by);
  };
  if (months) put(months.first ?? beginning, lastOfMonth(months.last), 1);
  for (const range of added) put(range.from, range.to, 1);
  for (const range of takenOut) put(range.from, range.to, -1);
  return new Map([...counts].filter(([, count]) => count !== 0));
}

describe("a period from months and days", () => {
  test("counts each of its days once and no other, wherever today is", () => {
    fc.assert(
      fc.property(days, days, days, (one, other, today) => {
        const [from, until] = one < other ? [one, other] : [other, one];
        const counts = countsOf(coverOf(from, until, today), from);
        expect(counts.size).toBe(dayNumberOf(until) - dayNumberOf(from) + 1);
        expect([...counts.values()].every((count) => count === 1)).toBe(true);
        const beginning = parsePlainDate("2023-12-01");
        const whole = countsOf(coverOf(null, until, today), beginning);
        expect(whole.size).toBe(dayNumberOf(until) - dayNumberOf(beginning) + 1);
      }),
    );
  });

  test("reads a running month as the month without what lies ahead", () => {
    const [from, until] = [parsePlainDate("2026-11-01"), parsePlainDate("2026-11-05")];
    expect(coverOf(from, until, until)).toEqual({
      months: { first: "2026-11-01", last: "2026-11-01" },
      added: [],
      takenOut: [{ from: "2026-11-06", to: "2026-11-30" }],
    });
  });

  test.each([
    ["2026-02-10", "2026-02-01", "2026-02-28"],
    ["2024-02-29", "2024-02-01", "2024-02-29"],
    ["2026-12-31", "2026-12-01", "2026-12-31"],
  ])("the month of %s runs from %s to %s", (day, first, last) => {
    expect(firstOfMonth(parsePlainDate(day))).toBe(first);
    expect(lastOfMonth(parsePlainDate(day))).toBe(last);
  });
});
