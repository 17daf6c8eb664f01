/**
 * Folding: entries of the record become figures. Each entry waits in `measure_pending` from the transaction that wrote it; a fold
 * takes the whole record of the matters it claims and adds what their figures lack, so that it may run twice, late or out of order.
 */
import { sql } from "kysely";
import { type CounterDelta, differenceOf, type Measures } from "#kernel/measure/model/public.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";
import { entriesOfMany } from "#kernel/record/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import {
  appliedDeltas,
  applyDeltas,
  claimPending,
  dropPending,
  kindsOfMatters,
  lockFolded,
  type MatterDelta,
  MEASURE_LOCK,
  raiseFolded,
} from "./store.ts";

/** Kind of matter → what it is counted by; kinds without measures are passed over. */
export type MeasuredKinds = ReadonlyMap<string, { readonly measures?: Measures }>;

/** Entries of one transaction. */
const BATCH = 500;

/**
 * Folds until nothing waits.
 * @returns entries folded
 */
export async function foldPending(
  database: Database,
  kinds: MeasuredKinds,
  onProgress: (entries: number) => void = () => undefined,
): Promise<number> {
  let folded = 0;
  for (;;) {
    const done = await database.transaction().execute((tx) => foldBatch(tx, kinds));
    if (done === 0) return folded;
    folded += done;
    onProgress(folded);
  }
}

async function foldBatch(tx: Tx, kinds: MeasuredKinds): Promise<number> {
  await sql`select pg_advisory_xact_lock_shared(${MEASURE_LOCK})`.execute(tx);
  const claimed = await claimPending(tx, BATCH);
  if (claimed.length === 0) return 0;
  const matterIds = [...new Set(claimed.map((row) => row.matter_id))].sort();
  await lockFolded(tx, matterIds);
  const kindOf = await kindsOfMatters(tx, matterIds);
  const entries = Map.groupBy(await entriesOfMany(tx, matterIds), (entry) => entry.matterId);
  const applied = Map.groupBy(await appliedDeltas(tx, matterIds), (delta) => delta.matterId);
  const lacking = matterIds.flatMap((matterId) => {
    const kind = kindOf.get(matterId) ?? "";
    const now = deltasOf(kinds, kind, entries.get(matterId) ?? []);
    const before = (applied.get(matterId) ?? []).map(withoutMatter);
    return differenceOf(before, now).map((delta): MatterDelta => ({ ...delta, matterId, kind }));
  });
  await applyDeltas(tx, lacking);
  await raiseFolded(tx, new Map([...entries].map(([matterId, all]) => [matterId, all.at(-1)?.seq ?? 0])));
  await dropPending(tx, claimed);
  return claimed.length;
}

/**
 * Every delta of one matter, from zero.
 * @throws Error that names the matter: one that cannot be counted must be found, not passed over
 */
export function deltasOf(kinds: MeasuredKinds, kind: string, entries: readonly RecordEntry[]): readonly CounterDelta[] {
  try {
    return kinds.get(kind)?.measures?.countersOf(entries) ?? [];
  } catch (cause) {
    throw new Error(`matter ${entries[0]?.matterId} cannot be counted`, { cause });
  }
}

function withoutMatter({ matterId: _matterId, kind: _kind, ...delta }: MatterDelta): CounterDelta {
  return delta;
}
