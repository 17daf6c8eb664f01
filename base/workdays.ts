/**
 * Workdays and periods in whole days: the one arithmetic that the kernel's clocks and the law's periods both count with.
 *
 * Days are day numbers (`plain-date.ts`). The day of the start is never counted. Months and years run from date to date; a month
 * that has no such date gives its last day.
 */
import { addMonths, dayNumberOf, plainDateOfDayNumber, weekdayOfDayNumber } from "./plain-date.ts";

/** Which days are worked on: single days decide over the week. Any working calendar is one. */
export interface Workdays {
  /** 1 Monday … 7 Sunday. */
  readonly weekdays: readonly number[];
  readonly days: ReadonlyMap<number, { readonly isWorkday: boolean }>;
}

/** How a period of whole days counts: every day, rolling past a day of rest at its end; workdays only; every day without rolling. */
export type DayBasis = "statutory" | "statutory_working" | "statutory_fixed";

export interface DayPeriod {
  readonly value: number;
  readonly unit: "day" | "month" | "year";
  readonly basis: DayBasis;
}

/** No period reaches further; a calendar without workdays must not loop for ever. */
export const FURTHEST_DAYS = 366 * 30;

export function isWorkday(workdays: Workdays, day: number): boolean {
  return workdays.days.get(day)?.isWorkday ?? workdays.weekdays.includes(weekdayOfDayNumber(day));
}

/** The `count`-th workday after `day`; before it for a negative count; `day` itself for 0. */
export function addWorkdays(workdays: Workdays, day: number, count: number): number {
  const step = count < 0 ? -1 : 1;
  let at = day;
  for (let left = Math.abs(count); left > 0; ) {
    at += step;
    if (isWorkday(workdays, at)) left -= 1;
    if (Math.abs(at - day) > FURTHEST_DAYS) throw new RangeError("a calendar without workdays in thirty years");
  }
  return at;
}

/** `day` itself when it is a workday, else the next one. */
export function rollToWorkday(workdays: Workdays, day: number): number {
  return isWorkday(workdays, day) ? day : addWorkdays(workdays, day, 1);
}

/** Workdays after `from`, up to and with `to`. */
export function workdaysBetween(workdays: Workdays, from: number, to: number): number {
  let count = 0;
  for (let day = from + 1; day <= to; day++) if (isWorkday(workdays, day)) count += 1;
  return count;
}

/**
 * The last day of a period begun on `start`, as its own days give it, before rolling.
 * @throws RangeError for a part of a day, and for months counted in workdays
 */
export function unrolledLastDay(workdays: Workdays, start: number, period: DayPeriod): number {
  const { value, unit, basis } = period;
  if (!Number.isInteger(value)) throw new RangeError(`a statutory period counts whole days, not ${value} ${unit}`);
  if (basis === "statutory_working") {
    if (unit !== "day") throw new RangeError(`workdays are not counted in ${unit}s`);
    return addWorkdays(workdays, start, value);
  }
  if (unit === "day") return start + value;
  return dayNumberOf(addMonths(plainDateOfDayNumber(start), unit === "year" ? value * 12 : value));
}

/** The last day of a period begun on `start`. */
export function lastDayOf(workdays: Workdays, start: number, period: DayPeriod): number {
  const last = unrolledLastDay(workdays, start, period);
  return period.basis === "statutory" ? rollToWorkday(workdays, last) : last;
}
