/** The demonstration's hotline orders: on every desk, through the acts, the same when played again. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { verifyRecord } from "#kernel/record/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { loadSecrets } from "#platform/secrets.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { generateCity } from "../city/public.ts";
import { DEMO_SEED, type Demo, layGround } from "../lay-ground.ts";
import { playOrders } from "./play-orders.ts";

const LAID_AT = shanghaiTime("2026-11-20 15:20");
const whole = generateCity(DEMO_SEED);
/** What is only drawn is left out to save the time of laying it. */
const city = { ...whole, buildings: [], blocks: [], facilities: [] };

let opened: TestDatabase;
let home: string;
let platform: Platform;
let demo: Demo;
let acts: number;

beforeAll(async () => {
  opened = await cloneDatabase();
  home = await mkdtemp(join(tmpdir(), "fangyuan-demo-orders-"));
  const ignore = () => undefined;
  platform = {
    database: opened.database,
    pool: opened.pool,
    home,
    publicUrl: "http://127.0.0.1",
    secrets: await loadSecrets(home),
    now: () => LAID_AT,
    log: { info: ignore, warn: ignore, error: ignore },
  };
  demo = await layGround(platform, city, LAID_AT);
  acts = await playOrders(platform, city, demo);
});

afterAll(async () => {
  await opened.drop();
  await rm(home, { recursive: true, force: true });
});

test("lie on every desk and end in every way", async () => {
  const states = await listRows(
    platform.database,
    sql<{
      state: string;
      many: number;
    }>`select state, count(*) as many from matter where kind = 'hotline' group by state`,
  );
  const many = Object.fromEntries(states.map(({ state, many: count }) => [state, count]));
  for (const state of [
    "received",
    "assigned",
    "signed",
    "handling",
    "unit_review",
    "office_review",
    "approved",
    "visiting",
  ])
    expect(many[state], state).toBeGreaterThan(1);
  expect(many.closed).toBeGreaterThan(20);
  const closings = await listRows(
    platform.database,
    sql<{ closing: string }>`select distinct closing from hotline_order where closing is not null`,
  );
  expect(closings.map(({ closing }) => closing)).toEqual(expect.arrayContaining(["visited", "direct"]));
});

test("hold every record, none after its moment, and nothing more when played again", async () => {
  const found = await verifyRecord(platform.database);
  expect(found).toMatchObject({ fault: null, entries: acts });
  const { last } = await getRow(platform.database, sql<{ last: string }>`select max(at) as last from record_entry`);
  expect(last <= LAID_AT).toBe(true);
  await playOrders(platform, city, demo);
  expect(await verifyRecord(platform.database)).toMatchObject({ fault: null, entries: acts });
});
