/** A city to measure in: the demonstration's ground and a little of its history in a durable database, and as many matters as asked. */
import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { DEMO_PASSWORD, demoAccounts } from "#apps/demo/accounts.ts";
import { generateCity } from "#apps/demo/city/public.ts";
import { DEMO_SEED, layGround } from "#apps/demo/lay-ground.ts";
import { Seats } from "#apps/demo/play/seats.ts";
import { playHistory, playStandingStock } from "#apps/demo/play-history.ts";
import { engineOf } from "#apps/server/capabilities.ts";
import { type City, openCity } from "#apps/server/city.ts";
import { processLog } from "#apps/server/log.ts";
import { prepareDatabase } from "#apps/server/prepare-database.ts";
import { foldPending } from "#kernel/measure/server/public.ts";
import { type Actor, ROLES } from "#kernel/people/model/public.ts";
import { identify } from "#kernel/people/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Database } from "#platform/database/connect.ts";
import { type EmbeddedServer, startEmbedded } from "#platform/database/embedded.ts";
import { listRows } from "#platform/database/query.ts";
import { wallClock } from "#platform/time.ts";
import { copyMatters } from "./fill/copy-matters.ts";
import { type Answer, Connection, requestText } from "./load/connection.ts";
import type { ServerCost } from "./load/serve.ts";

export interface BenchCity {
  /** In this process, beside the server's own: for looking things up and for the driver alone. */
  readonly platform: Platform;
  readonly databaseUrl: string;
  /** Of the embedded database. */
  readonly dataFolder: string;
  /** An acceptor of a district, who sees all of its matters. */
  readonly actor: Actor;
  readonly cookie: string;
  /** Of an evaluator, who sees the whole city. */
  readonly evaluatorCookie: string;
  readonly administratorCookie: string;
  /** An officer of a brigade, who opens cases and acts in them. */
  readonly caseOfficer: CaseOfficer;
  /** Input of a new report from a caller, another place each time. */
  newReport(n: number): NewReport;
  /** A connection to the server, of the acceptor unless another cookie is given. */
  connect(cookie?: string): Promise<Wire>;
  /** Memory and processor time of the server's process. */
  serverCost(): Promise<ServerCost>;
  close(): Promise<void>;
}

interface CaseOfficer {
  readonly cookie: string;
  readonly actor: Actor;
  /** A colleague, as the second officer. */
  readonly mateId: string;
  /** Of the same brigade, himself among them. */
  readonly officers: readonly Actor[];
}

interface NewReport {
  readonly position: { readonly longitude: number; readonly latitude: number };
}

/** Signed in. @throws Error when the answer is no success */
export interface Wire {
  get(path: string): Promise<Answer>;
  post(path: string, body: object): Promise<Answer>;
  close(): void;
}

export interface BenchOptions {
  readonly matters: number;
  /** Kept and used again; absent: one in the temporary folder that is removed at the end. */
  readonly folder: string | undefined;
  readonly onProgress: (what: string) => void;
}

const SERVE = fileURLToPath(new URL("./load/serve.ts", import.meta.url));
/** Of the history, the oldest: by now all but few of their reports are closed. */
const PLAYED_DAYS = 2;

export async function openBenchCity({ matters, folder, onProgress }: BenchOptions): Promise<BenchCity> {
  const home = folder ?? (await mkdtemp(join(tmpdir(), "fangyuan-bench-")));
  await mkdir(home, { recursive: true });
  // The database's own user walks through it.
  await chmod(home, 0o755);
  const database = await startEmbedded({ folder: join(home, "postgres"), database: "fangyuan" });
  const leave = async () => {
    await database.stop();
    if (!folder) await rm(home, { recursive: true, force: true });
  };
  try {
    await fill(home, database.url, matters, onProgress);
    return await openFilled(home, database, leave);
  } catch (error) {
    await leave();
    throw error;
  }
}

/** Once: what a folder holds is written beside the database when it is complete. */
async function fill(
  home: string,
  databaseUrl: string,
  matters: number,
  onProgress: BenchOptions["onProgress"],
): Promise<void> {
  const done = join(home, "filled.json");
  await prepareDatabase(databaseUrl);
  const held = await readFile(done, "utf8").catch(() => null);
  if (held !== null) {
    if ((JSON.parse(held) as { matters: number }).matters === matters) return;
    throw new Error(`${home} holds another number of matters: give another folder`);
  }
  const city = await openBeside(home, databaseUrl);
  try {
    const ground = generateCity(DEMO_SEED);
    const demo = await layGround(city.platform, ground, wallClock.now());
    const standing = await playStandingStock(city.platform, ground, demo);
    const history = await playHistory(city.platform, ground, demo, { mostDays: PLAYED_DAYS });
    await foldPending(city.platform.database, engineOf(city.platform).kinds);
    onProgress("played");
    await copyMatters(databaseUrl, Math.max(0, matters - standing.reports - (history?.reports ?? 0)), onProgress);
    await writeFile(done, JSON.stringify({ matters }));
  } finally {
    await city.close();
  }
}

