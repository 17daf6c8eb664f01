/**
 * 工作日历: a division's working calendar, made of the announced years, the statutory holidays of the years after them and the
 * division's own days. The shape is the one that `kernel/clock` counts with.
 */
import { dayNumberOf } from "#base/plain-date.ts";
import { ANNOUNCED_YEARS, daysOfYear } from "./announced.ts";
import type { AnnouncedYear, LegalDay } from "./legal-day.ts";
import { LAST_KNOWN_YEAR, statutoryHolidaysOf } from "./statutory-holidays.ts";

/** 08:30–12:00 and 14:00–17:30, minutes after midnight. */
export const DEFAULT_SEGMENTS = [
  [510, 720],
  [840, 1050],
] as const;
export const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5] as const;

export interface CalendarDeclaration {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly segments?: readonly (readonly [from: number, to: number])[];
  readonly weekdays?: readonly number[];
  /** Absent: every year this table knows. An imported year is put beside them. */
  readonly announced?: readonly AnnouncedYear[];
  /** Days decided by the division itself or imported; they decide over all else. */
  readonly overrides?: readonly LegalDay[];
}

/** @throws RangeError for segments that overlap or leave the day, and for a week without workdays. */
export function workingCalendar(declaration: CalendarDeclaration) {
  const { id, name, version, segments = DEFAULT_SEGMENTS, weekdays = MONDAY_TO_FRIDAY } = declaration;
  const { announced = ANNOUNCED_YEARS, overrides = [] } = declaration;
  checkHours(segments, weekdays);
  const announcedYears = new Set(announced.map(({ year }) => year));
  const days = new Map<number, Omit<LegalDay, "date">>();
  const legal = [...provisionalDays(announcedYears), ...announced.flatMap(daysOfYear), ...overrides];
  for (const { date, isWorkday, name: title, source } of legal) {
    days.set(dayNumberOf(date), { isWorkday, name: title, source });
  }
  return { id, name, version, segments, weekdays, days, announcedYears };
}

/** Before the announced days, since the notice of a year may decide over days of the December before. */
function provisionalDays(announcedYears: ReadonlySet<number>): readonly LegalDay[] {
  const days: LegalDay[] = [];
  for (let year = Math.max(...announcedYears) + 1; year <= LAST_KNOWN_YEAR; year++)
    days.push(...statutoryHolidaysOf(year));
  return days;
}

function checkHours(segments: readonly (readonly [number, number])[], weekdays: readonly number[]): void {
  let last = 0;
  for (const [from, to] of segments) {
    if (from < last || to <= from || to > 1440)
      throw new RangeError(`working segment ${from}–${to} overlaps or leaves the day`);
    last = to;
  }
  const isWeek = weekdays.length > 0 && weekdays.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
  if (segments.length === 0 || !isWeek)
    throw new RangeError("a working calendar needs working segments and weekdays 1 to 7");
}
