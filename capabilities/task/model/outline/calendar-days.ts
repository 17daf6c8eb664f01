/** First and last days of months, quarters and years, without a platform date. */
import { isPlainDate, type PlainDate } from "#base/plain-date.ts";

/** @returns null when the calendar has no such day */
export function dayOf(year: number, month: number, day: number): PlainDate | null {
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isPlainDate(text) ? text : null;
}

export function lastOfMonth(year: number, month: number): PlainDate | null {
  for (const day of [31, 30, 29, 28]) {
    const found = dayOf(year, month, day);
    if (found) return found;
  }
  return null;
}

export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

/** 三个月内 counted from a day; the 31st becomes the last day of a shorter month. */
export function addMonths(date: PlainDate, months: number): PlainDate | null {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const index = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  return dayOf(y, m, day) ?? lastOfMonth(y, m);
}
