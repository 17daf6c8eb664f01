/**
 * The server is killed at ten random moments under load, every other time together with its database. Everything answered with
 * success is there exactly once, a request sent again after the kill is done once, and the record verifies.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openCity } from "#apps/server/city.ts";
import { processLog } from "#apps/server/log.ts";
import { prepareDatabase } from "#apps/server/prepare-database.ts";
import { ensureWebBuilt } from "#apps/server/web-files.ts";
import { parsePlainDate } from "#base/plain-date.ts";
import { buildTestCity } from "#capabilities/report/server/test-city.ts";
import { createPerson, createPost } from "#kernel/people/server/public.ts";
import { verifyRecord } from "#kernel/record/server/public.ts";
import { startEmbedded } from "#platform/database/embedded.ts";
import { scratchFolder } from "#platform/test/scratch.ts";
import { wallClock } from "#platform/time.ts";

const MAIN = fileURLToPath(new URL("../server/main.ts", import.meta.url));
const ROUNDS = 10;
const CLIENTS = 6;
const ANSWERED_WITHIN_MS = 60_000;
/** Eleven starts of a server and ten repairs of its database, each of which may be slow on a busy machine. */
const WHOLE_TEST_MS = 900_000;
const SIGN_IN = { name: "durable-1", password: "fangyuan-durable-2026" };

interface Sent {
  readonly requestId: string;
  readonly description: string;
  /** Matter and entry that the server answered with; null while no answer came. */
  answer: { readonly matterId: string; readonly version: number } | null;
}

let home: string;
let server: ChildProcess;
let url: string;
const sent: Sent[] = [];

beforeAll(async () => {
  await ensureWebBuilt(processLog(true));
  home = await scratchFolder("kill");
  const database = await startEmbedded({ folder: join(home, "postgres"), database: "fangyuan" });
  await prepareDatabase(database.url);
  const city = await openCity({
    databaseUrl: database.url,
    home,
    publicUrl: "http://127.0.0.1",
    time: wallClock,
    log: processLog(true),
  });
  const test = await buildTestCity(city.platform);
  await city.platform.database.transaction().execute(async (tx) => {
    const now = wallClock.now();
    const person = { name: "余耐", badgeNumber: "T0099", signInName: SIGN_IN.name, phone: null };
    const personId = await createPerson(tx, city.platform.secrets, person, SIGN_IN.password, now);
    const post = {
      role: "acceptor" as const,
      title: "受理员",
      unitId: test.units.supervisionCentre,
      divisionCode: null,
    };
    await createPost(
      tx,
      personId,
      { ...post, validFrom: parsePlainDate("2020-01-01"), validTo: null, isPrimary: true },
      now,
    );
  });
  await city.close();
  await database.stop();
});

afterAll(async () => {
  if (server?.exitCode === null) {
    server.kill("SIGTERM");
    await new Promise((resolve) => server.once("exit", resolve));
  }
  await rm(home, { recursive: true, force: true });
});

async function startServer(): Promise<void> {
  const port = await freePort();
  server = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: String(port), FANGYUAN_HOME: home, FANGYUAN_DEMO: "0", DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  url = `http://127.0.0.1:${port}`;
  let said = "";
  server.stderr?.on("data", (text: Buffer) => {
    said = `${said}${text}`.slice(-2_000);
  });
  await new Promise<void>((resolve, reject) => {
    server.stdout?.on("data", (text: Buffer) => text.toString().includes("ready ") && resolve());
    server.once("exit", (code) => reject(new Error(`the server ended with ${code} before it was ready: ${said}`)));
  });
}

/** Below the ports that systems lend to outgoing connections: those may be gone again before the server has started. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const probe = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once("error", () => resolve(false));
      probe.listen(port, "0.0.0.0", () => probe.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}

async function signIn(): Promise<string> {
  const response = await fetch(`${url}/api/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(SIGN_IN),
  });
  expect(response.status).toBe(200);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** Sends one report; an answer that does not come leaves it unanswered, to be sent again as a phone would. */
