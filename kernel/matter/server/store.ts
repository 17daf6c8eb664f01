/** SQL of matters: rows ↔ model. Only `act.ts` writes. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { position } from "#base/position.ts";
import { type Basis, type Clock, ClockSchema } from "#kernel/clock/model/public.ts";
import type { Role } from "#kernel/people/model/public.ts";
import type { MatterCore } from "#kernel/procedure/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { among, findRow } from "#platform/database/query.ts";
import {
  allByKey,
  askLast,
  askTogether,
  byKey,
  doneAlone,
  isShared,
  writeTogether,
} from "#platform/database/together.ts";

export interface MatterRow {
  readonly id: string;
  readonly kind: string;
  readonly number: string | null;
  readonly procedure_version: number;
  readonly state: string;
  readonly subject: string;
  readonly title: string;
  readonly address: string;
  readonly source: string;
  readonly division_code: string;
  readonly unit_id: string | null;
  readonly cell_code: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly turn_roles: Role[];
  readonly turn_unit_id: string | null;
  readonly turn_person_id: string | null;
  readonly turn_reason: string;
  readonly flags: string[];
  readonly version: number;
  readonly last_hash: string;
  readonly opened_at: Instant;
  readonly closed_at: Instant | null;
}

export interface KeptMatter {
  readonly core: MatterCore;
  readonly lastHash: string;
  /** Of the last entry of its record. */
  readonly lastAt: Instant;
  /** Every unit that takes part or took part. */
  readonly unitIds: readonly string[];
}

const UNIT_IDS = sql`array(select u.unit_id::text from matter_unit u where u.matter_id = m.id) as unit_ids`;
export const KEPT_COLUMNS = sql`m.id, m.kind, m.number, m.procedure_version, m.state, m.subject, m.title, m.address, m.source, m.division_code, m.unit_id,
  m.cell_code, m.longitude, m.latitude, m.turn_roles, m.turn_unit_id, m.turn_person_id, m.turn_reason, m.flags, m.version, m.last_hash,
  m.opened_at, m.closed_at, m.changed_at, ${UNIT_IDS}`;
export type KeptRow = MatterRow & { readonly changed_at: Instant; readonly unit_ids: readonly string[] };

/** Locks the matter for the rest of the transaction. */
export async function lockMatter(tx: Tx, id: string): Promise<KeptMatter | null> {
  const kept = await askTogether(tx, "matters, locked", id, {
    // Acts that are written together do not wait for one whose matter somebody else has.
    ask: (ids) =>
      sql<KeptRow>`select ${KEPT_COLUMNS} from matter m where m.id ${among(ids)} for no key update ${isShared(tx) ? sql`skip locked` : sql``}`,
    answers: byKey(({ id }) => id, matterFromRow),
  });
  return kept === null && isShared(tx) ? doneAlone() : kept;
}

export async function findMatter(on: Database | Tx, id: string): Promise<KeptMatter | null> {
  const row = await findRow(on, sql<KeptRow>`select ${KEPT_COLUMNS} from matter m where m.id = ${id}`);
  return row ? matterFromRow(row) : null;
}

export interface ClockRun {
  readonly run: number;
  readonly clock: Clock;
}

/** Every clock of the matter, in the order they started. */
export async function clocksOf(on: Database | Tx, matterId: string): Promise<readonly ClockRun[]> {
  const rows = await askTogether(on, "clocks", matterId, CLOCKS);
  return rows.map((row) => ({ run: row.run, clock: ClockSchema.parse(row.clock) }));
}

interface ClockRow {
  readonly matterId: string;
  readonly run: number;
  readonly clock: unknown;
}
const CLOCKS = {
  ask: (ids: readonly string[]) =>
    sql<ClockRow>`select matter_id as "matterId", run, clock from clock_running where matter_id ${among(ids)}
      order by matter_id, started_at, kind, run`,
  answers: allByKey<ClockRow>(({ matterId }) => matterId),
};

/** All that an act changed, in one statement. */
export async function saveClocks(tx: Tx, matterId: string, runs: readonly ClockRun[]): Promise<void> {
  if (runs.length === 0) return;
  const rows = runs.map(({ run, clock }) => ({
    matter_id: matterId,
    kind: clock.kind,
    run,
    state: clock.state,
    calendar_id: clock.calendarId,
    basis: clock.limit.basis,
    started_at: clock.startedAt,
    due_at: clock.dueAt,
    stopped_at: clock.stoppedAt,
    is_provisional: clock.isProvisional,
    clock,
  }));
  await writeTogether(tx, "clocks, written", rows, writeClocks);
}

const writeClocks = (all: readonly (readonly object[])[]) =>
  sql`insert into clock_running (matter_id, kind, run, state, calendar_id, basis, started_at, due_at, stopped_at, is_provisional, clock)
    select r.* from jsonb_to_recordset(${JSON.stringify(all.flat())}::jsonb) as r(matter_id uuid, kind text, run integer, state text,
      calendar_id text, basis text, started_at timestamptz, due_at timestamptz, stopped_at timestamptz, is_provisional boolean, clock jsonb)
    on conflict (matter_id, kind, run) do update set state = excluded.state, due_at = excluded.due_at, stopped_at = excluded.stopped_at,
      is_provisional = excluded.is_provisional, clock = excluded.clock`;

/** What the queue sorts and colours by: the running clock that ends first; while all are paused, none. */
export interface Pace {
  readonly dueAt: Instant | null;
  readonly warnAt: Instant | null;
  readonly dueBasis: Basis | null;
  readonly isPaused: boolean;
  readonly isProvisional: boolean;
}

