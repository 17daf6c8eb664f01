/** 执法案件台账 and 办案统计: every figure is a count over the same condition that lists its cases. */
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { addDays, addMonths, type PlainDate, startOfDay } from "#base/plain-date.ts";
import { CASE_STATES, OUTCOMES, PROCEDURES } from "#capabilities/case/model/public.ts";
import type { CaseFilter, caseFigures, listCases } from "#capabilities/case/model/surface/rooms.ts";
import { calendarsInForce } from "#kernel/clock/server/public.ts";
import { type Engine, matterScope } from "#kernel/matter/server/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { casesWhere, deskCaseOf, type KeptCase, type Looking, namedLike, pageOfCases, together } from "./desk-cases.ts";

type Register = z.input<typeof listCases.response>;
type Figures = z.input<typeof caseFigures.response>;
type Which = NonNullable<CaseFilter["which"]>;

const READ_AT_ONCE = 1000;

const PAID = sql`coalesce((select sum((p ->> 'fen')::bigint) from jsonb_array_elements(f.detail #> '{payment,paid}') p), 0)::float8`;
const FINE = sql`coalesce((f.detail #>> '{payment,fineFen}')::bigint, 0)::float8`;
const IS_DECIDED = sql`f.decided_on is not null`;
/** A simple case is decided at once: the ninety days are for the others. */
const HAS_TERM = sql`f.decided_on is not null and f.filed_on is not null`;
const IS_LATE = sql`m.flags @> array['decided_late']`;
const IN_FORCE = sql`f.decision_standing in ('stands', 'changed')`;

/** What each figure counts. */
const WHICH: Readonly<Record<Which, RawBuilder<unknown>>> = {
  filed: sql`(f.filed_on is not null or f.detail ->> 'procedure' = 'simple')`,
  decided: sql`(${IS_DECIDED})`,
  on_time: sql`(${HAS_TERM} and not ${IS_LATE})`,
  late: sql`(${HAS_TERM} and ${IS_LATE})`,
  fined: sql`(${FINE} > 0 and ${IN_FORCE})`,
  paid: sql`(${FINE} > 0 and ${IN_FORCE} and ${PAID} >= ${FINE})`,
  owing: sql`(${FINE} > 0 and ${IN_FORCE} and ${PAID} < ${FINE})`,
  heard: sql`(f.detail #>> '{hearing,state}' in ('held', 'reported'))`,
  reconsidered: sql`(f.detail @? '$.remedies[*] ? (@.kind == "reconsideration")')`,
  litigated: sql`(f.detail @? '$.remedies[*] ? (@.kind == "litigation")')`,
  lost: sql`(f.detail @? '$.remedies[*] ? (@.outcome == "changed" || @.outcome == "revoked" || @.outcome == "unlawful" || @.outcome == "void")')`,
  revoked: sql`(f.decision_standing = 'revoked')`,
  closed: sql`(f.detail ->> 'closedOn' is not null)`,
};

const MONTH = sql`to_char(m.opened_at at time zone 'Asia/Shanghai', 'YYYY-MM')`;

function conditionOf(filter: Partial<CaseFilter>): RawBuilder<unknown> {
  const { state, procedure, offence, unitId, outcome, from, to, month, which, text } = filter;
  const first = month ? (`${month}-01` as PlainDate) : null;
  const spans: (readonly [PlainDate | null, PlainDate | null])[] = [
    [from ?? null, to ? addDays(to, 1) : null],
    [first, first && addMonths(first, 1)],
  ];
  const conditions: RawBuilder<unknown>[] = [sql`m.kind = 'case'`];
  for (const [since, before] of spans) {
    if (since) conditions.push(sql`m.opened_at >= ${startOfDay(since)}`);
    if (before) conditions.push(sql`m.opened_at < ${startOfDay(before)}`);
  }
  if (state) conditions.push(sql`m.state = ${state}`);
  if (procedure) conditions.push(sql`coalesce(f.detail ->> 'procedure', '') = ${procedure === NONE ? "" : procedure}`);
  if (offence) conditions.push(sql`coalesce(f.offence_id, '') = ${offence === NONE ? "" : offence}`);
  if (outcome) conditions.push(sql`coalesce(f.outcome, '') = ${outcome === NONE ? "" : outcome}`);
  if (unitId) conditions.push(sql`m.unit_id = ${unitId}::uuid`);
  if (which) conditions.push(WHICH[which]);
  conditions.push(namedLike(text ?? ""));
  return sql`${sql.join(conditions, sql` and `)}`;
}

/** In the address: what has no value. */
const NONE = "none";

const NEWEST_FIRST = sql`m.opened_at desc, m.id desc`;

export function caseRegister(
  engine: Engine,
  looking: Looking,
  { page, ...filter }: CaseFilter & { readonly page: number },
): Promise<Register> {
  return together(engine, async (on) => {
    const where = conditionOf(filter);
    const asked = { text: "", page };
    const { kept, count } = await pageOfCases(on, looking, { where, order: NEWEST_FIRST }, asked);
    return { cases: await registered(on, looking, kept), count };
  });
}

