/** Counting wrong sign-ins in the database, so that every process counts alike. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { formatInstant, type Instant, MINUTE_MS, millisOf } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, getRow } from "#platform/database/query.ts";
import { type Attempt, admitAttempt, type LockOutSetting } from "../../model/lock-out.ts";
import { PEOPLE_PROBLEMS } from "../../model/problems.ts";

/** Counts one attempt under `signInName`; it must afterwards be forgiven or stays counted as wrong. */
export async function countAttempt(database: Database, signInName: string, now: Instant): Promise<Attempt> {
  const hash = nameHash(signInName);
  return database.transaction().execute(async (tx) => {
    await sql`insert into people_lock_out (name_hash, wrong_count, last_at) values (${hash}, 0, ${now}) on conflict do nothing`.execute(
      tx,
    );
    const row = await getRow(
      tx,
      sql<{ wrong_count: number; last_at: Instant; locked_until: Instant | null }>`
        select wrong_count, last_at, locked_until from people_lock_out where name_hash = ${hash} for update`,
    );
    const before = { wrongCount: row.wrong_count, lastAt: row.last_at, lockedUntil: row.locked_until };
    const attempt = admitAttempt(before, await getLockOutSetting(tx), now);
    if (attempt.kind === "admitted") {
      await sql`update people_lock_out set wrong_count = ${attempt.next.wrongCount}, last_at = ${attempt.next.lastAt},
        locked_until = ${attempt.next.lockedUntil} where name_hash = ${hash}`.execute(tx);
    }
    return attempt;
  });
}

/**
 * Takes one counted attempt back: a right password that still waits for its second factor. It does not clear the count, or a right
 * password would buy five more guesses at the code each time.
 */
export async function forgiveAttempt(on: Database | Tx, signInName: string): Promise<void> {
  await sql`update people_lock_out set wrong_count = greatest(wrong_count - 1, 0), locked_until = null
    where name_hash = ${nameHash(signInName)}`.execute(on);
}

/** After a complete sign-in, and when an administrator lifts the lock. @returns whether there was something to clear */
export async function clearLockOut(on: Database | Tx, signInName: string): Promise<boolean> {
  const row = await findRow(on, sql`delete from people_lock_out where name_hash = ${nameHash(signInName)} returning 1`);
  return row !== null;
}

export async function getLockOutSetting(on: Database | Tx): Promise<LockOutSetting> {
  const row = await getRow(
    on,
    sql<{ wrong_limit: number; lock_minutes: number }>`select wrong_limit, lock_minutes from people_sign_in_setting`,
  );
  return { wrongLimit: row.wrong_limit, lockMinutes: row.lock_minutes };
}

export function lockedProblem(until: Instant, now: Instant): Problem {
  const seconds = Math.max(Math.ceil((millisOf(until) - millisOf(now)) / 1000), 1);
  const minutes = Math.ceil((seconds * 1000) / MINUTE_MS);
  return new Problem(PEOPLE_PROBLEMS.locked, {
    detail: `到 ${formatInstant(until)} 可以再试（约 ${minutes} 分钟后），或请系统管理员解除锁定`,
    retryAfterSeconds: seconds,
    more: { lockedUntil: until },
  });
}

/** SQL twin: `encode(sha256(convert_to(username, 'UTF8')), 'hex')` in `store/persons.ts`. */
function nameHash(signInName: string): string {
  return createHash("sha256").update(normalName(signInName)).digest("hex");
}

/** As the library stores it. */
export function normalName(signInName: string): string {
  return signInName.trim().toLowerCase();
}
