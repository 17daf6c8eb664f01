/**
 * 封存: each day's entries under one signed root. Days are sealed in order, once over; the seals form a chain of their own, so
 * that a day cannot be dropped unseen.
 */
import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { sql } from "kysely";
import { canonicalJson } from "#base/canonical-json.ts";
import { addMillis, type Instant, MINUTE_MS } from "#base/instant.ts";
import { addDays, type PlainDate, plainDateOf, startOfDay } from "#base/plain-date.ts";
import { GENESIS_HASH } from "#kernel/record/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { findRow, getRow, listRows } from "#platform/database/query.ts";
import { firstUnsettledDay } from "#platform/progress.ts";

export interface Seal {
  readonly day: PlainDate;
  readonly entry_count: number;
  readonly root: string;
  readonly previous: string;
  readonly hash: string;
  readonly public_key: string;
  readonly signature: string;
}

/** An act that began just before midnight may be written just after: a day is sealed when it has been over this long. */
const SETTLING_MS = 10 * MINUTE_MS;

/**
 * Seals every day that is over and not sealed yet. Stops before a day that long work may still write into: a history that is
 * played or brought in afterwards.
 * @param sealingKey Ed25519 private key, PEM
 * @returns the days sealed now
 */
export async function sealDays(database: Database, sealingKey: string, now: Instant): Promise<readonly PlainDate[]> {
  const sealed: PlainDate[] = [];
  const unsettled = await firstUnsettledDay(database);
  for (
    let day = await firstUnsealed(database);
    day && startOfDay(addDays(day, 1)) <= addMillis(now, -SETTLING_MS) && (unsettled === null || day < unsettled);
    day = addDays(day, 1)
  ) {
    await sealDay(database, sealingKey, day);
    sealed.push(day);
  }
  return sealed;
}

/** Root and number of a day's entries as they stand now. */
export async function rootOfDay(database: Database, day: PlainDate): Promise<{ root: string; count: number }> {
  const rows = await listRows(
    database,
    sql<{
      hash: string;
    }>`select hash from record_entry where at >= ${startOfDay(day)} and at < ${startOfDay(addDays(day, 1))} order by matter_id, seq`,
  );
  return { root: merkleRoot(rows.map((row) => row.hash)), count: rows.length };
}

/** Whether a seal's own hash and signature hold. */
export function sealHolds(seal: Seal): boolean {
  return (
    seal.hash === hashOfSeal(seal) &&
    verify(null, Buffer.from(seal.hash, "hex"), seal.public_key, Buffer.from(seal.signature, "base64"))
  );
}

export async function listSeals(database: Database): Promise<readonly Seal[]> {
  return listRows(database, sql<Seal>`select * from record_seal order by day`);
}

async function sealDay(database: Database, sealingKey: string, day: PlainDate): Promise<void> {
  const { root, count } = await rootOfDay(database, day);
  const last = await findRow(database, sql<{ hash: string }>`select hash from record_seal order by day desc limit 1`);
  const content = { day, entry_count: count, root, previous: last?.hash ?? GENESIS_HASH };
  const hash = hashOfSeal(content);
  const key = createPrivateKey(sealingKey);
  const signature = sign(null, Buffer.from(hash, "hex"), key).toString("base64");
  const publicKey = createPublicKey(key).export({ type: "spki", format: "pem" }).toString();
  await sql`insert into record_seal (day, entry_count, root, previous, hash, public_key, signature)
    values (${day}, ${count}, ${root}, ${content.previous}, ${hash}, ${publicKey}, ${signature}) on conflict (day) do nothing`.execute(
    database,
  );
}

async function firstUnsealed(database: Database): Promise<PlainDate | null> {
  const row = await getRow(
    database,
    sql<{
      sealed: PlainDate | null;
      first: Instant | null;
    }>`select (select max(day) from record_seal) as sealed, (select min(at) from record_entry) as first`,
  );
  if (row.sealed) return addDays(row.sealed, 1);
  return row.first ? plainDateOf(row.first) : null;
}

function hashOfSeal(seal: Pick<Seal, "day" | "entry_count" | "root" | "previous">): string {
  const { day, entry_count, root, previous } = seal;
  return createHash("sha256").update(canonicalJson({ day, entry_count, root, previous })).digest("hex");
}

/** Pairs hashed upwards; an odd one out rises as it is. The root of nothing is the genesis hash. */
export function merkleRoot(hashes: readonly string[]): string {
  if (hashes.length === 0) return GENESIS_HASH;
  let level = hashes;
  while (level.length > 1) {
    const next: string[] = [];
    for (let i = 0; i < level.length; i += 2) next.push(pair(level[i] as string, level[i + 1]));
    level = next;
  }
  return level[0] as string;
}

function pair(left: string, right: string | undefined): string {
  return right === undefined ? left : createHash("sha256").update(`${left}${right}`).digest("hex");
}
