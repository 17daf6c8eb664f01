/** Reading the record. */
import { sql } from "kysely";
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import { type ClockSnapshot, type EntryActor, GENESIS_HASH, type RecordEntry } from "#kernel/record/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { among, getRow, listRows } from "#platform/database/query.ts";
import { askTogether, byKey } from "#platform/database/together.ts";

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

/** The newest entries of one matter up to `until`, oldest of them first. */
export async function newestEntriesOf(
  on: Database | Tx,
  matterId: string,
  { most, until = null }: { readonly most: number; readonly until?: number | null },
): Promise<readonly RecordEntry[]> {
  const rows = await listRows(
    on,
    sql<EntryRow>`select * from record_entry where matter_id = ${matterId} and (${until}::int is null or seq <= ${until}::int)
      order by seq desc limit ${most}`,
  );
  return rows.toReversed().map(entryFromRow);
}

/** Whether entries join each other, without their contents. */
export interface EntriesJoined {
  readonly count: number;
  /** The first that does not join the one before; null: all do. Contents are not compared with their hashes. */
  readonly brokenAt: number | null;
  readonly lastHash: string;
}

/** Of the entries of one matter up to `until`. */
export function entriesJoined(on: Database | Tx, matterId: string, until: number): Promise<EntriesJoined> {
  return getRow(
    on,
    sql<EntriesJoined>`select count(*) as count, min(seq) filter (where previous_hash <> before) as "brokenAt",
        coalesce((select hash from record_entry where matter_id = ${matterId} and seq <= ${until} order by seq desc limit 1), '') as "lastHash"
      from (select seq, previous_hash, lag(hash, 1, ${GENESIS_HASH}) over (order by seq) as before
        from record_entry where matter_id = ${matterId} and seq <= ${until}) older`,
  );
}

/** What is said of many entries without reading each: who did what, which states were passed. */
export interface EntriesInShort {
  readonly states: readonly string[];
  readonly people: readonly { readonly actor: EntryActor; readonly acts: readonly string[] }[];
}

/** Of the entries of one matter up to `until`. */
function entriesInShort(on: Database | Tx, matterId: string, until: number): Promise<EntriesInShort> {
  return getRow(
    on,
    sql<EntriesInShort>`with older as materialized (
        select seq, act, from_state, to_state, person_id, actor ->> 'role' as role
        from record_entry where matter_id = ${matterId} and seq <= ${until}
      ), doers as (
        select array_agg(distinct act) as acts, min(seq) as first from older where person_id is not null group by person_id, role
      ) select array_agg(distinct from_state) || array_agg(distinct to_state) as states,
        coalesce((select jsonb_agg(jsonb_build_object('actor', e.actor, 'acts', d.acts) order by d.first)
          from doers d join record_entry e on e.matter_id = ${matterId} and e.seq = d.first), '[]'::jsonb) as people
      from older`,
  );
}

const said = new Map<string, Promise<EntriesInShort>>();
const MOST_SAID = 500;

/**
 * Of the entries before one. Entries never change: what they said is kept with the link that this one has to them. Of two thousand it takes
 * 8 ms to read.
 */
export function saidBefore(
  on: Database | Tx,
  { matterId, seq, previousHash }: Pick<RecordEntry, "matterId" | "seq" | "previousHash">,
): Promise<EntriesInShort> {
  const key = `${matterId} ${seq} ${previousHash}`;
  const known = said.get(key);
  if (known) return known;
  const reading = entriesInShort(on, matterId, seq - 1);
  if (said.size >= MOST_SAID) said.clear();
  said.set(key, reading);
  reading.catch(() => said.delete(key));
  return reading;
}

/** Who did what on a matter, each act once a person and role; of thousands of entries only the newest are read anew. */
export async function actsOfPersons(
  on: Database | Tx,
  matterId: string,
): Promise<readonly { readonly personId: string; readonly act: string }[]> {
  const newest = await listRows(
    on,
    sql<{
      seq: number;
      previousHash: string;
      personId: string | null;
      act: string;
    }>`select seq, previous_hash as "previousHash",
        person_id as "personId", act from record_entry where matter_id = ${matterId} order by seq desc limit ${NEWEST}`,
  );
  const first = newest.at(-1);
  const older = first && first.seq > 1 ? (await saidBefore(on, { matterId, ...first })).people : [];
  const done = [
    ...older.flatMap(({ actor: { personId }, acts }) => acts.map((act) => ({ personId, act }))),
    ...newest.toReversed(),
  ];
  return done.flatMap(({ personId, act }) => (personId === null ? [] : [{ personId, act }]));
}
/** As many as the page of a matter carries: both ask the same of those before. */
const NEWEST = 50;

/** Entries of many matters, oldest first within each. */
export async function entriesOfMany(on: Database | Tx, matterIds: readonly string[]): Promise<readonly RecordEntry[]> {
  const rows = await listRows(
    on,
    sql<EntryRow>`select * from record_entry where matter_id = any(${[...matterIds]}::uuid[]) order by matter_id, seq`,
  );
  return rows.map(entryFromRow);
}

export function findEntryByRequest(on: Database | Tx, requestId: string): Promise<RecordEntry | null> {
  return askTogether(on, "entries by request", requestId, {
    ask: (ids) => sql<EntryRow>`select * from record_entry where request_id ${among(ids)}`,
    answers: byKey(({ request_id }) => request_id, entryFromRow),
  });
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
