/**
 * 发布: the plan's own act at once, its tasks by a job in batches. A batch is one transaction; a task's request id follows from plan,
 * edition and place in the document, so that a job that was killed goes on and makes nothing twice.
 */
import { sql } from "kysely";
import { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { addDays, type PlainDate, PlainDateSchema, plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import { comparePlans, type PlannedTask, parseRule } from "#capabilities/task/model/public.ts";
import { MATTER_PROBLEMS } from "#kernel/matter/model/public.ts";
import { type Engine, performIn } from "#kernel/matter/server/public.ts";
import { type Actor, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, getRow } from "#platform/database/query.ts";
import { inTransaction } from "#platform/database/transaction.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { enqueue } from "#platform/jobs/jobs.ts";
import { sameId } from "#platform/same-id.ts";
import { mattersOfEdition, requestIdOf } from "./matters-of-editions.ts";
import { type Draft, getDraft, plannedTasks } from "./store.ts";
import { type UnitMatcher, unitMatcher } from "./units.ts";

export const PUBLISH_TASK = "task.publish_draft";
/** Tasks of one transaction: a kill loses at most these. */
const BATCH = 40;
const ORIGIN = { channel: "job", ip: null };

const PublishSchema = z.object({
  title: z.string(),
  planKind: z.enum(["plan", "campaign", "work_points"]),
  leadUnitId: z.string(),
  from: PlainDateSchema,
  to: PlainDateSchema,
  revisesPlanId: z.string().nullable(),
  requestId: z.string(),
});
type Publishing = z.infer<typeof PublishSchema>;

/** @throws Problem when the draft is not to be published, or the plan's act is refused */
export async function publishDraft(
  engine: Engine,
  draftId: string,
  input: Publishing,
  actor: Actor,
  now: Instant,
): Promise<string> {
  return inTransaction(engine.platform.database, async (tx) => {
    const draft = await getDraft(tx, draftId, actor, true);
    if (draft.planId !== null) return draft.planId;
    if (draft.state !== "read" || !draft.outline)
      throw new Problem(PROBLEMS.unacceptable, { detail: "文件还没有识别出来，不能发布" });
    const tasks = (await plannedTasks(tx, draft)).filter(({ isLeftOut }) => !isLeftOut);
    const units = await unitMatcher(tx, draft.issuer, now);
    const involved = [
      ...new Set(
        tasks.flatMap(({ lead, responsible }) =>
          [...lead, ...responsible].flatMap((name) => units.match(name)?.unitId ?? []),
        ),
      ),
    ];
    const { number, issuer, date } = draft.outline;
    const document = {
      ...{ title: input.title, planKind: input.planKind, documentNumber: number, issuer, documentDate: date, draftId },
      ...{ leadUnitId: input.leadUnitId, unitIds: involved, from: input.from, to: input.to, taskTotal: tasks.length },
    };
    const earlier = input.revisesPlanId ? await latestEdition(tx, input.revisesPlanId) : null;
    const summary = earlier ? changeSummary(earlier.tasks, tasks) : "首次发布";
    const outcome = await performIn(tx, engine, {
      matterId: input.revisesPlanId,
      kind: "plan",
      act: input.revisesPlanId ? "revise" : "publish",
      input: input.revisesPlanId ? { ...document, summary } : { ...document, divisionCode: draft.divisionCode },
      versionSeen: null,
      requestId: input.requestId,
      actor,
      now,
      origin: { channel: "console", ip: null },
    });
    await sql`update task_draft set state = 'publishing', plan_id = ${outcome.matterId}, publish_total = ${tasks.length},
      publish_input = ${JSON.stringify({ ...input, at: now })}::jsonb where id = ${draftId}`.execute(tx);
    await sql`insert into task_edition (plan_id, edition, draft_id, tasks, summary, published_at)
      values (${outcome.matterId}, ${(earlier?.edition ?? 0) + 1}, ${draftId}, ${JSON.stringify(tasks)}::jsonb, ${summary}, ${now})`.execute(
      tx,
    );
    await enqueue(tx, PUBLISH_TASK, { draftId }, { key: `publish ${draftId}` });
    return outcome.matterId;
  });
}

interface Edition {
  readonly edition: number;
  readonly tasks: readonly PlannedTask[];
}

/** @throws Problem not found */
export async function latestEdition(on: Database | Tx, planId: string, before: number | null = null): Promise<Edition> {
  const row = await findRow(
    on,
    sql<Edition>`select edition, tasks from task_edition where plan_id = ${planId} and (${before}::int is null or edition < ${before}) order by edition desc limit 1`,
  );
  if (!row) throw new Problem(PROBLEMS.notFound, { detail: "没有这个方案" });
  return row;
}

function changeSummary(before: readonly PlannedTask[], after: readonly PlannedTask[]): string {
  const { changes } = comparePlans(before, after);
  const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
  return `新增 ${count("added")} 项，变化 ${count("changed")} 项，删去 ${count("removed")} 项`;
}

interface Ground {
  readonly engine: Engine;
  readonly draft: Draft;
  readonly planId: string;
  readonly edition: number;
  readonly input: Publishing;
  readonly units: UnitMatcher;
  readonly now: Instant;
  /** Matter of each task of the edition before, by its id there. Ended ones are missing. */
  readonly earlier: ReadonlyMap<string, string>;
  /** Id of the edition before, by id in this one. */
  readonly goesOn: ReadonlyMap<string, string>;
}

export async function makeTasks(engine: Engine, draftId: string, nowOf: () => Instant): Promise<void> {
  const { database } = engine.platform;
  const draft = await getDraft(database, draftId, null);
  if (draft.state !== "publishing" || draft.planId === null) return;
  const stored = PublishSchema.extend({ at: z.string() }).parse(draft.publishInput);
  const planId = draft.planId;
  const { edition } = await getRow(
    database,
    sql<{ edition: number }>`select edition from task_plan where matter_id = ${planId}`,
  );
  const tasks = (await latestEdition(database, planId, edition + 1)).tasks;
  const before = edition > 1 ? await latestEdition(database, planId, edition) : null;
  const comparison = before ? comparePlans(before.tasks, tasks) : null;
  const ground: Ground = {
    ...{ engine, draft, planId, edition, input: stored, now: stored.at as Instant },
    units: await unitMatcher(database, draft.issuer, nowOf()),
    earlier: await mattersOfEdition(database, planId, edition - 1),
    goesOn: new Map([...(comparison?.kept ?? [])].map(([old, id]) => [id, old])),
  };
  for (let at = 0; at < tasks.length; at += BATCH) {
    const batch = tasks.slice(at, at + BATCH);
    await inTransaction(database, async (tx) => {
      await oneAtATime(tx, draftId);
      for (const [offset, task] of batch.entries()) await makeTask(tx, ground, task, at + offset + 1);
      await sql`update task_draft set publish_done = ${Math.min(tasks.length, at + BATCH)} where id = ${draftId}`.execute(
        tx,
      );
    });
  }
  await inTransaction(database, async (tx) => {
    await oneAtATime(tx, draftId);
    for (const removed of comparison?.changes.filter(({ kind }) => kind === "removed") ?? []) {
      const matterId = ground.earlier.get(removed.taskId);
      if (matterId)
        await actBySystem(tx, ground, {
          matterId,
          act: "drop",
          input: { reason: `第 ${edition} 版不再列入` },
          key: removed.taskId,
        });
    }
    await addReportingDuties(tx, ground, tasks);
    await actBySystem(tx, ground, { matterId: planId, act: "start", input: { tasks: tasks.length }, key: "start" });
    await sql`update task_draft set state = 'published' where id = ${draftId}`.execute(tx);
  });
}

/** Two that make the tasks of one draft wait for each other, and the second finds them made: a job, and whoever does not wait for it. */
async function oneAtATime(tx: Tx, draftId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`publish ${draftId}`}, 0))`.execute(tx);
}

/** A task that goes on is amended where the new edition says otherwise; else it is made. */
async function makeTask(tx: Tx, ground: Ground, task: PlannedTask, position: number): Promise<void> {
  const { units, input, planId, now, draft } = ground;
  const leads = task.lead.flatMap((name) => units.match(name)?.unitId ?? []);
  const responsible = [...leads.slice(1), ...task.responsible.flatMap((name) => units.match(name)?.unitId ?? [])];
  const leadUnitId = leads[0] ?? null;
  const dueOn = task.to ?? (task.recurrence === null ? null : input.to);
  const spans = task.spans.flatMap(({ start, end }) => [start, end]);
  const responsibleUnitIds = [...new Set(responsible)].filter((id) => id !== leadUnitId);
  const old = ground.goesOn.get(task.id);
  const matterId = old === undefined ? undefined : ground.earlier.get(old);
  if (matterId) {
    const reason = `按方案第 ${ground.edition} 版调整`;
    const amended = {
      ...{
        title: task.title,
        content: task.text,
        heading: task.heading,
        outlineId: task.id,
        position,
        spans,
        responsibleUnitIds,
        reason,
      },
      ...(leadUnitId === null ? {} : { leadUnitId }),
      ...(dueOn === null ? {} : { dueOn }),
    };
    await actBySystem(tx, ground, { matterId, act: "amend", input: amended, key: task.id });
    return;
  }
  const made = await actBySystem(tx, ground, {
    matterId: null,
    act: "create",
    input: {
      ...{
        title: task.title.slice(0, 200).padEnd(2, "　"),
        content: task.text.slice(0, 8000),
        planId,
        outlineId: task.id,
        position,
      },
      ...{
        heading: task.heading.slice(0, 300),
        origin: "document",
        spans,
        leadUnitId,
        responsibleUnitIds,
        personId: task.personId,
      },
      ...{
        startsOn: task.from ?? laterOf(input.from, plainDateOf(now)),
        dueOn,
        recurrence: task.recurrence,
        divisionCode: draft.divisionCode,
      },
    },
    key: task.id,
  });
  if (!made) return;
  await addIndicators(tx, ground, made, task, dueOn);
  if (task.recurrence !== null && parseRule(task.recurrence)) {
    const unitIds =
      leadUnitId === null
        ? []
        : /[每各](?:个)?(?:县区|区县|县|区|街道|单位|部门)/.test(task.text)
          ? [leadUnitId, ...responsibleUnitIds]
          : [leadUnitId];
    const quota = /每月(?:至少|不少于)?\s*(?:报送)?\s*(\d+)\s*[篇次条]/.exec(task.text)?.[1];
    await addDuty(tx, ground, {
      ...{ key: task.id, taskId: made, title: task.title, heading: task.heading, rule: task.recurrence, unitIds },
      ...{ from: task.from ?? input.from, to: task.to ?? input.to, quota: quota ? Number(quota) : null },
    });
  }
}

const laterOf = (one: PlainDate, other: PlainDate): PlainDate => (one > other ? one : other);

async function actBySystem(
  tx: Tx,
  { engine, planId, edition, now }: Ground,
  {
    matterId,
    act,
    input,
    key,
  }: { readonly matterId: string | null; readonly act: string; readonly input: unknown; readonly key: string },
): Promise<string | null> {
  try {
    const outcome = await performIn(tx, engine, {
      ...{ matterId, kind: "task", act, input, versionSeen: null, actor: SYSTEM_ACTOR, now, origin: ORIGIN },
      requestId: requestIdOf(planId, edition, act, key),
    });
    return outcome.matterId;
  } catch (error) {
    // Over, or done by somebody meanwhile: a finished task is not amended by a new edition.
    if (error instanceof Problem && error.problemType.type === MATTER_PROBLEMS.refused.type) return null;
    throw error;
  }
}

async function addIndicators(
  tx: Tx,
  { now }: Ground,
  taskId: string,
  task: PlannedTask,
  dueOn: PlainDate | null,
): Promise<void> {
  for (const [at, target] of task.targets.entries()) {
    const label = `${target.per ? `${target.per}` : ""}${target.subject || task.title}`.slice(0, 120);
    await sql`insert into task_indicator (id, task_id, label, unit, direction, baseline, target, due_on, created_at)
      values (${sameId("indicator", taskId, at)}, ${taskId}, ${label}, ${target.unit}, ${target.direction}, null, ${target.value},
        ${target.due ?? dueOn}::date, ${now}) on conflict (id) do nothing`.execute(tx);
  }
}

interface NewDuty {
  readonly key: string;
  readonly taskId: string | null;
  readonly title: string;
  readonly heading: string;
  readonly rule: string;
  readonly unitIds: readonly string[];
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly quota: number | null;
}

async function addDuty(tx: Tx, { planId, draft, now }: Ground, duty: NewDuty): Promise<void> {
  const { key, taskId, title, heading, rule, unitIds, from, to, quota } = duty;
  await sql`insert into task_duty (id, plan_id, task_id, title, heading, rule, starts_on, ends_on, unit_ids, quota, division_code, created_at)
    values (${sameId("duty", planId, key)}, ${planId}, ${taskId}, ${title}, ${heading}, ${rule}, ${from}, ${to < from ? addDays(from, 365) : to},
      ${[...new Set(unitIds)]}::uuid[], ${quota}, ${draft.divisionCode}, ${now}) on conflict (id) do nothing`.execute(
    tx,
  );
}

/** 每周总结、每月调度、每季度通报: duties of the plan itself; of the lead unit where the document does not say whose. */
async function addReportingDuties(tx: Tx, ground: Ground, tasks: readonly PlannedTask[]): Promise<void> {
  const { draft, input, units } = ground;
  for (const [at, duty] of (draft.outline?.reporting ?? []).entries()) {
    if (duty.recurrence === null || !parseRule(duty.recurrence)) continue;
    // A recurring task that asks for reports is a duty already.
    const isTask = ({ recurrence, spans }: PlannedTask) =>
      recurrence !== null && spans.some(({ start, end }) => start <= duty.span.start && duty.span.end <= end);
    if (tasks.some(isTask)) continue;
    const unit = units.match(duty.who)?.unitId ?? input.leadUnitId;
    const title =
      `${duty.who ? `${duty.who}：` : ""}${duty.what}${duty.action}`.slice(0, 120) || duty.text.slice(0, 120);
    await addDuty(tx, ground, {
      ...{
        key: `reporting ${at} ${duty.text}`,
        taskId: null,
        title,
        heading: "报告制度",
        rule: duty.recurrence,
        unitIds: [unit],
      },
      ...{ from: input.from, to: input.to, quota: null },
    });
  }
}
