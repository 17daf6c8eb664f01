/**
 * 周期任务: what falls due soon becomes a task of its own, one for each period and unit. Batches of one transaction each; request id and
 * key follow from duty, day and unit, so that a run that was killed goes on and makes nothing twice.
 */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { addDays, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { Rule } from "#capabilities/task/model/progress/recurrence.ts";
import { parseRule, rhythmOf, TASK_SETTINGS, type TaskSettings } from "#capabilities/task/model/public.ts";
import { type Engine, performIn } from "#kernel/matter/server/public.ts";
import { SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { listRows } from "#platform/database/query.ts";
import { inTransaction } from "#platform/database/transaction.ts";
import { sameId } from "#platform/same-id.ts";
import { loadSettings } from "#platform/settings/store.ts";
import { occurrencesOf } from "./occurrences.ts";

interface Duty {
  readonly id: string;
  readonly planId: string;
  readonly taskId: string | null;
  readonly title: string;
  readonly heading: string;
  readonly rule: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly unitIds: readonly string[];
  readonly quota: number | null;
  readonly divisionCode: string;
}

interface Wanted {
  readonly duty: Duty;
  readonly on: PlainDate;
  readonly since: PlainDate;
  readonly unitId: string;
}

const BATCH = 50;

/** @returns how many were made */
export async function createOccurrences(engine: Engine, now: Instant): Promise<number> {
  const { database } = engine.platform;
  const today = plainDateOf(now);
  const settings = (await loadSettings(TASK_SETTINGS, database))(today);
  const duties = await listRows(
    database,
    sql<Duty>`select d.id, d.plan_id as "planId", d.task_id as "taskId", d.title, d.heading, d.rule, d.starts_on as "from", d.ends_on as "to",
        d.unit_ids as "unitIds", d.quota, d.division_code as "divisionCode"
      from task_duty d join matter p on p.id = d.plan_id left join matter m on m.id = d.task_id
      where not d.is_stopped and p.is_open and (d.task_id is null or m.is_open) order by d.id`,
  );
  const made = new Set(
    (
      await listRows(
        database,
        sql<{ key: string }>`select concat_ws(' ', o.duty_id, o.occurs_on, o.unit_id) as key from task_occurrence o
          where o.duty_id = any(${duties.map(({ id }) => id)}::uuid[])`,
      )
    ).map(({ key }) => key),
  );
  const wanted = duties
    .flatMap((duty) => dueSoon(duty, today, settings))
    .filter(({ duty, on, unitId }) => !made.has(`${duty.id} ${on} ${unitId}`));
  for (let at = 0; at < wanted.length; at += BATCH) {
    await inTransaction(database, async (tx) => {
      for (const one of wanted.slice(at, at + BATCH)) {
        const outcome = await performIn(tx, engine, {
          ...{ matterId: null, kind: "task", act: "create", input: taskOf(one), versionSeen: null },
          requestId: sameId("occurrence", one.duty.id, one.on, one.unitId),
          ...{ actor: SYSTEM_ACTOR, now, origin: { channel: "job", ip: null } },
        });
        await sql`insert into task_occurrence (duty_id, occurs_on, unit_id, matter_id, created_at)
          values (${one.duty.id}, ${one.on}, ${one.unitId}, ${outcome.matterId}, ${now}) on conflict do nothing`.execute(
          tx,
        );
      }
    });
  }
  return wanted.length;
}

const LEADS = {
  weekly: "lead_days_weekly",
  monthly: "lead_days_monthly",
  longer: "lead_days_longer",
} as const satisfies Record<ReturnType<typeof rhythmOf>, keyof TaskSettings>;

function leadDays(rule: Rule, settings: TaskSettings): number {
  return settings[LEADS[rhythmOf(rule)]];
}

/** What falls due from today on and is to be made ready by now. What was due before the plan was published is not made up for. */
function dueSoon(duty: Duty, today: PlainDate, settings: TaskSettings): readonly Wanted[] {
  const rule = parseRule(duty.rule);
  if (!rule) return [];
  const until = addDays(today, leadDays(rule, settings));
  const days = occurrencesOf(duty.rule, duty.from, earlierOf(duty.to, until));
  return days.flatMap((on, at) => {
    const before = days[at - 1];
    const since = before ? addDays(before, 1) : duty.from;
    return on < today ? [] : duty.unitIds.map((unitId) => ({ duty, on, since, unitId }));
  });
}

function taskOf({ duty, on, since, unitId }: Wanted) {
  const quota = duty.quota === null ? "" : `（本期至少 ${duty.quota} 篇/次）`;
  return {
    ...{
      title: `${duty.title}${quota} ${on}`.slice(0, 200),
      content: duty.title,
      planId: duty.planId,
      parentId: duty.taskId,
    },
    ...{
      heading: duty.heading,
      origin: "recurring",
      leadUnitId: unitId,
      startsOn: since,
      dueOn: on,
      recurrence: duty.rule,
    },
    ...{ dutyId: duty.id, occursOn: on, quota: duty.quota, divisionCode: duty.divisionCode },
  };
}

const earlierOf = (one: PlainDate, other: PlainDate): PlainDate => [one, other].toSorted()[0] ?? one;
