/**
 * 日历变更 changes of a working calendar: a new calendar value; the version is given when it is stored.
 *
 * - `year`: the arrangement of a year was announced; deadlines in it stop being provisional once their clocks are recomputed
 * - `days`: single days put in, replaced, or left to the week again
 * - `hours`: working segments and weekdays
 */
import { z } from "zod";
import { dayNumberOf, type PlainDate, PlainDateSchema, plainDateOfDayNumber } from "#base/plain-date.ts";
import { type DayLook, dayLooks } from "./calendar-year.ts";
import type { CalendarDay, WorkingCalendar } from "./clock.ts";

export type DatedDay = CalendarDay & { readonly date: PlainDate };

export const DatedDaySchema = z.object({
  date: PlainDateSchema,
  isWorkday: z.boolean(),
  name: z.string().trim().min(1, "请写明名称，例如国庆节").max(40, "名称最多 40 字"),
  source: z.string().trim().min(1, "请写明依据").max(200, "依据最多 200 字"),
});

const daysOnce = (days: readonly { readonly date: PlainDate }[]) =>
  new Set(days.map((day) => day.date)).size === days.length;

const YearChangeSchema = z
  .object({
    kind: z.literal("year"),
    year: z.number().int().min(1949).max(2100),
    days: z.array(DatedDaySchema).min(1, "没有写明任何放假或上班的日期").max(120).refine(daysOnce, "同一天出现了两次"),
  })
  .refine(({ year, days }) => days.every(({ date }) => belongsTo(date, year)), {
    message: "有的日期不属于这一年的安排",
    path: ["days"],
  });

const DaysChangeSchema = z
  .object({
    kind: z.literal("days"),
    put: z.array(DatedDaySchema).max(400).refine(daysOnce, "同一天出现了两次"),
    /** Days that follow the week again. */
    drop: z.array(PlainDateSchema).max(400),
  })
  .refine(({ put, drop }) => put.length + drop.length > 0, { message: "没有要改的日期", path: ["put"] })
  .refine(({ put, drop }) => put.every(({ date }) => !drop.includes(date)), {
    message: "同一天不能既改又撤",
    path: ["drop"],
  });

const minute = z.number().int().min(0).max(1440);
const HoursChangeSchema = z.object({
  kind: z.literal("hours"),
  /** Minutes after midnight, ascending: [[510, 720], [840, 1050]]. */
  segments: z
    .array(z.tuple([minute, minute]))
    .min(1, "至少有一段工作时间")
    .max(6)
    .refine((segments) => segments.every(([from, to]) => from < to), "每段的开始须早于结束")
    .refine(
      (segments) => segments.every(([from], index) => from >= (segments[index - 1]?.[1] ?? 0)),
      "工作时段须按先后排列，不能重叠",
    ),
  weekdays: z
    .array(z.number().int().min(1).max(7))
    .min(1, "每周至少有一个工作日")
    .refine((weekdays) => new Set(weekdays).size === weekdays.length, "同一个星期几出现了两次"),
});

export const CalendarChangeSchema = z.discriminatedUnion("kind", [
  YearChangeSchema,
  DaysChangeSchema,
  HoursChangeSchema,
]);
export type CalendarChange = z.output<typeof CalendarChangeSchema>;

/** The arrangement of a year reaches into the December before and no further. */
function belongsTo(date: PlainDate, year: number): boolean {
  return date.startsWith(`${year}-`) || date.startsWith(`${year - 1}-12-`);
}

export function changeCalendar(calendar: WorkingCalendar, change: CalendarChange): WorkingCalendar {
  switch (change.kind) {
    case "year":
      return announceYear(calendar, change.year, change.days);
    case "days":
      return withDays(withoutDays(calendar, change.drop), change.put);
    case "hours":
      return { ...calendar, segments: change.segments, weekdays: change.weekdays.toSorted() };
  }
}

/** Single days put in or replaced: a make-up workday, a day on which the city stands still. */
export function withDays(calendar: WorkingCalendar, days: readonly DatedDay[]): WorkingCalendar {
  const merged = new Map(calendar.days);
  for (const { date, isWorkday, name, source } of days) merged.set(dayNumberOf(date), { isWorkday, name, source });
  return { ...calendar, days: merged };
}

function withoutDays(calendar: WorkingCalendar, dates: readonly PlainDate[]): WorkingCalendar {
  const left = new Map(calendar.days);
  for (const date of dates) left.delete(dayNumberOf(date));
  return { ...calendar, days: left };
}

/**
 * A year's arrangement put in: deadlines in it are no longer provisional once their clocks are recomputed. Days known before and
 * not named by the arrangement stay, so that the division's own days survive; a complete arrangement names every holiday.
 */
export function announceYear(calendar: WorkingCalendar, year: number, days: readonly DatedDay[]): WorkingCalendar {
  const changed = withDays(calendar, days);
  return { ...changed, announcedYears: new Set([...calendar.announcedYears, year]) };
}

/** Whether two calendars say the same of every day and hour, and name the same sources. */
export function isSameCalendar(a: WorkingCalendar, b: WorkingCalendar): boolean {
  return written(a) === written(b);
}

function written({ segments, weekdays, days, announcedYears }: WorkingCalendar): string {
  const told = [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, { isWorkday, name, source }]) => [day, isWorkday, name, source]);
  return JSON.stringify([segments, weekdays, told, [...announcedYears].sort()]);
}

export interface ChangedDay {
  readonly date: PlainDate;
  readonly before: DayLook;
  readonly after: DayLook;
}

/** Days that look different, ascending. Only days that either calendar names: a changed week is told by its weekdays. */
export function changedDays(before: WorkingCalendar, after: WorkingCalendar): readonly ChangedDay[] {
  const named = new Set([...before.days.keys(), ...after.days.keys()]);
  return [...named]
    .sort((a, b) => a - b)
    .map((day) => ({ date: plainDateOfDayNumber(day), before: dayLooks(before, day), after: dayLooks(after, day) }))
    .filter((day) => day.before.kind !== day.after.kind || day.before.name !== day.after.name);
}
