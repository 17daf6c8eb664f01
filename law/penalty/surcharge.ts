/**
 * 加处罚款: 3 % of the fine for every day after the last day of payment, never more than the fine itself, nothing for the days of
 * a reconsideration or a lawsuit. The agency may impose it and must have said so in the decision.
 */
import { type Fen, fen, shareOf } from "#base/money.ts";
import { dayNumberOf, type PlainDate } from "#base/plain-date.ts";
import { thresholdOn } from "../parameters/public.ts";

/** Both days included. `to` null: still running. */
export interface DaySpan {
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

export interface SurchargeFacts {
  /** What is still owed of the fine. */
  readonly fine: Fen;
  /** The last day of payment, rolled and deferred as it may be. */
  readonly dueOn: PlainDate;
  /** The day of payment, or the day for which is asked. */
  readonly until: PlainDate;
  /** Days of reconsideration and litigation. */
  readonly suspended: readonly DaySpan[];
}

export interface Surcharge {
  /** Days that count, without those of a remedy. */
  readonly days: number;
  readonly suspendedDays: number;
  readonly perDay: Fen;
  readonly amount: Fen;
  readonly isCapped: boolean;
}

export function surchargeOf({ fine, dueOn, until, suspended }: SurchargeFacts): Surcharge {
  const first = dayNumberOf(dueOn) + 1;
  const last = dayNumberOf(until);
  const all = Math.max(last - first + 1, 0);
  const suspendedDays = daysWithin(suspended, first, last);
  const days = all - suspendedDays;
  const perDay = shareOf(fine, thresholdOn("surcharge_rate", until).value);
  const cap = shareOf(fine, thresholdOn("surcharge_cap", until).value);
  // Rounded once, over all days: a fine of 33.33 元 must not gain a fen each day.
  const uncapped = shareOf(fen(fine * days), thresholdOn("surcharge_rate", until).value);
  const isCapped = uncapped > cap;
  return { days, suspendedDays, perDay, amount: isCapped ? cap : uncapped, isCapped };
}

/** Distinct days of the spans inside [first, last]: spans that overlap (first reconsideration, then the lawsuit) count once. */
function daysWithin(spans: readonly DaySpan[], first: number, last: number): number {
  const clipped = spans
    .map(({ from, to }) => ({
      from: Math.max(dayNumberOf(from), first),
      to: to === null ? last : Math.min(dayNumberOf(to), last),
    }))
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => a.from - b.from);
  let count = 0;
  let covered = first - 1;
  for (const { from, to } of clipped) {
    if (to <= covered) continue;
    count += to - Math.max(from, covered + 1) + 1;
    covered = to;
  }
  return count;
}
