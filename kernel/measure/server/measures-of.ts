/** Figures by one dimension, with the ratios of their sums. */
import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { addDays, type PlainDate } from "#base/plain-date.ts";
import { type CounterDefinition, type Measures, type RatioDefinition, ratioOf } from "#kernel/measure/model/public.ts";
import { type Actor, ROLES } from "#kernel/people/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import type { Grouping, MeasureFilter, MeasureRow } from "../contract.ts";
import { coarseFor, monthsOf } from "./coarse.ts";
import {
  countersNamed,
  dayCondition,
  dimensionCondition,
  divisionAt,
  gradeCondition,
  notYet,
  type Period,
  partsOf,
  periodOf,
} from "./condition.ts";

export interface MeasureRequest {
  readonly actor: Actor;
  readonly now: Instant;
  readonly filter: MeasureFilter;
  /** Absent: all. Ratios that none of them is part of are not worked out: null. */
  readonly counters?: readonly string[] | undefined;
  readonly groupBy: Grouping;
}

export interface MeasureTable {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly asOf: Instant;
  readonly rows: readonly MeasureRow[];
}

interface Sum {
  readonly key: string | null;
  readonly counter: string;
  readonly value: number;
}

/** Sums before the period begins, of balances grouped by time. */
const BEFORE = "";

/** @throws Problem for an unknown counter or a wrong period */
export async function measuresOf(
  database: Database,
  measures: Measures,
  request: MeasureRequest,
): Promise<MeasureTable> {
  const { filter, groupBy } = request;
  const period = periodOf(filter, request.now);
  const shown = request.counters ? countersNamed(measures, request.counters) : measures.counters;
  const needed = request.counters ? neededFor(measures, request.counters) : measures.counters;
  const sums = await sumsOf(database, needed, request, period);
  const byKey = isTime(groupBy) ? alongTime(sums, needed, period, groupBy) : grouped(sums);
  if (groupBy === "total" && byKey.size === 0) byKey.set(null, {});
  const labels = await labelsOf(database, groupBy, [...byKey.keys()]);
  const known = new Set(needed.map((counter) => counter.id));
  const isWhole = ({ numerator, denominator }: RatioDefinition) =>
    [...numerator, ...denominator].every((id) => known.has(id));
  const rows = [...byKey].map(([key, counters]): MeasureRow => {
    const figures = Object.fromEntries(shown.map(({ id }) => [id, counters[id] ?? 0]));
    const ratios = Object.fromEntries(
      measures.ratios.map((ratio) => [ratio.id, isWhole(ratio) ? ratioOf(ratio, counters) : null]),
    );
    const label = key === null ? (groupBy === "total" ? "合计" : "未区分") : (labels.get(key) ?? key);
    return { key, label, counters: figures, ratios, opens: opensOf(groupBy, key, period) };
  });
  return { from: filter.from, to: filter.to, asOf: period.asOf, rows };
}

type Figures = Record<string, number>;

/** The counters asked for, and those of every ratio that one of them is part of. */
function neededFor(measures: Measures, ids: readonly string[]): readonly CounterDefinition[] {
  const wanted = new Set([
    ...ids,
    ...measures.ratios
      .map((ratio) => [...ratio.numerator, ...ratio.denominator])
      .filter((parts) => parts.some((id) => ids.includes(id)))
      .flat(),
  ]);
  return measures.counters.filter((counter) => wanted.has(counter.id));
}

async function sumsOf(
  database: Database,
  counters: readonly CounterDefinition[],
  { actor, filter, groupBy }: MeasureRequest,
  period: Period,
): Promise<readonly Sum[]> {
  const key = keyExpression(groupBy, period);
  const dimensions = sql`${dimensionCondition(actor, filter)} and ${gradeCondition(filter)}`;
  const where = sql`${dimensions} and ${dayCondition(counters, period)}`;
  const withheld = notYet(counters, period);
  const parts = isByMonth(groupBy, filter)
    ? partsOf(counters, period)
    : [{ table: "days", sign: 1, where: dayCondition(counters, period) }];
  const months = monthsOf(coarseFor(groupBy, filter, actor));
  const days = filter.cellGrade === undefined ? sql`measure_daily` : sql`measure_matter`;
  const kept = parts.map(
    (part) => sql`select ${key} as key, d.counter, ${sql.lit(part.sign)} * d.value as value
        from ${part.table === "months" ? months : days} d where ${dimensions} and ${part.where}`,
  );
  const taken = sql`select ${key}, d.counter, -${withheld} from measure_matter d
    where ${where} and d.day = ${period.today} and ${withheld} > 0`;
  const cells = sql.join(period.until === period.today ? [...kept, taken] : kept, sql` union all `);
  return listRows(
    database,
    sql<Sum>`select key, counter, sum(value)::int as value from (${cells}) cells
      group by key, counter having sum(value) <> 0 order by key nulls first`,
  );
}

