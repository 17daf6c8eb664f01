/** What is computed in the process: places, deadlines, papers. */
import { addMillis, HOUR_MS, shanghaiTime } from "#base/instant.ts";
import { addLimit } from "#kernel/clock/model/public.ts";
import { measureLocate } from "#kernel/place/server/test/measure-locate.ts";
import { sampleCells, samplePoints } from "#kernel/place/server/test/sample-grid.ts";
import { workingCalendar } from "#law/calendar/public.ts";
import { type Figure, type Line, lineOf, measureBatch } from "../timing.ts";
import { paperLines } from "./papers.ts";

export function pureLines(): readonly Line[] {
  return [locateLine(), limitLine(), ...paperLines()];
}

function locateLine(): Line {
  const { cells, locatedPerSecond } = measureLocate();
  const locate: Figure = { name: `point → cell among ${cells}`, medianMs: 1_000 / locatedPerSecond };
  return lineOf(locate, byTrying());
}

/** The simplest way to a cell: look at one rectangle after another. */
function byTrying(): Figure {
  const [columns, rows] = [150, 133];
  const boxes = sampleCells(columns, rows).map(({ geometry }) => {
    const ring = geometry.coordinates[0] as readonly (readonly [number, number])[];
    const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
    return { west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys) };
  });
  const points = samplePoints(400, columns, rows);
  return measureBatch("one rectangle after another", 5, 200, (n) => {
    const at = points[n % points.length];
    return (
      at &&
      boxes.find(
        ({ west, east, south, north }) =>
          at.longitude >= west && at.longitude <= east && at.latitude >= south && at.latitude <= north,
      )
    );
  });
}

function limitLine(): Line {
  const calendar = workingCalendar({ id: "bench", name: "全市工作日历", version: 1 });
  const first = shanghaiTime("2026-01-01 00:00");
  // Every hour of a year, in an order that no cache of days can follow.
  const starts = Array.from({ length: 8_760 }, (_, n) => addMillis(first, ((n * 3_571) % 8_760) * HOUR_MS));
  const startOf = (n: number) => starts[n % starts.length] ?? first;
  const working = measureBatch("addLimit, 5 working days", 9, 8_760, (n) =>
    addLimit(calendar, startOf(n), { value: 5, unit: "day", basis: "working" }),
  );
  const natural = measureBatch("addLimit, 120 hours round the clock", 9, 8_760, (n) =>
    addLimit(calendar, startOf(n), { value: 120, unit: "hour", basis: "natural" }),
  );
  return lineOf(working, natural);
}
