/** Tasks as every page shows them: one statement for tasks, one each for parts and targets, put together in memory. */
import { type RawBuilder, sql } from "kysely";
import { type Instant, parseInstant } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { IndicatorBrief, TaskRow } from "#capabilities/task/contract.ts";
import {
  lightOfTask,
  PART_STATES,
  type PartState,
  ruleWords,
  TASK_SETTINGS,
  TASK_STATES,
  type TaskOrigin,
  type TaskSettings,
  type TaskState,
} from "#capabilities/task/model/public.ts";
import { matterScope } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { loadSettings } from "#platform/settings/store.ts";
import { STANDING } from "../indicators/indicators.ts";
import { type Columns, listByColumn } from "./list-by-column.ts";

interface Stored {
  readonly matterId: string;
  readonly planId: string | null;
  readonly position: number;
  readonly outlineId: string;
  readonly parentId: string | null;
  readonly heading: string;
  readonly title: string;
  readonly number: string | null;
  readonly origin: TaskOrigin;
  readonly state: TaskState;
  readonly leadUnitId: string | null;
  readonly personName: string | null;
  readonly personId: string | null;
  readonly from: PlainDate | null;
  readonly dueOn: PlainDate | null;
  readonly percent: number;
  readonly quota: number | null;
  readonly delivered: number;
  readonly ladderStep: number;
  /** As the database spells it. */
  readonly ladderDueAt: string | null;
  readonly flags: readonly string[];
  readonly recurrence: string | null;
  readonly spans: readonly number[];
  readonly version: number;
  readonly changedMs: number;
}
const STORED = [
  ...([
    "matterId",
    "planId",
    "position",
    "outlineId",
    "parentId",
    "heading",
    "title",
    "number",
    "origin",
    "state",
  ] as const),
  ...(["leadUnitId", "personName", "personId", "from", "dueOn", "percent", "quota", "delivered", "changedMs"] as const),
  ...(["ladderStep", "ladderDueAt", "flags", "recurrence", "spans", "version"] as const),
] satisfies readonly (keyof Stored)[];

export interface Task {
  readonly row: TaskRow;
  readonly personId: string | null;
  readonly daysLate: number;
  /** When its record last grew, in milliseconds since 1970. */
  readonly changedMs: number;
}

/** All of one plan or several, by the order of their documents. */
export function tasksOfPlans(
  database: Database,
  actor: Actor,
  planIds: readonly string[],
  now: Instant,
): Promise<readonly Task[]> {
  const where = sql`t.plan_id = any(${planIds}::uuid[])`;
  // Parts and targets of tasks out of scope are read and dropped: looking every matter up again costs more.
  return tasksBeside(database, actor, where, sql`select t.matter_id from task_task t where ${where}`, now);
}

/** @param where a condition over `task_task t join matter m`; data scope is added */
export function tasksWhere(
  database: Database,
  actor: Actor,
  where: RawBuilder<unknown>,
  now: Instant,
): Promise<readonly Task[]> {
  const chosen = sql`select t.matter_id from task_task t join matter m on m.id = t.matter_id where ${where} and ${matterScope(actor)}`;
  return tasksBeside(database, actor, where, chosen, now);
}

async function tasksBeside(
  database: Database,
  actor: Actor,
  where: RawBuilder<unknown>,
  chosen: RawBuilder<unknown>,
  now: Instant,
): Promise<readonly Task[]> {
  const today = plainDateOf(now);
  const unitNames = unitNamesOf(database);
  const [rows, parts, indicators, settings, units] = await Promise.all([
    listByColumn(
      database,
      STORED,
      sql<Stored>`select t.matter_id as "matterId", t.plan_id as "planId", t.position, t.outline_id as "outlineId", t.parent_id as "parentId",
          t.heading, m.title, m.number, t.origin, m.state, m.unit_id as "leadUnitId", p.name as "personName",
          t.person_id as "personId", t.starts_on as "from", t.due_on as "dueOn", t.percent, t.quota, t.delivered, t.ladder_step as "ladderStep",
          t.ladder_due_at as "ladderDueAt", m.flags, t.recurrence, t.spans, m.version, 
          floor(1000 * extract(epoch from m.changed_at)) as "changedMs"
        from task_task t join matter m on m.id = t.matter_id left join people_person p on p.id = t.person_id
        where ${where} and ${matterScope(actor)} order by t.position, t.occurs_on nulls first, t.matter_id`,
    ),
    partsIn(database, chosen, unitNames),
    indicatorsIn(database, chosen, today),
    loadSettings(TASK_SETTINGS, database),
    unitNames,
  ]);
  const limits = settings(today);
  const beside = { parts, indicators, limits, today, units };
  return rows.matterId.map((_, at) => present(rows, at, beside));
}

