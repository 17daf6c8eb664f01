/** Writing one move of a matter: its row, the clocks that changed, the entry of the record. Every act writes through here. */
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import type { Clock } from "#kernel/clock/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { MatterCore } from "#kernel/procedure/model/public.ts";
import { GENESIS_HASH, type RecordEntry } from "#kernel/record/model/public.ts";
import { appendEntry, sealEntry } from "#kernel/record/server/public.ts";
import type { Tx } from "#platform/database/connect.ts";
import { type ClockRun, insertMatter, type KeptMatter, paceOf, saveClocks, updateMatter } from "./store.ts";

export interface Move {
  /** Locked; null for a matter that this move creates. */
  readonly kept: KeptMatter | null;
  /** After the move, its version raised. */
  readonly after: MatterCore;
  readonly isOpen: boolean;
  /** Clocks as kept, then all clocks after the move in the same order, new ones at the end. */
  readonly runs: readonly ClockRun[];
  readonly clocks: readonly Clock[];
  /** Positions in `clocks` of those that changed or are new. */
  readonly touched: ReadonlySet<number>;
  readonly actor: Actor;
  readonly now: Instant;
  readonly told: Pick<RecordEntry, "act" | "code" | "from" | "to" | "evidence" | "requestId" | "origin"> & {
    readonly input: Json;
    readonly changes: Json;
  };
}

/**
 * Issues the statements of a move, the matter's row first: what the caller issues behind it may refer to it.
 * @returns the entry at once; `written` when the database has answered
 */
export function writeMove(tx: Tx, move: Move): { readonly entry: RecordEntry; readonly written: Promise<unknown> } {
  const { kept, after, isOpen, clocks, now } = move;
  const entry = entryOf(move);
  const write = { core: after, isOpen, lastHash: entry.hash, pace: paceOf(clocks), now };
  const written = Promise.all([
    kept ? updateMatter(tx, write) : insertMatter(tx, write),
    saveClocks(tx, after.id, touchedRuns(move)),
    appendEntry(tx, entry),
  ]);
  return { entry, written };
}

function entryOf({ kept, after, clocks, touched, actor, now, told }: Move): RecordEntry {
  return sealEntry({
    ...told,
    matterId: after.id,
    seq: after.version,
    at: now,
    actor: entryActor(actor),
    divisionCode: after.divisionCode,
    input: told.input as RecordEntry["input"],
    changes: told.changes as RecordEntry["changes"],
    clocks: snapshotOf(clocks, touched),
    previousHash: kept?.lastHash ?? GENESIS_HASH,
  });
}

function entryActor(actor: Actor): RecordEntry["actor"] {
  const { personId, name, role, postId, unitId, unitName, onBehalfOf } = actor;
  return { personId, name, role, postId, unitId, unitName, onBehalfOf };
}

/** Clocks that go on, and those this move stopped. */
function snapshotOf(clocks: readonly Clock[], touched: ReadonlySet<number>): RecordEntry["clocks"] {
  return clocks
    .filter((clock, index) => clock.state !== "stopped" || touched.has(index))
    .map(({ kind, state, startedAt, dueAt }) => ({ kind, state, startedAt, dueAt }));
}

function touchedRuns({ runs, clocks, touched }: Pick<Move, "runs" | "clocks" | "touched">): readonly ClockRun[] {
  return [...touched]
    .sort((a, b) => a - b)
    .map((index) => {
      const clock = clocks[index] as Clock;
      const run = runs[index]?.run ?? 1 + clocks.slice(0, index).filter((other) => other.kind === clock.kind).length;
      return { run, clock };
    });
}
