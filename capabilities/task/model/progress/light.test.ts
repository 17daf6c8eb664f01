/** Lights and recurrences as tables: the day before, on and after each limit. */
import { describe, expect, it } from "vitest";
import { parsePlainDate } from "#base/plain-date.ts";
import { settingsOn } from "#base/settings.ts";
import type { Light, TaskState } from "../labels.ts";
import { TASK_SETTINGS } from "../settings.ts";
import { lightOfTask, timeGone } from "./light.ts";
import { dueRule, parseRule, rhythmOf, ruleWords } from "./recurrence.ts";

const limits = settingsOn(TASK_SETTINGS, [], parsePlainDate("2026-11-22"));
const UNCOUNTED = { quota: null, delivered: 0 };
const UNIT = "01990000-0000-7000-8000-000000000001";

// A task from 1 January to 10 April 2026: 100 days, so that a day is a percent.
const rows: readonly (readonly [today: string, percent: number, state: TaskState, light: Light, why: string])[] = [
  ["2025-12-31", 0, "assigned", "waiting", "starts tomorrow"],
  ["2026-01-01", 0, "assigned", "green", "no day gone"],
  ["2026-01-10", 0, "doing", "green", "9 behind"],
  ["2026-01-11", 0, "doing", "yellow", "10 behind: the yellow limit"],
  ["2026-01-25", 0, "doing", "yellow", "24 behind"],
  ["2026-01-26", 0, "doing", "red", "25 behind: the red limit"],
  ["2026-01-26", 16, "doing", "green", "9 behind"],
  ["2026-04-04", 99, "doing", "green", "six days left"],
  ["2026-04-05", 99, "doing", "yellow", "five days left"],
  ["2026-04-10", 99, "doing", "yellow", "due today"],
  ["2026-04-11", 99, "doing", "red", "one day late, however far it is"],
  ["2026-04-11", 100, "submitted", "green", "reported in time to be judged; the office is on turn"],
  ["2026-05-11", 100, "done", "done", "over"],
];

describe("the light of a task", () => {
  it.each(rows)("%s with %i percent, %s: %s (%s)", (today, percent, state, light) => {
    const task = {
      state,
      percent,
      startsOn: parsePlainDate("2026-01-01"),
      dueOn: parsePlainDate("2026-04-10"),
      leadUnitId: UNIT,
      ...UNCOUNTED,
    };
    expect(lightOfTask(task, parsePlainDate(today), limits).light).toBe(light);
  });

  it.each<readonly [today: string, delivered: number, light: Light]>([
    ["2026-04-04", 0, "green"],
    ["2026-04-05", 0, "yellow"],
    ["2026-04-05", 2, "green"],
    ["2026-04-10", 1, "yellow"],
    ["2026-04-11", 1, "red"],
    ["2026-04-11", 2, "green"],
  ])("of a quota of 2 on %s with %i delivered: %s", (today, delivered, light) => {
    const task = {
      ...{ state: "doing" as const, percent: 0, leadUnitId: UNIT, quota: 2, delivered },
      ...{ startsOn: parsePlainDate("2026-01-01"), dueOn: parsePlainDate("2026-04-10") },
    };
    const told = lightOfTask(task, parsePlainDate(today), limits);
    expect(told).toMatchObject({ light, reason: expect.stringContaining(`${delivered}/2`) });
  });

  it("waits without a unit or a day, and says which", () => {
    const task = { state: "doing" as const, percent: 0, startsOn: null, dueOn: null, leadUnitId: UNIT, ...UNCOUNTED };
    const today = parsePlainDate("2026-01-01");
    expect(lightOfTask(task, today, limits)).toMatchObject({ light: "waiting", reason: "没有定期限" });
    expect(lightOfTask({ ...task, leadUnitId: null }, today, limits).reason).toBe("待定牵头单位");
  });

  it("counts whole days of the period", () => {
    const [from, to] = [parsePlainDate("2026-03-01"), parsePlainDate("2026-12-30")];
    expect(timeGone(from, to, parsePlainDate("2026-11-24"))).toEqual({ percent: 87, gone: 268, all: 305 });
    expect(timeGone(from, to, parsePlainDate("2027-11-24")).percent).toBe(100);
  });
});

const rules: readonly (readonly [rule: string, due: string, words: string, rhythm: string])[] = [
  ["FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=FR", "每周", "weekly"],
  ["FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO", "每周一", "weekly"],
  ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "每个工作日", "weekly"],
  ["FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=-1", "每月", "monthly"],
  ["FREQ=MONTHLY;BYMONTHDAY=25", "FREQ=MONTHLY;BYMONTHDAY=25", "每月25 日", "monthly"],
  ["FREQ=MONTHLY;INTERVAL=2", "FREQ=YEARLY;BYMONTH=2,4,6,8,10,12;BYMONTHDAY=-1", "双月", "longer"],
  ["FREQ=MONTHLY;INTERVAL=3", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "每季度", "longer"],
  ["FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1", "每半年", "longer"],
  ["FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1", "每年", "longer"],
  ["FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1", "每年 12 月1 日", "longer"],
];

describe("a recurrence", () => {
  it.each(rules)("%s falls due by %s and reads %s", (text, due, words, rhythm) => {
    const rule = parseRule(text);
    expect(rule && dueRule(rule)).toBe(due);
    expect(ruleWords(text)).toBe(words);
    expect(rule && rhythmOf(rule)).toBe(rhythm);
  });

  it("is none when it is not a rule that a plan can have", () => {
    for (const text of ["", "FREQ=SECONDLY", "FREQ=MONTHLY;INTERVAL=0", "FREQ=MONTHLY;BYDAY=一"])
      expect(parseRule(text)).toBeNull();
  });
});
