/** Progress of long work: how far it is, what it was begun with, and which days it may still write into. */
import { sql } from "kysely";
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import type { PlainDate } from "#base/plain-date.ts";
import type { Database, Tx } from "./database/connect.ts";
import { findRow, getRow, listRows } from "./database/query.ts";

export interface Progress {
  readonly id: string;
  /** Chinese, for everybody's eyes. */
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly state: "running" | "done" | "failed";
  /** What the work was begun with. */
  readonly details: Json;
  /** Entries of this day and later ones may still be written; null: none. */
  readonly unsettledFrom: PlainDate | null;
  readonly updatedAt: Instant;
}

const COLUMNS = sql`id, label, done, total, state, details, unsettled_from as "unsettledFrom", updated_at as "updatedAt"`;

export async function saveProgress(on: Database | Tx, progress: Progress): Promise<void> {
  const { id, label, done, total, state, details, unsettledFrom, updatedAt } = progress;
  await sql`insert into platform_progress (id, label, done, total, state, details, unsettled_from, updated_at)
    values (${id}, ${label}, ${done}, ${total}, ${state}, ${JSON.stringify(details)}::jsonb, ${unsettledFrom}, ${updatedAt})
    on conflict (id) do update set label = excluded.label, done = excluded.done, total = excluded.total, state = excluded.state,
      details = excluded.details, unsettled_from = excluded.unsettled_from, updated_at = excluded.updated_at`.execute(
    on,
  );
}

export async function findProgress(on: Database | Tx, id: string): Promise<Progress | null> {
  return findRow(on, sql<Progress>`select ${COLUMNS} from platform_progress where id = ${id}`);
}

/** The latest change first. */
export async function listProgress(on: Database | Tx): Promise<readonly Progress[]> {
  return listRows(on, sql<Progress>`select ${COLUMNS} from platform_progress order by updated_at desc, id`);
}

/** The first day that is not settled: some work may still write entries of it. Null: every day is. */
export async function firstUnsettledDay(on: Database | Tx): Promise<PlainDate | null> {
  const row = await getRow(
    on,
    sql<{ day: PlainDate | null }>`select min(unsettled_from) as day from platform_progress where state <> 'done'`,
  );
  return row.day;
}
