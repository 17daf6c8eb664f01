/** 接口密钥 in SQL: made, listed, revoked. Whoever calls this may do so: it is used by the command line only. */
import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { formatInstant, type Instant } from "#base/instant.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { newId } from "#platform/ids.ts";
import { fieldProblem } from "../field-errors.ts";
import { findPost } from "../store/posts.ts";

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** The first nine characters, `fy_Ab12Cd`. */
  readonly keyStart: string;
  readonly postId: string;
  readonly postTitle: string;
  readonly personId: string;
  readonly personName: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  /** Exact to the hour. */
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

export interface NewApiKey {
  readonly name: string;
  readonly postId: string;
  readonly expiresAt: Instant;
}

/** 32 random bytes: nothing is gained by a slow hash, and every request computes it. */
export function hashApiKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** @returns the key, to hand over once; @throws Problem with a field error when there is no such post or the expiry is past */
export async function createApiKey(
  tx: Tx,
  { name, postId, expiresAt }: NewApiKey,
  now: Instant,
): Promise<{ readonly id: string; readonly key: string }> {
  if (!(await findPost(tx, postId))) throw fieldProblem("postId", "没有这个岗位");
  if (expiresAt <= now) throw fieldProblem("expiresAt", `有效期须晚于现在（${formatInstant(now)}）`);
  const key = `fy_${randomBytes(32).toString("base64url")}`;
  const id = newId(now);
  await sql`insert into people_api_key (id, name, key_hash, key_start, post_id, created_at, expires_at)
    values (${id}, ${name}, ${hashApiKey(key)}, ${key.slice(0, 9)}, ${postId}, ${now}, ${expiresAt})`.execute(tx);
  return { id, key };
}

const SELECT = sql`select k.id, k.name, k.key_start as "keyStart", k.post_id as "postId", post.title as "postTitle",
  person.id as "personId", person.name as "personName", k.created_at as "createdAt", k.expires_at as "expiresAt",
  k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt"
  from people_api_key k join people_post post on post.id = k.post_id join people_person person on person.id = post.person_id`;

/** All of them, revoked and expired ones too, the newest first. */
export async function listApiKeys(on: Database | Tx): Promise<readonly ApiKey[]> {
  return listRows(on, sql<ApiKey>`${SELECT} order by k.created_at desc, k.id desc`);
}

/** @returns null when there is no such key; a key that was revoked before stays revoked as of then */
export async function revokeApiKey(tx: Tx, id: string, now: Instant): Promise<ApiKey | null> {
  await sql`update people_api_key set revoked_at = ${now} where id = ${id} and revoked_at is null`.execute(tx);
  return findRow(tx, sql<ApiKey>`${SELECT} where k.id = ${id}`);
}
