/** 识别结果 as the editor shows it. */
import { sql } from "kysely";
import type { z } from "zod";
import type { Instant } from "#base/instant.ts";
import type { DraftLine, DraftPage } from "#capabilities/task/contract.ts";
import {
  CORRECTIONS,
  DRAFT_STATES,
  type Outline,
  type PlannedTask,
  ruleWords,
} from "#capabilities/task/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { correctionsOf, type Draft, type DraftHead, plannedTasks } from "./store.ts";
import { type UnitMatcher, unitMatcher } from "./units.ts";

export function lineOf(draft: Omit<DraftHead, "publishInput">): DraftLine {
  const { planId, publishDone, publishTotal } = draft;
  return {
    id: draft.id,
    fileName: draft.fileName,
    state: draft.state,
    stateLabel: DRAFT_STATES[draft.state],
    message: draft.message,
    title: draft.title,
    issuer: draft.issuer,
    number: draft.number,
    taskCount: draft.taskCount,
    doubtCount: draft.doubtCount,
    uploadedAt: draft.uploadedAt,
    uploadedBy: draft.uploadedByName,
    published: planId === null ? null : { planId, done: publishDone, total: publishTotal },
  };
}

export async function pageOf(on: Database, draft: Draft, now: Instant): Promise<z.input<typeof DraftPage>> {
  const [tasks, corrections, units] = await Promise.all([
    plannedTasks(on, draft),
    correctionsOf(on, draft.id),
    unitMatcher(on, draft.issuer, now),
  ]);
  const outline = draft.outline;
  const persons = await personNames(on, tasks);
  const shown = tasks.map((task) => presentTask(task, units, persons));
  return {
    ...lineOf({
      ...draft,
      title: outline?.title ?? null,
      number: outline?.number ?? null,
      taskCount: tasks.filter(({ isLeftOut }) => !isLeftOut).length,
      doubtCount: tasks.reduce((sum, { doubts, isLeftOut }) => sum + (isLeftOut ? 0 : doubts.length), 0),
    }),
    text: outline?.text ?? "",
    paragraphs: outline?.paragraphs.map(({ kind, segments }) => ({ kind, segments: [...segments] })) ?? [],
    headings: outline ? [...outline.headings] : [],
    date: outline?.date ?? null,
    tasks: shown,
    reporting:
      outline?.reporting.map(({ who, action, what, recurrence, span }) => ({ who, action, what, recurrence, span })) ??
      [],
    ladder: outline?.ladder.map(({ step, party, when, span }) => ({ step, party, when, span })) ?? [],
    phases: outline?.phases.map(({ name, from, to, span }) => ({ name, from, to, span })) ?? [],
    findings: outline ? findingsOf(outline) : [],
    doubts: outline ? [...outline.doubts] : [],
    unmatched: unmatchedOf(tasks, units),
    corrections: corrections.map(({ id, correction, byName, at, isUndone, recalledFrom }) => ({
      ...{ id, kind: correction.kind, label: CORRECTIONS[correction.kind], by: byName, at, isUndone, recalledFrom },
      taskId: correction.kind === "merge" ? (correction.taskIds[0] ?? null) : correction.taskId,
    })),
    obstacles: obstaclesOf(draft, tasks),
  };
}

function presentTask(task: PlannedTask, units: UnitMatcher, persons: ReadonlyMap<string, string>) {
  const party = (name: string) => {
    const unit = units.match(name);
    return { name, unitId: unit?.unitId ?? null, unitName: unit?.name ?? null };
  };
  return {
    ...task,
    lead: task.lead.map(party),
    responsible: task.responsible.map(party),
    personName: task.personId === null ? null : (persons.get(task.personId) ?? null),
    recurrenceLabel: task.recurrence === null ? null : ruleWords(task.recurrence),
    targets: [...task.targets],
    spans: [...task.spans],
    doubts: [...task.doubts],
  };
}

async function personNames(on: Database, tasks: readonly PlannedTask[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(tasks.flatMap(({ personId }) => personId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await listRows(
    on,
    sql<{ id: string; name: string }>`select id, name from people_person where id = any(${ids}::uuid[])`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function findingsOf(outline: Outline): z.input<typeof DraftPage>["findings"] {
  return [
    ...outline.tasks.flatMap((task) => [
      { kind: "task" as const, span: task.span, taskId: task.id, label: task.id },
      ...task.periods.map((period) => ({
        kind: "period" as const,
        span: period.span,
        taskId: task.id,
        label: period.text,
      })),
      ...task.targets.map((target) => ({
        kind: "target" as const,
        span: target.span,
        taskId: task.id,
        label: target.text,
      })),
    ]),
    ...outline.parties.map(({ name, span, taskId }) => ({ kind: "party" as const, span, taskId, label: name })),
    ...outline.reporting.map(({ text, span }) => ({ kind: "reporting" as const, span, taskId: null, label: text })),
    ...outline.ladder.map(({ party, span }) => ({ kind: "ladder" as const, span, taskId: null, label: party })),
    ...outline.phases.map(({ name, span }) => ({ kind: "phase" as const, span, taskId: null, label: name })),
  ];
}

function unmatchedOf(tasks: readonly PlannedTask[], units: UnitMatcher): z.input<typeof DraftPage>["unmatched"] {
  const counts = new Map<string, number>();
  for (const { lead, responsible, isLeftOut } of tasks) {
    if (isLeftOut) continue;
    for (const name of [...lead, ...responsible]) if (!units.match(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([name, count]) => ({ name, count, candidates: [...units.candidates(name)] }));
}

function obstaclesOf(draft: Draft, tasks: readonly PlannedTask[]): string[] {
  if (draft.state === "reading") return ["还在识别"];
  if (draft.state === "unreadable") return ["文件没有读出内容"];
  if (draft.state !== "read") return ["已经发布"];
  return tasks.some(({ isLeftOut }) => !isLeftOut) ? [] : ["没有列入的任务"];
}