/** Months know neither day nor class nor urgency nor cell. */
function isByMonth(groupBy: Grouping, filter: MeasureFilter): boolean {
  return (
    !["class", "day", "month"].includes(groupBy) &&
    [filter.classKey, filter.isEmergency, filter.cellGrade].every((one) => one === undefined)
  );
}

export function keyExpression(groupBy: Grouping, { from }: Period): RawBuilder<string | null> {
  switch (groupBy) {
    case "total":
      return sql`null::text`;
    case "district":
    case "street":
    case "community":
      return divisionAt(groupBy);
    case "unit":
      return sql`d.unit_id::text`;
    case "person":
      return sql`d.person_id::text`;
    case "role":
      return sql`d.role`;
    case "class":
      return sql`d.class_key`;
    case "day":
      return sql`case when d.day < ${from} then ${BEFORE} else d.day::text end`;
    case "month":
      return sql`case when d.day < ${from} then ${BEFORE} else left(d.day::text, 7) end`;
  }
}

function isTime(groupBy: Grouping): groupBy is "day" | "month" {
  return groupBy === "day" || groupBy === "month";
}

function grouped(sums: readonly Sum[]): Map<string | null, Figures> {
  const byKey = new Map<string | null, Figures>();
  for (const { key, counter, value } of sums) {
    const figures = byKey.get(key) ?? {};
    byKey.set(key, { ...figures, [counter]: value });
  }
  return byKey;
}

/** Every day or month of the period, also the empty ones; balances add up from one to the next. */
function alongTime(
  sums: readonly Sum[],
  counters: readonly CounterDefinition[],
  { from, until }: Period,
  groupBy: "day" | "month",
): Map<string | null, Figures> {
  const found = grouped(sums);
  const balances = counters.filter((counter) => counter.kind === "balance").map((counter) => counter.id);
  let standing: Figures = found.get(BEFORE) ?? {};
  const out = new Map<string | null, Figures>();
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const key = groupBy === "day" ? day : day.slice(0, 7);
    if (out.has(key)) continue;
    const figures = found.get(key) ?? {};
    standing = Object.fromEntries(balances.map((id) => [id, (standing[id] ?? 0) + (figures[id] ?? 0)]));
    out.set(key, { ...figures, ...standing });
  }
  return out;
}

async function labelsOf(
  database: Database,
  groupBy: Grouping,
  keys: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const known = keys.filter((key) => key !== null);
  const named = async (query: RawBuilder<{ key: string; name: string }>) =>
    new Map((await listRows(database, query)).map((row) => [row.key, row.name]));
  switch (groupBy) {
    case "district":
    case "street":
    case "community":
      return named(sql`select code as key, name from people_division where code = any(${known})`);
    case "unit":
      return named(sql`select id::text as key, name from people_unit where id = any(${known}::uuid[])`);
    case "person":
      return named(sql`select id::text as key, name from people_person where id = any(${known}::uuid[])`);
    case "role":
      return new Map(Object.entries(ROLES));
    default:
      return new Map();
  }
}

/** The query that opens exactly the matters of a row. */
function opensOf(groupBy: Grouping, key: string | null, { from, until }: Period): Record<string, string> {
  const one = key ?? "none";
  switch (groupBy) {
    case "total":
      return {};
    case "district":
    case "street":
    case "community":
      return { divisionCode: one, divisionLevel: groupBy };
    case "unit":
      return { unitId: one };
    case "person":
      return { personId: one };
    case "role":
      return { role: one };
    case "class":
      return { classKey: one };
    case "day":
      return { from: one, to: one };
    case "month": {
      const [first, last] = [`${one}-01`, lastOfMonth(one)];
      return { from: first < from ? from : first, to: last > until ? until : last };
    }
  }
}

function lastOfMonth(month: string): string {
  let last = `${month}-28` as PlainDate;
  while (addDays(last, 1).startsWith(month)) last = addDays(last, 1);
  return last;
}
