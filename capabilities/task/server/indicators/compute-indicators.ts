/** 由留痕计算: indicators with a formula get values from the record, every night and when they are set. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { addDays, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { Formula, Working } from "#capabilities/task/contract.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import { type Actor, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { sameId } from "#platform/same-id.ts";
import { compute } from "./formula.ts";
import { addValue, formulaOf, getIndicatorRow, type Indicator, STANDING } from "./indicators.ts";

interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Where a task has no first day, or has not begun. */
const DAYS_WITHOUT_START = 30;

/** The days that are whole: from the first day of the task to yesterday, or to the day due where that is over. */
export function wholeDays({ startsOn, dueOn }: Pick<Indicator, "startsOn" | "dueOn">, now: Instant): Period {
  const yesterday = addDays(plainDateOf(now), -1);
  const to = dueOn !== null && dueOn < yesterday ? dueOn : yesterday;
  return { from: startsOn !== null && startsOn <= to ? startsOn : addDays(to, 1 - DAYS_WITHOUT_START), to };
}

interface Calculation extends Period {
  readonly formula: Formula;
  readonly baseline: number | null;
  readonly divisionCode: string;
}

/** Within the task's division unless the formula names another; the record is counted by the system, whoever looks. */
export function calculate(engine: Engine, asked: Calculation, now: Instant): Promise<Working> {
  const { formula, divisionCode, baseline, from, to } = asked;
  const within = { ...formula, divisionCode: formula.divisionCode ?? divisionCode };
  return compute(engine, { formula: within, baseline, from, to, actor: SYSTEM_ACTOR, now });
}

/** A value like the last one of its day is not added again. @returns what was worked out, and whether a value was added */
export async function computeIndicator(
  engine: Engine,
  indicator: Indicator,
  period: Period,
  { actor, now }: { readonly actor: Actor; readonly now: Instant },
): Promise<{ readonly working: Working; readonly isAdded: boolean } | null> {
  const formula = formulaOf(indicator);
  if (!formula) return null;
  const { baseline, divisionCode, id } = indicator;
  const working = await calculate(engine, { formula, baseline, divisionCode, ...period }, now);
  const { value, sum, words } = working;
  const today = plainDateOf(now);
  const on = period.to < today ? period.to : today;
  const { database } = engine.platform;
  const last = await findRow(
    database,
    sql<{ value: number }>`select value from task_value
      where indicator_id = ${id} and "on" = ${on}::date and unit_id is null order by at desc, id desc limit 1`,
  );
  if (value === null || last?.value === value) return { working, isAdded: false };
  await database.transaction().execute((tx) =>
    addValue(
      tx,
      indicator,
      {
        ...{ id: sameId("computed", id, period.from, period.to, value, now), on, unitId: null, value },
        ...{ origin: "computed", note: `${sum}；${words}`.slice(0, 500), files: [] },
      },
      actor,
      now,
    ),
  );
  return { working, isAdded: true };
}

/**
 * 夜间重算, of tasks that have begun and are not over.
 *
 * @returns how many values were added
 */
export async function computeIndicators(engine: Engine, now: Instant): Promise<number> {
  const { database } = engine.platform;
  const yesterday = addDays(plainDateOf(now), -1);
  const due = await listRows(
    database,
    sql<{ id: string }>`select i.id
      from task_indicator i join task_task t on t.matter_id = i.task_id join matter m on m.id = t.matter_id
      where i.formula is not null and ${STANDING} and m.is_open and t.starts_on <= ${yesterday}::date
        and (i.due_on is null or i.due_on >= t.starts_on) order by i.id`,
  );
  let added = 0;
  for (const { id } of due) {
    const indicator = await getIndicatorRow(database, id, SYSTEM_ACTOR);
    const done = await computeIndicator(engine, indicator, wholeDays(indicator, now), { actor: SYSTEM_ACTOR, now });
    if (done?.isAdded) added += 1;
  }
  return added;
}
