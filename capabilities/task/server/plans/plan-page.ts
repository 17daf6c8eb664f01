/** 方案页: everything one page per plan shows, from one set of queries. The meeting pack and the exports are made of the same. */
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { addMillis, DAY_MS, type Instant, millisOf } from "#base/instant.ts";
import { addDays, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import {
  type getPlan,
  type PlanLine,
  type PlanPage,
  packTasks,
  type TaskFilter,
  type TaskRow,
} from "#capabilities/task/contract.ts";
import {
  LADDER_SETTINGS,
  LADDER_STEPS,
  type Outline,
  PLAN_KINDS,
  PLAN_STATES,
  type PlanKind,
  type PlanState,
  TASK_PROCEDURE,
  TASK_SETTINGS,
  timeGone,
} from "#capabilities/task/model/public.ts";
import { matterScope } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { loadSettings } from "#platform/settings/store.ts";
import { byUnitOf, compareDays } from "./by-unit.ts";
import { type Task, tasksOfPlans } from "./task-rows.ts";

interface PlanRow {
  readonly planId: string;
  readonly number: string | null;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly planKind: PlanKind;
  readonly state: PlanState;
  readonly edition: number;
  readonly leadUnitName: string | null;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly issuer: string | null;
  readonly documentDate: PlainDate | null;
  readonly draftId: string | null;
}

function plansWhere(database: Database, actor: Actor, where: RawBuilder<unknown>): Promise<readonly PlanRow[]> {
  return listRows(
    database,
    sql<PlanRow>`select m.id as "planId", m.number, m.title, p.document_number as "documentNumber", p.plan_kind as "planKind", m.state, p.edition,
        u.name as "leadUnitName", p.starts_on as "from", p.ends_on as "to", p.issuer, p.document_date as "documentDate", p.draft_id as "draftId"
      from task_plan p join matter m on m.id = p.matter_id left join people_unit u on u.id = m.unit_id
      where ${where} and ${matterScope(actor)} order by m.is_open desc, m.opened_at desc, m.id`,
  );
}

/** @throws Problem not found, also outside the caller's scope */
export async function getPlanRow(database: Database, actor: Actor, planId: string): Promise<PlanRow> {
  const [plan] = await plansWhere(database, actor, sql`m.id = ${planId}`);
  if (!plan) throw new Problem(PROBLEMS.notFound);
  return plan;
}

/** What counts in the figures: what the document, a decision or a person asked for, not each occurrence of a duty. */
const isCounted = ({ row }: Task) => row.origin !== "recurring" && row.state !== "cancelled";

export function progressOf(
  tasks: readonly Task[],
  { from, to }: Pick<PlanRow, "from" | "to">,
  today: PlainDate,
): PlanLine["progress"] {
  const counted = tasks.filter(isCounted);
  const lights = { red: 0, yellow: 0, green: 0, waiting: 0, done: 0 };
  for (const { row } of counted) lights[row.light] += 1;
  const sum = counted.reduce((total, { row }) => total + (row.state === "done" ? 100 : row.percent), 0);
  const time = timeGone(from, to, today);
  return {
    tasks: counted.length,
    done: lights.done,
    percent: counted.length === 0 ? 0 : Math.round((10 * sum) / counted.length) / 10,
    timePercent: to < today ? 100 : time.percent,
    daysGone: time.gone,
    daysAll: time.all,
    lights,
  };
}

function lineOf(plan: PlanRow, tasks: readonly Task[], today: PlainDate): PlanLine {
  const { issuer: _, documentDate: __, draftId: ___, ...rest } = plan;
  return {
    ...rest,
    planKindLabel: PLAN_KINDS[plan.planKind],
    stateLabel: PLAN_STATES[plan.state],
    progress: progressOf(tasks, plan, today),
  };
}

export async function listPlans(
  database: Database,
  actor: Actor,
  states: readonly string[] | undefined,
  now: Instant,
): Promise<PlanLine[]> {
  const plans = await plansWhere(database, actor, states ? sql`m.state = any(${[...states]})` : sql`true`);
  const ids = plans.map(({ planId }) => planId);
  const tasks = ids.length === 0 ? [] : await tasksOfPlans(database, actor, ids, now);
  const byPlan = Map.groupBy(tasks, ({ row }) => row.planId);
  return plans.map((plan) => lineOf(plan, byPlan.get(plan.planId) ?? [], plainDateOf(now)));
}

const DAYS_OF_CHANGES = 7;
const NEXT_DAYS = 21;
/** Of each list beside the tasks themselves. */
const MOST = 60;
const MOST_LATE = 200;

/** The page with all there is to say of each task: what papers and files are made of. */
export interface PlanDetails extends Omit<PlanPage, "tasks"> {
  readonly tasks: TaskRow[];
}

/** As the browser gets it. */
export function packedPage({ tasks, late, ...page }: PlanDetails): z.input<typeof getPlan.response> {
  return { ...page, tasks: packTasks(tasks), late: late.slice(0, MOST_LATE) };
}

export interface PageRequest {
  readonly actor: Actor;
  readonly planId: string;
  readonly filter: TaskFilter;
  readonly now: Instant;
  /** Changes from here on; absent: of seven days. */
  readonly since?: Instant;
}

export async function planPage(
  database: Database,
  { actor, planId, filter, now, since }: PageRequest,
): Promise<PlanDetails> {
  const today = plainDateOf(now);
  const [plan, all, settings, outline] = await Promise.all([
    getPlanRow(database, actor, planId),
    tasksOfPlans(database, actor, [planId], now),
    loadSettings(TASK_SETTINGS, database),
    outlineOf(database, planId),
  ]);
  const changes = await changesOf(database, all, since ?? addMillis(now, -DAYS_OF_CHANGES * DAY_MS));
  const limits = settings(today);
  const shown = all.filter((task) => passes(task, filter));
  const late = lateOf(shown);
  return {
    ...lineOf(plan, all, today),
    issuer: plan.issuer,
    documentDate: plan.documentDate,
    draftId: plan.draftId,
    phases: outline.phases.map(({ name, from, to }) => ({
      ...{ name, from, to },
      isNow: (from === null || from <= today) && (to === null || to >= today) && (from !== null || to !== null),
    })),
    ladder: LADDER_STEPS.map((step, at) => ({
      step: at + 1,
      party: outline.ladder.find((one) => one.step === at + 1)?.party ?? step,
      limit: `${limits[LADDER_SETTINGS[at] ?? "ladder_lead_days"]} 个工作日`,
    })),
    tasks: shown.map(({ row }) => row),
    late,
    lateCount: late.length,
    changes: [...changes],
    next: nextOf(shown, today),
    byUnit: byUnitOf(shown, true).map(({ owes: _, ...unit }) => unit),
    undetermined: all.filter((task) => isCounted(task) && (task.row.leadUnitId === null || task.row.dueOn === null))
      .length,
  };
}

export function passes({ row }: Task, filter: TaskFilter): boolean {
  const { lights, states, unitId, heading, text, origins } = filter;
  if (lights?.length && !lights.includes(row.light)) return false;
  if (states?.length && !states.includes(row.state)) return false;
  if (origins?.length && !origins.includes(row.origin)) return false;
  if (unitId && row.leadUnitId !== unitId && !row.parts.some((part) => part.unitId === unitId)) return false;
  if (heading && row.heading !== heading) return false;
  if (text && !`${row.title}${row.heading}${row.outlineId}${row.leadUnitName ?? ""}`.includes(text)) return false;
  return true;
}

export function lateOf(tasks: readonly Task[]): z.output<typeof PlanPage>["late"] {
  return tasks
    .filter(({ row }) => row.light === "red")
    .toSorted(
      (a, b) => b.row.ladderStep - a.row.ladderStep || b.daysLate - a.daysLate || a.row.position - b.row.position,
    )
    .map(({ row, daysLate }) => ({
      ...{
        matterId: row.matterId,
        title: row.title,
        unitName: row.leadUnitName,
        personName: row.personName,
        dueOn: row.dueOn,
        daysLate,
      },
      ...{
        percent: row.percent,
        quota: row.quota,
        delivered: row.delivered,
        timePercent: row.timePercent,
        ladderStep: row.ladderStep,
        ladderDueAt: row.ladderDueAt,
      },
      ladderLabel: LADDER_STEPS[row.ladderStep - 1] ?? "尚未提级",
    }));
}

export function nextOf(tasks: readonly Task[], today: PlainDate): z.output<typeof PlanPage>["next"] {
  const until = addDays(today, NEXT_DAYS);
  const isOpen = ({ row }: Task) => row.state === "assigned" || row.state === "doing";
  return tasks
    .filter((task) => isOpen(task) && task.row.dueOn !== null && task.row.dueOn >= today && task.row.dueOn <= until)
    .toSorted((a, b) => compareDays(a.row.dueOn, b.row.dueOn) || a.row.position - b.row.position)
    .slice(0, MOST)
    .map(({ row }) => ({
      ...{
        matterId: row.matterId,
        title: row.title,
        unitName: row.leadUnitName,
        dueOn: row.dueOn as PlainDate,
        light: row.light,
      },
      isRecurring: row.origin === "recurring",
    }));
}

interface ChangeRow {
  readonly at: Instant;
  readonly matterId: string;
  readonly title: string;
  readonly act: string;
  readonly by: string;
  readonly text: string;
}

const ACT_LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(TASK_PROCEDURE.acts).map(([id, { label }]) => [id, label]),
);

