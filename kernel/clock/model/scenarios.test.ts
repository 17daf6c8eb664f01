/** The scenario tables, and the small readers that turn their Chinese into values. */
import { describe, expect, test } from "vitest";
import { formatInstant, type Instant, shanghaiTime } from "#base/instant.ts";
import { parsePlainDate, plainDateOf, weekdayOf } from "#base/plain-date.ts";
import { workingCalendar } from "#law/calendar/public.ts";
import { COURSE_SCENARIOS, type CourseStep } from "./course.scenarios.ts";
import { DEADLINE_SCENARIOS } from "./deadline.scenarios.ts";
import {
  BASES,
  type Clock,
  extendClock,
  formatLimit,
  type Limit,
  pauseClock,
  recomputeClock,
  resumeClock,
  startClock,
  stopClock,
  type WorkingCalendar,
} from "./public.ts";

const CALENDAR: WorkingCalendar = workingCalendar({ id: "test", name: "衡川区工作日历", version: 1 });
const WEEKDAYS = "一二三四五六日";

/** «2026-11-24 周二 09:10»; a wrong weekday is a mistake of the table. */
function moment(text: string): Instant {
  const [date = "", weekday = "", time = ""] = text.split(" ");
  expect(WEEKDAYS[weekdayOf(parsePlainDate(date)) - 1], `weekday of ${text}`).toBe(weekday.slice(1));
  return shanghaiTime(`${date} ${time}`);
}

function written(instant: Instant): string {
  const [date = "", time = ""] = formatInstant(instant).split(" ");
  return `${date} 周${WEEKDAYS[weekdayOf(plainDateOf(instant)) - 1]} ${time}`;
}

/** The limit that prints as `text`. */
function limitOf(text: string): Limit {
  const value = Number(text.split(" ")[0]);
  for (const basis of BASES) {
    for (const unit of ["minute", "hour", "day", "month", "year"] as const) {
      if (formatLimit({ value, unit, basis }) === text) return { value, unit, basis };
    }
  }
  throw new RangeError(`no such limit: ${text}`);
}

function started(from: string, limit: string): Clock {
  return startClock(CALENDAR, {
    kind: "resolve",
    label: "处置时限",
    limit: limitOf(limit),
    source: "立案条件",
    at: moment(from),
  });
}

describe("到期时间算例", () => {
  test.each(DEADLINE_SCENARIOS)("$name：$from + $limit", ({ from, limit, expected, isProvisional }) => {
    const clock = started(from, limit);
    expect(written(clock.dueAt)).toBe(written(moment(expected)));
    expect(clock.isProvisional).toBe(isProvisional ?? false);
  });
});

function stepped(clock: Clock, step: CourseStep): Clock {
  const at = moment(step.at);
  switch (step.act) {
    case "暂停":
      return pauseClock(clock, at, "等待天气");
    case "恢复":
      return resumeClock(CALENDAR, clock, at);
    case "停止":
      return stopClock(clock, at);
    case "延期":
      return extendClock(CALENDAR, clock, limitOf(step.by), at, "换车");
    case "日历变更":
      return recomputeClock(changed(step.off ?? [], step.worked ?? []), clock, at).clock;
  }
}

function changed(off: readonly string[], worked: readonly string[]): WorkingCalendar {
  const day = (isWorkday: boolean) => (date: string) => ({
    date: parsePlainDate(date),
    isWorkday,
    name: isWorkday ? "加班" : "停工",
    source: "区政府通知",
  });
  const overrides = [...off.map(day(false)), ...worked.map(day(true))];
  return workingCalendar({ id: "test", name: "衡川区工作日历", version: 2, overrides });
}

describe("时限经过算例", () => {
  test.each(COURSE_SCENARIOS)("$name", ({ from, limit, steps, expected }) => {
    const clock = steps.reduce(stepped, started(from, limit));
    expect(written(clock.dueAt)).toBe(written(moment(expected)));
  });
});
