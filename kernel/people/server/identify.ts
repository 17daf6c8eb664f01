/**
 * Who calls: from the session cookie, or a key in `x-api-key`, to a person in one post.
 *
 * The post is the one named in the header `x-fangyuan-post`, or the primary one. Posts delegated to the person (代理) may be named
 * too and act on behalf of their holder. Sessions expire by the real clock; posts and delegations hold by `now`.
 */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import type { Platform } from "#platform/capability.ts";
import { findRow } from "#platform/database/query.ts";
import { onOneConnection } from "#platform/database/transaction.ts";
import type { Actor } from "../model/actor.ts";
import { PEOPLE_PROBLEMS } from "../model/problems.ts";
import { isSameOrigin } from "../model/same-origin.ts";
import { identifyByKey } from "./api-keys/identify-by-key.ts";
import { readSignedCookie, SESSION_COOKIE } from "./cookies.ts";
import { postingsOf } from "./store/postings.ts";

type Headers = Readonly<Record<string, string | undefined>>;
const POST_HEADER = "x-fangyuan-post";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KEY_HEADER = "x-api-key";

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
    return findCaller(platform, token, named, now);
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
): Promise<Actor | null> {
  return onOneConnection(platform.database, async (on) => {
    const [session, postings] = await Promise.all([
      findRow(
        on,
        sql<{
          personId: string;
        }>`select "userId" as "personId" from people_session where token = ${token} and "expiresAt" > now()`,
      ),
      postingsOf(on),
    ]);
    if (!session || !postings.isActive(session.personId)) return null;
    const actor = postings.actorOf(session.personId, named, plainDateOf(now));
    if (!actor && named) throw new Problem(PEOPLE_PROBLEMS.notYourPost);
    return actor;
  });
}
