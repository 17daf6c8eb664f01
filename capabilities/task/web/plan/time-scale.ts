/** 甘特图与月历: days as places. Pure. */
import { addDays, addMonths, dayNumberOf, type PlainDate, parsePlainDate, weekdayOf } from "#base/plain-date.ts";

export interface TimeScale {
  readonly from: PlainDate;
  /** The last day, inclusive. */
  readonly to: PlainDate;
  readonly days: number;
  readonly months: readonly { readonly label: string; readonly left: number; readonly width: number }[];
  /** 0 to 1: where a day begins. */
  readonly at: (day: PlainDate) => number;
}

export function firstOfMonth(day: PlainDate): PlainDate {
  return parsePlainDate(`${day.slice(0, 7)}-01`);
}

/** Whole months, from that of the earliest day to that of the latest. */
export function timeScale(days: readonly PlainDate[], fallback: PlainDate): TimeScale {
  const ordered = [...days].sort();
  const from = firstOfMonth(ordered[0] ?? fallback);
  const to = addDays(addMonths(firstOfMonth(ordered.at(-1) ?? fallback), 1), -1);
  const count = dayNumberOf(to) - dayNumberOf(from) + 1;
  const at = (day: PlainDate) => Math.min(1, Math.max(0, (dayNumberOf(day) - dayNumberOf(from)) / count));
  const months = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) {
    const left = at(month);
    const isNewYear = month === from || month.slice(5, 7) === "01";
    const name = `${Number(month.slice(5, 7))} 月`;
    months.push({
      label: isNewYear ? `${month.slice(0, 4)} 年 ${name}` : name,
      left,
      width: at(addMonths(month, 1)) - left || 1 - left,
    });
  }
  return { from, to, days: count, months, at };
}

/** A bar from the first day to the last, both included; null where the task has no day at all. A task without a beginning is a point at its end. */
export function barOf(
  scale: TimeScale,
  task: { readonly from: PlainDate | null; readonly dueOn: PlainDate | null },
): { readonly left: number; readonly width: number; readonly isPoint: boolean } | null {
  const end = task.dueOn ?? task.from;
  if (!end) return null;
  const begin = task.from && task.from <= end ? task.from : end;
  const left = scale.at(begin);
  return { left, width: scale.at(addDays(end, 1)) - left, isPoint: task.from === null || task.dueOn === null };
}

/** The weeks of a month, Monday first; days of neighbouring months fill them up. */
export function weeksOf(month: PlainDate): PlainDate[][] {
  const first = firstOfMonth(month);
  const next = addMonths(first, 1);
  const weeks: PlainDate[][] = [];
  for (let monday = addDays(first, 1 - weekdayOf(first)); monday < next; monday = addDays(monday, 7))
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((day) => addDays(monday, day)));
  return weeks;
}
