/** 按上次的拆分、合并: a task that was split or merged in the issuer's last document is proposed to be so again, in the new one's own words. */
import type { PlanTask } from "../outline/outline.ts";
import type { Correction } from "./correction.ts";
import { leadMarkOf, plain } from "./marks.ts";
import type { CorrectedOutline, RecalledCorrection } from "./recalled.ts";

type Split = Extract<Correction, { kind: "split" }>;
type Merge = Extract<Correction, { kind: "merge" }>;

/** @param past the latest first: the latest that knows a task decides, also that it stays whole */
export function recalledShapes(
  tasks: readonly PlanTask[],
  past: readonly CorrectedOutline[],
): readonly RecalledCorrection[] {
  const byMark = uniqueByMark(tasks);
  const settled = new Set<string>();
  const proposed: RecalledCorrection[] = [];
  for (const document of past) {
    const ids = new Map([...uniqueByMark(document.tasks)].map(([mark, { id }]) => [id, mark]));
    const known = [...ids.values()].filter((mark) => !settled.has(mark));
    for (const correction of document.corrections) {
      const again = againOf(correction, { document, byMark, markOf: (id) => openMark(ids.get(id), settled) });
      if (again) proposed.push({ draftId: document.id, correction: again });
    }
    for (const mark of known) settled.add(mark);
  }
  return proposed;
}

const openMark = (mark: string | undefined, settled: ReadonlySet<string>): string | null =>
  mark === undefined || settled.has(mark) ? null : mark;

interface Situation {
  readonly document: CorrectedOutline;
  readonly byMark: ReadonlyMap<string, PlanTask>;
  /** Null for a task that is not known by its words, or that a later document knows. */
  readonly markOf: (id: string) => string | null;
}

function againOf(correction: Correction, { document, byMark, markOf }: Situation): Correction | null {
  const sameAs = (id: string): PlanTask | null => byMark.get(markOf(id) ?? "") ?? null;
  if (correction.kind === "split") {
    const before = document.tasks.find(({ id }) => id === correction.taskId);
    const task = sameAs(correction.taskId);
    return before && task ? splitAgain(correction, before, task) : null;
  }
  return correction.kind === "merge" ? mergeAgain(correction, sameAs) : null;
}

/** All of them must be there again, each as a task of its own. */
function mergeAgain({ taskIds }: Merge, sameAs: (id: string) => PlanTask | null): Merge | null {
  const ids = taskIds.flatMap((id) => sameAs(id)?.id ?? []);
  return ids.length === taskIds.length && new Set(ids).size === ids.length ? { kind: "merge", taskIds: ids } : null;
}

/** Parts that were words of the document are taken from the new one, with its figures; where one is missing nothing is proposed. */
function splitAgain({ texts }: Split, before: PlanTask, task: PlanTask): Split | null {
  const parts = texts.flatMap((text) => {
    if (wordsIn(before.text, text) !== null) return wordsIn(task.text, text) ?? [];
    // A person's own wording stays, unless it speaks of figures, which are last year's.
    return /\d/.test(text) ? [] : text;
  });
  return parts.length === texts.length ? { kind: "split", taskId: task.id, texts: parts } : null;
}

const PASSING = /[\d\s\p{P}\p{S}]/u;

/** Where `text` says the same as `part` but for figures and punctuation: its own words for it; null where it does not. */
function wordsIn(text: string, part: string): string | null {
  const wanted = plain(part);
  if (wanted === "") return null;
  const places: number[] = [];
  let bare = "";
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? "";
    if (PASSING.test(letter)) continue;
    places.push(at);
    bare += letter;
  }
  const found = bare.indexOf(wanted);
  const [first, last] = [places[found], places[found + wanted.length - 1]];
  if (found < 0 || first === undefined || last === undefined) return null;
  let start = first;
  while (/\d/.test(text[start - 1] ?? "")) start -= 1;
  return text.slice(start, last + 1).replace(/\s+/g, " ");
}

/** Tasks whose first words no other task of the document shares. */
function uniqueByMark(tasks: readonly PlanTask[]): ReadonlyMap<string, PlanTask> {
  const unique = new Map<string, PlanTask | null>();
  for (const task of tasks) {
    const mark = leadMarkOf(task);
    if (mark !== null) unique.set(mark, unique.has(mark) ? null : task);
  }
  return new Map([...unique].flatMap(([mark, task]): [string, PlanTask][] => (task ? [[mark, task]] : [])));
}
