/** Gathers the facts of one situation, on the connection of the act. */
import { sql } from "kysely";
import { plainDateOf } from "#base/plain-date.ts";
import {
  type CalledUnit,
  type PlanDetail,
  type PlanFacts,
  TASK_SETTINGS,
  type TaskDetail,
  type TaskFacts,
  type TaskPart,
  type WhistleDetail,
  type WhistleFacts,
  type WorkFacts,
} from "#capabilities/task/model/public.ts";
import { addLimit } from "#kernel/clock/model/public.ts";
import { calendarOf } from "#kernel/clock/server/public.ts";
import type { FactsFor } from "#kernel/matter/server/public.ts";
import { registerOf } from "#kernel/people/server/public.ts";
import { NOT_YET } from "#kernel/procedure/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { loadSettings } from "#platform/settings/store.ts";

/** Centres judge and dispatch; they carry no tasks of plans. */
export async function workUnits(
  on: Database | Tx,
  day: ReturnType<typeof plainDateOf>,
): Promise<readonly { id: string; name: string }[]> {
  const units = (await registerOf(on)).unitsOn(day);
  return units.map(({ id, name }) => ({ id, name }));
}

export async function workFacts(
  on: Database | Tx,
  { matter, now, act, actor }: Pick<FactsFor<unknown>, "matter" | "now" | "act" | "actor">,
): Promise<WorkFacts> {
  const day = plainDateOf(now);
  const division = divisionIn(act?.input) ?? matter.divisionCode;
  const calendar = await calendarOf(on, division);
  const settings = (await loadSettings(TASK_SETTINGS, on))(day);
  // The system fills no form in, and names units that were looked up for it.
  const needs = actor.role !== "system";
  return {
    settings,
    today: day,
    units: needs && (act === null || NAMES_UNITS.has(act.id)) ? await workUnits(on, day) : [],
    persons: needs && (act === null || NAMES_PERSONS.has(act.id)) ? await personsOf(on, matter.unitId, day) : [],
    dueOf: (limit, from) => addLimit(calendar, from, limit),
  };
}
/** What the system makes lies where its input says. */
function divisionIn(input: unknown): string | null {
  const code = typeof input === "object" && input !== null && "divisionCode" in input ? input.divisionCode : null;
  return typeof code === "string" && /^\d{12}$/.test(code) ? code : null;
}

const NAMES_UNITS = new Set(["assign", "amend", "blow", "break_down"]);
const NAMES_PERSONS = new Set(["name_person", "break_down"]);

async function personsOf(
  on: Database | Tx,
  unitId: string | null,
  day: string,
): Promise<readonly { id: string; name: string }[]> {
  if (unitId === null) return [];
  return listRows(
    on,
    sql<{ id: string; name: string }>`with recursive below as (
        select id from people_unit where id = ${unitId} union select u.id from people_unit u join below b on u.parent_id = b.id
      )
      select distinct p.id, p.name from people_post o join people_person p on p.id = o.person_id
      where o.unit_id in (select id from below) and o.valid_from <= ${day}::date and (o.valid_to is null or o.valid_to >= ${day}::date)
      order by p.name, p.id`,
  );
}

export async function partsOf(on: Database | Tx, matterId: string): Promise<readonly TaskPart[]> {
  return listRows(
    on,
    sql<TaskPart>`select p.id, p.unit_id as "unitId", coalesce(u.name, '') as "unitName", p.person_id as "personId", p.text, p.state,
        p.percent, p.due_on as "dueOn"
      from task_part p left join people_unit u on u.id = p.unit_id where p.matter_id = ${matterId} order by p.id`,
  );
}

export async function taskFacts(on: Database | Tx, wanted: FactsFor<TaskDetail>): Promise<TaskFacts> {
  const { matter, act } = wanted;
  const isNew = matter.state === NOT_YET;
  const base = await workFacts(on, wanted);
  const counts = isNew
    ? { openChildren: 0, pendingValues: 0 }
    : await getRow(
        on,
        sql<{ openChildren: number; pendingValues: number }>`select
          (select count(*) from task_task t join matter m on m.id = t.matter_id
            where t.parent_id = ${matter.id} and t.origin <> 'recurring' and m.is_open) as "openChildren",
          (select count(*) from task_indicator i join task_value v on v.indicator_id = i.id left join task_value_decision d on d.value_id = v.id
            where i.task_id = ${matter.id} and v.is_judged and d.value_id is null) as "pendingValues"`,
      );
  return { ...base, parts: isNew || act?.id === "climb" ? [] : await partsOf(on, matter.id), ...counts };
}

export async function planFacts(on: Database | Tx, wanted: FactsFor<PlanDetail>): Promise<PlanFacts> {
  const { matter } = wanted;
  const base = await workFacts(on, wanted);
  if (matter.state === NOT_YET) return { ...base, openTasks: 0, undetermined: 0 };
  const counts = await getRow(
    on,
    sql<{ openTasks: number; undetermined: number }>`select count(*) filter (where m.is_open) as "openTasks",
        count(*) filter (where m.is_open and (m.unit_id is null or t.due_on is null)) as undetermined
      from task_task t join matter m on m.id = t.matter_id where t.plan_id = ${matter.id}`,
  );
  return { ...base, ...counts };
}

export async function whistleFacts(on: Database | Tx, wanted: FactsFor<WhistleDetail>): Promise<WhistleFacts> {
  const base = await workFacts(on, wanted);
  const called = await listRows(
    on,
    sql<CalledUnit>`select c.unit_id as "unitId", coalesce(u.name, '') as "unitName", c.state, c.rated_by_street as "ratedByStreet",
        c.rated_street as "ratedStreet"
      from task_called_unit c left join people_unit u on u.id = c.unit_id where c.matter_id = ${wanted.matter.id} order by u.name, c.unit_id`,
  );
  return { ...base, called };
}
