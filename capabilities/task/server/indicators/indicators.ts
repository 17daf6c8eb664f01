/** 指标及其数值. A value is added, never changed; one that a judged person typed counts once somebody else confirmed it. */
import { sql } from "kysely";
import type { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import { type Formula, FormulaSchema, type getIndicator, type IndicatorInput } from "#capabilities/task/contract.ts";
import { VALUE_STATES, type ValueState } from "#capabilities/task/model/public.ts";
import { type Engine, matterScope } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { newId } from "#platform/ids.ts";
import { formulaWords } from "./formula-words.ts";

export interface Indicator {
  readonly id: string;
  readonly taskId: string;
  readonly label: string;
  readonly unit: string;
  readonly direction: "up" | "down" | "none";
  readonly baseline: number | null;
  readonly target: number;
  readonly dueOn: PlainDate | null;
  readonly formula: unknown;
  /** Units that are judged by it: those of its task. */
  readonly unitIds: readonly string[];
  readonly personId: string | null;
  /** Of its task: where the formula names no division, it counts there. */
  readonly divisionCode: string;
  readonly startsOn: PlainDate | null;
  readonly replacesId: string | null;
}

/** @throws Problem not found, also outside the caller's scope */
export async function getIndicatorRow(on: Database | Tx, id: string, actor: Actor): Promise<Indicator> {
  const found = await findRow(
    on,
    sql<Indicator>`select i.id, i.task_id as "taskId", i.label, i.unit, i.direction, i.baseline, i.target, i.due_on as "dueOn", i.formula,
        t.person_id as "personId", m.division_code as "divisionCode", t.starts_on as "startsOn", i.replaces_id as "replacesId", array(select m.unit_id where m.unit_id is not null union select unit_id from task_part where matter_id = m.id) as "unitIds"
      from task_indicator i join matter m on m.id = i.task_id join task_task t on t.matter_id = m.id where i.id = ${id} and ${matterScope(actor)}`,
  );
  if (!found) throw new Problem(PROBLEMS.notFound);
  return found;
}

/** Whoever belongs to a unit of the task, or answers for it by name, is judged by its figures. */
export function isJudged(indicator: Indicator, actor: Actor): boolean {
  const isByName =
    indicator.personId !== null &&
    (actor.personId === indicator.personId || actor.onBehalfOf?.personId === indicator.personId);
  return isByName || (actor.unitId !== null && indicator.unitIds.includes(actor.unitId));
}

export async function addIndicator(
  tx: Tx,
  input: z.output<typeof IndicatorInput>,
  actor: Actor,
  now: Instant,
): Promise<string> {
  await getTaskHead(tx, input.taskId, actor);
  const { replacesId } = input;
  const former = sql`select 1 from task_indicator where id = ${replacesId} and task_id = ${input.taskId}`;
  if (replacesId !== null && !(await findRow(tx, former))) throw wrong("replacesId", "要替换的指标不在这项任务里");
  const id = newId(now);
  const made = await findRow(
    tx,
    sql`insert into task_indicator (id, task_id, label, unit, direction, baseline, target, due_on, formula, created_by, created_at, replaces_id)
      values (${id}, ${input.taskId}, ${input.label}, ${input.unit}, ${input.direction}, ${input.baseline}, ${input.target}, ${input.dueOn}::date,
        ${input.formula === null ? null : JSON.stringify(input.formula)}::jsonb, ${actor.personId}, ${now}, ${replacesId}::uuid)
      on conflict (replaces_id) do nothing returning id`,
  );
  if (!made) throw wrong("replacesId", "这项指标已经改过，请在改后的那一项上再改");
  return id;
}

/** @throws Problem not found, also outside the caller's scope */
export async function getTaskHead(
  on: Database | Tx,
  taskId: string,
  actor: Actor,
): Promise<Pick<Indicator, "divisionCode" | "startsOn">> {
  const task = await findRow(
    on,
    sql<
      Pick<Indicator, "divisionCode" | "startsOn">
    >`select m.division_code as "divisionCode", t.starts_on as "startsOn"
      from matter m join task_task t on t.matter_id = m.id where m.id = ${taskId} and ${matterScope(actor)}`,
  );
  if (!task) throw new Problem(PROBLEMS.notFound);
  return task;
}

/** Indicators that no later one took the place of. Over `task_indicator i`. */
export const STANDING = sql`not exists (select from task_indicator n where n.replaces_id = i.id)`;

export interface NewValue {
  /** Made of the request: the same request twice is one value. */
  readonly id: string;
  readonly on: PlainDate;
  readonly unitId: string | null;
  readonly value: number;
  readonly origin: "typed" | "imported" | "computed";
  readonly note: string;
  readonly files: readonly string[];
}

/** @throws Problem for a day to come, and when figures are not a person's to type */
export async function addValue(
  tx: Tx,
  indicator: Indicator,
  added: NewValue,
  actor: Actor,
  now: Instant,
): Promise<ValueState> {
  if (added.on > plainDateOf(now)) throw wrong("on", "不能填报以后的数值");
  if (added.origin === "typed" && indicator.formula !== null && added.files.length === 0)
    throw wrong("files", "由留痕计算的指标，人工填报须附佐证");
  const judged = added.origin !== "computed" && isJudged(indicator, actor);
  await sql`insert into task_value (id, indicator_id, "on", unit_id, value, origin, is_judged, note, files, by_person_id, by_name, at)
    values (${added.id}, ${indicator.id}, ${added.on}, ${added.unitId}::uuid, ${added.value}, ${added.origin}, ${judged}, ${added.note},
      ${[...added.files]}, ${actor.personId}, ${actor.name}, ${now}) on conflict (id) do nothing`.execute(tx);
  return judged ? "pending" : "confirmed";
}

/** @throws Problem when the decider typed the value, or is judged by it */
export async function decideValue(
  tx: Tx,
  indicator: Indicator,
  valueId: string,
  decision: { readonly isConfirmed: boolean; readonly note: string },
  actor: Actor,
  now: Instant,
): Promise<ValueState> {
  const value = await findRow(
    tx,
    sql<{
      byPersonId: string | null;
      isJudged: boolean;
      isDecided: boolean;
    }>`select v.by_person_id as "byPersonId", v.is_judged as "isJudged",
        exists (select 1 from task_value_decision d where d.value_id = v.id) as "isDecided"
      from task_value v where v.id = ${valueId} and v.indicator_id = ${indicator.id}`,
  );
  if (!value) throw new Problem(PROBLEMS.notFound);
  const refuse = (rule: string, message: string) =>
    new Problem(PROBLEMS.unacceptable, {
      detail: message,
      rules: [{ rule, message, source: "被考核的一方不能自定数值（方圆设计规则）" }],
    });
  if (value.isDecided || !value.isJudged) throw refuse("VALUE-DECIDED", "这个数值不需要确认，或已经确认过");
  if (
    value.byPersonId !== null &&
    (value.byPersonId === actor.personId || value.byPersonId === actor.onBehalfOf?.personId)
  )
    throw refuse("VALUE-SAME", "填报的人不能确认自己的数值");
  if (isJudged(indicator, actor)) throw refuse("VALUE-JUDGED", "你属于被这项指标考核的一方，须由他人确认");
  await sql`insert into task_value_decision (value_id, is_confirmed, note, by_person_id, by_name, at)
    values (${valueId}, ${decision.isConfirmed}, ${decision.note}, ${actor.personId}, ${actor.name}, ${now})`.execute(
    tx,
  );
  return decision.isConfirmed ? "confirmed" : "rejected";
}

export function wrong(path: string, message: string): Problem {
  return new Problem(PROBLEMS.unacceptable, { errors: [{ path, message }], detail: message });
}

interface ValueRow {
  readonly id: string;
  readonly on: PlainDate;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly value: number;
  readonly origin: NewValue["origin"];
  readonly state: ValueState;
  readonly note: string;
  readonly files: readonly string[];
  readonly by: string;
  readonly at: Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly decisionNote: string;
}

export async function indicatorPage(
  engine: Engine,
  id: string,
  actor: Actor,
  now: Instant,
): Promise<z.input<typeof getIndicator.response>> {
  const { database } = engine.platform;
  const indicator = await getIndicatorRow(database, id, actor);
  const values = await listRows(
    database,
    sql<ValueRow>`select v.id, v."on", v.unit_id as "unitId", u.name as "unitName", v.value, v.origin,
        case when not v.is_judged then 'confirmed' when d.value_id is null then 'pending' when d.is_confirmed then 'confirmed' else 'rejected' end as state,
        v.note, v.files, v.by_name as by, v.at, d.by_name as "decidedBy", d.at as "decidedAt", coalesce(d.note, '') as "decisionNote"
      from task_value v left join task_value_decision d on d.value_id = v.id left join people_unit u on u.id = v.unit_id
      where v.indicator_id = ${id} order by v."on" desc, v.at desc, v.id desc limit 1000`,
  );
  const formula = formulaOf(indicator);
  const { taskId, label, unit, direction, baseline, target, dueOn, replacesId } = indicator;
  return {
    ...{ id, taskId, label, unit, direction, baseline, target, dueOn, formula, replacesId },
    formulaWords: formula === null ? null : await formulaWords(engine, formula, plainDateOf(now)),
    values: values.map((value) => ({ ...value, files: [...value.files], stateLabel: VALUE_STATES[value.state] })),
    isJudged: isJudged(indicator, actor),
  };
}

export function formulaOf({ formula }: Pick<Indicator, "formula">): Formula | null {
  return formula === null ? null : FormulaSchema.parse(formula);
}
