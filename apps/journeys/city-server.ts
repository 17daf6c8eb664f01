/** A whole city in this process for journeys: fresh database, demonstration ground, pages, jobs, a test clock. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateCity } from "#apps/demo/city/public.ts";
import { DEMO_SEED, layGround } from "#apps/demo/lay-ground.ts";
import { buildCityHttp, type City, openCity, startCityJobs } from "#apps/server/city.ts";
import { processLog } from "#apps/server/log.ts";
import { ensureWebBuilt, serveWeb } from "#apps/server/web-files.ts";
import type { Instant } from "#base/instant.ts";
import { cloneDatabase } from "#platform/test/database.ts";
import { testClock } from "#platform/time.ts";

export interface JourneyServer {
  readonly url: string;
  readonly city: City;
  /** Moves the city's clock forward. */
  setTime(instant: Instant): void;
  now(): Instant;
  stop(): Promise<void>;
}

/** @param from the moment at which the city begins, in the future of the wall clock */
export async function startJourneyServer(from: Instant): Promise<JourneyServer> {
  const log = processLog(true);
  await ensureWebBuilt(log);
  const test = await cloneDatabase();
  const home = await mkdtemp(join(tmpdir(), "fangyuan-journey-"));
  const time = testClock();
  time.set(from);
  const city = await openCity({ databaseUrl: test.ownerUrl, home, publicUrl: "http://127.0.0.1", time, log });
  await layGround(city.platform, generateCity(DEMO_SEED), time.now());
  const http = await buildCityHttp(city, time, { checkAnswers: true });
  await serveWeb(http);
  const url = await http.listen({ port: 0, host: "127.0.0.1" });
  const jobs = await startCityJobs(city, test.ownerUrl);
  return {
    url,
    city,
    setTime: (instant) => time.set(instant),
    now: () => time.now(),
    stop: async () => {
      await http.close();
      await jobs.stop();
      await city.close();
      await test.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
