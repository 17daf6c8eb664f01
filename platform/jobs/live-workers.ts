/**
 * Which workers are alive. Every process keeps a session of the database open that holds one advisory lock for each name it locks jobs
 * under; when the process is killed, the database ends the session and with it the locks. A name without a lock is dead, and what it
 * locked is given to others, instead of lying for the four hours after which the queue would do so by itself.
 */
import type { EventEmitter } from "node:events";
import type pg from "pg";
import type { Log } from "#platform/log.ts";

/**
 * A worker takes its first job and its lock at the same moment, on two connections: what was locked so shortly ago may belong to one
 * that is only beginning. Releasing a living worker's job runs it twice, which every task bears.
 */
const BEGINNING_SECONDS = 10;

const LOCK_OF = "hashtextextended('job worker ' || $1, 0)";

export interface LiveWorkers {
  /** Ends the session: from now on the names count as dead. */
  close(): void;
}

/** @param events of the runner, before it is started */
export async function announceWorkers(pool: pg.Pool, events: EventEmitter, log: Log): Promise<LiveWorkers> {
  const session = await pool.connect();
  let isOver = false;
  session.on("error", (error) => {
    // The other connections are gone with it and the runner fails; the next start takes over.
    if (!isOver) log.error({ error: error.message }, "the session that holds the locks of workers was lost");
  });
  const hold = (name: string) => {
    if (isOver) return;
    session
      .query(`select pg_advisory_lock(${LOCK_OF})`, [name])
      .catch((error: Error) => log.error({ error: error.message, name }, "a worker could not be announced"));
  };
  events.on("pool:create", ({ workerPool }: { readonly workerPool: { readonly id: string } }) => hold(workerPool.id));
  events.on("worker:create", ({ worker }: { readonly worker: { readonly workerId: string } }) => hold(worker.workerId));
  return {
    close: () => {
      isOver = true;
      session.release(true);
    },
  };
}

/** @returns the names whose jobs and queues were given back */
export async function releaseDeadWorkers(pool: pg.Pool): Promise<readonly string[]> {
  const session = await pool.connect();
  try {
    const { rows } = await session.query<{ name: string }>(LOCKING, [BEGINNING_SECONDS]);
    const dead: string[] = [];
    for (const { name } of rows) {
      const tried = await session.query<{ isDead: boolean }>(`select pg_try_advisory_lock(${LOCK_OF}) as "isDead"`, [
        name,
      ]);
      if (tried.rows[0]?.isDead) dead.push(name);
    }
    if (dead.length > 0) await session.query("select graphile_worker.force_unlock_workers($1::text[])", [dead]);
    for (const name of dead) await session.query(`select pg_advisory_unlock(${LOCK_OF})`, [name]);
    return dead;
  } finally {
    session.release();
  }
}

const LOCKING = `select distinct name from (
    select locked_by as name, locked_at from graphile_worker._private_jobs
    union all select locked_by, locked_at from graphile_worker._private_job_queues) locks
  where name is not null and locked_at < now() - make_interval(secs => $1)`;