async function send(cookie: string, one: Sent): Promise<void> {
  try {
    const response = await fetch(`${url}/api/kinds/report/acts/report_by_public`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify({
        requestId: one.requestId,
        input: {
          source: "hotline_12345",
          description: one.description,
          classKey: "incident:0110",
          position: { longitude: 114.0005, latitude: 33.0005 },
          isAnonymous: true,
        },
      }),
    });
    if (response.status === 200) one.answer = (await response.json()) as NonNullable<Sent["answer"]>;
    else if (response.status < 500) throw new Error(`unexpected answer ${response.status}: ${await response.text()}`);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("unexpected")) throw error;
  }
}

async function load(cookie: string, until: AbortSignal): Promise<void> {
  while (!until.aborted) {
    const one: Sent = { requestId: randomUUID(), description: `桶外有垃圾，第 ${sent.length + 1} 件`, answer: null };
    sent.push(one);
    await send(cookie, one);
  }
}

/** A child whose signals cannot be caught; the postmaster's own children end when they notice. */
async function kill(alsoDatabase: boolean): Promise<void> {
  const exited = new Promise((resolve) => server.once("exit", resolve));
  if (alsoDatabase) {
    const [pid] = (await readFile(join(home, "postgres", "data", "postmaster.pid"), "utf8")).split("\n");
    process.kill(Number(pid), "SIGKILL");
  }
  server.kill("SIGKILL");
  await exited;
}

it(
  "nothing that was answered is lost or done twice, whenever the server is killed",
  async () => {
    const pauses: number[] = [];
    await startServer();
    let cookie = await signIn();
    for (let round = 0; round < ROUNDS; round++) {
      const stop = new AbortController();
      const before = sent.length;
      const clients = Array.from({ length: CLIENTS }, () => load(cookie, stop.signal));
      const pause = 250 + Math.floor(Math.random() * 700);
      pauses.push(pause);
      // A server that has just come up may answer slowly: it is killed while it answers, not before.
      await expect
        .poll(() => sent.slice(before).some(({ answer }) => answer !== null), {
          timeout: ANSWERED_WITHIN_MS,
          interval: 10,
        })
        .toBe(true);
      await sleep(pause);
      await kill(round % 2 === 1);
      stop.abort();
      await Promise.all(clients);
      await startServer();
      cookie = await signIn();
      for (const one of sent.filter(({ answer }) => answer === null)) await send(cookie, one);
    }
    const told = `killed after ${pauses.join(", ")} ms`;
    expect(
      sent.filter(({ answer }) => answer === null),
      told,
    ).toEqual([]);
    expect(sent.length, told).toBeGreaterThan(ROUNDS * CLIENTS);

    const embedded = await startEmbedded({ folder: join(home, "postgres"), database: "fangyuan" });
    const client = new pg.Client({ connectionString: embedded.url });
    await client.connect();
    try {
      const { rows } = await client.query<{ request_id: string; matter_id: string; entries: string }>(
        "select request_id, min(matter_id::text) as matter_id, count(*) as entries from record_entry group by request_id",
      );
      const kept = new Map(rows.map((row) => [row.request_id, row]));
      for (const { requestId, answer } of sent) {
        expect(kept.get(requestId), `${requestId}, ${told}`).toMatchObject({
          matter_id: answer?.matterId,
          entries: "1",
        });
      }
      const { rows: reports } = await client.query<{ number: string }>(
        "select count(*) as number from matter where kind = 'report'",
      );
      expect(Number(reports[0]?.number), told).toBe(sent.length);
      const { rows: gaps } = await client.query("select number from matter where number is null");
      expect(gaps, told).toEqual([]);
    } finally {
      await client.end();
    }
    const city = await openCity({
      databaseUrl: embedded.url,
      home,
      publicUrl: url,
      time: wallClock,
      log: processLog(true),
    });
    expect(await verifyRecord(city.platform.database), told).toMatchObject({
      holds: true,
      fault: null,
      matters: sent.length,
    });
    await city.close();
  },
  WHOLE_TEST_MS,
);
