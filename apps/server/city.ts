/** One city's server: platform, engine, HTTP and jobs put together. Used by the process, by tests and by the command line. */
import { availableParallelism } from "node:os";
import type { FastifyInstance } from "fastify";
import type { Runner } from "graphile-worker";
import { demoRoutes } from "#apps/demo/routes.ts";
import { type Actor, CITIZEN_ACTOR } from "#kernel/people/model/public.ts";
import { identify, mayEnter } from "#kernel/people/server/public.ts";
import type { Log, Platform } from "#platform/capability.ts";
import { openDatabase, openPool } from "#platform/database/connect.ts";
import type { Route } from "#platform/http/route.ts";
import { buildHttp } from "#platform/http/server.ts";
import { startJobs } from "#platform/jobs/jobs.ts";
import { startMetrics } from "#platform/metrics/metrics.ts";
import { loadSecrets } from "#platform/secrets.ts";
import { settingsRoutes } from "#platform/settings/routes.ts";
import type { TimeSource } from "#platform/time.ts";
import { PARTS } from "./capabilities.ts";
import { joinTasks } from "./join-tasks.ts";
import { operationRoutes } from "./operations.ts";

export interface CityOptions {
  /** Owner's address; requests work as the application role. */
  readonly databaseUrl: string;
  readonly home: string;
  readonly publicUrl: string;
  readonly time: TimeSource;
  readonly log: Log;
  readonly poolSize?: number;
}

/** Everything below HTTP. Close it when done. */
export interface City {
  readonly platform: Platform;
  close(): Promise<void>;
}

/** Every connection keeps plans of its own: more of them than the processors can serve only make each one colder. */
const POOL_SIZE = Math.max(8, 4 * availableParallelism());

export async function openCity(options: CityOptions): Promise<City> {
  const pool = openPool({
    url: options.databaseUrl,
    poolSize: options.poolSize ?? POOL_SIZE,
    onError: (error) => options.log.warn({ error: error.message }, "an idle database connection broke"),
  });
  const platform: Platform = {
    database: openDatabase(pool),
    pool,
    home: options.home,
    publicUrl: options.publicUrl,
    secrets: await loadSecrets(options.home),
    now: () => options.time.now(),
    log: options.log,
  };
  return { platform, close: () => pool.end() };
}

export interface HttpLimits {
  /** Parse answers by their schemas: on in tests. */
  readonly checkAnswers?: boolean;
  /** General limit for one client; absent: none. */
  readonly requestsPerMinute?: number;
}

export async function buildCityHttp(city: City, time: TimeSource, limits: HttpLimits = {}): Promise<FastifyInstance> {
  const { platform } = city;
  const metrics = startMetrics(
    platform.database,
    PARTS.flatMap((part) => part.figures?.(platform) ?? []),
  );
  await Promise.all(PARTS.map((part) => part.ready?.(platform)));
  return buildHttp<Actor>({
    routes: cityRoutes(platform, [...operationRoutes(platform.database, metrics, time), ...demoRoutes(platform)]),
    identify: identify(platform),
    anyone: CITIZEN_ACTOR,
    mayEnter,
    now: platform.now,
    publicUrl: platform.publicUrl,
    onRequest: metrics.onRequest,
    ...limits,
  });
}

/** Every route of every part. */
export function cityRoutes(platform: Platform, further: readonly Route<Actor>[] = []): readonly Route<Actor>[] {
  const settings = PARTS.flatMap((part) => part.settings ?? []);
  return [
    ...PARTS.flatMap((part) => part.routes?.(platform) ?? []),
    ...settingsRoutes<Actor>(platform.database, settings),
    ...further,
  ];
}

/** What few large acts tell comes one by one, what many small ones tell by the dozen: written together by what listens to it. */
const JOBS_AT_ONCE = 12;

/** Jobs on a pool of their own; stop the runner first, then close the pool. */
export async function startCityJobs(city: City, ownerUrl: string): Promise<{ stop(): Promise<void> }> {
  const pool = openPool({ url: ownerUrl, poolSize: JOBS_AT_ONCE, asOwner: true });
  const tasks = joinTasks(PARTS.map((part) => part.tasks?.(city.platform) ?? {}));
  const schedules = PARTS.flatMap((part) => part.schedules ?? []);
  const runner: Runner = await startJobs(pool, tasks, schedules, JOBS_AT_ONCE, city.platform.log);
  return {
    stop: async () => {
      await runner.stop();
      await pool.end();
    },
  };
}
