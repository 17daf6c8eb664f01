/** 汇总月值 coarse months: where a question is only about whole districts, streets or units, their sums are read and nothing below. */
import { type RawBuilder, sql } from "kysely";
import { type Actor, divisionPrefix, UNIT_SCOPED_ROLES } from "#kernel/people/model/public.ts";
import type { Grouping, MeasureFilter } from "../contract.ts";

/** Which sums, and how many digits of a division they know. */
const GROUPINGS = { district: 6, street: 9, unit: 6 } as const;
export type Coarse = keyof typeof GROUPINGS;

/** The sums that answer the same as the months themselves; null when a filter or the caller's scope looks deeper. */
export function coarseFor(groupBy: Grouping, filter: MeasureFilter, actor: Actor): Coarse | null {
  const { unitId, personId, role, classKey, isEmergency, divisionLevel, divisionCode } = filter;
  if ([unitId, personId, role, classKey, isEmergency, divisionLevel].some((one) => one !== undefined)) return null;
  if (UNIT_SCOPED_ROLES.includes(actor.role)) return null;
  const digits = Math.max(
    ...[actor.divisionCode, divisionCode].map((code) => (code ? divisionPrefix(code).length : 0)),
  );
  const candidates: readonly Coarse[] = groupBy === "total" ? ["district", "street"] : [groupBy as Coarse];
  return candidates.find((one) => Object.hasOwn(GROUPINGS, one) && digits <= GROUPINGS[one]) ?? null;
}

/** The table of months to read, as `d`. */
export function monthsOf(coarse: Coarse | null): RawBuilder<unknown> {
  return coarse ? sql`(select * from measure_month_coarse where grouping = ${sql.lit(coarse)})` : sql`measure_month`;
}

/** Columns of `measure_month` summed up; `value` is of the cells of `months`. */
export function coarseSums(months: RawBuilder<unknown>): RawBuilder<unknown> {
  const values = Object.entries(GROUPINGS).map(([grouping, digits]) => sql`(${sql.lit(grouping)}, ${sql.lit(digits)})`);
  return sql`select m.kind, m.month, g.grouping, rpad(left(m.division_code, g.digits), 12, '0') as division_code, m.counter,
      case when g.grouping = 'unit' then m.unit_id end as unit_id, sum(m.value)::int as value
    from ${months} m cross join (values ${sql.join(values)}) as g(grouping, digits) group by 1, 2, 3, 4, 5, 6`;
}
