/** What a clock says: lights, remainders in words, and its explanation line by line. */
import { describe, expect, test } from "vitest";
import { formatInstant, shanghaiTime } from "#base/instant.ts";
import { parsePlainDate } from "#base/plain-date.ts";
import { workingCalendar } from "#law/calendar/public.ts";
import {
  announceYear,
  type Clock,
  type ExplanationNote,
  explainClock,
  extendClock,
  formatRemaining,
  formatSpan,
  isOverdue,
  type Limit,
  lightOf,
  overtimeMultiple,
  pauseClock,
  recomputeClock,
  remainderOf,
  remainingOf,
  resumeClock,
  startClock,
  stopClock,
  usedFraction,
  type WorkingCalendar,
} from "./public.ts";

const CALENDAR: WorkingCalendar = workingCalendar({ id: "district", name: "衡川区工作日历", version: 3 });
const FOUR_HOURS: Limit = { value: 4, unit: "hour", basis: "working" };

function started(limit: Limit, from: string): Clock {
  return startClock(CALENDAR, {
    kind: "resolve",
    label: "处置时限",
    limit,
    source: "立案条件",
    at: shanghaiTime(from),
  });
}

/** «09:10–12:00 上午计时 2 时 50 分»; a line that lies ahead begins with ~. */
function explained(clock: Clock, now: string, notes: readonly ExplanationNote[] = []): readonly string[] {
  const { lines } = explainClock(CALENDAR, clock, shanghaiTime(now), notes);
  return lines.map(({ when, text, amount, isAhead }) => `${isAhead ? "~" : ""}${when} ${text} ${amount ?? "—"}`);
}

function words(clock: Clock, now: string): string {
  return formatRemaining(remainingOf(CALENDAR, clock, shanghaiTime(now)));
}

describe("the light", () => {
  const clock = started(FOUR_HOURS, "2026-11-24 09:10");

  test("has its thresholds at 50 and 80 per cent of the working time", () => {
    expect([clock.remindAt, clock.warnAt, clock.dueAt].map(formatInstant)).toEqual([
      "2026-11-24 11:10",
      "2026-11-24 14:22",
      "2026-11-24 15:10",
    ]);
  });

  test.each([
    ["2026-11-24 14:21:59", "green", false],
    ["2026-11-24 14:22:00", "yellow", false],
    ["2026-11-24 15:10:00", "yellow", false],
    ["2026-11-24 15:10:01", "red", true],
  ])("at %s is %s", (now, light, over) => {
    expect(lightOf(clock, shanghaiTime(now))).toBe(light);
    expect(isOverdue(clock, shanghaiTime(now))).toBe(over);
  });

  test("of a stopped clock stays that of its stop", () => {
    const onTime = stopClock(clock, shanghaiTime("2026-11-24 15:10"));
    expect(lightOf(onTime, shanghaiTime("2026-12-24 15:10"))).toBe("yellow");
    expect(overtimeMultiple(CALENDAR, onTime, shanghaiTime("2026-12-24 15:10"))).toBe(0);
    const late = stopClock(clock, shanghaiTime("2026-11-25 09:10"));
    expect(lightOf(late, shanghaiTime("2026-12-24 15:10"))).toBe("red");
    // Four hours allowed, 2 h 50 + 3 h 30 + 0 h 40 used.
    expect(overtimeMultiple(CALENDAR, late, shanghaiTime("2026-12-24 15:10"))).toBe(1.75);
  });

  test("of a paused clock says so, even when it is overdue", () => {
    const paused = pauseClock(clock, shanghaiTime("2026-11-24 10:10"), "大雨");
    expect(lightOf(paused, shanghaiTime("2026-11-26 10:00"))).toBe("paused");
    expect(isOverdue(paused, shanghaiTime("2026-11-26 10:00"))).toBe(false);
    expect(usedFraction(CALENDAR, paused, shanghaiTime("2026-11-26 10:00"))).toBe(0.25);
    const late = pauseClock(clock, shanghaiTime("2026-11-24 16:00"), "大雨");
    expect(lightOf(late, shanghaiTime("2026-11-26 10:00"))).toBe("paused");
    expect(isOverdue(late, shanghaiTime("2026-11-26 10:00"))).toBe(true);
  });

  test("of a clock stopped while paused does not count the pause", () => {
    const stopped = stopClock(
      pauseClock(clock, shanghaiTime("2026-11-24 10:10"), "大雨"),
      shanghaiTime("2026-11-26 10:00"),
    );
    expect(lightOf(stopped, shanghaiTime("2026-11-27 10:00"))).toBe("green");
  });
});

