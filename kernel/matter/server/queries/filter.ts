/** A filter as a SQL condition over `matter m`, data scope included. Every read of many matters goes through here. */
import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { MatterFilter } from "#kernel/matter/contract.ts";
import { type Actor, divisionRange, personInOffice } from "#kernel/people/model/public.ts";
import { scopeCondition } from "#kernel/people/server/public.ts";
import { matterTextCondition } from "../search/text-condition.ts";

/** Columns by which data scope is judged in a statement over `matter m`. */
export const MATTER_SCOPE = {
  divisionCode: "m.division_code",
  unitId: "m.unit_id",
  takingPart: { table: "matter_unit", unitId: "unit_id", reference: "matter_id", key: "m.id" },
  turnPersonId: "m.turn_person_id",
};

/** Data scope alone, over `matter m`. */
export function matterScope(actor: Actor): RawBuilder<boolean> {
  return scopeCondition(actor, MATTER_SCOPE);
}

export function matterCondition(actor: Actor, filter: MatterFilter, now: Instant): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [matterScope(actor), ...viewConditions(actor, filter)];
  if (filter.text) conditions.push(matterTextCondition(filter.text));
  if (filter.kind) conditions.push(sql`m.kind = ${filter.kind}`);
  if (filter.states?.length) conditions.push(oneOf(sql`m.state`, filter.states));
  if (filter.flags?.length) conditions.push(sql`m.flags && ${filter.flags}`);
  if (filter.sources?.length) conditions.push(sql`m.source = any(${filter.sources})`);
  if (filter.subjects?.length) conditions.push(sql`m.subject = any(${filter.subjects})`);
  if (filter.unitId) conditions.push(sql`m.id in (select matter_id from matter_unit where unit_id = ${filter.unitId})`);
  if (filter.divisionCode) {
    const [first, last] = divisionRange(filter.divisionCode);
    conditions.push(sql`m.division_code between ${first} and ${last}`);
  }
  if (filter.cellCode) conditions.push(sql`m.cell_code = ${filter.cellCode}`);
  if (filter.openedFrom) conditions.push(sql`m.opened_at >= ${filter.openedFrom}`);
  if (filter.openedTo) conditions.push(sql`m.opened_at < ${filter.openedTo}`);
  if (filter.isLocated !== undefined)
    conditions.push(filter.isLocated ? sql`m.longitude is not null` : sql`m.longitude is null`);
  if (filter.within) {
    const [west, south, east, north] = filter.within;
    conditions.push(sql`m.longitude between ${west} and ${east} and m.latitude between ${south} and ${north}`);
  }
  if (filter.lights?.length) conditions.push(litAs(filter.lights, now));
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** Of a single value an index gives the rows in order, of a list of one it does not. */
function oneOf(column: RawBuilder<unknown>, values: readonly string[]): RawBuilder<unknown> {
  return values.length === 1 ? sql`${column} = ${values[0]}` : sql`${column} = any(${values})`;
}

/** As `lightOfRow` says, in conditions that an index and the planner understand. */
function litAs(lights: readonly string[], now: Instant): RawBuilder<unknown> {
  // Whatever is due was to be warned of before.
  const isWarned = sql`not m.is_paused and m.warn_at <= ${now}`;
  const conditions: Readonly<Record<string, RawBuilder<unknown>>> = {
    paused: sql`m.is_paused`,
    red: sql`not m.is_paused and ${DUE} < ${now}`,
    yellow: sql`${isWarned} and ${DUE} >= ${now}`,
    green: sql`not m.is_paused and m.warn_at > ${now} and ${DUE} >= ${now}`,
  };
  const isBoth = lights.includes("red") && lights.includes("yellow");
  const others = isBoth ? lights.filter((light) => light !== "red" && light !== "yellow") : lights;
  const wanted = [...(isBoth ? [isWarned] : []), ...others.map((light) => conditions[light] ?? sql`false`)];
  return sql`(${sql.join(wanted, sql` or `)})`;
}

/** What the queue is sorted by, as the index has it; matters without a running clock come last. */
export const DUE = sql<Instant>`coalesce(m.due_at, 'infinity'::timestamptz)`;

/** The light of a row, as `lightOf` says it of its first running clock. Null when no clock runs. */
export function lightOfRow(now: Instant): RawBuilder<string | null> {
  return sql`(case when m.is_paused then 'paused' when m.due_at is null then null when m.due_at < ${now} then 'red'
    when m.warn_at <= ${now} then 'yellow' else 'green' end)`;
}

function viewConditions(actor: Actor, filter: MatterFilter): RawBuilder<unknown>[] {
  switch (filter.view) {
    case "todo":
      return [sql`m.is_open`, isTurnOf(actor)];
    case "unit":
      return [
        sql`m.is_open`,
        sql`(m.unit_id = any(${[...actor.unitIds]}::uuid[]) or m.turn_unit_id = any(${[...actor.unitIds]}::uuid[]))`,
      ];
    case "open":
      return [sql`m.is_open`];
    case "closed":
      return [sql`not m.is_open`];
    case "all":
      return [];
  }
}

/** 轮到我: my role is asked, and my unit and I if those are named. Twin of `isMyTurn`. */
export function isTurnOf(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(m.turn_roles @> array[${actor.role}]::text[] and (m.turn_unit_id is null or m.turn_unit_id = any(${[...actor.unitIds]}::uuid[]))
    and (m.turn_person_id is null or m.turn_person_id = ${personInOffice(actor)}))`;
}
