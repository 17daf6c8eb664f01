/** The short spelling of the tables: limits by name, dates as text. */
import type { DayBasis } from "#base/workdays.ts";
import { cite, type LawId } from "../sources/public.ts";
import { date, type Period, type PeriodLimit, type Sourced } from "./parameter.ts";

const days =
  (basis: DayBasis) =>
  (value: number): PeriodLimit => ({ value, unit: "day", basis });
/** 日: every day counts, rolls past a day of rest. */
export const calendarDays = days("statutory");
/** 工作日. */
export const workingDays = days("statutory_working");
/** 日，不顺延: binds a party, so a holiday must not lengthen it. */
export const fixedDays = days("statutory_fixed");
export const months = (value: number): PeriodLimit => ({ value, unit: "month", basis: "statutory" });
export const years = (value: number): PeriodLimit => ({ value, unit: "year", basis: "statutory" });
export const fixedYears = (value: number): PeriodLimit => ({ value, unit: "year", basis: "statutory_fixed" });
export const hours = (value: number): PeriodLimit => ({ value, unit: "hour", basis: "natural" });

interface Row<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly limit: PeriodLimit;
  readonly countsFrom: string;
  readonly rule: string;
  readonly law: LawId;
  readonly article: string;
  readonly from: string;
  readonly to?: string;
  readonly direction?: "before";
  readonly standing?: Sourced["standing"];
  readonly note?: string;
}

export function period<Id extends string>(row: Row<Id>): Period & { readonly id: Id } {
  const { law, article, from, to, direction = "after", standing = "text", note = "", ...rest } = row;
  return {
    ...rest,
    source: cite(law, article),
    direction,
    standing,
    note,
    effectiveFrom: date(from),
    effectiveTo: to === undefined ? null : date(to),
  };
}
