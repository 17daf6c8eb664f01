/** The server process: database, migrations, HTTP, jobs; a demonstration city when it starts on an empty embedded database. */
import { join } from "node:path";
import { startDemo } from "#apps/demo/start-demo.ts";
import { type EmbeddedServer, startEmbedded } from "#platform/database/embedded.ts";
import { testClock, wallClock } from "#platform/time.ts";
import { buildCityHttp, openCity, startCityJobs } from "./city.ts";
import { type Environment, readEnvironment } from "./environment.ts";
import { processLog } from "./log.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { ensureWebBuilt, serveWeb } from "./web-files.ts";

/** Requests of one client in a minute; a desk that refreshes its lists needs about 60. */
const REQUESTS_PER_MINUTE = 1_200;
const STOP_WITHIN_MS = 10_000;

const log = processLog();

async function start(environment: Environment): Promise<void> {
  const time = environment.hasTestClock ? testClock() : wallClock;
  const [embedded] = await Promise.all([startOwnDatabase(environment), ensureWebBuilt(log)]);
  const databaseUrl = embedded?.url ?? (environment.databaseUrl as string);
  const ran = await prepareDatabase(databaseUrl);
  if (ran.length > 0) log.info({ migrations: ran }, "database brought up to date");

  const publicUrl = environment.publicUrl ?? `http://localhost:${environment.port}`;
  const city = await openCity({ databaseUrl, home: environment.home, publicUrl, time, log });
  const demo = embedded && environment.hasDemo ? await startDemo(city.platform) : null;
  const http = await buildCityHttp(city, time, { requestsPerMinute: REQUESTS_PER_MINUTE });
  await serveWeb(http);
  await http.listen({ port: environment.port, host: environment.host });
  const jobs = await startCityJobs(city, databaseUrl);

  stopOnSignal(async () => {
    demo?.stop();
    await http.close();
    await jobs.stop();
    await city.close();
    await embedded?.stop();
  });
  process.stdout.write(`ready ${publicUrl}\n`);
}

async function startOwnDatabase(environment: Environment): Promise<EmbeddedServer | null> {
  if (environment.databaseUrl) return null;
  return startEmbedded({
    folder: join(environment.home, "postgres"),
    database: "fangyuan",
    log: (line) => log.warn({}, line),
  });
}

/** Answers what has begun, refuses what is new, then stops; within ten seconds in any case. */
function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const onSignal = (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), STOP_WITHIN_MS - 500).unref();
    stop().then(
      () => process.exit(0),
      (error) => {
        log.error({ error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}

try {
  await start(readEnvironment(process.env));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  if (!(error as Error).message.startsWith("The environment variable")) log.error({ error }, "start failed");
  process.exit(1);
}
