/** Appending to the record: the only place that writes it. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { hashedText, type RecordEntry } from "#kernel/record/model/public.ts";
import type { Tx } from "#platform/database/connect.ts";
import { writeTogether } from "#platform/database/together.ts";

/** Computes the entry's hash. */
export function sealEntry(entry: Omit<RecordEntry, "hash">): RecordEntry {
  return { ...entry, hash: hashOf(entry) };
}

export function hashOf(entry: Omit<RecordEntry, "hash">): string {
  return createHash("sha256").update(hashedText(entry)).digest("hex");
}

/** Writes one entry and marks it for the counters, in one statement. */
export function appendEntry(tx: Tx, entry: RecordEntry): Promise<void> {
  const { matterId, from, to, divisionCode, requestId, previousHash, ...same } = entry;
  const row = {
    ...same,
    matter_id: matterId,
    from_state: from,
    to_state: to,
    person_id: entry.actor.personId,
    division_code: divisionCode,
    request_id: requestId,
    previous_hash: previousHash,
  };
  return writeTogether(
    tx,
    "entries",
    row,
    (
      rows,
    ) => sql`with given as materialized (select * from jsonb_populate_recordset(null::record_entry, ${JSON.stringify(rows)}::jsonb)),
      pending as (insert into measure_pending (matter_id, seq) select matter_id, seq from given)
      insert into record_entry select * from given`,
  );
}
