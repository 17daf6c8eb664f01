/** Reading the record. */
import { sql } from "kysely";
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import type { ClockSnapshot, EntryActor, RecordEntry } from "#kernel/record/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";

interface EntryRow {
  readonly matter_id: string;
  readonly seq: number;
  readonly at: Instant;
  readonly act: string;
  readonly code: string;
  readonly from_state: string;
  readonly to_state: string;
  readonly actor: EntryActor;
  readonly division_code: string;
  readonly input: Json;
  readonly changes: Json;
  readonly clocks: ClockSnapshot[];
  readonly evidence: string[];
  readonly request_id: string;
  readonly origin: { channel: string; ip: string | null };
  readonly previous_hash: string;
  readonly hash: string;
}

/** Every entry of one matter, oldest first. */
export async function entriesOf(on: Database | Tx, matterId: string): Promise<readonly RecordEntry[]> {
  return (await listRows(on, sql<EntryRow>`select * from record_entry where matter_id = ${matterId} order by seq`)).map(
    entryFromRow,
  );
}

/** Entries of many matters, oldest first within each. */
export async function entriesOfMany(on: Database | Tx, matterIds: readonly string[]): Promise<readonly RecordEntry[]> {
  const rows = await listRows(
    on,
    sql<EntryRow>`select * from record_entry where matter_id = any(${[...matterIds]}::uuid[]) order by matter_id, seq`,
  );
  return rows.map(entryFromRow);
}

export async function findEntryByRequest(on: Database | Tx, requestId: string): Promise<RecordEntry | null> {
  const row = await findRow(on, sql<EntryRow>`select * from record_entry where request_id = ${requestId}`);
  return row ? entryFromRow(row) : null;
}

export function entryFromRow(row: EntryRow): RecordEntry {
  return {
    matterId: row.matter_id,
    seq: row.seq,
    at: row.at,
    act: row.act,
    code: row.code,
    from: row.from_state,
    to: row.to_state,
    actor: row.actor,
    divisionCode: row.division_code,
    input: row.input as RecordEntry["input"],
    changes: row.changes as RecordEntry["changes"],
    clocks: row.clocks,
    evidence: row.evidence,
    requestId: row.request_id,
    origin: row.origin,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}