describe("what is left", () => {
  test.each([
    [FOUR_HOURS, "2026-11-24 09:10", "2026-11-24 14:36", "剩 34 分"],
    [FOUR_HOURS, "2026-11-24 09:10", "2026-11-24 14:36:30", "剩 34 分"],
    [FOUR_HOURS, "2026-11-24 09:10", "2026-11-24 11:00", "剩 2 时 10 分"],
    [FOUR_HOURS, "2026-11-24 09:10", "2026-11-24 15:10", "剩 0 分"],
    [FOUR_HOURS, "2026-11-24 09:10", "2026-11-24 15:11", "超 1 分"],
    [FOUR_HOURS, "2026-11-24 09:10", "2026-11-25 16:10", "超 1 日 1 时"],
    [{ value: 2, unit: "day", basis: "working" }, "2026-11-24 09:10", "2026-11-24 09:10", "剩 2 日"],
    [{ value: 1, unit: "hour", basis: "working" }, "2026-11-24 16:30", "2026-11-24 20:00", "已超时"],
    [{ value: 26, unit: "hour", basis: "emergency" }, "2026-11-24 09:10", "2026-11-24 09:10", "剩 1 日 2 时"],
    [{ value: 15, unit: "day", basis: "statutory" }, "2026-11-05 09:10", "2026-11-05 12:00", "剩 15 日"],
    [{ value: 15, unit: "day", basis: "statutory" }, "2026-11-05 09:10", "2026-11-20 12:00", "今日到期"],
    [{ value: 15, unit: "day", basis: "statutory" }, "2026-11-05 09:10", "2026-11-22 12:00", "超 2 日"],
    [{ value: 7, unit: "day", basis: "statutory_working" }, "2026-09-28 09:10", "2026-09-30 12:00", "剩 5 日"],
  ] as const)("of %j from %s is said at %s as %s", (limit, from, now, expected) => {
    expect(words(started(limit, from), now)).toBe(expected);
  });

  test("may be handed to the next clock, and is null when nothing is", () => {
    const clock = started(FOUR_HOURS, "2026-11-24 09:10");
    expect(remainderOf(CALENDAR, clock, shanghaiTime("2026-11-24 14:36"))).toEqual({
      value: 34,
      unit: "minute",
      basis: "working",
    });
    expect(remainderOf(CALENDAR, clock, shanghaiTime("2026-11-24 15:10"))).toBeNull();
    expect(remainderOf(CALENDAR, clock, shanghaiTime("2026-11-25 15:10"))).toBeNull();
  });

  test("never mixes the working day with the day of the wall", () => {
    expect(formatSpan(420, 420)).toBe("1 日");
    expect(formatSpan(420, 1440)).toBe("7 时");
  });
});

