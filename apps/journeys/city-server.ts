/** A whole city in this process for journeys: fresh database, demonstration ground, pages, jobs, a test clock. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { generateCity } from "#apps/demo/city/public.ts";
import { DEMO_SEED, layGround } from "#apps/demo/lay-ground.ts";
import { buildCityHttp, type City, openCity, startCityJobs } from "#apps/server/city.ts";
import { processLog } from "#apps/server/log.ts";
import { ensureWebBuilt, serveWeb } from "#apps/server/web-files.ts";
import type { Instant } from "#base/instant.ts";
import { cloneDatabase } from "#platform/test/database.ts";
import { testClock } from "#platform/time.ts";
import { PATIENCE_MS } from "./browser.ts";

export interface JourneyServer {
  readonly url: string;
  readonly city: City;
  /** Moves the city's clock forward. */
  setTime(instant: Instant): void;
  now(): Instant;
  /** Waits until everything that acts have set to work so far is done. */
  settled(): Promise<void>;
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
    settled: () => settled(test.ownerUrl),
    stop: async () => {
      await http.close();
      await jobs.stop();
      await city.close();
      await test.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

const LOOK_EVERY_MS = 100;
const WAITING_JOBS =
  "select from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts limit 1";

/** A job that failed waits for its next hour and is not waited for: what it should have done will be missed by whoever asks for it. */
async function settled(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await sleep(LOOK_EVERY_MS)) {
      const { rows } = await client.query(WAITING_JOBS);
      if (rows.length === 0) return;
    }
    throw new Error("the jobs were not done in time");
  } finally {
    await client.end();
  }
}
