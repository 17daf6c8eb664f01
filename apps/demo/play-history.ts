/**
 * The history of the demonstration, played through the acts themselves: every record entry, clock and counter comes about as it
 * would in an office. First the work that lies on the desks, at once; then ninety days, day by day, beside the running server.
 */
import { sql } from "kysely";
import { engineOf } from "#apps/server/capabilities.ts";
import { addDays, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { SHIPPED_CATALOGUE } from "#capabilities/report/model/public.ts";
import { loadConfiguration, ToldSchema, tellReporters } from "#capabilities/report/server/public.ts";
import { calendarOf } from "#kernel/clock/server/public.ts";
import { sealDays } from "#kernel/record/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { listRows } from "#platform/database/query.ts";
import { findProgress, saveProgress } from "#platform/progress.ts";
import { type City, type InventedReport, inventReports } from "./city/public.ts";
import { type Demo, HISTORY } from "./lay-ground.ts";
import { type Album, photographerOf } from "./photos/photographer.ts";
import { newWalk } from "./play/new-walk.ts";
import { creationId, newTally, playGroup, type Stage, type Tally } from "./play/play-group.ts";
import { Seats } from "./play/seats.ts";
import { standingWalks } from "./play/standing.ts";
import type { Walk, World } from "./play/walk.ts";

/** Few pictures, so that the first page does not wait for them; they are shown large. */
const STANDING_ALBUM: Album = { width: 560, variants: 2 };
/** Many, and small: a history of photographs fills a disk. */
const HISTORY_ALBUM: Album = { width: 480, variants: 16 };

export interface Played {
  readonly reports: number;
  readonly acts: number;
  /** Refusals nobody reckoned with. */
  readonly surprises: Readonly<Record<string, number>>;
}

/** The work on the desks as of the moment the ground was laid. Done twice it does nothing more. */
export async function playStandingStock(
  platform: Platform,
  city: City,
  demo: Demo,
  album: Album = STANDING_ALBUM,
): Promise<Played> {
  const world = await worldOf(platform, city, demo);
  const known = await createdBefore(platform);
  const groups = standingWalks(world)
    .filter(({ report }) => !known.has(creationId(report.key)))
    .map((walk) => [walk]);
  const tally = newTally();
  await playInLanes(stageOf(platform, demo, album), groups, tally);
  return playedOf(groups.length, tally);
}

export interface HistoryOptions {
  readonly onDay?: (done: number, total: number, tally: Tally) => void;
  /** Stops after so many days; the rest is played another time. */
  readonly mostDays?: number;
  readonly album?: Album;
}

/**
 * Plays what has not been played, and seals each day that is complete. One process at a time; another one returns at once.
 * @returns null when somebody else is playing, or everything was played before
 */
export async function playHistory(
  platform: Platform,
  city: City,
  demo: Demo,
  options: HistoryOptions = {},
): Promise<Played | null> {
  const client = await platform.pool.connect();
  try {
    const { rows } = await client.query("select pg_try_advisory_lock(hashtext($1)) as mine", [HISTORY]);
    if (!rows[0]?.mine) return null;
    try {
      return await playDays(platform, city, demo, options);
    } finally {
      await client.query("select pg_advisory_unlock(hashtext($1))", [HISTORY]);
    }
  } finally {
    client.release();
  }
}

async function playDays(platform: Platform, city: City, demo: Demo, options: HistoryOptions): Promise<Played | null> {
  const progress = await findProgress(platform.database, HISTORY);
  if (!progress || progress.state === "done") return null;
  const world = await worldOf(platform, city, demo);
  const stage = stageOf(platform, demo, options.album ?? HISTORY_ALBUM);
  const known = await createdBefore(platform);
  const tally = newTally();
  const first = addDays(plainDateOf(demo.laidAt), -demo.days);
  const most = Math.min(demo.days + 1, progress.done + (options.mostDays ?? Number.POSITIVE_INFINITY));
  let reports = 0;
  for (let done = progress.done; done < most; done++) {
    const day = addDays(first, done);
    const groups = groupsOf(world, inventReports(city, demo.seed, day, day), known);
    await playInLanes(stage, groups, tally);
    reports += groups.reduce((sum, group) => sum + group.length, 0);
    await dayIsOver(platform, demo, done + 1, addDays(day, 1));
    options.onDay?.(done + 1, demo.days + 1, tally);
  }
  return playedOf(reports, tally);
}

/** @param next the day that may still be written into; whatever was laid before the last day is complete */
async function dayIsOver(platform: Platform, demo: Demo, done: number, next: PlainDate): Promise<void> {
  const { database, secrets } = platform;
  const isLast = done > demo.days;
  const known = await findProgress(database, HISTORY);
  if (!known) return;
  await saveProgress(database, {
    ...known,
    done,
    total: demo.days + 1,
    state: isLast ? "done" : "running",
    unsettledFrom: isLast ? null : next,
    updatedAt: platform.now(),
  });
  await sealDays(database, secrets.sealingKey, platform.now());
}

/** A report and its repetitions, unless they were played before or lie after the end of the history. */
function groupsOf(world: World, reports: readonly InventedReport[], known: ReadonlySet<string>): Walk[][] {
  const originals = reports.filter(({ duplicateOf, key }) => duplicateOf === null && !known.has(creationId(key)));
  return originals
    .map((report) => {
      const original = newWalk(world, report);
      const repeats = reports.filter(({ duplicateOf }) => duplicateOf === report.key);
      return [original, ...repeats.map((repeat) => newWalk(world, repeat, { original }))];
    })
    .filter(([original]) => original && original.bornAt <= world.until);
}

/** Districts side by side: they share neither numbers nor people, so one never waits for another. */
async function playInLanes(stage: Stage, groups: readonly (readonly Walk[])[], tally: Tally): Promise<void> {
  const lanes = Map.groupBy(groups, ([first]) => first?.report.cellCode.slice(0, 6));
  await Promise.all(
    [...lanes.values()].map(async (lane) => {
      for (const group of lane) await playGroup(stage, group, tally);
    }),
  );
}

async function worldOf(platform: Platform, city: City, demo: Demo): Promise<World> {
  const { precedents } = await loadConfiguration(platform.database);
  return {
    city,
    seed: demo.seed,
    seats: new Seats(city),
    calendar: await calendarOf(platform.database, city.code),
    catalogue: SHIPPED_CATALOGUE,
    precedents: [...precedents],
    until: demo.laidAt,
  };
}

/** What follows from an act is played with it, at its own time: no job hears of it. */
function stageOf(platform: Platform, demo: Demo, album: Album): Stage {
  return {
    database: platform.database,
    engine: {
      platform,
      kinds: engineOf(platform).kinds,
      heard: new Set(),
      tellAtOnce: (tx, event, told) => tellReporters(tx, event, ToldSchema.parse(told)),
    },
    photograph: photographerOf(platform, demo.seed, album),
  };
}

async function createdBefore({ database }: Platform): Promise<ReadonlySet<string>> {
  const rows = await listRows(database, sql<{ id: string }>`select request_id as id from record_entry where seq = 1`);
  return new Set(rows.map((row) => row.id));
}

function playedOf(reports: number, tally: Tally): Played {
  return { reports, acts: tally.acts, surprises: Object.fromEntries(tally.surprises) };
}
