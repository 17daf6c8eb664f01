/** 夜间重算: indicators with a formula, of tasks that are not over, get the value of the days that are whole. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { addDays, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import { SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { sameId } from "#platform/same-id.ts";
import { compute } from "./formula.ts";
import { addValue, formulaOf, getIndicatorRow } from "./indicators.ts";

interface Due {
  readonly id: string;
  readonly from: PlainDate;
  readonly divisionCode: string;
}

/**
 * From the first day of the task to yesterday, or to the day due where that is over; within the task's division unless the formula
 * names another. A value like the last one of its day is not added again.
 *
 * @returns how many values were added
 */
export async function computeIndicators(engine: Engine, now: Instant): Promise<number> {
  const { database } = engine.platform;
  const yesterday = addDays(plainDateOf(now), -1);
  const due = await listRows(
    database,
    sql<Due>`select i.id, t.starts_on as "from", m.division_code as "divisionCode"
      from task_indicator i join task_task t on t.matter_id = i.task_id join matter m on m.id = t.matter_id
      where i.formula is not null and m.is_open and t.starts_on <= ${yesterday}::date order by i.id`,
  );
  let added = 0;
  for (const { id, from, divisionCode } of due) {
    const indicator = await getIndicatorRow(database, id, SYSTEM_ACTOR);
    const formula = formulaOf(indicator);
    if (!formula) continue;
    const to = indicator.dueOn !== null && indicator.dueOn < yesterday ? indicator.dueOn : yesterday;
    if (to < from) continue;
    const { value, words } = await compute(engine, {
      formula: { ...formula, divisionCode: formula.divisionCode ?? divisionCode },
      ...{ baseline: indicator.baseline, from, to, actor: SYSTEM_ACTOR, now },
    });
    if (value === null) continue;
    const last = await findRow(
      database,
      sql<{ value: number }>`select value from task_value
        where indicator_id = ${id} and "on" = ${to}::date and unit_id is null order by at desc, id desc limit 1`,
    );
    if (last?.value === value) continue;
    await database.transaction().execute((tx) =>
      addValue(
        tx,
        indicator,
        {
          ...{ id: sameId("computed by night", id, plainDateOf(now)), on: to, unitId: null, value },
          ...{ origin: "computed", note: words.slice(0, 500), files: [] },
        },
        SYSTEM_ACTOR,
        now,
      ),
    );
    added += 1;
  }
  return added;
}