/** Few units have many tasks: their names are not sent with each. */
async function unitNamesOf(database: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await listRows(database, sql<{ id: string; name: string }>`select id, name from people_unit`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

interface Beside {
  readonly units: ReadonlyMap<string, string>;
  readonly parts: ReadonlyMap<string, TaskRow["parts"]>;
  readonly indicators: ReadonlyMap<string, IndicatorBrief[]>;
  readonly limits: TaskSettings;
  readonly today: PlainDate;
}

/** Column by column and field by field: a plan may have thousands, and each object made on the way costs as much as its row. */
function present(all: Columns<Stored>, at: number, { parts, indicators, limits, today, units }: Beside): Task {
  const matterId = all.matterId[at] as string;
  const state = all.state[at] as TaskState;
  const from = all.from[at] ?? null;
  const dueOn = all.dueOn[at] ?? null;
  const percent = all.percent[at] ?? 0;
  const quota = all.quota[at] ?? null;
  const delivered = all.delivered[at] ?? 0;
  const leadUnitId = all.leadUnitId[at] ?? null;
  const recurrence = all.recurrence[at] ?? null;
  const ladderDueAt = all.ladderDueAt[at] ?? null;
  const standing = { state, startsOn: from, dueOn, percent, leadUnitId, quota, delivered };
  const { light, timePercent, reason, daysLate } = lightOfTask(standing, today, limits);
  return {
    personId: all.personId[at] ?? null,
    daysLate,
    changedMs: all.changedMs[at] ?? 0,
    row: {
      matterId,
      planId: all.planId[at] ?? null,
      position: all.position[at] ?? 0,
      outlineId: all.outlineId[at] ?? "",
      parentId: all.parentId[at] ?? null,
      heading: all.heading[at] ?? "",
      title: all.title[at] ?? "",
      number: all.number[at] ?? null,
      origin: all.origin[at] as TaskOrigin,
      state,
      stateLabel: TASK_STATES[state],
      leadUnitId,
      leadUnitName: leadUnitId === null ? null : (units.get(leadUnitId) ?? null),
      personName: all.personName[at] ?? null,
      parts: parts.get(matterId) ?? [],
      from,
      dueOn,
      percent,
      quota,
      delivered,
      timePercent,
      light,
      lightReason: reason,
      ladderStep: all.ladderStep[at] ?? 0,
      ladderDueAt: ladderDueAt === null ? null : parseInstant(ladderDueAt),
      flags: [...(all.flags[at] ?? [])],
      indicators: indicators.get(matterId) ?? [],
      recurrenceLabel: recurrence === null ? null : ruleWords(recurrence),
      spans: spansOf(all.spans[at] ?? []),
      version: all.version[at] ?? 0,
    },
  };
}

/** Stored as starts and ends, one after the other. */
function spansOf(spans: readonly number[]): TaskRow["spans"] {
  const all: TaskRow["spans"] = [];
  for (let at = 0; at + 1 < spans.length; at += 2) all.push({ start: spans[at] ?? 0, end: spans[at + 1] ?? 0 });
  return all;
}

type PartRow = Omit<TaskRow["parts"][number], "stateLabel" | "unitName"> & {
  readonly matterId: string;
  readonly state: PartState;
};

async function partsIn(
  database: Database,
  chosen: RawBuilder<unknown>,
  unitNames: Promise<Beside["units"]>,
): Promise<Beside["parts"]> {
  const rows = await listByColumn(
    database,
    ["matterId", "id", "unitId", "text", "personName", "state", "percent", "dueOn"],
    sql<PartRow>`select a.matter_id as "matterId", a.id, a.unit_id as "unitId", a.text, p.name as "personName", a.state, a.percent,
        a.due_on as "dueOn"
      from task_part a left join people_person p on p.id = a.person_id
      where a.matter_id in (${chosen}) order by a.matter_id, a.id`,
  );
  const units = await unitNames;
  return gathered(rows.matterId, (at) => {
    const unitId = rows.unitId[at] as string;
    const state = rows.state[at] as PartState;
    return {
      id: rows.id[at] as string,
      unitId,
      unitName: units.get(unitId) ?? "",
      text: rows.text[at] ?? "",
      personName: rows.personName[at] ?? null,
      state,
      stateLabel: PART_STATES[state],
      percent: rows.percent[at] ?? 0,
      dueOn: rows.dueOn[at] ?? null,
    };
  });
}

interface IndicatorRow {
  readonly taskId: string;
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly direction: IndicatorBrief["direction"];
  readonly baseline: number | null;
  readonly target: number;
  readonly dueOn: PlainDate | null;
  readonly current: number | null;
  readonly currentOn: PlainDate | null;
}

/** A value counts when nobody judged by it typed it, or somebody else confirmed it. Over `task_value v`. */
export const COUNTS = sql`(not v.is_judged or exists (select 1 from task_value_decision d where d.value_id = v.id and d.is_confirmed))`;

async function indicatorsIn(
  database: Database,
  chosen: RawBuilder<unknown>,
  today: PlainDate,
): Promise<Beside["indicators"]> {
  const rows = await listByColumn(
    database,
    ["taskId", "id", "label", "unit", "direction", "baseline", "target", "dueOn", "current", "currentOn"],
    sql<IndicatorRow>`select i.task_id as "taskId", i.id, i.label, i.unit, i.direction, i.baseline, i.target, i.due_on as "dueOn",
        v.value as current, v."on" as "currentOn"
      from task_indicator i left join (
        select distinct on (v.indicator_id) v.indicator_id, v.value, v."on" from task_value v
        where v.indicator_id in (select c.id from task_indicator c where c.task_id in (${chosen}))
          and v.unit_id is null and v."on" <= ${today}::date and ${COUNTS}
        order by v.indicator_id, v."on" desc, v.at desc, v.id desc) v on v.indicator_id = i.id
      where i.task_id in (${chosen}) and ${STANDING} order by i.task_id, i.created_at, i.id`,
  );
  return gathered(rows.taskId, (at) => {
    const direction = rows.direction[at] as IndicatorRow["direction"];
    const target = rows.target[at] ?? 0;
    const current = rows.current[at] ?? null;
    return {
      id: rows.id[at] as string,
      label: rows.label[at] ?? "",
      unit: rows.unit[at] ?? "",
      direction,
      baseline: rows.baseline[at] ?? null,
      target,
      dueOn: rows.dueOn[at] ?? null,
      current,
      currentOn: rows.currentOn[at] ?? null,
      isMet: isMet({ direction, target, current }),
    };
  });
}

/** By task, in the order in which they came. */
function gathered<Item>(taskIds: readonly string[], itemAt: (at: number) => Item): Map<string, Item[]> {
  const byTask = new Map<string, Item[]>();
  for (const [at, taskId] of taskIds.entries()) {
    const known = byTask.get(taskId);
    if (known) known.push(itemAt(at));
    else byTask.set(taskId, [itemAt(at)]);
  }
  return byTask;
}

export function isMet({
  direction,
  target,
  current,
}: Pick<IndicatorRow, "direction" | "target" | "current">): boolean | null {
  if (current === null) return null;
  if (direction === "down") return current <= target;
  return current >= target;
}