async function registered(on: Database, { now }: Looking, kept: readonly KeptCase[]): Promise<Register["cases"]> {
  const calendars = await calendarsInForce(on);
  return kept.map((one) => ({
    ...deskCaseOf(one, calendars, now),
    openedAt: one.matter.openedAt,
    filedOn: one.detail.filedOn,
    decidedOn: one.detail.decidedOn,
    closedOn: one.detail.closedOn,
    outcomeLabel: one.detail.outcome ? OUTCOMES[one.detail.outcome] : "",
    decisionNumber: one.detail.decisionNumber ?? "",
    fineFen: one.detail.payment?.fineFen ?? 0,
    paidFen: one.detail.payment?.paid.reduce((sum, { fen }) => sum + fen, 0) ?? 0,
  }));
}

/** For a file: all that the filter finds, read in parts, so that a year of a big city does not lie in memory at once. */
export function wholeRegister(engine: Engine, looking: Looking, filter: CaseFilter): Promise<Register["cases"]> {
  return together(engine, async (on) => {
    const where = conditionOf(filter);
    const cases: Register["cases"] = [];
    for (let skip = 0; ; skip += READ_AT_ONCE) {
      const kept = await casesWhere(on, looking, { where, order: NEWEST_FIRST, most: READ_AT_ONCE, skip });
      cases.push(...(await registered(on, looking, kept)));
      if (kept.length < READ_AT_ONCE) return cases;
    }
  });
}

export function figuresOfCases(
  engine: Engine,
  looking: Looking,
  filter: Pick<CaseFilter, "from" | "to" | "unitId">,
): Promise<Figures> {
  return together(engine, async (on) => {
    const seen = sql`${matterScope(looking.actor)} and ${conditionOf(filter)}`;
    const [totals, groups] = await Promise.all([totalsOf(on, seen), groupsOf(on, seen)]);
    const by = (dimension: string) =>
      groups.filter((group) => group.dimension === dimension).map(({ dimension: _, ...group }) => group);
    const labelled = (dimension: string, labels: Readonly<Record<string, string>>, none: string) =>
      by(dimension).map((group) => ({ ...group, label: labels[group.id] ?? (group.id === NONE ? none : group.id) }));
    return {
      totals,
      byState: labelled("state", CASE_STATES, ""),
      byProcedure: labelled("procedure", PROCEDURES, "还没有确定"),
      byOutcome: labelled("outcome", OUTCOMES, "还没有结果"),
      byOffence: by("offence"),
      byUnit: by("unit"),
      byMonth: by("month").toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    };
  });
}

const count = (which: Which) => sql`count(*) filter (where ${WHICH[which]})::int`;

function totalsOf(on: Database, seen: RawBuilder<unknown>): Promise<Figures["totals"]> {
  return getRow(
    on,
    sql<
      Figures["totals"]
    >`select count(*)::int as cases, ${count("filed")} as filed, ${count("decided")} as decided, ${count("on_time")} as "onTime",
        ${count("late")} as late, ${count("fined")} as fined, ${count("paid")} as paid, ${count("owing")} as owing, ${count("closed")} as closed,
        ${count("heard")} as heard, ${count("reconsidered")} as reconsidered, ${count("litigated")} as litigated, ${count("lost")} as lost,
        ${count("revoked")} as revoked,
        coalesce(sum(${FINE}) filter (where ${IN_FORCE}), 0) as "fineFen", coalesce(sum(${PAID}), 0) as "paidFen",
        coalesce(sum((f.detail #>> '{penalty,confiscateFen}')::bigint) filter (where ${IN_FORCE}), 0)::float8 as "confiscateFen"
      from matter m join case_file f on f.matter_id = m.id where ${seen}`,
  );
}

interface GroupRow {
  readonly dimension: string;
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly decided: number;
  readonly fineFen: number;
}

/** All six tables in one pass over the cases. */
function groupsOf(on: Database, seen: RawBuilder<unknown>): Promise<readonly GroupRow[]> {
  return listRows(
    on,
    sql<GroupRow>`with seen as materialized (
        select m.state, coalesce(f.detail ->> 'procedure', ${NONE}) as procedure, coalesce(f.outcome, ${NONE}) as outcome,
          coalesce(f.offence_id, ${NONE}) as offence, f.detail ->> 'causeOfAction' as cause, m.unit_id::text as unit, ${MONTH} as month,
          (${IS_DECIDED})::int as is_decided, case when ${IN_FORCE} then ${FINE} else 0 end as fine
        from matter m join case_file f on f.matter_id = m.id where ${seen}
      ), counted as (
        select case when grouping(state) = 0 then 'state' when grouping(procedure) = 0 then 'procedure' when grouping(outcome) = 0 then 'outcome'
            when grouping(offence) = 0 then 'offence' when grouping(unit) = 0 then 'unit' else 'month' end as dimension,
          coalesce(state, procedure, outcome, offence, unit, month, ${NONE}) as id, max(cause) as cause, count(*)::int as count,
          sum(is_decided)::int as decided, sum(fine)::float8 as "fineFen"
        from seen group by grouping sets ((state), (procedure), (outcome), (offence), (unit), (month))
      )
      select dimension, id, count, decided, "fineFen", case dimension
          when 'offence' then case when id = ${NONE} then '还没有确定' else coalesce(nullif(cause, ''), id) end
          when 'unit' then coalesce((select name from people_unit u where u.id::text = counted.id), '没有承办机构') else id end as label
      from counted order by dimension, count desc, id`,
  );
}
