/** One guarded attempt at a password or a code: counted first, judged by the library, then logged. */
import type { Instant } from "#base/instant.ts";
import { Problem, type ProblemType } from "#base/problem.ts";
import type { Platform } from "#platform/capability.ts";
import type { AccessKind } from "../../model/account.ts";
import type { Attempt } from "../../model/lock-out.ts";
import { logAccess } from "../access-log.ts";
import type { Caller } from "./caller.ts";
import { countAttempt, lockedProblem } from "./lock-out.ts";

type Admitted = Extract<Attempt, { kind: "admitted" }>;

/** @param personId who is asked for, when the name exists; @throws Problem locked */
export async function admit(
  platform: Platform,
  name: string,
  personId: string | null,
  caller: Caller,
): Promise<Admitted> {
  const attempt = await countAttempt(platform.database, name, caller.now);
  if (attempt.kind === "admitted") return attempt;
  await note(platform, "locked", personId, caller, { until: attempt.until });
  throw lockedProblem(attempt.until, caller.now);
}

/** What to throw after the library refused: the problem with the attempts left, or the lock that this attempt set. */
export async function refusal(
  platform: Platform,
  attempt: Admitted,
  personId: string | null,
  caller: Caller,
  what: { readonly kind: AccessKind; readonly problem: ProblemType; readonly status: number },
): Promise<Error> {
  if (what.status >= 500) return new Error(`the sign-in library answered ${what.status}`);
  await note(platform, what.kind, personId, caller, { attemptsLeft: attempt.rest });
  const until: Instant | null = attempt.next.lockedUntil;
  if (until === null) {
    return new Problem(what.problem, {
      detail: `再错 ${attempt.rest} 次，登录会锁定一段时间`,
      more: { attemptsLeft: attempt.rest },
    });
  }
  await note(platform, "locked", personId, caller, { until });
  return lockedProblem(until, caller.now);
}

export async function note(
  platform: Platform,
  kind: AccessKind,
  personId: string | null,
  caller: Caller,
  details: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> {
  const userAgent = caller.headers["user-agent"];
  await logAccess(platform.database, {
    kind,
    personId,
    ip: caller.ip,
    details,
    now: caller.now,
    ...(userAgent ? { userAgent } : {}),
  });
}
