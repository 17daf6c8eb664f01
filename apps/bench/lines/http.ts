/** What a desk asks for, over HTTP on this machine, beside a request that does nothing. */
import { randomUUID } from "node:crypto";
import type { BenchCity } from "../bench-city.ts";
import { type Line, lineOf, measure } from "../timing.ts";

export async function httpLines(city: BenchCity, rounds: number): Promise<readonly Line[]> {
  const nothing = await measure("GET /healthz", rounds, () => city.get("/healthz"));
  const { west, south, east, north } = await viewportOf(city);
  const figures = [
    await measure("list of 50, first red first", rounds, () => city.get("/api/matters?view=all&limit=50")),
    await measure("data of a matter's page", rounds, (n) =>
      city.get(`/api/matters/${city.matterIds[n % city.matterIds.length]}`),
    ),
    await measure("map of a district", rounds, () =>
      city.get(`/api/matters/map?view=all&west=${west}&south=${south}&east=${east}&north=${north}`),
    ),
    await measure("create a report", rounds, (n) =>
      city.post("/api/kinds/report/acts/report_by_public", {
        input: city.newReport(n + 50_000),
        requestId: randomUUID(),
      }),
    ),
  ];
  return figures.map((figure) => lineOf(figure, nothing));
}

/** Around the real matters: about three kilometres each way. */
async function viewportOf(city: BenchCity) {
  const { position } = city.newReport(0) as { position: { longitude: number; latitude: number } };
  const { longitude, latitude } = position;
  return { west: longitude - 0.03, east: longitude + 0.03, south: latitude - 0.03, north: latitude + 0.03 };
}
