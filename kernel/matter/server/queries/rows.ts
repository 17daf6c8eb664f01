/** Rows of a queue: from the database to what the browser shows. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import {
  type Basis,
  type Clock,
  formatRemaining,
  lightOf,
  type Pause,
  remainingOf,
  type ShownClock,
  type WorkingCalendar,
} from "#kernel/clock/model/public.ts";
import { calendarsOf } from "#kernel/clock/server/public.ts";
import type { MatterListRow } from "#kernel/matter/contract.ts";
import { type Actor, personInOffice, ROLES } from "#kernel/people/model/public.ts";
import { stateLabel } from "#kernel/procedure/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import type { AnyKind } from "../kind.ts";
import type { MatterRow } from "../store.ts";

/** What a row of a list is made of: no more, because a list of fifty is asked for all day. */
export interface ListedRow
  extends Pick<
    MatterRow,
    | "id"
    | "kind"
    | "number"
    | "state"
    | "subject"
    | "title"
    | "address"
    | "source"
    | "division_code"
    | "longitude"
    | "latitude"
    | "turn_roles"
    | "turn_unit_id"
    | "turn_person_id"
    | "turn_reason"
    | "flags"
    | "version"
    | "opened_at"
  > {
  readonly warn_at: Instant | null;
  readonly is_provisional: boolean;
  readonly is_open: boolean;
  readonly changed_at: Instant;
  readonly unit_name: string | null;
  readonly turn_unit_name: string | null;
  readonly turn_person_name: string | null;
  readonly area_name: string | null;
  /** Of the clock that is due first, or the paused one; null without one. */
  readonly clock_state: Clock["state"] | null;
  readonly clock_basis: Basis | null;
  readonly clock_due_at: Instant | null;
  readonly clock_pauses: readonly Pause[] | null;
}

/** Beside the columns of a matter itself. Goes with `LISTED_JOINS`. */
export const LISTED_BESIDE = sql`m.warn_at, m.is_provisional, m.is_open, m.changed_at,
  lead_unit.name as unit_name, turn_unit.name as turn_unit_name, turn_person.name as turn_person_name,
  concat_ws('·', street.name, community.name) as area_name,
  case when m.is_paused then 'paused' when m.due_at is not null then 'running' end as clock_state,
  coalesce(m.due_basis, paused_clock.basis) as clock_basis, coalesce(m.due_at, paused_clock.due_at) as clock_due_at,
  paused_clock.pauses as clock_pauses`;
const LISTED_COLUMNS = sql`m.id, m.kind, m.number, m.state, m.subject, m.title, m.address, m.source, m.division_code, m.longitude, m.latitude,
  m.turn_roles, m.turn_unit_id, m.turn_person_id, m.turn_reason, m.flags, m.version, m.opened_at, ${LISTED_BESIDE}`;
/** Names are few and shared by many rows: joined, they are looked up once, and not for each. */
export const LISTED_JOINS = sql`left join people_unit lead_unit on lead_unit.id = m.unit_id
  left join people_unit turn_unit on turn_unit.id = m.turn_unit_id
  left join people_person turn_person on turn_person.id = m.turn_person_id
  left join people_division street on street.code = rpad(left(m.division_code, 9), 12, '0') and street.level = 'street'
  left join people_division community on community.code = m.division_code and community.level = 'community'
  left join lateral (select c.basis, c.due_at, c.clock -> 'pauses' as pauses
    from clock_running c where c.matter_id = m.id and m.is_paused and c.state = 'paused' order by c.due_at limit 1) paused_clock on true`;

/** In the order of the ids. */
export function listedRows(on: Database | Tx, ids: readonly string[]): Promise<readonly ListedRow[]> {
  return listRows(
    on,
    sql<ListedRow>`select ${LISTED_COLUMNS} from unnest(${[...ids]}::uuid[]) with ordinality as page(id, place)
      join matter m on m.id = page.id ${LISTED_JOINS} order by page.place`,
  );
}

/** Rows with lights and remaining time as they stand at `now`. */
export async function presentRows(
  on: Database | Tx,
  kinds: ReadonlyMap<string, AnyKind>,
  rows: readonly ListedRow[],
  actor: Actor,
  now: Instant,
): Promise<MatterListRow[]> {
  const calendars = await calendarsOf(on, [...new Set(rows.map((row) => row.division_code))]);
  return rows.map((row) => presentRow(kinds.get(row.kind), row, calendars.get(row.division_code), actor, now));
}

export function presentRow(
  kind: AnyKind | undefined,
  row: ListedRow,
  calendar: WorkingCalendar | undefined,
  actor: Actor,
  now: Instant,
): MatterListRow {
  const clock = clockOf(row);
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

/** The part of its first clock that a row tells of. */
function clockOf({ clock_state, clock_basis, clock_due_at, clock_pauses, warn_at }: ListedRow): ShownClock | null {
  if (clock_state === null || clock_basis === null || clock_due_at === null) return null;
  // While all clocks are paused nothing warns.
  const warnAt = warn_at ?? clock_due_at;
  const limit = { basis: clock_basis };
  return { state: clock_state, limit, dueAt: clock_due_at, warnAt, pauses: clock_pauses ?? [], stoppedAt: null };
}

/** Twin of `isTurnOf` in `filter.ts`, which says the same in SQL. */
function isMyTurn(row: ListedRow, actor: Actor): boolean {
  const isMyUnit = row.turn_unit_id === null || actor.unitIds.includes(row.turn_unit_id);
  const isMe = row.turn_person_id === null || row.turn_person_id === personInOffice(actor);
  return row.turn_roles.includes(actor.role) && isMyUnit && isMe;
}

function turnLabel(row: ListedRow): string {
  if (row.turn_person_name) return row.turn_person_name;
  if (row.turn_unit_name) return row.turn_unit_name;
  return row.turn_roles.map((role) => ROLES[role]).join("、");
}