export function paceOf(clocks: readonly Clock[]): Pace {
  const running = clocks.filter((clock) => clock.state === "running").sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  const first = running[0];
  const isPaused = !first && clocks.some((clock) => clock.state === "paused");
  return first
    ? {
        dueAt: first.dueAt,
        warnAt: first.warnAt,
        dueBasis: first.limit.basis,
        isPaused: false,
        isProvisional: first.isProvisional,
      }
    : { dueAt: null, warnAt: null, dueBasis: null, isPaused, isProvisional: false };
}

export interface MatterWrite {
  readonly core: MatterCore;
  readonly isOpen: boolean;
  readonly lastHash: string;
  readonly pace: Pace;
  readonly now: Instant;
}

/** A row as the table has it, but for what never changes. */
function rowOf({ core, isOpen, lastHash, pace, now }: MatterWrite) {
  return {
    id: core.id,
    number: core.number,
    state: core.state,
    is_open: isOpen,
    subject: core.subject,
    title: core.title,
    address: core.address,
    source: core.source,
    division_code: core.divisionCode,
    unit_id: core.unitId,
    cell_code: core.cellCode,
    longitude: core.position?.longitude ?? null,
    latitude: core.position?.latitude ?? null,
    turn_roles: core.turn?.roles ?? [],
    turn_unit_id: core.turn?.unitId ?? null,
    turn_person_id: core.turn?.personId ?? null,
    turn_reason: core.turn?.reason ?? "",
    flags: core.flags,
    due_at: pace.dueAt,
    warn_at: pace.warnAt,
    due_basis: pace.dueBasis,
    is_paused: pace.isPaused,
    is_provisional: pace.isProvisional,
    version: core.version,
    last_hash: lastHash,
    changed_at: now,
    closed_at: core.closedAt,
  };
}

export function insertMatter(tx: Tx, write: MatterWrite): Promise<void> {
  const { kind, procedureVersion, openedAt } = write.core;
  const row = { ...rowOf(write), kind, procedure_version: procedureVersion, opened_at: openedAt };
  return writeTogether(
    tx,
    "matters, new",
    row,
    (rows) =>
      sql`insert into matter select * from jsonb_populate_recordset(null::matter, ${JSON.stringify(rows)}::jsonb)`,
  );
}

export function updateMatter(tx: Tx, write: MatterWrite): Promise<void> {
  return writeTogether(
    tx,
    "matters, changed",
    rowOf(write),
    (
      rows,
    ) => sql`update matter m set (number, state, is_open, subject, title, address, source, division_code, unit_id, cell_code, longitude, latitude,
        turn_roles, turn_unit_id, turn_person_id, turn_reason, flags, due_at, warn_at, due_basis, is_paused, is_provisional, version, last_hash,
        changed_at, closed_at)
      = (r.number, r.state, r.is_open, r.subject, r.title, r.address, r.source, r.division_code, r.unit_id, r.cell_code, r.longitude, r.latitude,
        r.turn_roles, r.turn_unit_id, r.turn_person_id, r.turn_reason, r.flags, r.due_at, r.warn_at, r.due_basis, r.is_paused, r.is_provisional,
        r.version, r.last_hash, r.changed_at, r.closed_at)
      from jsonb_populate_recordset(null::matter, ${JSON.stringify(rows)}::jsonb) r where m.id = r.id`,
  );
}

export async function involveUnit(
  tx: Tx,
  matterId: string,
  unitId: string,
  part: "lead" | "assist",
  now: Instant,
): Promise<void> {
  await sql`insert into matter_unit (matter_id, unit_id, part, since) values (${matterId}, ${unitId}, ${part}, ${now})
    on conflict (matter_id, unit_id) do update set part = excluded.part`.execute(tx);
}

/**
 * The next number of a series, without a gap: taken in the transaction of the act, and locked until it ends. Takes it late in
 * the transaction so that others wait briefly.
 */
export function nextInSeries(tx: Tx, series: string): Promise<number> {
  return askLast(tx, "numbers", series, NUMBERS);
}

interface SeriesRow {
  readonly series: string;
  readonly last: number;
  readonly count: number;
}
/** In the order of the series, so that two transactions that need several do not wait for each other. */
const NUMBERS = {
  ask: (all: readonly string[]) =>
    sql<SeriesRow>`with wanted as (select series, count(*)::integer as count
        from unnest(${[...all]}::text[]) as given(series) group by series order by series),
      given as (insert into matter_number (series, last) select series, count from wanted order by series
        on conflict (series) do update set last = matter_number.last + excluded.last returning series, last)
      select series, given.last, wanted.count from given join wanted using (series)`,
  answers: (rows: readonly SeriesRow[], all: readonly string[]) => {
    const next = new Map(rows.map(({ series, last, count }) => [series, last - count]));
    return all.map((series) => {
      const number = (next.get(series) ?? 0) + 1;
      next.set(series, number);
      return number;
    });
  },
};

export function matterFromRow(row: KeptRow): KeptMatter {
  const hasTurn = row.turn_roles.length > 0 || row.turn_person_id !== null;
  const core: MatterCore = {
    id: row.id,
    kind: row.kind,
    number: row.number,
    procedureVersion: row.procedure_version,
    state: row.state,
    subject: row.subject,
    title: row.title,
    address: row.address,
    source: row.source,
    divisionCode: row.division_code,
    unitId: row.unit_id,
    cellCode: row.cell_code,
    position: row.longitude === null || row.latitude === null ? null : position(row.longitude, row.latitude),
    turn: hasTurn
      ? { roles: row.turn_roles, unitId: row.turn_unit_id, personId: row.turn_person_id, reason: row.turn_reason }
      : null,
    flags: row.flags,
    version: row.version,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
  };
  const unitIds = row.unit_id ? [...row.unit_ids, row.unit_id] : row.unit_ids;
  return { core, lastHash: row.last_hash, lastAt: row.changed_at, unitIds };
}
