/** One year of a working calendar, as a wall calendar shows it: twelve months of days with their kind and its source. */
import {
  dayNumberOf,
  type PlainDate,
  parsePlainDate,
  plainDateOfDayNumber,
  weekdayOfDayNumber,
} from "#base/plain-date.ts";
import type { WorkingCalendar } from "./clock.ts";

/** `work` 工作日; `rest` 休息日, by the week; `holiday` 放假, by name; `make_up` 上班, on a day that the week leaves free. */
export const DAY_KINDS = ["work", "rest", "holiday", "make_up"] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** Null name and source: the week alone decides. */
export interface DayLook {
  readonly kind: DayKind;
  readonly name: string | null;
  readonly source: string | null;
}

export interface CalendarYear {
  readonly year: number;
  /** False: statutory holidays only, deadlines in it are provisional. */
  readonly isAnnounced: boolean;
  readonly workdays: number;
  readonly months: readonly CalendarMonth[];
}

export interface CalendarMonth {
  /** 1 to 12. */
  readonly month: number;
  readonly workdays: number;
  readonly days: readonly (DayLook & { readonly date: PlainDate; readonly weekday: number })[];
}

/** @param day day number (base/plain-date) */
export function dayLooks(calendar: WorkingCalendar, day: number): DayLook {
  const told = calendar.days.get(day);
  const isInWeek = calendar.weekdays.includes(weekdayOfDayNumber(day));
  if (!told) return { kind: isInWeek ? "work" : "rest", name: null, source: null };
  const { isWorkday, name, source } = told;
  return { kind: !isWorkday ? "holiday" : isInWeek ? "work" : "make_up", name, source };
}

export function calendarYear(calendar: WorkingCalendar, year: number): CalendarYear {
  const months = Array.from({ length: 12 }, (_, index) => calendarMonth(calendar, year, index + 1));
  return {
    year,
    isAnnounced: calendar.announcedYears.has(year),
    workdays: months.reduce((sum, month) => sum + month.workdays, 0),
    months,
  };
}

function calendarMonth(calendar: WorkingCalendar, year: number, month: number): CalendarMonth {
  const first = firstOf(year, month);
  const next = month === 12 ? firstOf(year + 1, 1) : firstOf(year, month + 1);
  const days = Array.from({ length: next - first }, (_, index) => ({
    date: plainDateOfDayNumber(first + index),
    weekday: weekdayOfDayNumber(first + index),
    ...dayLooks(calendar, first + index),
  }));
  return { month, workdays: days.filter(({ kind }) => kind === "work" || kind === "make_up").length, days };
}

function firstOf(year: number, month: number): number {
  return dayNumberOf(parsePlainDate(`${year}-${String(month).padStart(2, "0")}-01`));
}
