/** The demonstration's plans: one in mid-course, one just published, the same when played again. */
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
import { playPlans } from "./play-plans.ts";

const LAID_AT = shanghaiTime("2026-11-20 15:20");
const whole = generateCity(DEMO_SEED);
/** What is only drawn is left out to save the time of laying it. */
const city = { ...whole, buildings: [], blocks: [], facilities: [] };

let opened: TestDatabase;
let home: string;
let platform: Platform;
let demo: Demo;

beforeAll(async () => {
  opened = await cloneDatabase();
  home = await mkdtemp(join(tmpdir(), "fangyuan-demo-plans-"));
  const ignore = () => undefined;
  platform = {
    ...{
      database: opened.database,
      pool: opened.pool,
      home,
      publicUrl: "http://127.0.0.1",
      secrets: await loadSecrets(home),
    },
    now: () => LAID_AT,
    log: { info: ignore, warn: ignore, error: ignore },
  };
  demo = await layGround(platform, city, LAID_AT);
  await playPlans(platform, city, demo);
});

afterAll(async () => {
  await opened.drop();
  await rm(home, { recursive: true, force: true });
});

test("are read, published and in different states; every unit of theirs is known", async () => {
  const plans = await listRows(
    platform.database,
    sql<{
      title: string;
      state: string;
      tasks: number;
      states: string[];
      lost: number;
    }>`select p.title, p.state, count(*) as tasks,
        array_agg(distinct m.state) as states, count(*) filter (where m.unit_id is null) as lost
      from matter p join task_task t on t.plan_id = p.id join matter m on m.id = t.matter_id
      where p.kind = 'plan' and t.origin = 'document' and t.outline_id !~ '^(1|3)$' group by p.id order by count(*) desc`,
  );
  expect(plans).toEqual([
    {
      title: "城市精细化管理提升实施方案",
      state: "running",
      tasks: 11,
      states: ["assigned", "doing", "done", "submitted"],
      lost: 0,
    },
    { title: "冬季清雪除冰专项行动方案", state: "running", tasks: 6, states: ["assigned"], lost: 0 },
  ]);
});

test("have recurring tasks, and nothing happens twice", async () => {
  const count = () =>
    getRow(
      platform.database,
      sql<{
        matters: number;
        entries: number;
      }>`select (select count(*) from matter) as matters, (select count(*) from record_entry) as entries`,
    );
  const recurring = await getRow(
    platform.database,
    sql<{ many: number }>`select count(*) as many from task_occurrence`,
  );
  expect(recurring.many).toBeGreaterThan(1);
  const before = await count();
  await playPlans(platform, city, demo);
  expect(await count()).toEqual(before);
  expect(await verifyRecord(platform.database)).toMatchObject({ holds: true });
});
