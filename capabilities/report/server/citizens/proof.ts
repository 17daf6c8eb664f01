/** 防滥发证明, server side: makes challenges, judges and spends proofs. No state before a proof is spent. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { isIPv6 } from "node:net";
import { sql } from "kysely";
import { addMillis, DAY_MS, type Instant, MINUTE_MS, millisOf } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import {
  bitsFor,
  type Challenge,
  PROOF_MINUTES,
  PROOF_WINDOW_MINUTES,
  type Proof,
} from "#capabilities/report/model/proof.ts";
import { hasZeroBits } from "#capabilities/report/model/zero-bits.ts";
import type { Platform } from "#platform/capability.ts";
import type { Database } from "#platform/database/connect.ts";
import { findRow, getRow } from "#platform/database/query.ts";
import { REPORT_PROBLEMS } from "./problems.ts";

type ProofPlatform = Pick<Platform, "database" | "secrets">;

/** As hard as the address is busy. */
export async function newChallenge(platform: ProofPlatform, ip: string, now: Instant): Promise<Challenge> {
  const seed = randomBytes(16).toString("base64url");
  const bits = bitsFor(await sentFrom(platform.database, addressHash(platform, ip, now), now));
  const claims = `${seed}.${bits}.${millisOf(now).toString(36)}`;
  return { token: `${claims}.${sign(platform, claims)}`, seed, bits };
}

export interface Spending {
  readonly proof: Proof | null;
  readonly requestId: string;
  readonly ip: string;
  readonly now: Instant;
}

/**
 * Uses a proof up. The same sending may come again with the same proof, after a lost answer.
 * @throws Problem proof-needed when there is none, or it is wrong, old, used up, or too easy for how busy the address is by now
 */
export async function spendProof(platform: ProofPlatform, { proof, requestId, ip, now }: Spending): Promise<void> {
  const { database } = platform;
  const claims = proof && readToken(platform, proof.token, now);
  if (!proof || !claims || !isSolved(claims, proof.nonce)) throw new Problem(REPORT_PROBLEMS.proofNeeded);
  const known = await findRow(
    database,
    sql<{ requestId: string }>`select request_id as "requestId" from report_proof where seed = ${claims.seed}`,
  );
  if (known?.requestId === requestId) return;
  const address = addressHash(platform, ip, now);
  // One bit of grace: two people behind one router may have asked at the same moment.
  const isTooEasy = claims.bits + 1 < bitsFor(await sentFrom(database, address, now));
  if (known || isTooEasy) throw new Problem(REPORT_PROBLEMS.proofNeeded);
  await sql`delete from report_proof where spent_at < ${addMillis(now, -DAY_MS)}`.execute(database);
  const spent = await findRow(
    database,
    sql`insert into report_proof (seed, request_id, address_hash, spent_at) values (${claims.seed}, ${requestId}, ${address}, ${now})
      on conflict (seed) do nothing returning 1 as spent`,
  );
  if (!spent) throw new Problem(REPORT_PROBLEMS.proofNeeded);
}

interface Claims {
  readonly seed: string;
  readonly bits: number;
}

/** Null when the signature does not hold or its time is over. */
function readToken(platform: ProofPlatform, token: string, now: Instant): Claims | null {
  const [seed = "", bits = "", issued = "", signature = ""] = token.split(".");
  const right = Buffer.from(sign(platform, `${seed}.${bits}.${issued}`));
  const given = Buffer.from(signature);
  if (right.length !== given.length || !timingSafeEqual(right, given)) return null;
  const age = millisOf(now) - Number.parseInt(issued, 36);
  return age >= 0 && age <= PROOF_MINUTES * MINUTE_MS ? { seed, bits: Number(bits) } : null;
}

function isSolved({ seed, bits }: Claims, nonce: string): boolean {
  return hasZeroBits(createHash("sha256").update(`${seed}:${nonce}`).digest(), bits);
}

function sign({ secrets }: ProofPlatform, text: string): string {
  return createHmac("sha256", secrets.sessionSecret).update(`report-proof ${text}`).digest("base64url");
}

/** Of the day, so that nobody can be followed by it; of the network for IPv6, where one phone has addresses without number. */
function addressHash({ secrets }: ProofPlatform, ip: string, now: Instant): string {
  const network = isIPv6(ip) ? ip.split(":").slice(0, 4).join(":") : ip;
  return createHmac("sha256", secrets.sessionSecret)
    .update(`report-proof-address ${plainDateOf(now)} ${network}`)
    .digest("base64url");
}

async function sentFrom(database: Database, address: string, now: Instant): Promise<number> {
  const since = addMillis(now, -PROOF_WINDOW_MINUTES * MINUTE_MS);
  const row = sql<{ count: number }>`select count(*) as count from report_proof
    where address_hash = ${address} and spent_at > ${since}::timestamptz`;
  return (await getRow(database, row)).count;
}
