/** 往常 usual: today beside the same weekday of the weeks before. */
import { addDays, type PlainDate } from "#base/plain-date.ts";

const WEEKS = 4;

/** The same weekday, the latest first. */
export function daysLikeToday(today: PlainDate): readonly PlainDate[] {
  return Array.from({ length: WEEKS }, (_, week) => addDays(today, -7 * (week + 1)));
}

/** Mean of what is known; null when nothing is. */
export function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

export interface HourCount {
  readonly day: PlainDate;
  /** 0 to 23, in China. */
  readonly hour: number;
  readonly count: number;
}

export interface Hours {
  /** Up to the running hour. */
  readonly today: number[];
  readonly usual: number[];
}

/** A day without anything counts as none, but a city that is younger than four weeks is only compared with the weeks it has. */
export function hoursOf(
  counts: readonly HourCount[],
  today: PlainDate,
  hourNow: number,
  since: PlainDate | null,
): Hours {
  const on = (day: PlainDate, hour: number) => counts.find((one) => one.day === day && one.hour === hour)?.count ?? 0;
  const days = daysLikeToday(today).filter((day) => since !== null && day >= since);
  const all = Array.from({ length: 24 }, (_, hour) => hour);
  return {
    today: all.slice(0, hourNow + 1).map((hour) => on(today, hour)),
    usual: all.map((hour) => meanOf(days.map((day) => on(day, hour))) ?? 0),
  };
}
