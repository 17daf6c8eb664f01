/**
 * Who calls: from the session cookie, or a key in `x-api-key`, to a person in one post. One statement a request.
 *
 * The post is the one named in the header `x-fangyuan-post`, or the primary one. Posts delegated to the person (代理) may be named
 * too and act on behalf of their holder. Sessions expire by the real clock; posts and delegations hold by `now`.
 */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import type { Platform } from "#platform/capability.ts";
import { askAtOnce } from "#platform/database/together.ts";
import type { Actor } from "../model/actor.ts";
import { PEOPLE_PROBLEMS } from "../model/problems.ts";
import type { PostRole } from "../model/roles.ts";
import { isSameOrigin } from "../model/same-origin.ts";
import { identifyByKey } from "./api-keys/identify-by-key.ts";
import { readSignedCookie, SESSION_COOKIE } from "./cookies.ts";

type Headers = Readonly<Record<string, string | undefined>>;
const POST_HEADER = "x-fangyuan-post";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KEY_HEADER = "x-api-key";

interface CallerRow {
  readonly person_id: string;
  readonly person_name: string;
  readonly post_id: string | null;
  readonly role: PostRole;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly division_code: string;
  readonly holder_id: string;
  readonly holder_name: string;
  readonly unit_ids: readonly string[];
}

/**
 * The returned function gives null for an unknown person (no session, an ended one, a person who left or holds no valid post).
 * A key that does not hold is refused, never taken for nobody.
 * @throws Problem when a signed-in request comes from another web site, or names a post that is not the caller's; wrong-api-key
 */
export function identify(platform: Platform): (headers: Headers, now: Instant, ip?: string) => Promise<Actor | null> {
  const byKey = identifyByKey(platform);
  return async (headers, now, ip = "") => {
    const key = headers[KEY_HEADER];
    if (key) return ofNamedPost((await byKey(key, now, ip)).actor, headers);
    const token = readSignedCookie(platform, headers, SESSION_COOKIE);
    if (!token) return null;
    if (!isSameOrigin(headers, platform.publicUrl)) throw new Problem(PEOPLE_PROBLEMS.foreignOrigin);
    const named = headers[POST_HEADER]?.toLowerCase() || null;
    if (named && !UUID.test(named)) throw new Problem(PEOPLE_PROBLEMS.notYourPost);
    const row = await findCaller(platform, token, named, now);
    if (!row) return null;
    if (row.post_id) return actorOf(row, row.post_id);
    if (named) throw new Problem(PEOPLE_PROBLEMS.notYourPost);
    return null;
  };
}

/** A key is bound to one post. */
function ofNamedPost(actor: Actor, headers: Headers): Actor {
  const named = headers[POST_HEADER];
  if (named && named !== actor.postId) throw new Problem(PEOPLE_PROBLEMS.notYourPost);
  return actor;
}

async function findCaller(
  platform: Platform,
  token: string,
  named: string | null,
  now: Instant,
): Promise<CallerRow | null> {
  return askAtOnce(platform.database, "callers", { token, named, day: plainDateOf(now) }, CALLERS);
}

interface Call {
  readonly token: string;
  readonly named: string | null;
  readonly day: PlainDate;
}
const textOf = ({ token, named, day }: Call) => `${token} ${named ?? ""} ${day}`;

/** A page asks for several things at the same moment, and is one caller. */
const CALLERS = {
  ask: (calls: readonly Call[]) => {
    const all = [...new Map(calls.map((call) => [textOf(call), call])).values()];
    return sql<CallerRow & Call>`select c.*, k.token, k.named, k.day
      from unnest(${all.map(({ token }) => token)}::text[], ${all.map(({ named }) => named)}::uuid[], ${all.map(({ day }) => day)}::date[])
        as k(token, named, day)
      cross join lateral people_caller(k.token, k.named, k.day) c`;
  },
  answers: (rows: readonly (CallerRow & Call)[], calls: readonly Call[]) => {
    const found = new Map(rows.map((row) => [textOf(row), row]));
    return calls.map((call) => found.get(textOf(call)) ?? null);
  },
};

function actorOf(row: CallerRow, postId: string): Actor {
  return {
    role: row.role,
    personId: row.person_id,
    name: row.person_name,
    postId,
    unitId: row.unit_id,
    unitName: row.unit_name,
    divisionCode: row.division_code,
    unitIds: row.unit_ids,
    onBehalfOf: row.holder_id === row.person_id ? null : { personId: row.holder_id, name: row.holder_name },
  };
}
