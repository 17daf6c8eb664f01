/** The matters behind a figure: exactly those whose parts add up to it. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { PlainDate } from "#base/plain-date.ts";
import { type AnyKind, matterScope } from "#kernel/matter/server/public.ts";
import type { Measures } from "#kernel/measure/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { stateLabel } from "#kernel/procedure/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import type { MeasureFilter } from "../contract.ts";
import { countersNamed, dayCondition, dimensionCondition, gradeCondition, notYet, periodOf } from "./condition.ts";

export interface BehindRequest {
  readonly actor: Actor;
  readonly now: Instant;
  readonly filter: MeasureFilter;
  readonly counter: string;
  readonly limit: number;
  readonly after?: string | undefined;
}

interface BehindRow {
  readonly matterId: string;
  readonly number: string | null;
  readonly subject: string;
  readonly title: string;
  readonly address: string;
  readonly state: string;
  readonly openedAt: Instant;
  readonly day: PlainDate;
  readonly value: number;
}

/** @throws Problem for an unknown counter or a wrong period */
export async function mattersBehind(
  database: Database,
  kind: AnyKind,
  measures: Measures,
  { actor, now, filter, counter, limit, after }: BehindRequest,
) {
  const counters = countersNamed(measures, [counter]);
  const period = periodOf(filter, now);
  const parts = sql`select d.matter_id, max(d.day) as day, sum(d.value - ${notYet(counters, period)})::int as value
    from measure_matter d where ${dimensionCondition(actor, filter)} and ${gradeCondition(filter)} and ${dayCondition(counters, period)}
    group by d.matter_id having sum(d.value - ${notYet(counters, period)}) <> 0`;
  const whole = await getRow(
    database,
    sql<{ value: number; count: number; hidden: number }>`
      select coalesce(sum(p.value), 0)::int as value, count(*) as count, count(*) filter (where not ${matterScope(actor)}) as hidden
      from (${parts}) p join matter m on m.id = p.matter_id`,
  );
  const rows = await listRows(
    database,
    sql<BehindRow>`select m.id as "matterId", m.number, m.subject, m.title, m.address, m.state, m.opened_at as "openedAt", p.day, p.value
      from (${parts}) p join matter m on m.id = p.matter_id
      where ${matterScope(actor)} and (${after ?? null}::uuid is null or m.id > ${after ?? null}::uuid) order by m.id limit ${limit + 1}`,
  );
  const page = rows.slice(0, limit);
  return {
    ...whole,
    rows: page.map((row) => ({ ...row, stateLabel: stateLabel(kind.procedure, row.state) })),
    nextAfter: rows.length > limit ? (page.at(-1)?.matterId ?? null) : null,
  };
}
