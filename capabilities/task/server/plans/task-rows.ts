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
import { loadSettings } from "#platform/settings/store.ts";
import { STANDING } from "../indicators/indicators.ts";
import { listByColumn } from "./list-by-column.ts";

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
  readonly leadUnitName: string | null;
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
  ...([
    "leadUnitId",
    "leadUnitName",
    "personName",
    "personId",
    "from",
    "dueOn",
    "percent",
    "quota",
    "delivered",
  ] as const),
  ...(["ladderStep", "ladderDueAt", "flags", "recurrence", "spans", "version"] as const),
] satisfies readonly (keyof Stored)[];

export interface Task {
  readonly row: TaskRow;
  readonly personId: string | null;
  readonly daysLate: number;
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
  const [rows, parts, indicators, settings] = await Promise.all([
    listByColumn(
      database,
      STORED,
      sql<Stored>`select t.matter_id as "matterId", t.plan_id as "planId", t.position, t.outline_id as "outlineId", t.parent_id as "parentId",
          t.heading, m.title, m.number, t.origin, m.state, m.unit_id as "leadUnitId", u.name as "leadUnitName", p.name as "personName",
          t.person_id as "personId", t.starts_on as "from", t.due_on as "dueOn", t.percent, t.quota, t.delivered, t.ladder_step as "ladderStep",
          t.ladder_due_at as "ladderDueAt", m.flags, t.recurrence, t.spans, m.version
        from task_task t join matter m on m.id = t.matter_id left join people_unit u on u.id = m.unit_id
          left join people_person p on p.id = t.person_id
        where ${where} and ${matterScope(actor)} order by t.position, t.occurs_on nulls first, t.matter_id`,
    ),
    partsIn(database, chosen),
    indicatorsIn(database, chosen, today),
    loadSettings(TASK_SETTINGS, database),
  ]);
  const limits = settings(today);
  return rows.map((stored) => present(stored, { parts, indicators, limits, today }));
}

interface Beside {
  readonly parts: ReadonlyMap<string, TaskRow["parts"]>;
  readonly indicators: ReadonlyMap<string, IndicatorBrief[]>;
  readonly limits: TaskSettings;
  readonly today: PlainDate;
}

/** Field by field: a plan may have thousands, and leaving fields out of a copy is many times slower than naming them. */
function present(stored: Stored, { parts, indicators, limits, today }: Beside): Task {
  const { from, state, recurrence } = stored;
  const { light, timePercent, reason, daysLate } = lightOfTask({ ...stored, startsOn: from }, today, limits);
  return {
    personId: stored.personId,
    daysLate,
    row: {
      matterId: stored.matterId,
      planId: stored.planId,
      position: stored.position,
      outlineId: stored.outlineId,
      parentId: stored.parentId,
      heading: stored.heading,
      title: stored.title,
      number: stored.number,
      origin: stored.origin,
      state,
      stateLabel: TASK_STATES[state],
      leadUnitId: stored.leadUnitId,
      leadUnitName: stored.leadUnitName,
      personName: stored.personName,
      parts: parts.get(stored.matterId) ?? [],
      from,
      dueOn: stored.dueOn,
      percent: stored.percent,
      quota: stored.quota,
      delivered: stored.delivered,
      timePercent,
      light,
      lightReason: reason,
      ladderStep: stored.ladderStep,
      ladderDueAt: stored.ladderDueAt === null ? null : parseInstant(stored.ladderDueAt),
      flags: [...stored.flags],
      indicators: indicators.get(stored.matterId) ?? [],
      recurrenceLabel: recurrence === null ? null : ruleWords(recurrence),
      spans: spansOf(stored.spans),
      version: stored.version,
    },
  };
}

/** Stored as starts and ends, one after the other. */
function spansOf(spans: readonly number[]): TaskRow["spans"] {
  const all: TaskRow["spans"] = [];
  for (let at = 0; at + 1 < spans.length; at += 2) all.push({ start: spans[at] ?? 0, end: spans[at + 1] ?? 0 });
  return all;
}

type PartRow = Omit<TaskRow["parts"][number], "stateLabel"> & { readonly matterId: string; readonly state: PartState };

async function partsIn(database: Database, chosen: RawBuilder<unknown>): Promise<Beside["parts"]> {
  const rows = await listByColumn(
    database,
    ["matterId", "id", "unitId", "unitName", "text", "personName", "state", "percent", "dueOn"],
    sql<PartRow>`select a.matter_id as "matterId", a.id, a.unit_id as "unitId", coalesce(u.name, '') as "unitName", a.text,
        p.name as "personName", a.state, a.percent, a.due_on as "dueOn"
      from task_part a left join people_unit u on u.id = a.unit_id left join people_person p on p.id = a.person_id
      where a.matter_id in (${chosen}) order by a.matter_id, a.id`,
  );
  return gathered(rows, ({ matterId, id, unitId, unitName, text, personName, state, percent, dueOn }) => [
    matterId,
    { id, unitId, unitName, text, personName, state, stateLabel: PART_STATES[state], percent, dueOn },
  ]);
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
      from task_indicator i left join lateral (
        select v.value, v."on" from task_value v where v.indicator_id = i.id and v.unit_id is null and v."on" <= ${today}::date and ${COUNTS}
        order by v."on" desc, v.at desc, v.id desc limit 1) v on true
      where i.task_id in (${chosen}) and ${STANDING} order by i.task_id, i.created_at, i.id`,
  );
  return gathered(rows, (row) => {
    const { taskId, id, label, unit, direction, baseline, target, dueOn, current, currentOn } = row;
    return [taskId, { id, label, unit, direction, baseline, target, dueOn, current, currentOn, isMet: isMet(row) }];
  });
}

/** By task, in the order in which they came. */
function gathered<Row, Item>(rows: readonly Row[], of: (row: Row) => [string, Item]): Map<string, Item[]> {
  const byTask = new Map<string, Item[]>();
  for (const row of rows) {
    const [taskId, item] = of(row);
    const known = byTask.get(taskId);
    if (known) known.push(item);
    else byTask.set(taskId, [item]);
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