function openBeside(home: string, databaseUrl: string): Promise<City> {
  return openCity({ databaseUrl, home, publicUrl: "http://127.0.0.1", time: wallClock, log: processLog(true) });
}

/** Those of `npm start`: with as much memory as this machine has, V8 lets garbage lie until there are 500 MiB of it. */
const MEMORY_FLAGS = ["--max-old-space-size=1024", "--max-semi-space-size=16", "--no-allocation-site-pretenuring"];

async function openFilled(
  home: string,
  { url: databaseUrl, dataFolder }: EmbeddedServer,
  leave: () => Promise<void>,
): Promise<BenchCity> {
  const city = await openBeside(home, databaseUrl);
  const server = fork(SERVE, {
    execArgv: [...process.execArgv, ...MEMORY_FLAGS],
    env: { ...process.env, BENCH_HOME: home, BENCH_DATABASE_URL: databaseUrl },
  });
  const stop = async () => {
    if (server.exitCode === null) {
      server.send("stop");
      await once(server, "exit");
    }
    await city.close();
    await leave();
  };
  try {
    const { port } = await ask<{ port: number }>(server);
    const accounts = await demoAccounts(city.platform.database);
    const cookieOf = async (role: "acceptor" | "evaluator" | "administrator" | "officer") => {
      const account = accounts.find(({ roleName }) => roleName === ROLES[role]);
      if (!account) throw new Error(`the demonstration has no ${role}`);
      return signIn(port, account.signInName);
    };
    const [cookie, evaluatorCookie] = [await cookieOf("acceptor"), await cookieOf("evaluator")];
    const administratorCookie = await cookieOf("administrator");
    const actor = await identify(city.platform)({ cookie }, wallClock.now());
    if (!actor) throw new Error("the acceptor is not known by the cookie");
    const caseOfficer = await officerOf(city.platform, await cookieOf("officer"));
    // All over the city: numbers are given one after the other within a district.
    const spots = generateCity(DEMO_SEED).facilities;
    const told = await toldProblems(city.platform.database);
    return {
      platform: city.platform,
      databaseUrl,
      dataFolder,
      actor,
      cookie,
      evaluatorCookie,
      administratorCookie,
      caseOfficer,
      newReport: (n) => reportOf(told[(n * 31) % told.length], spots[(n * 7_919) % spots.length]?.position),
      connect: async (own = cookie) => wireOf(await Connection.open(port), own),
      serverCost: () => {
        server.send("cost");
        return ask<ServerCost>(server);
      },
      close: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function officerOf(platform: Platform, cookie: string): Promise<CaseOfficer> {
  const actor = await identify(platform)({ cookie }, wallClock.now());
  const seats = new Seats(generateCity(DEMO_SEED)).over("officer", actor?.divisionCode ?? "");
  const officers = seats.map((seat) => seat.actor).filter(({ unitId }) => unitId === actor?.unitId);
  const mate = officers.find(({ personId }) => personId !== actor?.personId);
  if (!actor || !mate?.personId) throw new Error("the demonstration has no brigade");
  return { cookie, actor, mateId: mate.personId, officers };
}

function ask<T>(server: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error("the server ended"));
    server.once("exit", onExit);
    server.once("message", (answer) => {
      server.off("exit", onExit);
      resolve(answer as T);
    });
  });
}

interface ToldProblem {
  readonly description: string;
  readonly classKey: string;
}

/** What was reported in the history that was played: new reports speak as the million does, so that a search finds as much among the newest. */
async function toldProblems(database: Database): Promise<readonly ToldProblem[]> {
  return listRows(
    database,
    sql<ToldProblem>`select r.description, min(r.class_kind || ':' || r.class_code) as "classKey" from report r join matter m on m.id = r.matter_id
      where m.number not like 'C-%' and r.class_kind = 'incident' group by r.description order by r.description limit 200`,
  );
}

function reportOf(told: ToldProblem | undefined, at: NewReport["position"] | undefined) {
  if (!told || !at) throw new Error("the city has nothing to report, or nowhere");
  return {
    source: "hotline_12345",
    ...told,
    position: { longitude: at.longitude, latitude: at.latitude },
    isAnonymous: true,
  };
}

function wireOf(connection: Connection, cookie: string): Wire {
  const send = async (method: "GET" | "POST", path: string, body?: object) => {
    const answer = await connection.send(requestText(method, path, cookie, body));
    if (answer.status !== 200)
      throw new Error(`${path} answered ${answer.status}: ${answer.body.toString("utf8", 0, 300)}`);
    return answer;
  };
  return {
    get: (path) => send("GET", path),
    post: (path, body) => send("POST", path, body),
    close: () => connection.close(),
  };
}

async function signIn(port: number, name: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/api/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, password: DEMO_PASSWORD }),
  });
  if (!response.ok) throw new Error(`signing in answered ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** Body of a new report made over HTTP. */
export function creation(city: BenchCity, n: number): object {
  return { input: city.newReport(n), requestId: randomUUID() };
}