describe("the explanation", () => {
  test("of a morning's work across lunch reads as on the matter page", () => {
    const notes = [{ at: shanghaiTime("2026-11-24 11:40"), text: "返工，时限不重新起算" }];
    const clock = started(FOUR_HOURS, "2026-11-24 09:10");
    expect(explained(clock, "2026-11-24 14:36", notes)).toEqual([
      "09:10 处置时限起算，立案条件给 4 工作时 —",
      "09:10–12:00 上午计时 2 时 50 分",
      "11:40 返工，时限不重新起算 —",
      "12:00–14:00 午休，不计 0",
      "14:00–14:36 下午计时 36 分",
      "15:10 到期；已用 3 时 26 分 剩 34 分",
    ]);
    const { title, usedPercent, light, footnotes, bar } = explainClock(
      CALENDAR,
      clock,
      shanghaiTime("2026-11-24 14:36"),
    );
    expect({ title, usedPercent, light }).toEqual({ title: "为什么还剩 34 分", usedPercent: 86, light: "yellow" });
    expect(footnotes).toEqual(["衡川区工作日历第 3 版：08:30–12:00，14:00–17:30；1 日为一个工作日。"]);
    expect(bar.map(({ kind, fraction }) => [kind, Math.round(fraction * 360)])).toEqual([
      ["used", 170],
      ["off", 120],
      ["used", 36],
      ["left", 34],
    ]);
  });

  test("of ten days folds whole days and keeps weekends and 国庆 in sight, also those ahead", () => {
    const clock = started({ value: 10, unit: "day", basis: "working" }, "2026-09-24 15:10");
    expect(explained(clock, "2026-09-29 09:00")).toEqual([
      "09-24 15:10 处置时限起算，立案条件给 10 工作日 —",
      "09-24 15:10–17:30 下午计时 2 时 20 分",
      "09-25 至 09-27 中秋节 3 天，不计 0",
      "09-28 至 09-29 工作日计时 1 日 30 分",
      "~09-29 至 09-30 工作日计时 1 日 6 时 30 分",
      "~10-01 至 10-07 国庆节 7 天，不计 0",
      "~10-08 至 10-10 工作日计时（含国庆节调休） 3 日",
      "~10-11 周末 1 天，不计 0",
      "~10-12 至 10-15 工作日计时 3 日 4 时 40 分",
      "10-15 15:10 到期；已用 1 日 2 时 50 分 剩 8 日 4 时",
    ]);
  });

  test("shows a pause with its reason and an extension with its own", () => {
    const paused = pauseClock(started(FOUR_HOURS, "2026-11-24 09:10"), shanghaiTime("2026-11-24 10:00"), "大雨");
    expect(explained(paused, "2026-11-24 10:30")).toEqual([
      "09:10 处置时限起算，立案条件给 4 工作时 —",
      "09:10–10:00 上午计时 50 分",
      "10:00 暂停中：大雨，不计 0",
      "15:10 到期；已用 50 分 剩 3 时 10 分",
    ]);
    const resumed = resumeClock(CALENDAR, paused, shanghaiTime("2026-11-24 11:00"));
    const extended = extendClock(
      CALENDAR,
      resumed,
      { value: 1, unit: "hour", basis: "working" },
      shanghaiTime("2026-11-24 11:30"),
      "换车",
    );
    expect(explained(extended, "2026-11-24 14:00")).toEqual([
      "09:10 处置时限起算，立案条件给 4 工作时 —",
      "09:10–10:00 上午计时 50 分",
      "10:00–11:00 暂停：大雨，不计 0",
      "11:00–12:00 上午计时 1 时",
      "11:30 延期 1 工作时：换车 —",
      "12:00–14:00 午休，不计 0",
      "17:10 到期；已用 1 时 50 分 剩 3 时 10 分",
    ]);
  });

  test("says since when a clock is late, and when it was stopped", () => {
    const clock = started(FOUR_HOURS, "2026-11-24 09:10");
    expect(explained(stopClock(clock, shanghaiTime("2026-11-24 16:00")), "2026-11-30 10:00")).toEqual([
      "09:10 处置时限起算，立案条件给 4 工作时 —",
      "09:10–12:00 上午计时 2 时 50 分",
      "12:00–14:00 午休，不计 0",
      "14:00–15:10 下午计时 1 时 10 分",
      "15:10 到期 —",
      "15:10–16:00 超过时限 超 50 分",
      "16:00 停止计时 —",
    ]);
  });

  test("of a statutory period names the holiday over which it rolls", () => {
    const clock = started({ value: 15, unit: "day", basis: "statutory" }, "2026-09-16 10:00");
    expect(explained(clock, "2026-09-29 09:00")).toEqual([
      "09-16 10:00 处置时限起算，立案条件给 15 日 —",
      "09-17 至 09-29 逐日计算，首日不计 13 日",
      "10-01 23:59 末日遇国庆节，顺延至节后第一个工作日 —",
      "10-08 23:59 到期；已用 13 日 剩 9 日",
    ]);
  });

  test("owns up to a provisional deadline and to one that a new calendar would set earlier", () => {
    const clock = started({ value: 3, unit: "day", basis: "working" }, "2026-12-30 10:00");
    expect(explainClock(CALENDAR, clock, clock.startedAt).footnotes[1]).toBe("放假安排尚未公布，到期时间为暂定。");
    const friday = started({ value: 1, unit: "day", basis: "working" }, "2026-11-27 10:00");
    const days = new Map(CALENDAR.days).set(20785, { isWorkday: true, name: "创建加班", source: "区政府通知" });
    const { clock: kept, outcome } = recomputeClock({ ...CALENDAR, days }, friday, friday.startedAt);
    expect(outcome).toBe("kept_earlier");
    const { lines } = explainClock({ ...CALENDAR, days }, kept, friday.startedAt);
    expect(lines.find((line) => line.kind === "kept")?.text).toBe("按现行日历本应更早到期；已告知的到期时间不提前");
  });

  test("of a year-long clock stays readable", () => {
    const clock = started({ value: 240, unit: "day", basis: "working" }, "2026-01-05 10:00");
    expect(explained(clock, "2026-10-09 10:00").length).toBeLessThanOrEqual(22);
  });
});

