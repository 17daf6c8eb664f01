/**
 * 逐级报告 and reminders: a red task climbs the plan's ladder one step at a time, each with its limit; a task that is no longer red leaves
 * it. Departments that did not report in are marked, struck-off problems are called up for looking back.
 */
import { sql } from "kysely";
import { formatInstant, type Instant } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import {
  LADDER_SETTINGS,
  LADDER_STEPS,
  lightOfTask,
  TASK_SETTINGS,
  type TaskState,
} from "#capabilities/task/model/public.ts";
import { addLimit } from "#kernel/clock/model/public.ts";
import { calendarOf } from "#kernel/clock/server/public.ts";
import { MATTER_PROBLEMS } from "#kernel/matter/model/public.ts";
import { type Engine, perform } from "#kernel/matter/server/public.ts";
import { SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { listRows } from "#platform/database/query.ts";
import { sameId } from "#platform/same-id.ts";
import { loadSettings } from "#platform/settings/store.ts";

interface Watched {
  readonly id: string;
  readonly state: TaskState;
  readonly startsOn: PlainDate | null;
  readonly dueOn: PlainDate | null;
  readonly percent: number;
  readonly leadUnitId: string | null;
  readonly quota: number | null;
  readonly delivered: number;
  readonly step: number;
  readonly stepDueAt: Instant | null;
  readonly version: number;
  readonly divisionCode: string;
  readonly flags: readonly string[];
}

/** An act by the system, once for each cause; refused because somebody was quicker, it is left. */
export async function actBySystem(
  engine: Engine,
  {
    matterId,
    kind,
    act,
    input,
    cause,
    now,
  }: {
    matterId: string | null;
    kind: string;
    act: string;
    input: unknown;
    cause: readonly (string | number)[];
    now: Instant;
  },
): Promise<string | null> {
  try {
    const outcome = await perform(engine, {
      ...{
        matterId,
        kind,
        act,
        input,
        versionSeen: null,
        requestId: sameId(act, matterId ?? kind, ...cause),
        actor: SYSTEM_ACTOR,
        now,
      },
      origin: { channel: "job", ip: null },
    });
    return outcome.matterId;
  } catch (error) {
    if (error instanceof Problem && error.problemType.type === MATTER_PROBLEMS.refused.type) return null;
    throw error;
  }
}

export async function watchTasks(engine: Engine, now: Instant): Promise<void> {
  const { database } = engine.platform;
  const today = plainDateOf(now);
  const settings = (await loadSettings(TASK_SETTINGS, database))(today);
  const tasks = await listRows(
    database,
    sql<Watched>`select m.id, m.state, t.starts_on as "startsOn", t.due_on as "dueOn", t.percent, m.unit_id as "leadUnitId", t.quota, t.delivered,
        t.ladder_step as step, t.ladder_due_at as "stepDueAt", m.version, m.division_code as "divisionCode", m.flags
      from task_task t join matter m on m.id = t.matter_id where m.is_open and (t.due_on is not null or t.ladder_step > 0) order by m.id`,
  );
  for (const task of tasks) {
    const { light, reason } = lightOfTask(task, today, settings);
    const { step, version } = task;
    const cause = [version];
    if (light !== "red") {
      if (step > 0)
        await actBySystem(engine, {
          matterId: task.id,
          kind: "task",
          act: "descend",
          input: { reason: "不再是红灯" },
          cause,
          now,
        });
      continue;
    }
    const isDue = step === 0 || (task.stepDueAt !== null && task.stepDueAt <= now);
    const setting = LADDER_SETTINGS[step];
    // A task whose extension is being decided waits for the answer.
    if (!isDue || setting === undefined || task.flags.includes("extension_asked")) continue;
    const calendar = await calendarOf(database, task.divisionCode);
    const dueAt = addLimit(calendar, now, { value: settings[setting], unit: "day", basis: "working" });
    await actBySystem(engine, {
      matterId: task.id,
      kind: "task",
      act: "climb",
      input: { step: step + 1, dueAt, reason },
      cause,
      now,
    });
  }
}

export async function remindLookBacks(engine: Engine, now: Instant): Promise<void> {
  const due = await listRows(
    engine.platform.database,
    sql<{
      id: string;
      on: PlainDate;
    }>`select m.id, r.look_back_on as "on" from task_rectification r join matter m on m.id = r.matter_id
      where r.look_back_on <= ${plainDateOf(now)}::date and m.state = 'closed' and not m.flags && array['look_back'] order by m.id limit 500`,
  );
  for (const { id, on } of due)
    await actBySystem(engine, {
      matterId: id,
      kind: "rectification",
      act: "remind_look_back",
      input: { on },
      cause: [on],
      now,
    });
}

export interface Climbed {
  readonly matterId: string;
  readonly seq: number;
  readonly step: number;
  readonly reason: string;
  readonly dueAt: Instant;
}

interface Climber {
  readonly title: string;
  readonly unitId: string | null;
  readonly divisionCode: string;
  readonly planId: string | null;
  readonly responsible: readonly string[];
}

/** What follows from a step: an order to the responsible unit, the lead unit, the leader; at the top an item for the party group. */
export async function answerClimb(
  engine: Engine,
  { matterId, seq, step, reason, dueAt }: Climbed,
  now: Instant,
): Promise<void> {
  const [task] = await listRows(
    engine.platform.database,
    sql<Climber>`select m.title, m.unit_id as "unitId", m.division_code as "divisionCode", t.plan_id as "planId",
        array(select unit_id from task_part where matter_id = m.id and state = 'doing') as responsible
      from task_task t join matter m on m.id = t.matter_id where m.id = ${matterId}`,
  );
  if (!task) return;
  const party = LADDER_STEPS[step - 1] ?? "";
  if (step >= LADDER_STEPS.length) {
    const question = `“${task.title}”${reason}，逐级报告至${party}，请研究解决`;
    await actBySystem(engine, {
      matterId,
      kind: "task",
      act: "raise",
      input: { difficulty: "grave", question },
      cause: [seq],
      now,
    });
    return;
  }
  const addressed =
    step === 1 && task.responsible.length > 0 ? task.responsible : task.unitId === null ? [] : [task.unitId];
  for (const unitId of addressed)
    await actBySystem(engine, {
      ...{ matterId: null, kind: "supervision", act: "issue", now, cause: [matterId, seq, unitId] },
      input: {
        ...{
          unitId,
          level: step === 1 ? "notice" : step === 2 ? "order" : "serious",
          title: `${party}：${task.title}`.slice(0, 200),
        },
        ...{
          demand: `${reason}，请在 ${formatInstant(dueAt)} 前解决或说明情况`,
          replyOn: plainDateOf(dueAt),
          taskId: matterId,
          step,
        },
        ...{ isToLeader: step === 3, divisionCode: task.divisionCode },
      },
    });
}
