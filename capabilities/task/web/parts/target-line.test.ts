import { describe, expect, it } from "vitest";
import { parsePlainDate } from "#base/plain-date.ts";
import { targetLine } from "./target-line.ts";

const on = (day: string, value: number) => ({ on: parsePlainDate(day), value });
const dueOn = parsePlainDate("2026-12-20");

describe("the line of a target", () => {
  it("has nothing to draw without a value", () => {
    expect(targetLine({ points: [], target: 420, dueOn })).toBeNull();
  });

  it("goes on as it did lately until the day by which it must be there", () => {
    const line = targetLine({ points: [on("2026-11-20", 310), on("2026-11-10", 300)], target: 420, dueOn });
    expect(line?.points.map(({ point }) => point.value)).toEqual([300, 310]);
    expect(line?.projected).toMatchObject({ x: 1, value: 340 });
    expect(line?.targetY).toBe(1);
    expect(line?.points[0]).toMatchObject({ x: 0, y: 0 });
    expect(line?.points[1]?.x).toBeCloseTo(10 / 40);
  });

  it("looks back sixty days and no further", () => {
    const points = [on("2026-01-01", 0), on("2026-09-21", 300), on("2026-11-20", 360)];
    expect(targetLine({ points, target: 420, dueOn })?.projected?.value).toBe(390);
  });

  it("projects nothing from one value, nor beyond a day that has passed", () => {
    expect(targetLine({ points: [on("2026-11-20", 310)], target: 420, dueOn })?.projected).toBeNull();
    const late = [on("2026-12-01", 1), on("2026-12-21", 2)];
    expect(targetLine({ points: late, target: 4, dueOn })?.projected).toBeNull();
  });

  it("draws equal values in the middle", () => {
    const line = targetLine({ points: [on("2026-11-20", 5)], target: 5, dueOn: null });
    expect(line).toMatchObject({ targetY: 0.5, points: [{ x: 0, y: 0.5 }] });
  });
});
