/** An entry that a kernel word adds to the record of a matter without an act of its procedure: a paper signed, sealed or voided. */
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import { findKernelAct, MATTER_PROBLEMS } from "#kernel/matter/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { findEntryByRequest } from "#kernel/record/server/public.ts";
import type { Tx } from "#platform/database/connect.ts";
import { clocksOf, lockMatter } from "./store.ts";
import { writeMove } from "./write-move.ts";

export interface KernelEntry {
  readonly matterId: string;
  /** One of the kernel's own acts (`model/kernel-acts.ts`). */
  readonly act: string;
  readonly input: Json;
  readonly changes: Json;
  readonly actor: Actor;
  readonly now: Instant;
  readonly requestId: string;
  readonly origin: { readonly channel: string; readonly ip: string | null };
}

/**
 * State, turn and clocks stay as they are; the version rises, as with every entry.
 * @returns false when the request was done before: then nothing is written, and the caller writes nothing either
 */
export async function appendKernelEntry(tx: Tx, entry: KernelEntry): Promise<boolean> {
  const { matterId, act, input, changes, actor, requestId, origin } = entry;
  const kept = await lockMatter(tx, matterId);
  if (!kept) throw new Problem(MATTER_PROBLEMS.notFound);
  const done = await findEntryByRequest(tx, requestId);
  if (done && (done.matterId !== matterId || done.act !== act)) throw new Problem(MATTER_PROBLEMS.requestReused);
  if (done) return false;
  const known = findKernelAct(act);
  if (!known) throw new Error(`${act} is no act of the kernel`);
  const runs = await clocksOf(tx, matterId);
  const { core, lastAt } = kept;
  // A record goes forward, also when two servers' clocks differ a little.
  const isBehind = entry.now < lastAt;
  const { written } = writeMove(tx, {
    kept,
    after: { ...core, version: core.version + 1 },
    isOpen: core.closedAt === null,
    runs,
    clocks: runs.map((run) => run.clock),
    touched: new Set(),
    actor,
    now: isBehind ? lastAt : entry.now,
    told: { act, code: known.code, from: core.state, to: core.state, input, changes, evidence: [], requestId, origin },
  });
  await written;
  return true;
}
