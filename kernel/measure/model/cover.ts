/**
 * 期间拆分: how a period is put together from whole months and single days, so that few rows are read. Every day of the period is
 * counted once, and no other.
 */
import { addDays, type PlainDate } from "#base/plain-date.ts";

export interface DayRange {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export interface Cover {
  /** First days of the first and the last month that are taken as a whole; null first: from the beginning. */
  readonly months: { readonly first: PlainDate | null; readonly last: PlainDate } | null;
  /** Days beside the months. */
  readonly added: readonly DayRange[];
  /** Days that a whole month has and the period has not. */
  readonly takenOut: readonly DayRange[];
}

/**
 * @param from null: all days up to `until`, as a balance needs
 * @param today nothing but deadlines lies behind it, so that taking these out is less than adding up the month
 */
export function coverOf(from: PlainDate | null, until: PlainDate, today: PlainDate): Cover {
  const head = from === null || from === firstOfMonth(from) ? null : { from, to: lastOfMonth(from) };
  const first = head ? addDays(head.to, 1) : from;
  const isTakenOut = until !== lastOfMonth(until) && (until === today || until.slice(8) > "15");
  const takesLast = until === lastOfMonth(until) || isTakenOut;
  const last = takesLast ? firstOfMonth(until) : firstOfMonth(addDays(firstOfMonth(until), -1));
  if (from !== null && (first === null || first > last))
    return { months: null, added: [{ from, to: until }], takenOut: [] };
  return {
    months: { first, last },
    added: [...(head ? [head] : []), ...(takesLast ? [] : [{ from: firstOfMonth(until), to: until }])],
    takenOut: isTakenOut ? [{ from: addDays(until, 1), to: lastOfMonth(until) }] : [],
  };
}

export function firstOfMonth(day: PlainDate): PlainDate {
  return `${day.slice(0, 7)}-01` as PlainDate;
}

export function lastOfMonth(day: PlainDate): PlainDate {
  const inNext = addDays(firstOfMonth(day), 31);
  return addDays(firstOfMonth(inNext), -1);
}
