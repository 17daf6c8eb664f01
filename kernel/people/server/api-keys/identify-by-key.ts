/** From the header `x-api-key` to the person in the post that the key is bound to. One statement a request. */
import { sql } from "kysely";
import { addMillis, HOUR_MS, type Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import type { Platform } from "#platform/capability.ts";
import { findRow } from "#platform/database/query.ts";
import type { Actor } from "../../model/actor.ts";
import { PEOPLE_PROBLEMS } from "../../model/problems.ts";
import { countIn, KEY_REQUESTS_PER_MINUTE, type Window, WRONG_KEYS_PER_MINUTE } from "../../model/rate.ts";
import type { PostRole } from "../../model/roles.ts";
import { logAccess } from "../access-log.ts";
import { hashApiKey } from "./keys.ts";

/** Uses are logged once in so long: a gateway calls a hundred times a minute. */
const LOG_EVERY_MS = HOUR_MS;
/** More addresses than this are forgotten at once: the count only protects the log. */
const MOST_ADDRESSES = 5_000;

interface KeyRow {
  readonly key_id: string;
  readonly key_name: string;
  readonly last_used_at: Instant | null;
  readonly fault: "revoked" | "expired" | "not_in_office" | null;
  readonly post_id: string;
  readonly role: PostRole;
  readonly person_id: string;
  readonly person_name: string;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly division_code: string;
  readonly unit_ids: readonly string[];
}

/** A key that holds, and the post it acts in. */
export interface KeyHolder {
  readonly keyId: string;
  readonly actor: Actor;
}

/**
 * @returns a function that counts requests of this process by key, and wrong keys by address
 * @throws (the function) Problem wrong-api-key for keys that are unknown, revoked, expired or whose post is not held now; too-many-by-key
 */
export function identifyByKey(platform: Platform): (key: string, now: Instant, ip: string) => Promise<KeyHolder> {
  const uses = new Map<string, Window>();
  const wrong = new Map<string, Window>();
  return async (key, now, ip) => {
    const row = await findKey(platform, key, now);
    if (!row || row.fault) {
      if (wrong.size > MOST_ADDRESSES) wrong.clear();
      refuseAbove(wrong, ip, WRONG_KEYS_PER_MINUTE, now);
      await logRefusal(platform, key, row, ip, now);
      throw new Problem(PEOPLE_PROBLEMS.wrongApiKey);
    }
    refuseAbove(uses, row.key_id, KEY_REQUESTS_PER_MINUTE, now);
    if (row.last_used_at === null || row.last_used_at <= addMillis(now, -LOG_EVERY_MS))
      await logUse(platform, row, ip, now);
    return { keyId: row.key_id, actor: actorOf(row) };
  };
}

function refuseAbove(windows: Map<string, Window>, name: string, limit: number, now: Instant): void {
  const { window, isWithin } = countIn(windows.get(name), limit, now);
  windows.set(name, window);
  if (!isWithin) throw new Problem(PEOPLE_PROBLEMS.tooManyByKey, { retryAfterSeconds: 60 });
}

async function findKey(platform: Platform, key: string, now: Instant): Promise<KeyRow | null> {
  const today = plainDateOf(now);
  return findRow(
    platform.database,
    sql<KeyRow>`
      with recursive key as (
        select k.id, k.name, k.last_used_at, k.revoked_at, k.expires_at, k.post_id from people_api_key k where k.key_hash = ${hashApiKey(key)}
      ),
      below as (
        select post.unit_id as id from key join people_post post on post.id = key.post_id
        union
        select u.id from people_unit u join below b on u.parent_id = b.id
      )
      select key.id as key_id, key.name as key_name, key.last_used_at,
        case when key.revoked_at is not null then 'revoked' when key.expires_at <= ${now}::timestamptz then 'expired'
          when person.status <> 'active' or post.valid_from > ${today}::date or post.valid_to < ${today}::date then 'not_in_office' end as fault,
        post.id as post_id, post.role, person.id as person_id, person.name as person_name, unit.id as unit_id, unit.name as unit_name,
        post.division_code, array(select id::text from below) as unit_ids
      from key join people_post post on post.id = key.post_id join people_person person on person.id = post.person_id
        join people_unit unit on unit.id = post.unit_id`,
  );
}

async function logRefusal(
  platform: Platform,
  key: string,
  row: KeyRow | null,
  ip: string,
  now: Instant,
): Promise<void> {
  // Of an unknown key not even the first characters: it may be a password in the wrong place.
  const details = row
    ? { what: "api_key", name: row.key_name, fault: row.fault, keyStart: key.slice(0, 9) }
    : { fault: "unknown" };
  await logAccess(platform.database, { kind: "api_key_refused", personId: row?.person_id ?? null, ip, details, now });
}

/** Two requests at once may find the hour over; only the one that moves it writes the line. */
async function logUse(platform: Platform, row: KeyRow, ip: string, now: Instant): Promise<void> {
  await platform.database.transaction().execute(async (tx) => {
    const moved = await findRow(
      tx,
      sql`update people_api_key set last_used_at = ${now}
        where id = ${row.key_id} and last_used_at is not distinct from ${row.last_used_at}::timestamptz returning id`,
    );
    if (!moved) return;
    const details = { what: "api_key", name: row.key_name, keyId: row.key_id };
    await logAccess(tx, { kind: "api_key_used", personId: row.person_id, ip, details, now });
  });
}

function actorOf(row: KeyRow): Actor {
  return {
    role: row.role,
    personId: row.person_id,
    name: row.person_name,
    postId: row.post_id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    divisionCode: row.division_code,
    unitIds: row.unit_ids,
    onBehalfOf: null,
  };
}
