/** 封存证明: how one entry belongs to the signed root of its day, to be checked without the other entries and without a database. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { addDays, type PlainDate, plainDateOf, startOfDay } from "#base/plain-date.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { listSeals, type Seal } from "./seal.ts";

/** From the entry's hash up to the root: the neighbour at each level, and on which side it stands. */
export type ProofPath = readonly { readonly side: "left" | "right"; readonly hash: string }[];

export interface DayProof {
  readonly seal: Seal;
  readonly entries: readonly { readonly seq: number; readonly path: ProofPath }[];
}

/** Of the days that are sealed already; entries of today wait for tonight. */
export async function proveEntries(database: Database, entries: readonly RecordEntry[]): Promise<readonly DayProof[]> {
  const byDay = Map.groupBy(entries, (entry) => plainDateOf(entry.at));
  const seals = (await listSeals(database)).filter((seal) => byDay.has(seal.day));
  const proofs: DayProof[] = [];
  for (const seal of seals) {
    const rows = await entriesOfDay(database, seal.day);
    const places = new Map(rows.map((row, index) => [`${row.matter_id} ${row.seq}`, index]));
    const levels = levelsOf(rows.map((row) => row.hash));
    const own = (byDay.get(seal.day) ?? []).flatMap(({ matterId, seq }) => {
      const place = places.get(`${matterId} ${seq}`);
      return place === undefined ? [] : [{ seq, path: pathFrom(levels, place) }];
    });
    proofs.push({ seal, entries: own });
  }
  return proofs;
}

/** In the order in which a day is sealed. */
function entriesOfDay(database: Database, day: PlainDate) {
  return listRows(
    database,
    sql<{ matter_id: string; seq: number; hash: string }>`select matter_id, seq, hash from record_entry
      where at >= ${startOfDay(day)} and at < ${startOfDay(addDays(day, 1))} order by matter_id, seq`,
  );
}

/** The path of the n-th of the hashes. */
export function provePlace(hashes: readonly string[], place: number): ProofPath {
  return pathFrom(levelsOf(hashes), place);
}

function levelsOf(hashes: readonly string[]): readonly (readonly string[])[] {
  const levels = [hashes];
  for (let level = hashes; level.length > 1; levels.push(level)) {
    const below = level;
    level = Array.from({ length: Math.ceil(below.length / 2) }, (_, index) => {
      const [left = "", right] = [below[2 * index], below[2 * index + 1]];
      return right === undefined ? left : pair(left, right);
    });
  }
  return levels;
}

function pathFrom(levels: readonly (readonly string[])[], place: number): ProofPath {
  const path: ProofPath[number][] = [];
  let at = place;
  for (const level of levels.slice(0, -1)) {
    const isLeft = at % 2 === 0;
    const neighbour = level[isLeft ? at + 1 : at - 1];
    // The odd one out rises as it is.
    if (neighbour !== undefined) path.push({ side: isLeft ? "right" : "left", hash: neighbour });
    at = Math.floor(at / 2);
  }
  return path;
}

/** The root that an entry with this hash and path belongs to. */
export function rootFrom(hash: string, path: ProofPath): string {
  return path.reduce(
    (below, { side, hash: other }) => (side === "left" ? pair(other, below) : pair(below, other)),
    hash,
  );
}

function pair(left: string, right: string): string {
  return createHash("sha256").update(`${left}${right}`).digest("hex");
}
