/** Which figures are meant, as SQL over `d`: a row of `measure_daily` or of `measure_matter`, which have the same columns. */
import { type RawBuilder, sql } from "kysely";
import { addMillis, type Instant } from "#base/instant.ts";
import { addDays, type PlainDate, plainDateOf, startOfDay } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import { type CounterDefinition, MEASURE_PROBLEMS, type Measures } from "#kernel/measure/model/public.ts";
import { type Actor, divisionRange } from "#kernel/people/model/public.ts";
import { scopeCondition } from "#kernel/people/server/public.ts";
import type { MeasureFilter } from "../contract.ts";
import { type Cover, coverOf, type DayRange } from "../model/cover.ts";

const LONGEST_DAYS = 366 * 5;
const LEVEL_DIGITS = { district: 6, street: 9, community: 12 } as const;

/** The days that count: what lies after today has not happened, though deadlines may be known. */
export interface Period {
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly today: PlainDate;
  readonly now: Instant;
  /** The moment the figures stand for. */
  readonly asOf: Instant;
}

/** @throws Problem for a period that ends before it begins, or is too long */
export function periodOf({ from, to }: Pick<MeasureFilter, "from" | "to">, now: Instant): Period {
  if (to < from || addDays(from, LONGEST_DAYS) < to) throw new Problem(MEASURE_PROBLEMS.wrongPeriod);
  const today = plainDateOf(now);
  const until = to < today ? to : today;
  return { from, until, today, now, asOf: to < today ? addMillis(startOfDay(addDays(to, 1)), -1) : now };
}

/** @throws Problem for a counter that the kind does not have */
export function countersNamed(measures: Measures, ids: readonly string[]): readonly CounterDefinition[] {
  return ids.map((id) => {
    const found = measures.counters.find((counter) => counter.id === id);
    if (!found) throw new Problem(MEASURE_PROBLEMS.unknownCounter, { detail: `没有指标 ${id}` });
    return found;
  });
}

/** Kind, scope of the caller, and every dimension that the filter names; neither counter nor day. */
export function dimensionCondition(actor: Actor, filter: MeasureFilter): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [
    sql`d.kind = ${filter.kind}`,
    scopeCondition(actor, { divisionCode: "d.division_code", unitId: "d.unit_id" }),
  ];
  if (filter.divisionCode && filter.divisionLevel)
    conditions.push(sql`${divisionAt(filter.divisionLevel)} = ${filter.divisionCode}`);
  if (filter.divisionCode) {
    const [first, last] = divisionRange(filter.divisionCode);
    conditions.push(sql`d.division_code between ${first} and ${last}`);
  }
  const named = { unit_id: filter.unitId, person_id: filter.personId, role: filter.role, class_key: filter.classKey };
  for (const [column, value] of Object.entries(named)) {
    if (value === undefined) continue;
    conditions.push(
      value === "none" ? sql`${sql.ref(`d.${column}`)} is null` : sql`${sql.ref(`d.${column}`)} = ${value}`,
    );
  }
  if (filter.isEmergency !== undefined) conditions.push(sql`d.is_emergency = ${filter.isEmergency}`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** 区域分类, over `d` of `measure_matter` alone: sums by day know no cell. */
export function gradeCondition({ cellGrade }: Pick<MeasureFilter, "cellGrade">): RawBuilder<boolean> {
  if (cellGrade === undefined) return sql<boolean>`true`;
  return sql<boolean>`exists (select 1 from matter g join place_cell c on c.code = g.cell_code where g.id = d.matter_id and c.grade = ${cellGrade})`;
}

export function divisionAt(level: keyof typeof LEVEL_DIGITS): RawBuilder<string> {
  return sql<string>`rpad(left(d.division_code, ${LEVEL_DIGITS[level]}::int), 12, '0')`;
}

/** What `dayCondition` says, put together from whole months and single days: each part with its sign. */
export interface Part {
  readonly table: "days" | "months";
  readonly sign: 1 | -1;
  readonly where: RawBuilder<boolean>;
}

/** Reads months where that is the same: a year of a big city is then as quick as a month of a small one. */
export function partsOf(counters: readonly CounterDefinition[], period: Period): readonly Part[] {
  const { from, until, today } = period;
  const of = (isBalance: boolean) =>
    counters.filter((counter) => (counter.kind === "balance") === isBalance).map((counter) => counter.id);
  const [flows, balances] = [of(false), of(true)];
  return [
    ...(flows.length > 0 ? partsOfCover(flows, coverOf(from, until, today)) : []),
    ...(balances.length > 0 ? partsOfCover(balances, coverOf(null, until, today)) : []),
  ];
}

function partsOfCover(ids: readonly string[], { months, added, takenOut }: Cover): readonly Part[] {
  const named = sql`d.counter = any(${ids})`;
  const days = ({ from, to }: DayRange) => sql<boolean>`${named} and d.day between ${from}::date and ${to}::date`;
  return [
    ...(months
      ? [
          {
            table: "months" as const,
            sign: 1 as const,
            where: months.first
              ? sql<boolean>`${named} and d.month between ${months.first}::date and ${months.last}::date`
              : sql<boolean>`${named} and d.month <= ${months.last}::date`,
          },
        ]
      : []),
    ...added.map((range): Part => ({ table: "days", sign: 1, where: days(range) })),
    ...takenOut.map((range): Part => ({ table: "days", sign: -1, where: days(range) })),
  ];
}

/** Flows and dues of the period; balances of every day up to its end. */
export function dayCondition(counters: readonly CounterDefinition[], period: Period): RawBuilder<boolean> {
  const ids = (isBalance: boolean) =>
    counters.filter((counter) => (counter.kind === "balance") === isBalance).map((counter) => counter.id);
  return sql<boolean>`((d.counter = any(${ids(false)}) and d.day between ${period.from} and ${period.until})
    or (d.counter = any(${ids(true)}) and d.day <= ${period.until}))`;
}

/**
 * What of a row of `measure_matter` does not count yet, 0 or 1: it falls due later today, and the clock that says so still runs.
 * Days are whole days; only today is cut at the present moment.
 */
export function notYet(counters: readonly CounterDefinition[], { until, today, now }: Period): RawBuilder<number> {
  const clocked = counters.filter((counter) => counter.clock !== undefined);
  if (until !== today || clocked.length === 0) return sql<number>`0`;
  return sql<number>`(case when d.day = ${today} and d.value > 0 and exists (select 1
      from unnest(${clocked.map((counter) => counter.id)}::text[], ${clocked.map((counter) => counter.clock ?? "")}::text[]) as told(counter, clock)
      join clock_running c on c.kind = told.clock
      where told.counter = d.counter and c.matter_id = d.matter_id and c.state = 'running' and c.due_at >= ${now}
        and c.due_at < ${startOfDay(addDays(today, 1))}) then 1 else 0 end)`;
}
