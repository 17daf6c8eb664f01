/** The benchmark of point → cell, for `npm run bench`. */
import { buildGridIndex } from "#kernel/place/server/index/grid-index.ts";
import { sampleBoundaries, sampleCells, samplePoints } from "./sample-grid.ts";

export interface LocateMeasure {
  readonly cells: number;
  readonly points: number;
  readonly buildMs: number;
  readonly locatedPerSecond: number;
}

/** Builds an index of about 20,000 cells and locates points in it; both timed in this process. */
export function measureLocate(points = 200_000): LocateMeasure {
  const [columns, rows] = [150, 133];
  const data = { cells: sampleCells(columns, rows), boundaries: sampleBoundaries(columns, rows), areas: [] };
  const sample = samplePoints(points, columns, rows);
  const began = performance.now();
  const index = buildGridIndex(data);
  const built = performance.now();
  let found = 0;
  for (const at of sample) if (index.locate(at)?.cell) found++;
  const ended = performance.now();
  if (found !== points) throw new Error(`${points - found} points of the sample lie in no cell`);
  return {
    cells: index.cellCount,
    points,
    buildMs: Math.round(built - began),
    locatedPerSecond: Math.round(points / ((ended - built) / 1000)),
  };
}
