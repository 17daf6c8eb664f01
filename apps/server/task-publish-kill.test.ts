/**
 * Publishing while the process that makes the tasks is killed: every task of the document is there once, in the first edition as in the
 * next, where numbers have moved and some of the tasks had been amended before the kill.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeTasks } from "#capabilities/task/server/public.ts";
import { verifyRecord } from "#kernel/record/server/public.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { engineOf } from "./capabilities.ts";
import { openTaskCity, type TaskCity } from "./task-city.ts";

/** Three batches of a job. */
const TASKS = 100;

let t: TaskCity;
let planId: string | null = null;

beforeAll(async () => {
  t = await openTaskCity();
});
afterAll(async () => t.close());

const line = (place: number, name: string) =>
  `${place}. 整治${name}，2026年12月底前完成。（牵头部门：衡川区环卫所；责任部门：衡川区市政养护所）`;
const documentOf = (names: readonly string[]) =>
  `2026年背街小巷整治工作方案\n一、重点任务\n${names.map((name, at) => line(at + 1, name)).join("\n")}\n`;
/** Names that have nothing in common, so that the comparison of editions has no doubt. */
const NAMES = Array.from({ length: TASKS }, (_, at) =>
  [0, 1, 2, 3].map((part) => String.fromCodePoint(0x4e00 + ((at * 131 + part * 977) % 5000))).join(""),
);

/** A process of its own with the same city, that makes the tasks of a draft and nothing else. */
function maker(draftId: string): ChildProcess {
  const code = `
    import { openCity } from "#apps/server/city.ts";
    import { engineOf } from "#apps/server/capabilities.ts";
    import { makeTasks } from "#capabilities/task/server/public.ts";
    const [url, home, now, draftId] = process.argv.slice(1);
    const quiet = () => undefined;
    const city = await openCity({ databaseUrl: url, home, publicUrl: "http://127.0.0.1", time: { now: () => now }, log: { info: quiet, warn: quiet, error: quiet } });
    await makeTasks(engineOf(city.platform), draftId, () => now);
    await city.close();`;
  const { platform, test } = t.city;
  const args = ["--input-type=module", "-e", code, test.ownerUrl, platform.home, t.city.now(), draftId];
  return spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] });
}

/** Publishes, kills the maker after its first batch, and lets the queue go on with what is left. */
async function publishKilled(names: readonly string[]): Promise<number> {
  const { body } = await t.call("office", "POST", "/api/task/drafts/paste", { text: documentOf(names) });
  await t.runJobs();
  const published = await t.call("office", "POST", `/api/task/drafts/${body.id}/publish`, {
    ...{ title: "背街小巷整治", planKind: "plan", leadUnitId: t.city.units.commandCentre, revisesPlanId: planId },
    ...{ from: "2026-01-01", to: "2026-12-31", requestId: randomUUID() },
  });
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  planId = published.body.planId;
  const done = async () =>
    (
      await getRow(
        t.city.platform.database,
        sql<{ done: number }>`select publish_done as done from task_draft where id = ${body.id}`,
      )
    ).done;
  const child = maker(body.id);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  while ((await done()) === 0 && child.exitCode === null) await sleep(10);
  child.kill("SIGKILL");
  await ended;
  const killedAt = await done();
  await t.runJobs();
  expect(await done()).toBe(names.length);
  return killedAt;
}

const open = () =>
  listRows(
    t.city.platform.database,
    sql<{ id: string; title: string; outlineId: string; parts: number; indicators: number }>`
      select m.id, m.title, t.outline_id as "outlineId", (select count(*) from task_part a where a.matter_id = m.id) as parts,
        (select count(*) from task_indicator i where i.task_id = m.id) as indicators
      from task_task t join matter m on m.id = t.matter_id where t.plan_id = ${planId} and m.is_open order by t.position`,
  );

it("makes every task of the first edition once", async () => {
  const killedAt = await publishKilled(NAMES);
  expect(killedAt, "killed in the middle").toBeGreaterThan(0);
  expect(killedAt, "killed in the middle").toBeLessThan(TASKS);
  const tasks = await open();
  expect(tasks.map(({ title }) => title)).toEqual(NAMES.map((name) => expect.stringContaining(name)));
  expect(tasks.every(({ parts }) => parts === 1)).toBe(true);
});

it("is made once by two at the same time", async () => {
  const { body } = await t.call("office", "POST", "/api/task/drafts/paste", {
    text: documentOf(["绿化带补种", "井盖更换", "护栏清洗"]).replace("背街小巷", "设施维护"),
  });
  await t.runJobs();
  const published = await t.call("office", "POST", `/api/task/drafts/${body.id}/publish`, {
    ...{ title: "设施维护", planKind: "plan", leadUnitId: t.city.units.commandCentre, revisesPlanId: null },
    ...{ from: "2026-01-01", to: "2026-12-31", requestId: randomUUID() },
  });
  const engine = engineOf(t.city.platform);
  await Promise.all([1, 2].map(() => makeTasks(engine, body.id, () => t.city.now())));
  await t.runJobs();
  const made = await listRows(
    t.city.platform.database,
    sql`select 1 from task_task where plan_id = ${published.body.planId} and origin = 'document'`,
  );
  expect(made).toHaveLength(3);
});

it("amends each task of the next edition where it goes on, and makes the new ones once", async () => {
  const before = new Map((await open()).map(({ id, title }) => [title, id]));
  const gone = NAMES[50] ?? "";
  const names = ["新增的口袋公园", ...NAMES.filter((name) => name !== gone), "新增的停车泊位"];
  const killedAt = await publishKilled(names);
  expect(killedAt, "killed in the middle").toBeGreaterThan(0);
  expect(killedAt, "killed in the middle").toBeLessThan(names.length);
  const after = await open();
  expect(after.map(({ title }) => title)).toEqual(names.map((name) => expect.stringContaining(name)));
  const kept = after.filter(({ title }) => !title.includes("新增"));
  expect(kept.map(({ id }) => id)).toEqual(kept.map(({ title }) => before.get(title)));
  expect(after.map(({ outlineId }) => outlineId)).toEqual(names.map((_, at) => `1.${at + 1}`));
  expect(await verifyRecord(t.city.platform.database)).toMatchObject({ holds: true });
});
