/** Changes of a working calendar: a new calendar value; the version is given when it is stored. */
import { dayNumberOf, type PlainDate } from "#base/plain-date.ts";
import type { CalendarDay, WorkingCalendar } from "./clock.ts";

export type DatedDay = CalendarDay & { readonly date: PlainDate };

/** Single days put in or replaced: a make-up workday, a day on which the city stands still. */
export function withDays(calendar: WorkingCalendar, days: readonly DatedDay[]): WorkingCalendar {
  const merged = new Map(calendar.days);
  for (const { date, isWorkday, name, source } of days) merged.set(dayNumberOf(date), { isWorkday, name, source });
  return { ...calendar, days: merged };
}

/**
 * A year's arrangement put in: deadlines in it are no longer provisional once their clocks are recomputed. Days known before and
 * not named by the arrangement stay, so that the division's own days survive; a complete arrangement names every holiday.
 */
export function announceYear(calendar: WorkingCalendar, year: number, days: readonly DatedDay[]): WorkingCalendar {
  const changed = withDays(calendar, days);
  return { ...changed, announcedYears: new Set([...calendar.announcedYears, year]) };
}
