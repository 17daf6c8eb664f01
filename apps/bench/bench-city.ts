/** A city to measure in: the demonstration's ground in a durable database of its own, and as many matters as asked for. */
import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEMO_PASSWORD, demoAccounts } from "#apps/demo/accounts.ts";
import { generateCity } from "#apps/demo/city/public.ts";
import { DEMO_SEED, layGround } from "#apps/demo/lay-ground.ts";
import { buildCityHttp, openCity } from "#apps/server/city.ts";
import { processLog } from "#apps/server/log.ts";
import { prepareDatabase } from "#apps/server/prepare-database.ts";
import { type Actor, divisionPrefix, ROLES } from "#kernel/people/model/public.ts";
import { identify } from "#kernel/people/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { startEmbedded } from "#platform/database/embedded.ts";
import { wallClock } from "#platform/time.ts";
import { multiplyMatters } from "./multiply-matters.ts";

interface NewReport {
  readonly position: { readonly longitude: number; readonly latitude: number };
}

export interface BenchCity {
  readonly platform: Platform;
  readonly databaseUrl: string;
  /** An acceptor of a district, who sees all of its matters. */
  readonly actor: Actor;
  /** Input of a new report from a caller, another place each time. */
  newReport(n: number): NewReport;
  /** Real ones, made through the engine. */
  readonly matterIds: readonly string[];
  /** Over HTTP, signed in. @throws Error when the answer is no success */
  get(path: string): Promise<unknown>;
  post(path: string, body: object): Promise<{ readonly matterId: string }>;
  close(): Promise<void>;
}

/** Of these, all others are copies. */
const REAL_MATTERS = 40;

/** @param matters altogether; most are copies made in SQL from the real ones, scattered over the city */
export async function openBenchCity(matters: number): Promise<BenchCity> {
  const folder = await mkdtemp(join(tmpdir(), "fangyuan-bench-"));
  // The database's own user walks through it.
  await chmod(folder, 0o755);
  const database = await startEmbedded({ folder: join(folder, "postgres"), database: "fangyuan" });
  const remove = async () => {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return await furnish({ folder, databaseUrl: database.url, remove }, matters);
  } catch (error) {
    await remove();
    throw error;
  }
}

interface Site {
  readonly folder: string;
  readonly databaseUrl: string;
  remove(): Promise<void>;
}

async function furnish({ folder, databaseUrl, remove }: Site, matters: number): Promise<BenchCity> {
  await prepareDatabase(databaseUrl);
  const city = await openCity({
    databaseUrl,
    home: folder,
    publicUrl: "http://127.0.0.1",
    time: wallClock,
    log: processLog(true),
  });
  const { platform } = city;
  const ground = generateCity(DEMO_SEED);
  await layGround(platform, ground, wallClock.now());
  const http = await buildCityHttp(city, wallClock);
  const url = await http.listen({ port: 0, host: "127.0.0.1" });

  const account = (await demoAccounts(platform.database)).find(({ roleName }) => roleName === ROLES.acceptor);
  if (!account) throw new Error("the demonstration has no acceptor");
  const cookie = await signIn(url, account.signInName);
  const actor = await identify(platform)({ cookie }, wallClock.now());
  if (!actor) throw new Error("the acceptor is not known by the cookie");
  const own = divisionPrefix(actor.divisionCode ?? "");
  const spots = ground.facilities.filter(({ code }) => code.startsWith(own));
  const newReport = (n: number) => {
    const { longitude, latitude } = (spots[(n * 7_919) % spots.length] as (typeof spots)[number]).position;
    return {
      source: "hotline_12345",
      description: "小区门口垃圾桶满溢，异味很大",
      classKey: "incident:0110",
      position: { longitude, latitude },
      isAnonymous: true,
    };
  };
  const get = async (path: string) => bodyOf(await fetch(`${url}${path}`, { headers: { cookie } }), path);
  const post = async (path: string, body: object) => {
    const headers = { "content-type": "application/json", cookie };
    const response = await fetch(`${url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    return (await bodyOf(response, path)) as { readonly matterId: string };
  };
  const matterIds: string[] = [];
  for (let n = 0; n < REAL_MATTERS; n++) {
    const body = { input: newReport(n), requestId: randomUUID() };
    matterIds.push((await post("/api/kinds/report/acts/report_by_public", body)).matterId);
  }
  await multiplyMatters(databaseUrl, matterIds, matters - REAL_MATTERS);
  return {
    platform,
    databaseUrl,
    actor,
    newReport,
    matterIds,
    get,
    post,
    close: async () => {
      await http.close();
      await city.close();
      await remove();
    },
  };
}

async function signIn(url: string, name: string): Promise<string> {
  const response = await fetch(`${url}/api/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, password: DEMO_PASSWORD }),
  });
  await bodyOf(response, "/api/sign-in");
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

async function bodyOf(response: Response, path: string): Promise<unknown> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text);
}
