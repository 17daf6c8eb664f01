/** Appending to the record: the only place that writes it. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { hashedText, type RecordEntry } from "#kernel/record/model/public.ts";
import type { Tx } from "#platform/database/connect.ts";

/** Computes the entry's hash. */
export function sealEntry(entry: Omit<RecordEntry, "hash">): RecordEntry {
  return { ...entry, hash: hashOf(entry) };
}

export function hashOf(entry: Omit<RecordEntry, "hash">): string {
  return createHash("sha256").update(hashedText(entry)).digest("hex");
}

/** Writes one entry and marks it for the counters, in one statement. */
export async function appendEntry(tx: Tx, entry: RecordEntry): Promise<void> {
  await sql`with pending as (insert into measure_pending (matter_id, seq) values (${entry.matterId}, ${entry.seq}))
    insert into record_entry (matter_id, seq, at, act, code, from_state, to_state, actor, person_id, division_code, input, changes, clocks,
      evidence, request_id, origin, previous_hash, hash)
    values (${entry.matterId}, ${entry.seq}, ${entry.at}, ${entry.act}, ${entry.code}, ${entry.from}, ${entry.to},
      ${JSON.stringify(entry.actor)}::jsonb, ${entry.actor.personId}, ${entry.divisionCode}, ${JSON.stringify(entry.input)}::jsonb,
      ${JSON.stringify(entry.changes)}::jsonb, ${JSON.stringify(entry.clocks)}::jsonb, ${entry.evidence}, ${entry.requestId},
      ${JSON.stringify(entry.origin)}::jsonb, ${entry.previousHash}, ${entry.hash})`.execute(tx);
}
