/** 期间: how long, counted how, from what, by which article. The shape of `limit` is the one that the kernel's clocks take. */
import type { PlainDate } from "#base/plain-date.ts";
import { DECISION_PERIODS } from "./decision-periods.ts";
import { EXECUTION_PERIODS } from "./execution-periods.ts";
import { findInForce, inForce, type Period } from "./parameter.ts";
import { REMEDY_PERIODS } from "./remedy-periods.ts";

const PERIODS = [...DECISION_PERIODS, ...EXECUTION_PERIODS, ...REMEDY_PERIODS] as const;
export type PeriodId = (typeof PERIODS)[number]["id"];

export const ALL_PERIODS: readonly (Period & { readonly id: PeriodId })[] = PERIODS;

/** @throws RangeError when the table holds no such period for that day */
export function periodOn(id: PeriodId, on: PlainDate): Period {
  return inForce(ALL_PERIODS, id, on);
}

/** The period, or undefined where the law of that day knew none: the five years of limitation before 2021-07-15. */
export function findPeriodOn(id: PeriodId, on: PlainDate): Period | undefined {
  return findInForce(ALL_PERIODS, id, on);
}
