/** 任务树: the structure of the document with its tasks under the headings they stand under, each heading summing up what is below it. */
import type { PlainDate } from "#base/plain-date.ts";
import type { ShownTask } from "../../contract.ts";
import type { Light } from "../../model/labels.ts";

export interface DocumentHeading {
  readonly level: number;
  readonly label: string;
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number };
}

export interface Group {
  readonly kind: "group";
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly depth: number;
  readonly children: readonly TreeNode[];
  readonly sum: GroupSum;
}
export interface TaskNode {
  readonly kind: "task";
  readonly id: string;
  readonly depth: number;
  readonly task: ShownTask;
  readonly children: readonly TreeNode[];
}
export type TreeNode = Group | TaskNode;

/** Of the tasks below a heading. */
export interface GroupSum {
  readonly tasks: number;
  readonly percent: number;
  readonly timePercent: number;
  readonly light: Light;
  readonly dueOn: PlainDate | null;
  /** The unit that leads all of them; null when they are several. */
  readonly leadUnitName: string | null;
}

/** The worst comes first. */
const GRAVITY: readonly Light[] = ["red", "yellow", "green", "waiting", "done"];

export function worstLight(lights: readonly Light[]): Light {
  return GRAVITY.find((light) => lights.includes(light)) ?? "waiting";
}

/** Headings above a place of the document, outermost first. A heading that is itself the task is not above it. */
export function headingsAbove(headings: readonly DocumentHeading[], at: number): DocumentHeading[] {
  const above: DocumentHeading[] = [];
  for (const heading of headings) {
    if (heading.span.start > at) break;
    while ((above.at(-1)?.level ?? 0) >= heading.level) above.pop();
    if (heading.span.end <= at) above.push(heading);
  }
  return above;
}

/** What the document does not hold (周期任务 without a parent here, 议定任务, 手工交办) stands behind it under a heading of its own. */
const OUTSIDE = "方案之外";

export function buildTree(tasks: readonly ShownTask[], headings: readonly DocumentHeading[]): TreeNode[] {
  const shown = new Set(tasks.map((task) => task.matterId));
  const children = new Map<string, ShownTask[]>();
  const tops: ShownTask[] = [];
  for (const task of tasks) {
    if (task.parentId === null || !shown.has(task.parentId) || task.parentId === task.matterId) {
      tops.push(task);
      continue;
    }
    const known = children.get(task.parentId);
    if (known) known.push(task);
    else children.set(task.parentId, [task]);
  }
  const ordered = [...headings].sort((one, other) => one.span.start - other.span.start);
  const paths = new Map(tops.map((task) => [task, pathOf(task, ordered)]));
  return nest(tops, (task) => paths.get(task) ?? [], children, 0);
}

interface PathStep {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

/** Headings that belong to the task itself (its own number) are left out. */
function pathOf(task: ShownTask, headings: readonly DocumentHeading[]): readonly PathStep[] {
  const [span] = task.spans;
  if (!span) return [{ id: `~${task.heading || OUTSIDE}`, label: "", text: task.heading || OUTSIDE }];
  const above = headingsAbove(headings, span.start);
  return above.map(({ span: place, label, text }) => ({ id: `h${place.start}`, label, text }));
}

function nest(
  tasks: readonly ShownTask[],
  pathOfTask: (task: ShownTask) => readonly PathStep[],
  children: ReadonlyMap<string, readonly ShownTask[]>,
  depth: number,
): TreeNode[] {
  const nodes: TreeNode[] = [];
  for (let i = 0; i < tasks.length; ) {
    const task = tasks[i] as ShownTask;
    const step = pathOfTask(task)[depth];
    if (!step) {
      nodes.push(taskNode(task, children, depth));
      i++;
      continue;
    }
    // Neighbours under the same heading belong together; a list that repeats a heading later opens it again.
    let end = i + 1;
    while (end < tasks.length && pathOfTask(tasks[end] as ShownTask)[depth]?.id === step.id) end++;
    const own = tasks.slice(i, end);
    nodes.push({
      kind: "group",
      id: nodes.some((node) => node.id === step.id) ? `${step.id}.${i}` : step.id,
      label: step.label,
      text: step.text,
      depth,
      children: nest(own, pathOfTask, children, depth + 1),
      sum: sumUp(own),
    });
    i = end;
  }
  return nodes;
}

function taskNode(task: ShownTask, children: ReadonlyMap<string, readonly ShownTask[]>, depth: number): TaskNode {
  const own = children.get(task.matterId) ?? [];
  return {
    kind: "task",
    id: task.matterId,
    depth,
    task,
    children: own.map((child) => taskNode(child, children, depth + 1)),
  };
}

function sumUp(tasks: readonly ShownTask[]): GroupSum {
  const counted = tasks.filter((task) => task.state !== "cancelled");
  const mean = (of: (task: ShownTask) => number) =>
    counted.length === 0 ? 0 : Math.round(counted.reduce((sum, task) => sum + of(task), 0) / counted.length);
  const units = new Set(counted.map((task) => task.leadUnitName));
  const [unit = null] = units;
  return {
    tasks: tasks.length,
    percent: mean((task) => task.percent),
    timePercent: mean((task) => task.timePercent),
    light: worstLight(counted.map((task) => task.light)),
    dueOn: counted.reduce<PlainDate | null>(
      (last, { dueOn }) => (dueOn && (!last || dueOn > last) ? dueOn : last),
      null,
    ),
    leadUnitName: units.size === 1 ? unit : null,
  };
}

/** The lines on screen: what is folded hides what is under it. */
export function unfolded(nodes: readonly TreeNode[], folded: ReadonlySet<string>): TreeNode[] {
  return nodes.flatMap((node) => [node, ...(folded.has(node.id) ? [] : unfolded(node.children, folded))]);
}