/** Entries of the record of these tasks, the newest first; making and receiving are no news. Most tasks have none. */
async function changesOf(database: Database, tasks: readonly Task[], since: Instant): Promise<readonly ChangeRow[]> {
  const from = millisOf(since);
  const changed = tasks.filter(({ changedMs }) => changedMs >= from).map(({ row }) => row.matterId);
  if (changed.length === 0) return [];
  const rows = await listRows(
    database,
    sql<ChangeRow>`select r.at, r.matter_id as "matterId", m.title, r.act, coalesce(r.actor->>'name', '') as by,
        coalesce(r.input->>'text', r.input->>'opinion', r.input->>'reason', '') as text
      from record_entry r join matter m on m.id = r.matter_id
      where r.matter_id = any(${changed}::uuid[]) and r.at >= ${since} and r.act not in ('create', 'receive', 'comment')
      order by r.at desc, r.matter_id, r.seq desc limit ${MOST}`,
  );
  return rows.map((row) => ({ ...row, act: ACT_LABELS[row.act] ?? row.act }));
}

export async function outlineOf(database: Database, planId: string): Promise<Pick<Outline, "phases" | "ladder">> {
  const row = await findRow(
    database,
    sql<Pick<Outline, "phases" | "ladder">>`select d.outline->'phases' as phases, d.outline->'ladder' as ladder
      from task_plan p join task_draft d on d.id = p.draft_id where p.matter_id = ${planId}`,
  );
  return { phases: row?.phases ?? [], ladder: row?.ladder ?? [] };
}
