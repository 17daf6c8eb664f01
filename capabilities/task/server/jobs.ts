/** Jobs of 任务督办: reading, publishing, recurring tasks, the ladder, and what follows from acts. Every one bears being run twice. */
import type { TaskList } from "graphile-worker";
import { sql } from "kysely";
import { z } from "zod";
import { type Instant, InstantSchema } from "#base/instant.ts";
import { MEETINGS } from "#capabilities/task/model/public.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import type { Schedule } from "#platform/jobs/jobs.ts";
import { makeTasks, PUBLISH_TASK } from "./drafts/publish.ts";
import { READ_TASK, readDraft } from "./drafts/read-draft.ts";
import { computeIndicators } from "./indicators/compute-indicators.ts";
import { createOccurrences } from "./recurring/create-occurrences.ts";
import { actBySystem, answerClimb, remindLookBacks, watchTasks } from "./work/watch.ts";

const RECUR_TASK = "task.recur";
const WATCH_TASK = "task.watch";
const COMPUTE_TASK = "task.compute";
export const TASK_SCHEDULES: readonly Schedule[] = [
  // 00:20 in China, and once more at noon for plans published meanwhile.
  { task: RECUR_TASK, at: "20 4,16 * * *" },
  { task: WATCH_TASK, at: "*/15 * * * *" },
  // 01:10 in China: the day before is whole by then.
  { task: COMPUTE_TASK, at: "10 17 * * *" },
];

const DraftSchema = z.object({ draftId: z.string() });
const ToldSchema = z.object({
  matterId: z.string(),
  seq: z.number().int(),
  at: InstantSchema,
  payload: z.record(z.string(), z.unknown()),
});
type Told = z.output<typeof ToldSchema>;
type Listener = (engine: Engine, told: Told, now: Instant) => Promise<void>;

const LISTENERS: Readonly<Record<string, Listener>> = {
  "task.climbed": climbed,
  "task.agenda_asked": makeAgenda,
  "task.decided": tellDecision,
  "task.task_decided": makeDecidedTask,
  "task.plan_withdrawn": dropTasks,
};

export function taskTasks(engineOf: (platform: Platform) => Engine, platform: Platform): TaskList {
  const listeners = Object.entries(LISTENERS).map(([event, listen]) => [
    event,
    async (payload: unknown) => listen(engineOf(platform), ToldSchema.parse(payload), platform.now()),
  ]);
  return {
    ...Object.fromEntries(listeners),
    [READ_TASK]: async (payload: unknown) => readDraft(platform, DraftSchema.parse(payload).draftId, platform.now()),
    [PUBLISH_TASK]: async (payload: unknown) => {
      const engine = engineOf(platform);
      await makeTasks(engine, DraftSchema.parse(payload).draftId, platform.now);
      await createOccurrences(engine, platform.now());
    },
    [RECUR_TASK]: async () => {
      await createOccurrences(engineOf(platform), platform.now());
    },
    [COMPUTE_TASK]: async () => {
      await computeIndicators(engineOf(platform), platform.now());
    },
    [WATCH_TASK]: async () => {
      const engine = engineOf(platform);
      await watchTasks(engine, platform.now());
      await remindLookBacks(engine, platform.now());
    },
  };
}

const ClimbedSchema = z.object({ step: z.number().int(), reason: z.string(), dueAt: InstantSchema });

async function climbed(engine: Engine, { matterId, seq, at, payload }: Told): Promise<void> {
  await answerClimb(engine, { matterId, seq, ...ClimbedSchema.parse(payload) }, at);
}

const AgendaAskedSchema = z.object({ difficulty: z.enum(["hard", "grave"]), question: z.string() });

async function makeAgenda(engine: Engine, { matterId, seq, at, payload }: Told): Promise<void> {
  const asked = AgendaAskedSchema.parse(payload);
  const task = await findRow(
    engine.platform.database,
    sql<{
      title: string;
      planId: string | null;
      divisionCode: string;
    }>`select m.title, t.plan_id as "planId", m.division_code as "divisionCode"
      from task_task t join matter m on m.id = t.matter_id where m.id = ${matterId}`,
  );
  if (!task) return;
  await actBySystem(engine, {
    ...{ matterId: null, kind: "agenda", act: "propose", now: at, cause: [matterId, seq] },
    input: {
      ...asked,
      title: `关于“${task.title}”`.slice(0, 200),
      taskId: matterId,
      planId: task.planId,
      divisionCode: task.divisionCode,
    },
  });
}

const DecidedSchema = z.object({
  decision: z.string(),
  meeting: z.enum(Object.keys(MEETINGS) as [keyof typeof MEETINGS]).nullable(),
  taskId: z.string().nullable(),
});

/** The task that was brought to the meeting learns what was decided. */
async function tellDecision(engine: Engine, { matterId, seq, at, payload }: Told): Promise<void> {
  const { decision, meeting, taskId } = DecidedSchema.parse(payload);
  if (taskId === null) return;
  const input = { text: decision, meeting: meeting === null ? "" : MEETINGS[meeting] };
  await actBySystem(engine, {
    matterId: taskId,
    kind: "task",
    act: "take_decision",
    input,
    now: at,
    cause: [matterId, seq],
  });
}

const TaskDecidedSchema = z.object({ title: z.string(), leadUnitId: z.string(), dueOn: z.string() });

async function makeDecidedTask(engine: Engine, { matterId, seq, at, payload }: Told): Promise<void> {
  const decided = TaskDecidedSchema.parse(payload);
  const agenda = await findRow(
    engine.platform.database,
    sql<{
      taskId: string | null;
      planId: string | null;
      divisionCode: string;
      title: string;
      decision: string | null;
    }>`select a.task_id as "taskId",
        a.plan_id as "planId", m.division_code as "divisionCode", m.title, a.decision
      from task_agenda a join matter m on m.id = a.matter_id where m.id = ${matterId}`,
  );
  if (!agenda) return;
  await actBySystem(engine, {
    ...{ matterId: null, kind: "task", act: "create", now: at, cause: [matterId, seq] },
    input: {
      ...{
        ...decided,
        content: agenda.decision ?? "",
        planId: agenda.planId,
        parentId: agenda.taskId,
        heading: agenda.title,
      },
      ...{ origin: "decision", divisionCode: agenda.divisionCode },
    },
  });
}

async function dropTasks(engine: Engine, { matterId, at }: Told): Promise<void> {
  const open = await listRows(
    engine.platform.database,
    sql<{
      id: string;
    }>`select m.id from task_task t join matter m on m.id = t.matter_id where t.plan_id = ${matterId} and m.is_open order by m.id`,
  );
  for (const { id } of open)
    await actBySystem(engine, {
      matterId: id,
      kind: "task",
      act: "drop",
      input: { reason: "方案已撤销" },
      now: at,
      cause: [matterId],
    });
}
