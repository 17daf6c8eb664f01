/**
 * 时限重算 as a piece of work: what there is to do under a new version of a calendar, and how far it has come. The clocks
 * themselves are moved by an act of their matter (`kernel/matter/server/recompute.ts`).
 */
import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { CALENDAR_BASES, type Clock, ClockSchema } from "#kernel/clock/model/public.ts";
import { divisionRange } from "#kernel/people/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, getRow, listRows } from "#platform/database/query.ts";
import { type CalendarHead, innerRanges, type RecomputationRow } from "./heads.ts";

/** The job that recomputes; enqueued here, done where matters are known. */
export const RECOMPUTE_TASK = "clock.recompute";

export interface VersionKey {
  readonly calendarId: string;
  readonly version: number;
}

export async function askRecomputation(tx: Tx, { calendarId, version }: VersionKey, now: Instant): Promise<void> {
  await sql`insert into clock_recomputation (calendar_id, version, asked_at) values (${calendarId}, ${version}, ${now})
    on conflict (calendar_id, version) do nothing`.execute(tx);
}

export async function findRecomputation(
  on: Database | Tx,
  { calendarId, version }: VersionKey,
): Promise<(RecomputationRow & { readonly cursor: string }) | null> {
  return findRow(
    on,
    sql<
      RecomputationRow & { cursor: string }
    >`select * from clock_recomputation where calendar_id = ${calendarId} and version = ${version}`,
  );
}

export async function startRecomputation(on: Database | Tx, key: VersionKey, total: number): Promise<void> {
  await sql`update clock_recomputation set state = 'running', total = greatest(total, ${total})
    where calendar_id = ${key.calendarId} and version = ${key.version} and state = 'waiting'`.execute(on);
}

/** After a page: how many clocks were looked at, and up to which matter. */
export async function advanceRecomputation(
  on: Database | Tx,
  key: VersionKey,
  page: { readonly seen: number; readonly cursor: string },
): Promise<void> {
  await sql`update clock_recomputation set seen = seen + ${page.seen}, cursor = ${page.cursor}
    where calendar_id = ${key.calendarId} and version = ${key.version} and state = 'running'`.execute(on);
}

/** In the transaction of the act that moved the clocks of one matter. */
export async function countRecomputed(
  tx: Tx,
  key: VersionKey,
  moved: { readonly later: number; readonly keptEarlier: number; readonly certain: number },
): Promise<void> {
  await sql`update clock_recomputation set changed = changed + 1, later = later + ${moved.later},
    kept_earlier = kept_earlier + ${moved.keptEarlier}, certain = certain + ${moved.certain}
    where calendar_id = ${key.calendarId} and version = ${key.version}`.execute(tx);
}

export async function endRecomputation(
  on: Database | Tx,
  key: VersionKey,
  state: "finished" | "superseded",
  now: Instant,
): Promise<void> {
  await sql`update clock_recomputation set state = ${state}, finished_at = ${now}
    where calendar_id = ${key.calendarId} and version = ${key.version} and state in ('waiting', 'running')`.execute(on);
}

export interface ClockOfMatter {
  readonly matterId: string;
  readonly number: string | null;
  readonly title: string;
  readonly clock: Clock;
}

/** Before the first matter. */
export const FIRST = "00000000-0000-0000-0000-000000000000";

/**
 * Clocks that a change of the calendar can move, matter by matter: going, on a basis that hangs on the calendar, of a matter in
 * the calendar's division and not in an inner one with a calendar of its own.
 * @returns clocks of the next `matters` matters behind `after`; empty at the end
 */
export async function clocksUnder(
  on: Database | Tx,
  head: CalendarHead,
  after: string,
  matters: number,
): Promise<readonly ClockOfMatter[]> {
  const under = await conditionUnder(on, head);
  const rows = await listRows(
    on,
    sql<Omit<ClockOfMatter, "clock"> & { clock: unknown }>`
      with page as (select distinct c.matter_id from clock_running c join matter m on m.id = c.matter_id
        where ${under} and c.matter_id > ${after} order by c.matter_id limit ${matters})
      select c.matter_id as "matterId", m.number, m.title, c.clock from page join clock_running c on c.matter_id = page.matter_id
        join matter m on m.id = c.matter_id where ${under} order by c.matter_id, c.started_at, c.kind, c.run`,
  );
  return rows.map((row) => ({ ...row, clock: ClockSchema.parse(row.clock) }));
}

export async function countClocksUnder(on: Database | Tx, head: CalendarHead): Promise<number> {
  const row = await getRow(
    on,
    sql<{ count: number }>`select count(*) as count from clock_running c join matter m on m.id = c.matter_id
      where ${await conditionUnder(on, head)}`,
  );
  return row.count;
}

async function conditionUnder(on: Database | Tx, head: CalendarHead): Promise<RawBuilder<boolean>> {
  const [first, last] = divisionRange(head.divisionCode);
  const inner = await innerRanges(on, head);
  return sql<boolean>`${sql.join(
    [
      sql`c.state <> 'stopped'`,
      sql`c.basis = any(${[...CALENDAR_BASES]})`,
      sql`m.division_code between ${first} and ${last}`,
      ...inner.map(([from, to]) => sql`m.division_code not between ${from} and ${to}`),
    ],
    sql` and `,
  )}`;
}
