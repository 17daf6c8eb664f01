/** Matters in a map's viewport: few as single pins, many gathered on a lattice of about 80 pixels. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { MatterFilter } from "#kernel/matter/contract.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { type Database, PLANNED_ANEW } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { lightOfRow, matterCondition } from "./filter.ts";

export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

interface Gathered {
  readonly longitude: number;
  readonly latitude: number;
  readonly count: number;
  readonly red: number;
  readonly yellow: number;
  readonly green: number;
  readonly paused: number;
  readonly id: string;
  readonly subject: string;
  readonly light: "red" | "yellow" | "green" | "paused" | null;
}

const CLUSTER_PIXELS = 80;

/** @param width pixels of the viewport */
export async function gatherOnMap(
  database: Database,
  actor: Actor,
  filter: MatterFilter,
  bounds: Bounds,
  width: number,
  now: Instant,
) {
  // Planned for its viewport: for any viewport the planner expects one row, and sorts the ten thousand that come.
  const cell = Math.max(((bounds.east - bounds.west) / width) * CLUSTER_PIXELS, 1e-9);
  const gathered = await listRows(
    database,
    // Nothing here compares texts or keeps lists: it is done for each of ten thousand.
    sql<Gathered>`select ${PLANNED_ANEW} sum(longitude) / count(*) as longitude, sum(latitude) / count(*) as latitude, count(*) as count,
        count(*) filter (where light = 'red') as red, count(*) filter (where light = 'yellow') as yellow,
        count(*) filter (where light = 'green') as green, count(*) filter (where light = 'paused') as paused,
        any_value(id) as id, any_value(subject) as subject, any_value(light) as light
      from (select m.id, m.longitude, m.latitude, m.subject, ${lightOfRow(now)} as light from matter m
        where ${matterCondition(actor, filter, now)} and m.longitude between ${bounds.west} and ${bounds.east}
          and m.latitude between ${bounds.south} and ${bounds.north} offset 0) seen
      group by floor(longitude / ${cell}::float8), floor(latitude / ${cell}::float8)`,
  );
  const total = (name: "count" | "red" | "yellow" | "green" | "paused") =>
    gathered.reduce((sum, one) => sum + one[name], 0);
  return {
    total: total("count"),
    counts: {
      total: total("count"),
      red: total("red"),
      yellow: total("yellow"),
      green: total("green"),
      paused: total("paused"),
    },
    clusters: gathered
      .filter((one) => one.count > 1)
      .map(({ longitude, latitude, count, red, yellow }) => ({ longitude, latitude, count, red, yellow })),
    singles: gathered
      .filter((one) => one.count === 1)
      .map(({ id, longitude, latitude, light, subject }) => ({ id, longitude, latitude, light, subject })),
  };
}

/** How many matters each unit grid cell has; cells without any are left out. */
export async function countByCell(
  database: Database,
  actor: Actor,
  filter: MatterFilter,
  now: Instant,
): Promise<{ code: string; count: number }[]> {
  return [
    ...(await listRows(
      database,
      sql<{ code: string; count: number }>`select m.cell_code as code, count(*)::int as count from matter m
      where ${matterCondition(actor, filter, now)} and m.cell_code is not null group by m.cell_code`,
    )),
  ];
}
