/** Verifying the record: recomputes every hash, every chain and every seal, and names the first thing that does not hold. */
import { sql } from "kysely";
import { GENESIS_HASH, type RecordEntry } from "#kernel/record/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { hashOf } from "./append.ts";
import { entriesOfMany } from "./read.ts";
import { listSeals, rootOfDay, sealHolds } from "./seal.ts";

export interface Verification {
  readonly holds: boolean;
  readonly matters: number;
  readonly entries: number;
  readonly seals: number;
  /** The first fault found: where it is, and what is wrong with it, in Chinese. */
  readonly fault: {
    readonly matterId: string | null;
    readonly number: string | null;
    readonly seq: number | null;
    readonly day: string | null;
    readonly what: string;
  } | null;
}

const BATCH = 500;

/** @param onProgress matters done so far */
export async function verifyRecord(
  database: Database,
  onProgress: (matters: number) => void = () => undefined,
): Promise<Verification> {
  let matters = 0;
  let entries = 0;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const batch = await listRows(
      database,
      sql<{
        id: string;
        number: string | null;
        version: number;
        last_hash: string;
      }>`select id, number, version, last_hash from matter
        where id > ${after} order by id limit ${BATCH}`,
    );
    if (batch.length === 0) break;
    const found = groupByMatter(
      await entriesOfMany(
        database,
        batch.map((matter) => matter.id),
      ),
    );
    for (const matter of batch) {
      const chain = found.get(matter.id) ?? [];
      const fault = faultOfChain(chain, matter.version, matter.last_hash);
      if (fault)
        return {
          holds: false,
          matters,
          entries,
          seals: 0,
          fault: { matterId: matter.id, number: matter.number, day: null, ...fault },
        };
      matters += 1;
      entries += chain.length;
    }
    after = (batch.at(-1) as { id: string }).id;
    onProgress(matters);
  }
  const { seals, fault } = await verifySeals(database);
  return { holds: fault === null, matters, entries, seals, fault };
}

/**
 * What is wrong with the chain of one matter, or null. `version` and `lastHash` are the matter's own.
 * @param after the entry before the first of the chain, for a part of it
 */
export function faultOfChain(
  chain: readonly RecordEntry[],
  version: number,
  lastHash: string,
  after: { readonly seq: number; readonly hash: string } = { seq: 0, hash: GENESIS_HASH },
): { seq: number; what: string } | null {
  let previous = after.hash;
  for (const [index, entry] of chain.entries()) {
    const seq = after.seq + index + 1;
    if (entry.seq !== seq) return { seq, what: `第 ${seq} 条留痕缺失` };
    if (entry.previousHash !== previous) return { seq, what: `第 ${seq} 条留痕与前一条接不上` };
    if (hashOf(entry) !== entry.hash) return { seq, what: `第 ${seq} 条留痕的内容与摘要不符` };
    previous = entry.hash;
  }
  const count = after.seq + chain.length;
  if (count !== version) return { seq: count + 1, what: `应有 ${version} 条留痕，只有 ${count} 条` };
  if (previous !== lastHash) return { seq: count, what: "最后一条留痕与事项登记的摘要不符" };
  return null;
}

async function verifySeals(database: Database): Promise<{ seals: number; fault: Verification["fault"] }> {
  const seals = await listSeals(database);
  let previous = GENESIS_HASH;
  for (const seal of seals) {
    const at = { matterId: null, number: null, seq: null, day: seal.day };
    if (seal.previous !== previous)
      return { seals: seals.length, fault: { ...at, what: `${seal.day} 的封存与前一日接不上` } };
    if (!sealHolds(seal)) return { seals: seals.length, fault: { ...at, what: `${seal.day} 的封存签名不成立` } };
    const now = await rootOfDay(database, seal.day);
    if (now.root !== seal.root || now.count !== seal.entry_count) {
      return {
        seals: seals.length,
        fault: { ...at, what: `${seal.day} 封存了 ${seal.entry_count} 条留痕，现有 ${now.count} 条，根摘要不符` },
      };
    }
    previous = seal.hash;
  }
  return { seals: seals.length, fault: null };
}

function groupByMatter(entries: readonly RecordEntry[]): Map<string, RecordEntry[]> {
  const groups = new Map<string, RecordEntry[]>();
  for (const entry of entries) groups.set(entry.matterId, [...(groups.get(entry.matterId) ?? []), entry]);
  return groups;
}
