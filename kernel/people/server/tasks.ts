/** Nightly: what sign-in leaves behind. */
import type { TaskList } from "graphile-worker";
import { sql } from "kysely";
import { addMillis } from "#base/instant.ts";
import type { Platform } from "#platform/capability.ts";
import { FORGET_AFTER_MS } from "../model/lock-out.ts";

export const TIDY_TASK = "people.tidySignIn";

/** Deletes expired sessions and pending sign-ins (by the real clock, as they expire) and forgotten wrong attempts (by `now`). */
export function peopleTasks(platform: Platform): TaskList {
  return {
    [TIDY_TASK]: async () => {
      const forgotten = addMillis(platform.now(), -FORGET_AFTER_MS);
      await sql`delete from people_session where "expiresAt" < now()`.execute(platform.database);
      await sql`delete from people_verification where "expiresAt" < now()`.execute(platform.database);
      await sql`delete from people_lock_out where last_at < ${forgotten}::timestamptz
        and coalesce(locked_until, last_at) < ${platform.now()}::timestamptz`.execute(platform.database);
    },
  };
}
