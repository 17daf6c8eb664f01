/** 任务详情, 我的任务, 按单位. */
import { sql } from "kysely";
import type { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import type { getPlanDocument, getTask, listMyTasks, listOwed } from "#capabilities/task/contract.ts";
import {
  AGENDA_PROCEDURE,
  LADDER_STEPS,
  type Outline,
  RECTIFICATION_PROCEDURE,
  SUPERVISION_PROCEDURE,
} from "#capabilities/task/model/public.ts";
import { type Engine, matterScope } from "#kernel/matter/server/public.ts";
import { type Actor, personInOffice } from "#kernel/people/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { storedFormulaWords } from "../indicators/formula-words.ts";
import { byUnitOf } from "./by-unit.ts";
import { getPlanRow, outlineOf, passes } from "./plan-page.ts";
import { COUNTS, tasksOfPlans, tasksWhere } from "./task-rows.ts";

/** @throws Problem not found, also outside the caller's scope */
export async function taskPage(
  engine: Engine,
  actor: Actor,
  taskId: string,
  now: Instant,
): Promise<z.input<typeof getTask.response>> {
  const { database } = engine.platform;
  const [task] = await tasksWhere(database, actor, sql`t.matter_id = ${taskId}`, now);
  if (!task) throw new Problem(PROBLEMS.notFound);
  const { row } = task;
  const [plan, children, related, points, outline, content] = await Promise.all([
    row.planId ? findRow(database, sql<{ title: string }>`select title from matter where id = ${row.planId}`) : null,
    tasksWhere(database, actor, sql`t.parent_id = ${taskId}`, now),
    relatedOf(database, actor, taskId),
    pointsOf(engine, taskId, plainDateOf(now)),
    row.planId ? outlineOf(database, row.planId) : { phases: [], ladder: [] },
    findRow(database, sql<{ content: string }>`select content from task_task where matter_id = ${taskId}`),
  ]);
  return {
    task: row,
    planTitle: plan?.title ?? null,
    source: row.origin === "document" ? { heading: row.heading, text: content?.content ?? "" } : null,
    indicators: row.indicators.map((indicator) => {
      const found = points.get(indicator.id);
      return {
        ...indicator,
        formula: found?.formula ?? null,
        points: [...(found?.points ?? [])],
        pending: found?.pending ?? 0,
      };
    }),
    ladder: LADDER_STEPS.map((step, at) => ({
      step: at + 1,
      party: outline.ladder.find((one) => one.step === at + 1)?.party ?? step,
      state: at + 1 < row.ladderStep ? "past" : at + 1 === row.ladderStep ? "now" : "ahead",
      dueAt: at + 1 === row.ladderStep ? row.ladderDueAt : null,
    })),
    children: children.map((child) => child.row),
    related: [...related],
  };
}

const RELATED = {
  supervision: SUPERVISION_PROCEDURE,
  agenda: AGENDA_PROCEDURE,
  rectification: RECTIFICATION_PROCEDURE,
} as const;

async function relatedOf(database: Database, actor: Actor, taskId: string) {
  const rows = await listRows(
    database,
    sql<{
      matterId: string;
      kind: keyof typeof RELATED;
      title: string;
      state: string;
    }>`select m.id as "matterId", m.kind, m.title, m.state
      from matter m where m.id in (select matter_id from task_supervision where task_id = ${taskId} union all
        select matter_id from task_agenda where task_id = ${taskId} union all select matter_id from task_rectification where task_id = ${taskId})
        and ${matterScope(actor)} order by m.opened_at desc, m.id limit 100`,
  );
  return rows.map(({ matterId, kind, title, state }) => {
    const procedure = RELATED[kind];
    const states: Readonly<Record<string, { readonly label: string }>> = procedure.states;
    return { matterId, kindLabel: procedure.label, title, stateLabel: states[state]?.label ?? state };
  });
}

interface Points {
  readonly formula: string | null;
  readonly points: readonly { readonly on: PlainDate; readonly value: number }[];
  readonly pending: number;
}

async function pointsOf(engine: Engine, taskId: string, today: PlainDate): Promise<ReadonlyMap<string, Points>> {
  const { database } = engine.platform;
  const [indicators, values] = await Promise.all([
    listRows(
      database,
      sql<{ id: string; formula: unknown; pending: number }>`select i.id, i.formula, (select count(*) from task_value v
          left join task_value_decision d on d.value_id = v.id where v.indicator_id = i.id and v.is_judged and d.value_id is null) as pending
        from task_indicator i where i.task_id = ${taskId}`,
    ),
    listRows(
      database,
      sql<{
        id: string;
        on: PlainDate;
        value: number;
      }>`select distinct on (v.indicator_id, v."on") v.indicator_id as id, v."on", v.value
        from task_value v join task_indicator i on i.id = v.indicator_id
        where i.task_id = ${taskId} and v.unit_id is null and ${COUNTS} order by v.indicator_id, v."on", v.at desc, v.id desc`,
    ),
  ]);
  const byId = Map.groupBy(values, ({ id }) => id);
  const described = indicators.map(async ({ id, formula, pending }): Promise<[string, Points]> => {
    const points = (byId.get(id) ?? []).map(({ on, value }) => ({ on, value }));
    return [id, { formula: await storedFormulaWords(engine, formula, today), pending, points }];
  });
  return new Map(await Promise.all(described));
}

export async function myTasks(
  database: Database,
  actor: Actor,
  view: "open" | "done",
  now: Instant,
): Promise<z.input<typeof listMyTasks.response>> {
  const me = personInOffice(actor);
  const mine = sql`(m.unit_id = any(${[...actor.unitIds]}::uuid[]) or t.person_id = ${me}::uuid or exists (select 1 from task_part a
    where a.matter_id = t.matter_id and (a.unit_id = any(${[...actor.unitIds]}::uuid[]) or a.person_id = ${me}::uuid)))`;
  const which =
    view === "open" ? sql`m.is_open` : sql`m.state = 'done' and m.closed_at > ${now}::timestamptz - interval '90 days'`;
  const tasks = await tasksWhere(database, actor, sql`${which} and ${mine}`, now);
  const plans = new Map(
    (
      await listRows(
        database,
        sql<{
          id: string;
          title: string;
        }>`select id, title from matter where id = any(${[...new Set(tasks.flatMap(({ row }) => row.planId ?? []))]}::uuid[])`,
      )
    ).map(({ id, title }) => [id, title]),
  );
  const order = { red: 0, yellow: 1, green: 2, waiting: 3, done: 4 } as const;
  return {
    tasks: tasks
      .map(({ row, personId }) => ({
        ...row,
        isMine: me !== null && personId === me,
        planTitle: row.planId === null ? null : (plans.get(row.planId) ?? null),
      }))
      .toSorted(
        (a, b) =>
          Number(b.isMine) - Number(a.isMine) ||
          order[a.light] - order[b.light] ||
          ((a.dueOn ?? "9") < (b.dueOn ?? "9") ? -1 : 1),
      )
      .slice(0, 300),
  };
}

export async function owed(
  database: Database,
  actor: Actor,
  { planId, ...filter }: z.output<NonNullable<typeof listOwed.query>>,
  now: Instant,
): Promise<z.input<typeof listOwed.response>> {
  const { unitId } = filter;
  const of = unitId
    ? sql`(m.unit_id = ${unitId} or exists (select 1 from task_part a where a.matter_id = t.matter_id and a.unit_id = ${unitId}))`
    : sql`true`;
  const tasks = planId
    ? await tasksOfPlans(database, actor, [planId], now)
    : await tasksWhere(database, actor, sql`m.is_open and ${of}`, now);
  const units = byUnitOf(tasks.filter((task) => passes(task, filter)));
  return {
    units: unitId ? units.filter((unit) => unit.unitId === unitId) : units.map((unit) => ({ ...unit, owes: [] })),
  };
}

export async function planDocument(
  database: Database,
  actor: Actor,
  planId: string,
): Promise<z.input<typeof getPlanDocument.response>> {
  await getPlanRow(database, actor, planId);
  const [row, editions] = await Promise.all([
    findRow(
      database,
      sql<{
        outline: Outline;
      }>`select d.outline from task_plan p join task_draft d on d.id = p.draft_id where p.matter_id = ${planId}`,
    ),
    listRows(
      database,
      sql<{
        edition: number;
        publishedAt: Instant;
        summary: string;
      }>`select edition, published_at as "publishedAt", summary from task_edition
        where plan_id = ${planId} order by edition desc`,
    ),
  ]);
  const outline = row?.outline;
  return {
    text: outline?.text ?? "",
    paragraphs: outline?.paragraphs.map(({ kind, segments }) => ({ kind, segments: [...segments] })) ?? [],
    headings: outline ? [...outline.headings] : [],
    editions: [...editions],
  };
}
