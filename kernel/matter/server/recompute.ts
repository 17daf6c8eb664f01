/**
 * 时限重算 after a change of the working calendar: every matter with a clock that the change touches gets one act on its record,
 * with before, after and why. One matter is one transaction, as with every act; a page of matters is remembered when it is through,
 * so that an interrupted run goes on behind it.
 */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import { type Clock, type Recomputation, recomputeClock } from "#kernel/clock/model/public.ts";
import {
  advanceRecomputation,
  type CalendarHead,
  calendarOf,
  clocksUnder,
  countClocksUnder,
  countRecomputed,
  endRecomputation,
  FIRST,
  findHead,
  findRecomputation,
  listHeads,
  type RecomputationRow,
  startRecomputation,
  type VersionKey,
} from "#kernel/clock/server/public.ts";
import { findKernelAct, RECOMPUTE_CLOCKS, type RecomputedClock } from "#kernel/matter/model/public.ts";
import { SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { findEntryByRequest } from "#kernel/record/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { type ClockRun, clocksOf, type KeptMatter, lockMatter } from "./store.ts";
import { writeMove } from "./write-move.ts";

/** Matters of one page. */
const PAGE = 200;

type City = Pick<Platform, "database" | "now">;

/**
 * Recomputes every clock under a version of a calendar; does nothing when that is done, and gives up when a newer version is in
 * force, whose own recomputation covers all. Runs of one calendar wait for each other.
 * @param onProgress clocks looked at, of how many
 */
export async function recomputeClocks(
  { database, now }: City,
  key: VersionKey,
  onProgress: (seen: number, total: number) => void = () => undefined,
): Promise<RecomputationRow | null> {
  return database.connection().execute(async (own) => {
    const lock = sql`hashtext('clock_recomputation'), hashtext(${key.calendarId})`;
    await sql`select pg_advisory_lock(${lock})`.execute(own);
    try {
      const asked = await findRecomputation(database, key);
      if (!asked || asked.state === "finished" || asked.state === "superseded") return asked;
      const head = await findHead(database, key.calendarId);
      if (head?.version === key.version) {
        await startRecomputation(database, key, await countClocksUnder(database, head));
        const isThrough = await recomputeFrom({ database, now }, head, asked.cursor, async (seen, cursor) => {
          await advanceRecomputation(database, key, { seen, cursor });
          const row = await findRecomputation(database, key);
          if (row) onProgress(row.seen, row.total);
        });
        await endRecomputation(database, key, isThrough ? "finished" : "superseded", now());
      } else await endRecomputation(database, key, "superseded", now());
      return await findRecomputation(database, key);
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(own);
    }
  });
}

/**
 * Looks again at everything under every changed calendar: a matter created in the very moment of a change may have begun its
 * clocks on the calendar before it.
 */
export async function sweepRecomputations(city: City): Promise<void> {
  for (const head of await listHeads(city.database)) {
    if (head.version > 1) await recomputeFrom(city, head, FIRST, async () => undefined);
  }
}

/** @returns false when a newer version came */
async function recomputeFrom(
  { database, now }: City,
  head: CalendarHead,
  after: string,
  onPage: (seen: number, cursor: string) => Promise<void>,
): Promise<boolean> {
  for (let cursor = after; ; ) {
    const page = await clocksUnder(database, head, cursor, PAGE);
    const last = page.at(-1);
    if (!last) return true;
    for (const matterId of new Set(page.map((clock) => clock.matterId))) {
      const verdict = await database.transaction().execute((tx) => recomputeMatter(tx, head, matterId, now()));
      if (verdict === "superseded") return false;
    }
    cursor = last.matterId;
    await onPage(page.length, cursor);
  }
}

async function recomputeMatter(
  tx: Tx,
  head: CalendarHead,
  matterId: string,
  now: Instant,
): Promise<"moved" | "same" | "superseded"> {
  const kept = await lockMatter(tx, matterId);
  const requestId = requestIdOf(matterId, head);
  if (!kept || (await findEntryByRequest(tx, requestId))) return "same";
  const calendar = await calendarOf(tx, kept.core.divisionCode);
  if (calendar.id !== head.id) return "same";
  if (calendar.version !== head.version) return "superseded";

  const runs = await clocksOf(tx, matterId);
  const told = runs.map(({ clock }) => recomputeClock(calendar, clock, now));
  const touched = new Set(told.flatMap((one, index) => (isTouched(runs[index]?.clock, one) ? [index] : [])));
  if (touched.size === 0) return "same";
  const clocks = [...touched].map((index) => recomputed(runs[index] as ClockRun, told[index] as Recomputation));
  await writeRecomputation(tx, { kept, head, requestId, runs, told, touched, clocks, now });
  await countRecomputed(
    tx,
    { calendarId: head.id, version: head.version },
    {
      later: clocks.filter((clock) => clock.outcome === "later").length,
      keptEarlier: clocks.filter((clock) => clock.outcome === "kept_earlier").length,
      certain: clocks.filter((clock) => clock.isNowCertain).length,
    },
  );
  return "moved";
}

interface Recomputed {
  readonly kept: KeptMatter;
  readonly head: CalendarHead;
  readonly requestId: string;
  readonly runs: readonly ClockRun[];
  readonly told: readonly Recomputation[];
  readonly touched: ReadonlySet<number>;
  readonly clocks: readonly RecomputedClock[];
  readonly now: Instant;
}

async function writeRecomputation(tx: Tx, recomputed: Recomputed): Promise<void> {
  const { kept, head, requestId, runs, told, touched, clocks, now } = recomputed;
  const { core } = kept;
  const { written } = writeMove(tx, {
    kept,
    after: { ...core, version: core.version + 1 },
    isOpen: core.closedAt === null,
    runs,
    clocks: told.map((one) => one.clock),
    touched,
    actor: SYSTEM_ACTOR,
    now,
    told: {
      act: RECOMPUTE_CLOCKS,
      code: findKernelAct(RECOMPUTE_CLOCKS)?.code ?? "",
      from: core.state,
      to: core.state,
      input: { calendarId: head.id, version: head.version, reason: head.reason },
      changes: { clocks: clocks as unknown as Json },
      evidence: [],
      requestId,
      origin: { channel: "job", ip: null },
    },
  });
  await written;
}

/**
 * Any change counts, also of the reminders alone. A deadline that the new calendar would set earlier stays, and is told when its
 * reminders move, which they do the first time and not again under later versions.
 */
function isTouched(before: Clock | undefined, { clock }: Recomputation): boolean {
  return JSON.stringify(before) !== JSON.stringify(clock);
}

function recomputed({ clock: old }: ClockRun, { clock, before, after, outcome }: Recomputation): RecomputedClock {
  const isNowCertain = old.isProvisional && !clock.isProvisional;
  return { kind: clock.kind, label: clock.label, before, after, outcome, isNowCertain };
}

/** The same for the same matter and version, so that a second run finds it done. */
function requestIdOf(matterId: string, { id, version }: CalendarHead): string {
  const hex = createHash("sha256").update(`${RECOMPUTE_CLOCKS}|${matterId}|${id}|${version}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
