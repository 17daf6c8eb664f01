/**
 * 期间 periods of evaluation: whole days in China, both ends included.
 *
 * - running: the period has not ended; its figures stand for what is over of it
 * - before 上期: the period that ended the day before
 * - a year ago 上年同期: the same days a year earlier
 */
import { addDays, addMonths, dayNumberOf, type PlainDate, weekdayOf } from "#base/plain-date.ts";
import { firstOfMonth, lastOfMonth } from "#kernel/measure/model/public.ts";

export const PERIOD_KINDS = { day: "日", week: "周", month: "月", quarter: "季", year: "年", custom: "自选" } as const;
export type PeriodKind = keyof typeof PERIOD_KINDS;

export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The period of a kind that `day` lies in; weeks begin on Monday. */
export function spanAround(kind: Exclude<PeriodKind, "custom">, day: PlainDate): Span {
  const year = day.slice(0, 4);
  switch (kind) {
    case "day":
      return { from: day, to: day };
    case "week": {
      const monday = addDays(day, 1 - weekdayOf(day));
      return { from: monday, to: addDays(monday, 6) };
    }
    case "month":
      return { from: firstOfMonth(day), to: lastOfMonth(day) };
    case "quarter": {
      const first = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
      const from = `${year}-${String(first).padStart(2, "0")}-01` as PlainDate;
      return { from, to: lastOfMonth(addMonths(from, 2)) };
    }
    case "year":
      return { from: `${year}-01-01` as PlainDate, to: `${year}-12-31` as PlainDate };
  }
}

/** 上期: of one's own choice, as many days before. */
export function spanBefore(kind: PeriodKind, { from, to }: Span): Span {
  const last = addDays(from, -1);
  return kind === "custom"
    ? { from: addDays(from, dayNumberOf(from) - dayNumberOf(to) - 1), to: last }
    : spanAround(kind, last);
}

/** 上年同期, as far as the period has run; 29 February meets the 28th. */
export function spanYearAgo({ from, to }: Span, today: PlainDate): Span {
  const until = to < today ? to : today;
  return {
    from: addMonths(from, -12),
    to: to === until && to === lastOfMonth(to) ? lastOfMonth(addMonths(to, -12)) : addMonths(until, -12),
  };
}

/** `2026 年 11 月`, `2026 年第 4 季度`, `2026-11-16 至 11-22`. */
export function spanLabel(kind: PeriodKind, { from, to }: Span): string {
  const [year = "", month = ""] = from.split("-");
  switch (kind) {
    case "day":
      return from;
    case "month":
      return `${year} 年 ${Number(month)} 月`;
    case "quarter":
      return `${year} 年第 ${Math.ceil(Number(month) / 3)} 季度`;
    case "year":
      return `${year} 年`;
    default:
      return `${from} 至 ${to.slice(0, 4) === year ? to.slice(5) : to}`;
  }
}
