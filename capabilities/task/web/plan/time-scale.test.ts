import { describe, expect, it } from "vitest";
import { parsePlainDate as day } from "#base/plain-date.ts";
import { barOf, timeScale, weeksOf } from "./time-scale.ts";

describe("days as places", () => {
  const scale = timeScale([day("2026-11-20"), day("2027-01-05"), day("2026-12-31")], day("2026-01-01"));

  it("covers whole months and names the year where it begins", () => {
    expect([scale.from, scale.to, scale.days]).toEqual(["2026-11-01", "2027-01-31", 92]);
    expect(scale.months.map(({ label }) => label)).toEqual(["2026 年 11 月", "12 月", "2027 年 1 月"]);
    expect(scale.months.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(1);
  });

  it("draws a bar over both its days, and what lies outside at the edge", () => {
    const bar = barOf(scale, { from: day("2026-11-01"), dueOn: day("2026-11-01") });
    expect(bar).toMatchObject({ left: 0, isPoint: false });
    expect(bar?.width).toBeCloseTo(1 / 92);
    expect(barOf(scale, { from: day("2025-01-01"), dueOn: day("2027-01-31") })).toMatchObject({ left: 0, width: 1 });
  });

  it("knows points from bars, and tasks without a day", () => {
    expect(barOf(scale, { from: null, dueOn: day("2026-12-01") })?.isPoint).toBe(true);
    expect(barOf(scale, { from: null, dueOn: null })).toBeNull();
    // A beginning after the end is a fault of the document: the end is what counts.
    expect(barOf(scale, { from: day("2026-12-20"), dueOn: day("2026-12-01") })?.width).toBeCloseTo(1 / 92);
  });

  it("falls back to the given month when no task has a day", () => {
    expect(timeScale([], day("2026-02-10"))).toMatchObject({ from: "2026-02-01", to: "2026-02-28", days: 28 });
  });

  it("makes weeks from Monday to Sunday that hold the whole month once", () => {
    const weeks = weeksOf(day("2026-11-15"));
    expect(weeks[0]?.[0]).toBe("2026-10-26");
    expect(weeks.at(-1)?.[6]).toBe("2026-12-06");
    expect(weeks.flat().filter((one) => one.startsWith("2026-11"))).toHaveLength(30);
    expect(weeksOf(day("2027-02-01"))).toHaveLength(4);
  });
});
