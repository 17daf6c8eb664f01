/** A killed process gives its jobs back; a living one keeps them. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Runner } from "graphile-worker";
import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPool } from "#platform/database/connect.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { enqueue, startJobs } from "./jobs.ts";
import { releaseDeadWorkers } from "./live-workers.ts";

const WORKER = fileURLToPath(new URL("./test-worker.ts", import.meta.url));
const ignore = () => undefined;

let opened: TestDatabase;
let pool: pg.Pool;
let child: ChildProcess;

beforeAll(async () => {
  opened = await cloneDatabase();
  pool = openPool({ url: opened.ownerUrl, poolSize: 8, asOwner: true });
});

afterAll(async () => {
  child.kill("SIGKILL");
  await pool.end();
  await opened.drop();
});

async function locked(): Promise<number> {
  const { rows } = await pool.query<{ many: string }>(
    "select count(*) as many from graphile_worker._private_jobs where locked_at is not null",
  );
  return Number(rows[0]?.many);
}

/** What was locked a moment ago is spared: the worker may be beginning. */
const longAgo = () =>
  pool.query(
    "update graphile_worker._private_jobs set locked_at = locked_at - interval '1 minute' where locked_at is not null",
  );

test("a job of a killed process is done by the next one at once, that of a living one is left alone", async () => {
  await enqueue(opened.database, "test.hang", {}, { queue: "test" });
  child = fork(WORKER, { env: { ...process.env, TEST_DATABASE_URL: opened.ownerUrl } });
  await once(child, "message");
  await longAgo();
  expect(await releaseDeadWorkers(pool)).toEqual([]);
  expect(await locked()).toBe(1);

  child.kill("SIGKILL");
  await once(child, "exit");
  let runner: Runner | undefined;
  try {
    const done = new Promise<void>((resolve) => {
      void startJobs(
        pool,
        {
          "test.hang": async () => resolve(),
        },
        [],
        2,
        { info: ignore, warn: ignore, error: ignore },
      ).then((started) => {
        runner = started;
      });
    });
    await Promise.race([done, sleep(120_000).then(() => Promise.reject(new Error("the job was not given back")))]);
  } finally {
    await runner?.stop();
  }
});
