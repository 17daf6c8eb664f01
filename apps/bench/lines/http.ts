/** What a desk asks for, over HTTP on this machine, beside a request that does nothing. */
import { randomUUID } from "node:crypto";
import type { BenchCity } from "../bench-city.ts";
import { type Line, type Measured, measureInTurns } from "../timing.ts";

export async function httpLines(city: BenchCity, rounds: number): Promise<readonly Line[]> {
  const nothing = { name: "GET /healthz", run: () => city.get("/healthz") };
  const { west, south, east, north } = viewportOf(city);
  const asked: readonly Measured[] = [
    { name: "list of 50 open ones, first red first", run: () => city.get("/api/matters?view=open&limit=50") },
    { name: "list of 50 of all, the newest first", run: () => city.get("/api/matters?view=all&sort=opened&limit=50") },
    {
      name: "data of a matter's page",
      run: (n) => city.get(`/api/matters/${city.matterIds[n % city.matterIds.length]}`),
    },
    {
      name: "map of a district's open ones",
      run: () => city.get(`/api/matters/map?view=open&west=${west}&south=${south}&east=${east}&north=${north}`),
    },
    {
      name: "create a report over HTTP",
      run: (n) =>
        city.post("/api/kinds/report/acts/report_by_public", {
          input: city.newReport(n + 50_000),
          requestId: randomUUID(),
        }),
    },
  ];
  const lines: Line[] = [];
  for (const one of asked) lines.push(await measureInTurns(rounds, one, nothing));
  return lines;
}

/** Around the first real matter: about three kilometres each way. */
function viewportOf(city: BenchCity) {
  const { longitude, latitude } = city.newReport(0).position;
  return { west: longitude - 0.03, east: longitude + 0.03, south: latitude - 0.03, north: latitude + 0.03 };
}
