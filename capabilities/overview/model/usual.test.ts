import { describe, expect, test } from "vitest";
import { parsePlainDate } from "#base/plain-date.ts";
import { daysLikeToday, hoursOf, meanOf } from "./usual.ts";

// 2026-11-24 is a Tuesday.
const tuesday = parsePlainDate("2026-11-24");

describe("what is usual", () => {
  test("is the same weekday of four weeks", () =>
    expect(daysLikeToday(tuesday)).toEqual(["2026-11-17", "2026-11-10", "2026-11-03", "2026-10-27"]));

  test("leaves out what is not known", () => {
    expect(meanOf([90, null, 96])).toBe(93);
    expect(meanOf([null])).toBeNull();
  });

  test("counts hours without anything as none, and shows today up to the running hour", () => {
    const counts = [
      { day: parsePlainDate("2026-11-17"), hour: 9, count: 8 },
      { day: parsePlainDate("2026-11-03"), hour: 9, count: 4 },
      { day: tuesday, hour: 9, count: 5 },
      { day: tuesday, hour: 10, count: 1 },
    ];
    const { today, usual } = hoursOf(counts, tuesday, 10, parsePlainDate("2026-01-01"));
    expect(today).toHaveLength(11);
    expect(today.slice(9)).toEqual([5, 1]);
    expect(usual[9]).toBe(3);
    expect(usual).toHaveLength(24);
  });

  test("asks only the weeks that the city has", () => {
    const counts = [{ day: parsePlainDate("2026-11-17"), hour: 9, count: 8 }];
    expect(hoursOf(counts, tuesday, 10, parsePlainDate("2026-11-12")).usual[9]).toBe(8);
    expect(hoursOf(counts, tuesday, 10, null).usual[9]).toBe(0);
  });
});