describe("an announced year", () => {
  test("makes a provisional deadline certain and moves it by its days off, after a recomputation", () => {
    const clock = started({ value: 3, unit: "day", basis: "working" }, "2026-12-30 10:00");
    expect([formatInstant(clock.dueAt), clock.isProvisional]).toEqual(["2027-01-05 10:00", true]);
    const day = { date: parsePlainDate("2027-01-04"), isWorkday: false, name: "元旦", source: "《2027 年通知》" };
    const calendar = announceYear(CALENDAR, 2027, [day]);
    const { clock: moved, outcome } = recomputeClock(calendar, clock, clock.startedAt);
    expect([formatInstant(moved.dueAt), moved.isProvisional, outcome]).toEqual(["2027-01-06 10:00", false, "later"]);
    expect(recomputeClock(announceYear(CALENDAR, 2027, []), clock, clock.startedAt)).toMatchObject({
      outcome: "same",
      clock: { dueAt: clock.dueAt, isProvisional: false },
    });
  });
});

describe("a clock refuses what makes no sense", () => {
  const clock = started(FOUR_HOURS, "2026-11-24 09:10");
  const at = shanghaiTime("2026-11-24 10:00");

  test.each([
    ["resumed without a pause", () => resumeClock(CALENDAR, clock, at)],
    ["paused twice", () => pauseClock(pauseClock(clock, at, "雨"), at, "雨")],
    ["paused before its start", () => pauseClock(clock, shanghaiTime("2026-11-24 09:00"), "雨")],
    ["stopped twice", () => stopClock(stopClock(clock, at), at)],
    ["extended after its stop", () => extendClock(CALENDAR, stopClock(clock, at), FOUR_HOURS, at, "换车")],
    [
      "extended by a period of another kind",
      () => extendClock(CALENDAR, clock, { value: 15, unit: "day", basis: "statutory" }, at, ""),
    ],
    [
      "given a statutory period in hours",
      () => started({ value: 15, unit: "hour", basis: "statutory" }, "2026-11-24 09:10"),
    ],
  ])("when %s", (_, attempt) => {
    expect(attempt).toThrow(RangeError);
  });

  test("when its calendar has no working time", () => {
    const empty: WorkingCalendar = { ...CALENDAR, weekdays: [], days: new Map() };
    expect(() => startClock(empty, { kind: "resolve", label: "", limit: FOUR_HOURS, source: "", at })).toThrow(
      RangeError,
    );
  });
});
