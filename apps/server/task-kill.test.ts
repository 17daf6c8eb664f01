/**
 * Recurring tasks are made while the process that makes them is killed, again and again: each period and unit ends with one task, none
 * twice, none missing. `FANGYUAN_OCCURRENCES` makes it as large as one likes.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { plainDateOf } from "#base/plain-date.ts";
import { createOccurrences } from "#capabilities/task/server/public.ts";
import { verifyRecord } from "#kernel/record/server/public.ts";
import { getRow } from "#platform/database/query.ts";
import { engineOf } from "./capabilities.ts";
import { openTaskCity, type TaskCity } from "./task-city.ts";

const WANTED = Number(process.env.FANGYUAN_OCCURRENCES ?? 240);
/** Daily duties are made ready four days ahead: five days each, of four units. */
const PER_DUTY = 20;
const KILLS = 2;

let t: TaskCity;
let planId: string;

beforeAll(async () => {
  t = await openTaskCity();
  const text = "2026年报告制度工作方案\n一、重点任务\n1. 建立台账，2026年12月底前完成。（牵头部门：衡川区环卫所）\n";
  const { body } = await t.call("office", "POST", "/api/task/drafts/paste", { text });
  await t.runJobs();
  const published = await t.call("office", "POST", `/api/task/drafts/${body.id}/publish`, {
    ...{
      title: "报告制度",
      planKind: "plan",
      leadUnitId: t.city.units.sanitation,
      from: "2026-01-01",
      to: "2026-12-31",
    },
    requestId: randomUUID(),
  });
  planId = published.body.planId;
  await t.runJobs();
  const { sanitation, roads, willowStreet, ferryStreet } = t.city.units;
  const now = t.city.now();
  await sql`insert into task_duty (id, plan_id, title, heading, rule, starts_on, ends_on, unit_ids, division_code, created_at)
    select gen_random_uuid(), ${planId}::uuid, '日报 ' || n, '报告制度', 'FREQ=DAILY', ${plainDateOf(now)}::date, '2026-12-31',
      ${[sanitation, roads, willowStreet, ferryStreet]}::uuid[], '990102000000', ${now}
    from generate_series(1, ${Math.ceil(WANTED / PER_DUTY)}::int) n`.execute(t.city.platform.database);
});
afterAll(async () => t.close());

const made = async () => {
  const row = await getRow(
    t.city.platform.database,
    sql<{ made: number }>`select count(*) as made from task_occurrence`,
  );
  return row.made;
};

/** A process of its own with the same city, that makes what is due and nothing else. */
function maker(): ChildProcess {
  const code = `
    import { openCity } from "#apps/server/city.ts";
    import { engineOf } from "#apps/server/capabilities.ts";
    import { createOccurrences } from "#capabilities/task/server/public.ts";
    const [url, home, now] = process.argv.slice(1);
    const quiet = () => undefined;
    const city = await openCity({ databaseUrl: url, home, publicUrl: "http://127.0.0.1", time: { now: () => now }, log: { info: quiet, warn: quiet, error: quiet } });
    await createOccurrences(engineOf(city.platform), now);
    await city.close();`;
  const { platform, test } = t.city;
  return spawn(process.execPath, ["--input-type=module", "-e", code, test.ownerUrl, platform.home, t.city.now()], {
    stdio: ["ignore", "inherit", "inherit"],
  });
}

it("makes every recurring task once, however often it is killed", async () => {
  let before = await made();
  for (let kill = 1; kill <= KILLS; kill++) {
    const child = maker();
    const ended = new Promise((resolve) => child.once("exit", resolve));
    while ((await made()) <= before && child.exitCode === null) await sleep(20);
    child.kill("SIGKILL");
    await ended;
    before = await made();
  }
  expect(before, "killed in the middle").toBeGreaterThan(0);
  expect(before, "killed in the middle").toBeLessThan(WANTED);
  const started = performance.now();
  await createOccurrences(engineOf(t.city.platform), t.city.now());
  const seconds = (performance.now() - started) / 1000;
  if (process.env.FANGYUAN_OCCURRENCES)
    console.info(`${WANTED - before} made in ${seconds.toFixed(1)} s after ${before} before the kills`);
  expect(await createOccurrences(engineOf(t.city.platform), t.city.now()), "nothing is left").toBe(0);
  const row = await getRow(
    t.city.platform.database,
    sql<{
      tasks: number;
      keys: number;
      occurrences: number;
    }>`select count(*) as tasks, count(distinct (duty_id, occurs_on, m.unit_id)) as keys,
        (select count(*) from task_occurrence) as occurrences
      from task_task t join matter m on m.id = t.matter_id where t.origin = 'recurring' and t.plan_id = ${planId}`,
  );
  expect(row).toEqual({ tasks: WANTED, keys: WANTED, occurrences: WANTED });
  expect(await verifyRecord(t.city.platform.database)).toMatchObject({ holds: true });
});
