/** The page of a plan with 2,000 tasks: one set of queries, however many tasks. With `FANGYUAN_MEASURE=1` it says how long it takes. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { getPlan } from "#capabilities/task/contract.ts";
import { openTaskCity, type TaskCity } from "./task-city.ts";

const TASKS = 2_000;
const IS_MEASURED = Boolean(process.env.FANGYUAN_MEASURE);
const ROUNDS = IS_MEASURED ? 200 : 3;
/** Until the code is compiled and the statements are planned. */
const WARM_UP = IS_MEASURED ? 20 : 0;
/** Of the promise of 100 ms on a quiet machine; tests run beside others. */
const MOST_MS = 6_000;

let t: TaskCity;
let planId: string;

beforeAll(async () => {
  t = await openTaskCity({ checkAnswers: !IS_MEASURED });
  const text =
    "2026年工作方案\n一、重点任务\n1. 完成老旧小区整治30个，2026年12月底前完成。（牵头部门：衡川区环卫所；责任部门：衡川区市政养护所）\n";
  const { body } = await t.call("office", "POST", "/api/task/drafts/paste", { text });
  await t.runJobs();
  const published = await t.call("office", "POST", `/api/task/drafts/${body.id}/publish`, {
    ...{
      title: "工作方案",
      planKind: "plan",
      leadUnitId: t.city.units.commandCentre,
      from: "2026-01-01",
      to: "2026-12-31",
    },
    requestId: randomUUID(),
  });
  planId = published.body.planId;
  await t.runJobs();
  const { database } = t.city.platform;
  // Copies of the one task, as rows: making 2,000 by acts is measured elsewhere.
  const model = sql`(select matter_id from task_task where plan_id = ${planId} and origin = 'document' limit 1)`;
  await database.transaction().execute(async (tx) => {
    await sql`create temporary table copied on commit drop as select gen_random_uuid() as id, n from generate_series(2, ${TASKS}::int) n`.execute(
      tx,
    );
    await sql`insert into matter select (jsonb_populate_record(m, jsonb_build_object('id', c.id, 'number', null, 'title', '任务 ' || c.n))).*
      from matter m, copied c where m.id = ${model}`.execute(tx);
    await sql`insert into task_part select gen_random_uuid(), c.id, p.unit_id, p.person_id, p.text, p.due_on, p.state, p.percent, p.changed_at
      from task_part p, copied c where p.matter_id = ${model}`.execute(tx);
    await sql`insert into task_indicator select gen_random_uuid(), c.id, i.label, i.unit, i.direction, i.baseline, i.target, i.due_on, i.formula,
      i.created_by, i.created_at from task_indicator i, copied c where i.task_id = ${model}`.execute(tx);
    await sql`insert into task_task select (jsonb_populate_record(k, jsonb_build_object('matter_id', c.id, 'position', c.n))).*
      from task_task k, copied c where k.matter_id = ${model}`.execute(tx);
  });
});
afterAll(async () => t.close());

it("shows them all, and is quick", async () => {
  const times: number[] = [];
  let cpu = process.cpuUsage();
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    if (round === 0) cpu = process.cpuUsage();
    const started = performance.now();
    const page = await t.http.inject({
      method: "GET",
      url: `/api/task/plans/${planId}`,
      headers: { "x-test-actor": "office" },
    });
    // Until the answer is complete; reading it again is not the server's doing.
    if (round >= 0) times.push(performance.now() - started);
    if (round > 0) continue;
    const { tasks, progress, byUnit } = getPlan.response.parse(page.json());
    expect(tasks).toHaveLength(TASKS);
    expect(progress.tasks).toBe(TASKS);
    expect(byUnit[0]).toMatchObject({ owed: TASKS });
  }
  const sorted = times.toSorted((a, b) => a - b);
  const [median = 0, p99 = 0] = [sorted[Math.floor(sorted.length / 2)], sorted[Math.ceil(sorted.length * 0.99) - 1]];
  if (IS_MEASURED)
    console.info(
      `${TASKS} tasks: median ${median.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms over ${ROUNDS}; processor ${(process.cpuUsage(cpu).user / 1000 / ROUNDS).toFixed(0)} ms each`,
    );
  expect(median).toBeLessThan(MOST_MS);
});
