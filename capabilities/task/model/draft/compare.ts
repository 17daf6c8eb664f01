/** 新旧版本逐项比较: which task came, went, or changed, and in what. */
import type { PlannedTask } from "./draft-plan.ts";

export interface FieldChange {
  readonly field: "title" | "text" | "heading" | "lead" | "responsible" | "from" | "to" | "recurrence" | "targets";
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

export interface TaskChange {
  readonly kind: "added" | "changed" | "removed";
  /** Of the new edition; of the old one for what was removed. */
  readonly taskId: string;
  /** Of the old edition, where there was one. */
  readonly beforeId: string | null;
  readonly title: string;
  readonly fields: readonly FieldChange[];
}

export interface Comparison {
  readonly changes: readonly TaskChange[];
  readonly unchanged: number;
  /** Old id → new id of every task that goes on, changed or not. */
  readonly kept: ReadonlyMap<string, string>;
}

const FIELDS: readonly (readonly [FieldChange["field"], string, (task: PlannedTask) => string])[] = [
  ["title", "名称", (task) => task.title],
  ["text", "内容", (task) => plain(task.text)],
  ["heading", "所属", (task) => plain(task.heading)],
  ["lead", "牵头单位", (task) => task.lead.join("、")],
  ["responsible", "责任单位", (task) => task.responsible.join("、")],
  ["from", "起", (task) => task.from ?? ""],
  ["to", "止", (task) => task.to ?? ""],
  ["recurrence", "周期", (task) => task.recurrence ?? ""],
  ["targets", "目标", (task) => task.targets.map(({ subject, value, unit }) => `${subject}${value}${unit}`).join("；")],
];

/** Two tasks that share fewer of their pairs of characters are two tasks. */
const ALIKE = 0.5;

/**
 * Matches by id where the texts are alike, then by likeness of text: a new item in the middle renumbers what follows it, and that is
 * no change of those.
 */
export function comparePlans(before: readonly PlannedTask[], after: readonly PlannedTask[]): Comparison {
  const old = before.filter((task) => !task.isLeftOut);
  const now = after.filter((task) => !task.isLeftOut);
  const kept = matched(old, now);
  const partners = new Map([...kept].map(([one, other]) => [other, one]));
  const byId = new Map(old.map((task) => [task.id, task]));
  const changes: TaskChange[] = [];
  let unchanged = 0;
  for (const task of now) {
    const beforeId = partners.get(task.id) ?? null;
    const earlier = beforeId === null ? undefined : byId.get(beforeId);
    if (!earlier) {
      changes.push({ kind: "added", taskId: task.id, beforeId: null, title: task.title, fields: [] });
      continue;
    }
    const fields = FIELDS.flatMap(([field, label, of]) =>
      of(earlier) === of(task) ? [] : [{ field, label, before: of(earlier), after: of(task) }],
    );
    if (fields.length === 0) unchanged += 1;
    else changes.push({ kind: "changed", taskId: task.id, beforeId, title: task.title, fields });
  }
  const removed = old.filter(({ id }) => !kept.has(id));
  return {
    changes: [
      ...changes,
      ...removed.map(({ id, title }) => ({ kind: "removed" as const, taskId: id, beforeId: id, title, fields: [] })),
    ],
    unchanged,
    kept,
  };
}

function matched(old: readonly PlannedTask[], now: readonly PlannedTask[]): ReadonlyMap<string, string> {
  const kept = new Map<string, string>();
  const taken = new Set<string>();
  const keep = (one: PlannedTask, other: PlannedTask) => {
    kept.set(one.id, other.id);
    taken.add(other.id);
  };
  const texts = new Map<string, PlannedTask[]>();
  for (const task of now) texts.set(plain(task.text), [...(texts.get(plain(task.text)) ?? []), task]);
  for (const task of old) {
    const same = texts.get(plain(task.text))?.find(({ id }) => !taken.has(id));
    if (same) keep(task, same);
  }
  const byId = new Map(now.map((task) => [task.id, task]));
  const grams = new Map([...old, ...now].map((task) => [task, pairsOf(core(task.text))]));
  const likeness = (one: PlannedTask, other: PlannedTask) =>
    shared(grams.get(one) ?? new Set(), grams.get(other) ?? new Set());
  for (const task of old) {
    const same = byId.get(task.id);
    if (!kept.has(task.id) && same && !taken.has(same.id) && likeness(task, same) >= ALIKE) keep(task, same);
  }
  for (const task of old) {
    if (kept.has(task.id)) continue;
    const best = now
      .filter(({ id }) => !taken.has(id))
      .map((other) => ({ other, score: likeness(task, other) }))
      .reduce<{ other: PlannedTask; score: number } | null>(
        (top, one) => (one.score >= ALIKE && one.score > (top?.score ?? 0) ? one : top),
        null,
      );
    if (best) keep(task, best.other);
  }
  return kept;
}

const plain = (text: string): string =>
  text.replace(/\s+/g, "").replace(/^[（(]?[一二三四五六七八九十\d]+[)）、.．]/, "");

/** Without who and when, which many tasks of a plan share word by word. */
const core = (text: string): string =>
  plain(text)
    .replace(/[（(][^（）()]*(?:牵头|责任|配合|负责|分工)[^（）()]*[）)]/g, "")
    .replace(/\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?底?(?:之?前|以前)?(?:完成)?/g, "");

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
}

/** Dice's coefficient. */
function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 1;
  let both = 0;
  for (const pair of one) if (other.has(pair)) both += 1;
  return (2 * both) / (one.size + other.size);
}
