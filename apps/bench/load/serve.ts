/**
 * The server that is measured, in a process of its own: as `apps/server/main.ts` starts it, without a limit of requests and without a
 * demonstration. Told by its environment where the database is; says its port, and what it costs when asked.
 */
import { buildCityHttp, openCity, startCityJobs } from "#apps/server/city.ts";
import { processLog } from "#apps/server/log.ts";
import { wallClock } from "#platform/time.ts";

export interface ServerCost {
  readonly rssMiB: number;
  /** Processor time of this process since it started. */
  readonly cpuMs: number;
}

const { BENCH_HOME: home = "", BENCH_DATABASE_URL: databaseUrl = "" } = process.env;
const log = processLog(true);
const city = await openCity({ databaseUrl, home, publicUrl: "http://127.0.0.1", time: wallClock, log });
const http = await buildCityHttp(city, wallClock);
const jobs = await startCityJobs(city, databaseUrl);
const url = await http.listen({ port: 0, host: "127.0.0.1" });
// Whoever measures is gone: nobody else stops it.
process.on("disconnect", () => process.exit(1));
process.on("message", async (message) => {
  if (message === "cost") {
    const { user, system } = process.cpuUsage();
    process.send?.({
      rssMiB: process.memoryUsage.rss() / 2 ** 20,
      cpuMs: (user + system) / 1_000,
    } satisfies ServerCost);
    return;
  }
  await http.close();
  await jobs.stop();
  await city.close();
  process.exit(0);
});
process.send?.({ port: Number(new URL(url).port) });
