import { describe, expect, it } from "vitest";
import { addDays, type PlainDate } from "#base/plain-date.ts";
import type { ShownTimeline } from "../../contract.ts";
import { labelsOf, monthsOf, scaleOf, shortSource } from "./timeline-scale.ts";

const day = (text: string) => text as PlainDate;
const behind = (...days: readonly (readonly [string, string, boolean?])[]): ShownTimeline["behind"] =>
  days.map(([on, label, isMain = true]) => ({ on: day(on), label, isMain }));
const RUNNING = {
  id: "decide",
  label: "办案期限",
  limit: "90 日",
  source: "",
  from: day("2026-10-12"),
  dueOn: day("2027-01-11"),
  gone: "",
  left: "",
  roll: null,
  isMain: true,
  isPaused: false,
  pauses: [],
  isOver: false,
  isProvisional: false,
};
const TIMELINE: ShownTimeline = {
  today: day("2026-11-24"),
  behind: behind(
    ["2026-10-12", "立案"],
    ["2026-10-13", "现场检查"],
    ["2026-10-16", "责令改正"],
    ["2026-11-19", "告知送达"],
  ),
  running: [RUNNING],
  ahead: [],
  ended: null,
};

describe("the scale", () => {
  it("reaches from the first day to the last one that runs", () => {
    const { from, to, at } = scaleOf(TIMELINE);
    expect([from, to]).toEqual(["2026-10-12", "2027-01-11"]);
    expect([at(from), at(day("2026-11-26")), at(to)]).toEqual([0, expect.closeTo(49.45, 1), 100]);
  });
  it("leaves out last days that lie years ahead", () => {
    const far = { ...RUNNING, id: "suspended", dueOn: day("2029-11-24") };
    expect(scaleOf({ ...TIMELINE, running: [RUNNING, far] }).to).toBe("2027-01-11");
  });
  it("has room ahead when nothing runs", () => {
    expect(scaleOf({ ...TIMELINE, running: [] }).to).toBe("2026-12-14");
  });
});

describe("labels", () => {
  const overlaps = (timeline: ShownTimeline) => {
    const scale = scaleOf(timeline);
    const placed = labelsOf(timeline.behind, scale, scale.at(timeline.today));
    return placed.some((one, index) => index > 0 && one.at - (placed[index - 1]?.at ?? -9) < 7.99);
  };
  it("stand apart though their days touch", () => {
    expect(overlaps(TIMELINE)).toBe(false);
  });
  it("stand apart and inside, however many there are and wherever today is", () => {
    for (const count of [1, 5, 12, 13, 40])
      for (const passed of [0, 3, 30, 200]) {
        const start = day("2026-01-05");
        const many = Array.from({ length: count }, (_, index) => ({
          on: addDays(start, Math.floor((index * passed) / count)),
          label: `第 ${index} 步`,
          isMain: index % 2 === 0,
        }));
        const timeline = { ...TIMELINE, today: addDays(start, passed), behind: many, running: [] };
        expect(overlaps(timeline), `${count} in ${passed} days`).toBe(false);
        const scale = scaleOf(timeline);
        for (const label of labelsOf(many, scale, scale.at(timeline.today))) {
          expect(label.at).toBeGreaterThanOrEqual(3.9);
          expect(label.at).toBeLessThanOrEqual(96.1);
        }
      }
  });
  it("of the main line are kept where there is room for few", () => {
    const many = behind(
      ...Array.from(
        { length: 20 },
        (_, index) => [`2026-11-${String(index + 1).padStart(2, "0")}`, `${index}`, index % 4 === 0] as const,
      ),
    );
    const timeline = { ...TIMELINE, behind: many };
    const scale = scaleOf(timeline);
    const names = labelsOf(many, scale, scale.at(timeline.today)).map(({ label }) => label);
    expect(names).toEqual(expect.arrayContaining(["0", "4", "8", "12", "16"]));
  });
});

it("names the months, with the year where it turns", () => {
  expect(monthsOf(scaleOf(TIMELINE)).map(({ label }) => label)).toEqual(["11 月", "12 月", "2027 年 1 月"]);
});
it("writes the Penalty Law without its name", () => {
  expect(shortSource("《行政处罚法》(2021) 第六十条")).toBe("第六十条");
  expect(shortSource("《行政强制法》(2012) 第五十三条")).toBe("《行政强制法》第五十三条");
});
