/** How ratios and counters went, month by month, for every value of one dimension at once. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { addDays, type PlainDate } from "#base/plain-date.ts";
import type { Measures } from "#kernel/measure/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import type { Grouping, MeasureFilter } from "../contract.ts";
import { firstOfMonth, lastOfMonth } from "../model/cover.ts";
import { coarseFor, monthsOf } from "./coarse.ts";
import { countersNamed, dimensionCondition, notYet, periodOf } from "./condition.ts";
import { keyExpression } from "./measures-of.ts";

export interface SeriesRequest {
  readonly actor: Actor;
  readonly now: Instant;
  /** Its months are whole ones; the last ends with the period. Neither class nor urgency nor grade of the cell. */
  readonly filter: Omit<MeasureFilter, "classKey" | "isEmergency" | "cellGrade">;
  /** Balances have no sum of a month and are refused. */
  readonly counters: readonly string[];
  readonly groupBy: Exclude<Grouping, "class" | "day" | "month">;
}

export interface Series {
  /** `2026-11`, without gaps. */
  readonly months: readonly string[];
  /** By key, then by month; a month without anything is absent. */
  readonly figures: ReadonlyMap<string | null, ReadonlyMap<string, Readonly<Record<string, number>>>>;
}

/** @throws Error for a balance; Problem for an unknown counter or a wrong period */
export async function seriesOf(
  database: Database,
  measures: Measures,
  { actor, now, filter, counters, groupBy }: SeriesRequest,
): Promise<Series> {
  const named = countersNamed(measures, counters);
  const balance = named.find((counter) => counter.kind === "balance");
  if (balance) throw new Error(`${balance.id} is a balance: it has no sum of a month`);
  const period = periodOf(filter, now);
  const [first, last] = [firstOfMonth(period.from), firstOfMonth(period.until)];
  const dimensions = dimensionCondition(actor, filter);
  const key = keyExpression(groupBy, period);
  const one = sql`d.counter = any(${counters})`;
  const withheld = notYet(named, period);
  const ahead = sql`union all select ${key}, left(d.day::text, 7), d.counter, -d.value from measure_daily d
    where ${dimensions} and ${one} and d.day between ${addDays(period.until, 1)}::date and ${lastOfMonth(period.until)}::date`;
  const today = sql`union all select ${key}, left(d.day::text, 7), d.counter, -${withheld} from measure_matter d
    where ${dimensions} and ${one} and d.day = ${period.today} and ${withheld} > 0`;
  const rows = await listRows(
    database,
    sql<{ key: string | null; month: string; counter: string; value: number }>`
      select key, month, counter, sum(value)::int as value from (
        select ${key} as key, left(d.month::text, 7) as month, d.counter, d.value from ${monthsOf(coarseFor(groupBy, filter, actor))} d
          where ${dimensions} and ${one} and d.month between ${first}::date and ${last}::date
        ${period.until === lastOfMonth(period.until) ? sql`` : ahead} ${period.until === period.today ? today : sql``}) cells
      group by key, month, counter having sum(value) <> 0`,
  );
  const figures = new Map<string | null, Map<string, Record<string, number>>>();
  for (const row of rows) {
    const ofKey = figures.get(row.key) ?? new Map<string, Record<string, number>>();
    figures.set(row.key, ofKey.set(row.month, { ...ofKey.get(row.month), [row.counter]: row.value }));
  }
  return { months: monthsBetween(first, last), figures };
}

function monthsBetween(first: PlainDate, last: PlainDate): readonly string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = addDays(lastOfMonth(month), 1)) months.push(month.slice(0, 7));
  return months;
}
