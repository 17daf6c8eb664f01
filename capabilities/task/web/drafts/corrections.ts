/** From a form to corrections: what a person changed about a task, one correction for each thing. Pure. */
import type { PlainDate } from "#base/plain-date.ts";
import type { Correction, DraftTarget } from "../../model/draft/correction.ts";

/** What the form of a task holds. */
export interface TaskFields {
  readonly title: string;
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
  readonly personId: string | null;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly recurrence: string | null;
  readonly targets: readonly DraftTarget[];
}

export function correctionsFor(taskId: string, before: TaskFields, after: TaskFields): Correction[] {
  const made: Correction[] = [];
  const title = after.title.trim();
  if (title !== before.title) made.push({ kind: "rename", taskId, title });
  if (!isSame(before.lead, after.lead) || !isSame(before.responsible, after.responsible))
    made.push({ kind: "assign", taskId, lead: [...after.lead], responsible: [...after.responsible] });
  if (before.personId !== after.personId) made.push({ kind: "assign_person", taskId, personId: after.personId });
  if (before.from !== after.from || before.to !== after.to || before.recurrence !== after.recurrence)
    made.push({ kind: "set_period", taskId, from: after.from, to: after.to, recurrence: after.recurrence });
  return [...made, ...targetCorrections(taskId, before.targets, after.targets)];
}

/** From the last to the first: taking one away moves those behind it. */
function targetCorrections(
  taskId: string,
  before: readonly DraftTarget[],
  after: readonly DraftTarget[],
): Correction[] {
  const made: Correction[] = [];
  for (let index = Math.max(before.length, after.length) - 1; index >= 0; index--) {
    const [was, is] = [before[index], after[index]];
    if (was && !is) made.push({ kind: "set_target", taskId, index, target: null });
    else if (was && is && !isSame(was, is)) made.push({ kind: "set_target", taskId, index, target: is });
  }
  const added = after.slice(before.length);
  for (const [i, target] of added.entries())
    made.push({ kind: "set_target", taskId, index: before.length + i, target });
  return made;
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Where a task stands after moving one place up or down; null when it is there already. */
export function moveOf(ids: readonly string[], taskId: string, by: -1 | 1): Correction | null {
  const at = ids.indexOf(taskId);
  const to = at + by;
  if (at < 0 || to < 0 || to >= ids.length) return null;
  return { kind: "move", taskId, beforeId: (by < 0 ? ids[to] : ids[to + 1]) ?? null };
}

/** One task for each line; blank lines are none. */
export function splitTexts(written: string): string[] {
  return written
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** What a paragraph falls into by itself, as a proposal: its sentences, or its clauses where it is one sentence. */
export function proposedSplit(text: string): string {
  const sentences = text.match(/[^。；;]+[。；;]?/g) ?? [text];
  const parts = sentences.length > 1 ? sentences : (text.match(/[^，,]+[，,]?/g) ?? [text]);
  return parts.map((part) => part.trim().replace(/[，,；;。]$/, "")).join("\n");
}
