/** Rows of a queue: from the database to what the browser shows. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import {
  ClockSchema,
  formatRemaining,
  lightOf,
  remainingOf,
  type WorkingCalendar,
} from "#kernel/clock/model/public.ts";
import { calendarsOf } from "#kernel/clock/server/public.ts";
import type { MatterListRow } from "#kernel/matter/contract.ts";
import { type Actor, personInOffice, ROLES } from "#kernel/people/model/public.ts";
import { stateLabel } from "#kernel/procedure/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import type { AnyKind } from "../kind.ts";
import type { MatterRow } from "../store.ts";

export interface QueueRow extends MatterRow {
  readonly due_at: Instant | null;
  readonly is_paused: boolean;
  readonly is_provisional: boolean;
  readonly is_open: boolean;
  readonly changed_at: Instant;
  readonly unit_name: string | null;
  readonly turn_unit_name: string | null;
  readonly turn_person_name: string | null;
  readonly area_name: string | null;
  /** The clock that is due first, or the paused one. */
  readonly clock: unknown;
}

export const QUEUE_COLUMNS = sql`m.id, m.kind, m.number, m.procedure_version, m.state, m.subject, m.title, m.address, m.source, m.division_code,
  m.unit_id, m.cell_code, m.longitude, m.latitude, m.turn_roles, m.turn_unit_id, m.turn_person_id, m.turn_reason, m.flags, m.version,
  m.last_hash, m.opened_at, m.closed_at, m.due_at, m.is_paused, m.is_provisional, m.is_open, m.changed_at,
  (select name from people_unit where id = m.unit_id) as unit_name,
  (select name from people_unit where id = m.turn_unit_id) as turn_unit_name,
  (select name from people_person where id = m.turn_person_id) as turn_person_name,
  (select string_agg(name, '·' order by length(rtrim(code, '0'))) from people_division where code in
    (rpad(left(m.division_code, 9), 12, '0'), m.division_code) and level in ('street', 'community')) as area_name,
  (select clock from clock_running c where c.matter_id = m.id and c.state <> 'stopped' order by (c.state = 'running') desc, c.due_at limit 1) as clock`;

/** Rows with lights and remaining time as they stand at `now`. */
export async function presentRows(
  on: Database | Tx,
  kinds: ReadonlyMap<string, AnyKind>,
  rows: readonly QueueRow[],
  actor: Actor,
  now: Instant,
): Promise<MatterListRow[]> {
  const calendars = await calendarsOf(on, [...new Set(rows.map((row) => row.division_code))]);
  return rows.map((row) => presentRow(kinds.get(row.kind), row, calendars.get(row.division_code), actor, now));
}

export function presentRow(
  kind: AnyKind | undefined,
  row: QueueRow,
  calendar: WorkingCalendar | undefined,
  actor: Actor,
  now: Instant,
): MatterListRow {
  const parsed = row.is_open ? ClockSchema.safeParse(row.clock) : null;
  const clock = parsed?.success ? parsed.data : null;
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    state: row.state,
    stateLabel: kind ? stateLabel(kind.procedure, row.state) : row.state,
    subject: row.subject,
    title: row.title,
    address: row.address,
    areaName: row.area_name ?? "",
    source: row.source,
    sourceLabel: kind?.sourceLabels[row.source] ?? row.source,
    position:
      row.longitude === null || row.latitude === null ? null : { longitude: row.longitude, latitude: row.latitude },
    unitName: row.unit_name ?? "",
    turnLabel: turnLabel(row),
    turnReason: row.turn_reason,
    isMyTurn: row.is_open && isMyTurn(row, actor),
    flags: row.flags.map((id) => ({ id, label: kind?.flagLabels[id] ?? id })),
    light: clock ? lightOf(clock, now) : null,
    remaining: clock && calendar ? formatRemaining(remainingOf(calendar, clock, now)) : "",
    dueAt: clock?.dueAt ?? null,
    isEmergency: clock?.limit.basis === "emergency",
    isProvisional: row.is_provisional,
    isOpen: row.is_open,
    version: row.version,
    openedAt: row.opened_at,
    changedAt: row.changed_at,
  };
}

/** Twin of `isTurnOf` in `filter.ts`, which says the same in SQL. */
function isMyTurn(row: QueueRow, actor: Actor): boolean {
  const isMyUnit = row.turn_unit_id === null || actor.unitIds.includes(row.turn_unit_id);
  const isMe = row.turn_person_id === null || row.turn_person_id === personInOffice(actor);
  return row.turn_roles.includes(actor.role) && isMyUnit && isMe;
}

function turnLabel(row: QueueRow): string {
  if (row.turn_person_name) return row.turn_person_name;
  if (row.turn_unit_name) return row.turn_unit_name;
  return row.turn_roles.map((role) => ROLES[role]).join("、");
}
