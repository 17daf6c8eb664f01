/** The page of a plan with two thousand tasks: the demonstration's plan with its tasks copied, with their parts, targets and lights. */
import { type RawBuilder, sql } from "kysely";
import { generateCity } from "#apps/demo/city/public.ts";
import { DEMO_SEED, findDemo } from "#apps/demo/lay-ground.ts";
import { playPlans } from "#apps/demo/task/play-plans.ts";
import { findRow, getRow } from "#platform/database/query.ts";
import type { BenchCity } from "../bench-city.ts";
import type { Measured } from "./measured.ts";

const TASKS = 2_000;
const PAGE = `a plan of ${TASKS} tasks, its page`;

/** @returns a line measured like the others; the plan is made first, where it is asked for by (part of) its name */
export async function planLines(city: BenchCity, only: string): Promise<readonly Measured[]> {
  if (!PAGE.includes(only)) return [];
  const path = `/api/task/plans/${await largePlan(city)}`;
  return [
    {
      ...{ name: PAGE, budget: { p99Ms: 100 }, workers: 1, isWriting: false, cookie: city.evaluatorCookie },
      request: (wire) => wire.get(path),
      script: (recorder) => recorder.ofGet(path, city.evaluatorCookie),
    },
  ];
}

/** Once: a folder that is used again has it. */
async function largePlan({ platform }: BenchCity): Promise<string> {
  const { database } = platform;
  const known = sql<{
    id: string;
  }>`select plan_id as id from task_task group by plan_id having count(*) >= ${TASKS} limit 1`;
  const made = await findRow(database, known);
  if (made) return made.id;
  const demo = await findDemo(database);
  if (!demo) throw new Error("the city has no demonstration");
  await playPlans(platform, generateCity(DEMO_SEED), demo);
  const { id, tasks } = await getRow(
    database,
    sql<{ id: string; tasks: number }>`select plan_id as id, count(*) as tasks from task_task
      where origin = 'document' group by plan_id order by 2 desc limit 1`,
  );
  const copy = (into: RawBuilder<unknown>, key: string, from: RawBuilder<unknown>, changed: RawBuilder<unknown>) =>
    sql`insert into ${into} select (jsonb_populate_record(x, ${changed})).* from ${from} x join copied c on c.template = x.${sql.ref(key)}`;
  await database.transaction().execute(async (tx) => {
    await sql`create temporary table copied on commit drop as select gen_random_uuid() as id, n,
        (array(select matter_id from task_task where plan_id = ${id} and origin = 'document' order by position))[1 + n % ${tasks}::int] as template
      from generate_series(${tasks}::int + 1, ${TASKS}::int) n`.execute(tx);
    const title = sql`'title', x.title || ' ' || c.n`;
    await copy(sql`matter`, "id", sql`matter`, sql`jsonb_build_object('id', c.id, 'number', null, ${title})`).execute(
      tx,
    );
    const place = sql`'position', c.n, 'parent_id', null`;
    await copy(
      sql`task_task`,
      "matter_id",
      sql`task_task`,
      sql`jsonb_build_object('matter_id', c.id, ${place})`,
    ).execute(tx);
    const part = sql`jsonb_build_object('id', gen_random_uuid(), 'matter_id', c.id)`;
    await copy(sql`task_part`, "matter_id", sql`task_part`, part).execute(tx);
    const target = sql`jsonb_build_object('id', gen_random_uuid(), 'task_id', c.id, 'replaces_id', null)`;
    await copy(sql`task_indicator`, "task_id", sql`task_indicator`, target).execute(tx);
  });
  // As the database does by itself within a minute.
  await sql`analyze matter, task_task, task_part, task_indicator, task_value`.execute(database);
  return id;
}
