/**
 * Jobs in PostgreSQL (graphile-worker). A job is enqueued in the transaction of the change that causes it, so it exists exactly
 * when the change does; it runs at least once, so every task must bear being run twice.
 */
import { EventEmitter } from "node:events";
import { Logger, parseCronItems, type Runner, run, runMigrations, type TaskList } from "graphile-worker";
import { sql } from "kysely";
import type pg from "pg";
import type { Json } from "#base/canonical-json.ts";
import { APP_ROLE, type Database, type Tx } from "#platform/database/connect.ts";
import { writeTogether } from "#platform/database/together.ts";
import type { Log } from "#platform/log.ts";
import { announceWorkers, releaseDeadWorkers } from "./live-workers.ts";

export interface JobOptions {
  /** One pending job per key: a later one replaces it. */
  readonly key?: string;
  /** Jobs of one queue run one after the other. */
  readonly queue?: string;
  readonly runAt?: string;
  /** From now, by the database's clock; not beside `runAt`. */
  readonly delaySeconds?: number;
  readonly maxAttempts?: number;
}

export async function enqueue(on: Database | Tx, task: string, payload: Json, options: JobOptions = {}): Promise<void> {
  const job = {
    task,
    payload,
    queue: options.queue ?? null,
    at: options.runAt ?? null,
    delay: options.delaySeconds ?? null,
    attempts: options.maxAttempts ?? 12,
    key: options.key ?? null,
  };
  // Of one key the last counts, and a statement bears no more than it.
  if (job.key === null) await writeTogether(on, "jobs", job, addJobs);
  else await writeTogether(on, `job ${job.key}`, job, (jobs) => addJobs(jobs.slice(-1)));
}

const addJobs = (jobs: readonly object[]) =>
  sql`select 1 from graphile_worker.add_jobs(array(select row(j.task, j.payload, j.queue,
      coalesce(j.at, now() + make_interval(secs => j.delay)), j.attempts, j.key, null, null)::graphile_worker.job_spec
    from json_to_recordset(${JSON.stringify(jobs)}::json) as j(task text, payload json, queue text, at timestamptz, delay float8,
      attempts integer, key text)))`;

/** Creates or updates the queue's own tables; run with the owner's connection before the application starts. */
export async function migrateJobs(ownerPool: pg.Pool): Promise<void> {
  await runMigrations({ pgPool: ownerPool });
  await ownerPool.query(LET_APPLICATION_ENQUEUE);
}

/** The queue's tables are under row-level security without a policy: nobody but their owner could add a job. */
const LET_APPLICATION_ENQUEUE = `do $$ declare name text; begin
  for name in select relname from pg_class where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity
    and not exists (select 1 from pg_policies where schemaname = 'graphile_worker' and tablename = relname and policyname = '${APP_ROLE}')
  loop execute format('create policy ${APP_ROLE} on graphile_worker.%I to ${APP_ROLE} using (true) with check (true)', name); end loop;
end $$`;

export interface Schedule {
  readonly task: string;
  /** Crontab in UTC, five fields. */
  readonly at: string;
}

/**
 * Under load as many jobs come as acts: fetched and completed by the dozen they cost the database a third. Locks of a process that was
 * killed are released at the next start, and by the others within a minute.
 */
const IN_BATCHES = {
  localQueue: { size: 48, refetchDelay: { durationMs: 50, threshold: 8 } },
  completeJobBatchDelay: 20,
};

const RELEASE_TASK = "platform.release_dead_workers";
const EVERY_MINUTE: Schedule = { task: RELEASE_TASK, at: "* * * * *" };

/** Runs jobs until stopped. Uses a pool of its own, so that stopping it cannot cut a request's connection. */
export async function startJobs(
  pool: pg.Pool,
  tasks: TaskList,
  schedules: readonly Schedule[],
  concurrency: number,
  log: Log,
): Promise<Runner> {
  const events = new EventEmitter();
  const live = await announceWorkers(pool, events, log);
  const release = async () => {
    const dead = await releaseDeadWorkers(pool);
    if (dead.length > 0) log.warn({ dead }, "jobs of killed workers were given back");
  };
  await release();
  const runner = await run({
    events,
    logger: new Logger(() => (level, message) => {
      if (level === "error") log.error({}, message);
      if (level === "warning") log.warn({}, message);
    }),
    pgPool: pool,
    taskList: { ...tasks, [RELEASE_TASK]: release },
    parsedCronItems: parseCronItems(
      [...schedules, EVERY_MINUTE].map(({ task, at }) => ({ task, match: at, identifier: `${task} ${at}` })),
    ),
    concurrency,
    preset: { worker: IN_BATCHES },
    noHandleSignals: true,
    pollInterval: 1_000,
  });
  void runner.promise.then(live.close, live.close);
  return runner;
}
