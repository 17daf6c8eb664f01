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
} from "#kernel/clock/model/public.ts";
import { type CalendarsInForce, calendarsInForce } from "#kernel/clock/server/public.ts";
import type { MatterListRow } from "#kernel/matter/contract.ts";
import { type Actor, personInOffice, ROLES } from "#kernel/people/model/public.ts";
import { type Register, registerOf } from "#kernel/people/server/public.ts";
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
    | "unit_id"
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
  readonly turn_person_name: string | null;
  /** Of the clock that is due first, or the paused one; null without one. */
  readonly clock_state: Clock["state"] | null;
  readonly clock_basis: Basis | null;
  readonly clock_due_at: Instant | null;
  readonly clock_pauses: readonly Pause[] | null;
}

/** Beside the columns of a matter itself. Goes with `LISTED_JOINS`. */
export const LISTED_BESIDE = sql`m.warn_at, m.is_provisional, m.is_open, m.changed_at,
  turn_person.name as turn_person_name,
  case when m.is_paused then 'paused' when m.due_at is not null then 'running' end as clock_state,
  coalesce(m.due_basis, paused_clock.basis) as clock_basis, coalesce(m.due_at, paused_clock.due_at) as clock_due_at,
  paused_clock.pauses as clock_pauses`;
const LISTED_COLUMNS = sql`m.id, m.kind, m.number, m.state, m.subject, m.title, m.address, m.source, m.division_code, m.unit_id, m.longitude, m.latitude,
  m.turn_roles, m.turn_unit_id, m.turn_person_id, m.turn_reason, m.flags, m.version, m.opened_at, ${LISTED_BESIDE}`;
export const LISTED_JOINS = sql`left join people_person turn_person on turn_person.id = m.turn_person_id
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

/** What rows are presented with, whichever they are: asked for beside them. */
export interface Presenting {
  readonly actor: Actor;
  readonly now: Instant;
  readonly calendars: CalendarsInForce;
  readonly register: Register;
}

export async function loadPresenting(on: Database | Tx, actor: Actor, now: Instant): Promise<Presenting> {
  const [calendars, register] = await Promise.all([calendarsInForce(on), registerOf(on)]);
  return { actor, now, calendars, register };
}

/** With its light and remaining time as they stand at `now`. */
export function presentRow(kind: AnyKind | undefined, row: ListedRow, presenting: Presenting): MatterListRow {
  const { actor, now, calendars, register } = presenting;
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
    areaName: register.areaName(row.division_code),
    source: row.source,
    sourceLabel: kind?.sourceLabels[row.source] ?? row.source,
    position:
      row.longitude === null || row.latitude === null ? null : { longitude: row.longitude, latitude: row.latitude },
    unitName: register.unitName(row.unit_id) ?? "",
    turnLabel: turnLabel(row, register),
    turnReason: row.turn_reason,
    isMyTurn: row.is_open && isMyTurn(row, actor),
    flags: row.flags.map((id) => ({ id, label: kind?.flagLabels[id] ?? id })),
    light: clock ? lightOf(clock, now) : null,
    remaining: clock ? formatRemaining(remainingOf(calendars(row.division_code), clock, now)) : "",
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

function turnLabel(row: ListedRow, register: Register): string {
  return row.turn_person_name ?? register.unitName(row.turn_unit_id) ?? rolesOfTurn(row);
}

function rolesOfTurn(row: ListedRow): string {
  return row.turn_roles.map((role) => ROLES[role]).join("、");
}
