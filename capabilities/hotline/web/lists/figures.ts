/** Figures of orders and the way to the orders behind each. */
import { addDays, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { type Grouping, getMeasures, type MeasureRow } from "#kernel/measure/contract.ts";
import { useNow } from "#ui/now.ts";
import { useCall } from "#ui/use-call.ts";

const KIND = "hotline";

export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** 本月 or 上月, whole months in China. */
export function monthOf(today: PlainDate, isLast: boolean): Span {
  const first = firstOfMonth(today);
  if (!isLast) return { from: first, to: today };
  const to = addDays(first, -1);
  return { from: firstOfMonth(to), to };
}

function firstOfMonth(day: PlainDate): PlainDate {
  return `${day.slice(0, 7)}-01` as PlainDate;
}

export function useMonth(isLast: boolean): Span {
  return monthOf(plainDateOf(useNow()), isLast);
}

export function useFigures(span: Span, groupBy: Grouping) {
  return useCall(getMeasures, { query: { kind: KIND, ...span, groupBy } }, { keepsFormer: true });
}

/** The address of the orders that one figure counts. */
export function ordersAddress(span: Span, row: Pick<MeasureRow, "opens">, counter: string): string {
  return `/console/evaluation/matters?${new URLSearchParams({ kind: KIND, ...span, ...row.opens, counter })}`;
}

/** A ratio opens what is wrong in it where that can be counted, otherwise what it is made of. */
export const RATIO_OPENS: Readonly<Record<string, string>> = {
  in_time_reply_rate: "overdue",
  near_deadline_rate: "near_deadline",
  valid_visit_rate: "unreached",
  satisfaction_rate: "unsatisfied",
  solution_rate: "unsolved",
  enterprise_satisfaction_rate: "enterprise_unsatisfied",
  contradiction_rate: "contradicted",
  gate_return_rate: "gate_sent_back",
  return_rate: "returned",
};

/** `92.3%`; nothing to divide by is `—`. */
export function percent(value: number | null | undefined): string {
  return value === null || value === undefined ? "—" : `${value.toFixed(1)}%`;
}
