/** Whether an act may begin: who sees the matter, what they saw of it, and when it takes place. */
import { type Instant, millisOf } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import { MATTER_PROBLEMS } from "#kernel/matter/model/public.ts";
import { type Actor, inScope } from "#kernel/people/model/public.ts";
import type { KeptMatter } from "./store.ts";

/** Scope first (out of scope looks like absent), then the version. */
export function admit(
  { core, unitIds }: KeptMatter,
  request: { readonly actor: Actor; readonly versionSeen: number | null },
): void {
  const { role } = request.actor;
  if (role !== "system" && role !== "citizen") {
    const seen = { divisionCode: core.divisionCode, unitIds, turnPersonId: core.turn?.personId ?? null };
    if (!inScope(request.actor, seen)) throw new Problem(MATTER_PROBLEMS.notFound);
  }
  if (request.versionSeen !== null && request.versionSeen !== core.version) {
    throw new Problem(MATTER_PROBLEMS.changedMeanwhile, { more: { version: core.version, state: core.state } });
  }
}

/** Longer than any act waits for the lock, and than clocks of two servers differ. */
const MAY_LAG_MS = 60_000;

/**
 * The moment of the act. A record goes forward: an act that waited while another one was done is done at that one's moment.
 * @throws Problem when it is dated further back
 */
export function momentOf(kept: KeptMatter | null, now: Instant): Instant {
  if (!kept || now >= kept.lastAt) return now;
  if (millisOf(kept.lastAt) - millisOf(now) <= MAY_LAG_MS) return kept.lastAt;
  throw new Problem(MATTER_PROBLEMS.beforeLastEntry, { more: { now, lastAt: kept.lastAt } });
}
