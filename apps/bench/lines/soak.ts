/**
 * An hour of everything at once, while the other end of a channel fails and comes back: does the server's memory grow, and is anything
 * left lying in a queue when the load is over?
 */
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { getRow } from "#platform/database/query.ts";
import { type BenchCity, creation, type Wire } from "../bench-city.ts";
import { openFailingChannel } from "../load/failing-channel.ts";
import { runLoad } from "../load/run-load.ts";

export interface Soaked {
  readonly minutes: number;
  readonly requests: number;
  readonly failed: number;
  readonly fault: string | null;
  readonly perSecond: number;
  readonly p99Ms: number;
  /** MiB of the server's process at the end of each minute. */
  readonly memory: readonly number[];
  /** A minute: a line through the second half of them. */
  readonly growthMiB: number;
  /** When the load was over, and when the queues had had time to run empty. */
  readonly waiting: Queues;
  readonly left: Queues;
  readonly outbox: { readonly written: number; readonly taken: number; readonly refused: number };
}

/** Rows that wait for somebody. */
interface Queues {
  readonly jobs: number;
  /** Jobs that failed at least once. */
  readonly failedJobs: number;
  readonly unfolded: number;
  /** Messages of the outbox that are not sent yet, and those that were given up. */
  readonly messages: number;
  readonly gaveUp: number;
}

const WORKERS = 8;
const MESSAGE_EVERY_MS = 2_000;
const LONGEST_WAIT_MS = 15 * 60_000;

export async function soak(city: BenchCity, minutes: number, say: (what: string) => void): Promise<Soaked> {
  const wires = await Promise.all(Array.from({ length: WORKERS }, () => city.connect()));
  const made: string[] = [];
  const memory: number[] = [];
  const channel = await openFailingChannel(city);
  let written = 0;
  const until = performance.now() + minutes * 60_000;
  const telling = (async () => {
    for (; performance.now() < until; await sleep(MESSAGE_EVERY_MS)) await channel.tell(++written);
  })();
  const watching = (async () => {
    for (let minute = 1; minute <= minutes; minute++) {
      await sleep(60_000);
      memory.push((await city.serverCost()).rssMiB);
      say(`minute ${minute}: ${memory.at(-1)?.toFixed(0)} MiB, ${JSON.stringify(await queuesOf(city))}`);
    }
  })();
  const figure = await runLoad({
    name: "soak",
    workers: WORKERS,
    seconds: minutes * 60,
    run: (n, worker) => oneOfMany(city, wires[worker] as Wire, n, made),
  });
  await Promise.all([watching, telling]);
  for (const wire of wires) wire.close();
  const waiting = await queuesOf(city);
  const { count, failed, fault, perSecond, p99Ms } = figure;
  const left = await queuesAtRest(city);
  await channel.close();
  return {
    minutes,
    requests: count,
    failed,
    fault,
    perSecond,
    p99Ms,
    memory,
    growthMiB: slopeOf(memory.slice(Math.floor(memory.length / 2))),
    waiting,
    left,
    outbox: { written, taken: channel.taken, refused: channel.refused },
  };
}

/** One in eight is made new; the rest looks at lists, pages, the map, and searches. */
async function oneOfMany(city: BenchCity, wire: Wire, n: number, made: string[]): Promise<void> {
  const known = made[(n * 31) % Math.max(1, made.length)];
  switch (n % 8) {
    case 0: {
      const { body } = await wire.post("/api/kinds/report/acts/report_by_public", creation(city, n));
      const { matterId, number } = JSON.parse(body.toString("utf8")) as { matterId: string; number: string | null };
      // Reports are made all over the city; the acceptor sees those of one district.
      if (number?.startsWith((city.actor.divisionCode ?? "").slice(0, 6))) made[n % 4_000] = matterId;
      return;
    }
    case 1:
    case 2:
      return void (await wire.get("/api/matters?view=open&limit=50"));
    case 3:
      return void (await wire.get(`/api/matters/search?text=${encodeURIComponent(n % 2 ? "垃圾" : "井盖")}`));
    case 4: {
      const { longitude, latitude } = city.newReport(n).position;
      const box = `west=${longitude - 0.02}&east=${longitude + 0.02}&south=${latitude - 0.02}&north=${latitude + 0.02}`;
      return void (await wire.get(`/api/matters/map?view=open&${box}`));
    }
    default:
      return void (await wire.get(known ? `/api/matters/${known}` : "/api/matters?view=todo&limit=50"));
  }
}

/** Not those that a process killed in an earlier run of the folder holds: they are given to others after four hours. */
const JOBS = sql`(select * from graphile_worker.jobs where locked_at is null or locked_at > now() - interval '15 minutes') jobs`;

function queuesOf({ platform }: BenchCity): Promise<Queues> {
  return getRow(
    platform.database,
    sql<Queues>`select (select count(*) from ${JOBS}) as jobs, (select count(*) from measure_pending) as unfolded,
      (select count(*) from outbox_message where state = 'waiting') as messages,
      (select count(*) from outbox_message where state = 'gave_up') as "gaveUp",
      (select count(*) from ${JOBS} where attempts > 0 and last_error is not null) as "failedJobs"`,
  );
}

async function queuesAtRest(city: BenchCity): Promise<Queues> {
  const until = performance.now() + LONGEST_WAIT_MS;
  for (;;) {
    const queues = await queuesOf(city);
    if ((queues.jobs === 0 && queues.unfolded === 0 && queues.messages === 0) || performance.now() > until)
      return queues;
    await sleep(2_000);
  }
}

/** Least squares; MiB a minute. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const spread = values.reduce((sum, _, n) => sum + (n - middle) ** 2, 0);
  return spread === 0 ? 0 : values.reduce((sum, value, n) => sum + (n - middle) * (value - mean), 0) / spread;
}
