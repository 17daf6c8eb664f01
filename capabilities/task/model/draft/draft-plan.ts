/** 核对后的方案: the outline with a person's corrections applied, in their order. The same outline and corrections give the same plan. */
import type { PlainDate } from "#base/plain-date.ts";
import type { Outline, PlanTask, Span } from "../outline/outline.ts";
import type { Correction, DraftTarget } from "./correction.ts";

export interface PlannedTask {
  readonly id: string;
  readonly heading: string;
  readonly title: string;
  readonly text: string;
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
  readonly personId: string | null;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly recurrence: string | null;
  readonly targets: readonly DraftTarget[];
  readonly spans: readonly Span[];
  readonly doubts: readonly string[];
  readonly isLeftOut: boolean;
  readonly isCorrected: boolean;
}

const LONGEST_TITLE = 60;

/** The first clause that says something, without its number and without who is responsible. */
export function titleOf(text: string): string {
  const plain = text
    .replace(
      /^\s*(?:[（(]?[一二三四五六七八九十百\d]+[)）、.．]\s*|[一二三四五六七八九十]+是|第[一二三四五六七八九十百]+条)\s*/,
      "",
    )
    .replace(/\s+/g, " ")
    .trim();
  const sentence = /^[^。；;！!]{4,}?(?=[。；;！!]|$)/.exec(plain)?.[0] ?? plain;
  if (sentence.length <= LONGEST_TITLE) return sentence.replace(/[，,：:]$/, "");
  const clause = sentence.slice(0, LONGEST_TITLE);
  const at = Math.max(clause.lastIndexOf("，"), clause.lastIndexOf("、"), clause.lastIndexOf(","));
  return at > 8 ? clause.slice(0, at) : clause;
}

function planned(task: PlanTask): PlannedTask {
  const dated = task.periods.filter((period) => period.recurrence === null);
  const from = dated.map((period) => period.from).find((day) => day !== null) ?? null;
  const to = dated.map((period) => period.to).findLast((day) => day !== null) ?? null;
  return {
    id: task.id,
    heading: task.heading,
    title: titleOf(task.text) || task.heading,
    text: task.text,
    lead: task.lead,
    responsible: task.responsible,
    personId: null,
    from: from !== null && to !== null && from > to ? null : from,
    to,
    recurrence: task.recurrence,
    targets: task.targets.map(({ subject, comparator, value, unit, direction, baseline, per, due }) => ({
      ...{ subject, comparator, value, unit, direction, baseline, per, due },
    })),
    spans: [task.span],
    doubts: task.doubts,
    isLeftOut: false,
    isCorrected: false,
  };
}

/** A correction of what is no longer there is passed over: an earlier one took it away. */
export function draftPlan(outline: Pick<Outline, "tasks">, corrections: readonly Correction[]): readonly PlannedTask[] {
  return corrections.reduce<readonly PlannedTask[]>(corrected, outline.tasks.map(planned));
}

function corrected(tasks: readonly PlannedTask[], correction: Correction): readonly PlannedTask[] {
  const change = (id: string, next: (task: PlannedTask) => Partial<PlannedTask>) =>
    tasks.map((task) => (task.id === id ? { ...task, ...next(task), isCorrected: true } : task));
  switch (correction.kind) {
    case "rename":
      return change(correction.taskId, () => ({ title: correction.title }));
    case "assign":
      return change(correction.taskId, () => ({ lead: correction.lead, responsible: correction.responsible }));
    case "assign_person":
      return change(correction.taskId, () => ({ personId: correction.personId }));
    case "set_period":
      return change(correction.taskId, () => ({
        from: correction.from,
        to: correction.to,
        recurrence: correction.recurrence,
      }));
    case "set_target":
      return change(correction.taskId, (task) => ({
        targets: withTarget(task.targets, correction.index, correction.target),
      }));
    case "leave_out":
      return change(correction.taskId, () => ({ isLeftOut: true }));
    case "take_in":
      return change(correction.taskId, () => ({ isLeftOut: false }));
    case "settle":
      return change(correction.taskId, () => ({ doubts: [] }));
    case "split":
      return tasks.flatMap((task) =>
        task.id === correction.taskId ? splitInto(tasks, task, correction.texts) : [task],
      );
    case "merge":
      return merged(tasks, correction.taskIds);
    case "move":
      return moved(tasks, correction);
    case "add":
      return tasks.some(({ id }) => id === correction.taskId) ? tasks : [...tasks, added(correction)];
  }
}

function withTarget(
  targets: readonly DraftTarget[],
  index: number,
  target: DraftTarget | null,
): readonly DraftTarget[] {
  if (target === null) return targets.filter((_, at) => at !== index);
  return index >= targets.length ? [...targets, target] : targets.map((known, at) => (at === index ? target : known));
}

/** What is read in the whole stays with the first: nobody can say which half a target belongs to. */
function splitInto(tasks: readonly PlannedTask[], task: PlannedTask, texts: readonly string[]): readonly PlannedTask[] {
  const known = new Set(tasks.map(({ id }) => id));
  return texts.map((title, at) => {
    if (at === 0) return { ...task, title, isCorrected: true };
    let id = `${task.id}~${at + 1}`;
    while (known.has(id)) id = `${id}~`;
    known.add(id);
    return { ...task, id, title, targets: [], isCorrected: true };
  });
}

function merged(tasks: readonly PlannedTask[], ids: readonly string[]): readonly PlannedTask[] {
  const chosen = tasks.filter(({ id }) => ids.includes(id));
  const first = chosen.find(({ id }) => id === ids[0]);
  if (!first || chosen.length < 2) return tasks;
  const rest = chosen.filter((task) => task !== first);
  const all = [first, ...rest];
  const union = (of: (task: PlannedTask) => readonly string[]) => [...new Set(all.flatMap(of))];
  const lead = union((task) => task.lead);
  const whole: PlannedTask = {
    ...first,
    text: all.map(({ text }) => text).join("\n"),
    lead,
    responsible: union((task) => task.responsible).filter((name) => !lead.includes(name)),
    targets: all.flatMap(({ targets }) => targets),
    spans: all.flatMap(({ spans }) => spans),
    doubts: union((task) => task.doubts),
    isCorrected: true,
  };
  return tasks.flatMap((task) => (task === first ? [whole] : rest.includes(task) ? [] : [task]));
}

function moved(
  tasks: readonly PlannedTask[],
  { taskId, beforeId, heading }: Extract<Correction, { kind: "move" }>,
): readonly PlannedTask[] {
  const task = tasks.find(({ id }) => id === taskId);
  if (!task || taskId === beforeId) return tasks;
  const others = tasks.filter((other) => other !== task);
  const found = beforeId === null ? -1 : others.findIndex(({ id }) => id === beforeId);
  const at = found < 0 ? others.length : found;
  const neighbour = others[found < 0 ? others.length - 1 : found];
  const placed = { ...task, heading: heading ?? neighbour?.heading ?? task.heading, isCorrected: true };
  return [...others.slice(0, at), placed, ...others.slice(at)];
}

function added({ taskId, heading, title }: Extract<Correction, { kind: "add" }>): PlannedTask {
  return {
    ...{ id: taskId, heading, title, text: title, lead: [], responsible: [], personId: null, from: null, to: null },
    ...{ recurrence: null, targets: [], spans: [], doubts: [], isLeftOut: false, isCorrected: true },
  };
}
