/**
 * 按上次的更正: what a person put right in earlier documents of an issuer, proposed for the next one.
 * Tasks are recognised by their first words, or by the heading they stand under when all tasks there were treated alike.
 */
import type { PlanTask } from "../outline/outline.ts";
import type { Correction } from "./correction.ts";
import { marksOf } from "./marks.ts";
import { recalledShapes } from "./recall-shape.ts";
import type { CorrectedOutline, RecalledCorrection } from "./recalled.ts";

interface Units {
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
}

interface Decision {
  readonly isLeftOut: boolean;
  /** What was read and what a person made of it: it answers to the same reading only. */
  readonly assigned: { readonly from: Units; readonly to: Units } | null;
  /** The person stands for the lead unit: for another one nobody is proposed. */
  readonly person: { readonly personId: string; readonly lead: readonly string[] } | null;
}

interface Remembered {
  readonly draftId: string;
  /** Null: tasks with this mark were treated differently, so that nothing follows. */
  readonly decision: Decision | null;
}

/** @param past corrected or published documents of the same issuer, the latest first: the latest that knows a task decides */
export function recalledCorrections(
  tasks: readonly PlanTask[],
  past: readonly CorrectedOutline[],
): readonly RecalledCorrection[] {
  const memory = new Map<string, Remembered>();
  for (const document of past)
    for (const [mark, decision] of decisionsIn(document))
      if (!memory.has(mark)) memory.set(mark, { draftId: document.id, decision });
  const decided = tasks.flatMap((task) => {
    const known = marksOf(task)
      .map((mark) => memory.get(mark))
      .find((one) => one !== undefined);
    return known?.decision ? proposals(task, known.decision, known.draftId) : [];
  });
  // Units and persons first: the parts of a task take after it.
  return [...decided, ...recalledShapes(tasks, past)];
}

function proposals(task: PlanTask, decision: Decision, draftId: string): readonly RecalledCorrection[] {
  const { assigned, person } = decision;
  const taskId = task.id;
  if (decision.isLeftOut) return [{ draftId, correction: { kind: "leave_out", taskId } }];
  const isReadAlike = assigned !== null && isSame(assigned.from, unitsOf(task));
  const lead = isReadAlike ? assigned.to.lead : task.lead;
  const corrections: Correction[] = [];
  if (isReadAlike) {
    const { to } = assigned;
    corrections.push({ kind: "assign", taskId, lead: [...to.lead], responsible: [...to.responsible] });
  }
  if (person && isSame(person.lead, lead))
    corrections.push({ kind: "assign_person", taskId, personId: person.personId });
  return corrections.map((correction) => ({ draftId, correction }));
}

/** By mark; null where the tasks of one mark were not all treated alike. */
function decisionsIn({ tasks, corrections }: CorrectedOutline): ReadonlyMap<string, Decision | null> {
  const decisions = new Map<string, Decision | null>();
  for (const task of tasks) {
    const decision = decisionOn(task, corrections);
    for (const mark of marksOf(task)) {
      const known = decisions.get(mark);
      decisions.set(mark, known === undefined || isSame(known, decision) ? decision : null);
    }
  }
  return decisions;
}

/** What was merged or split is another task than the one read: of its units nothing is concluded, of its shape see `recall-shape.ts`. */
function decisionOn(task: PlanTask, corrections: readonly Correction[]): Decision | null {
  let isLeftOut = false;
  let to: Units | null = null;
  let personId: string | null = null;
  for (const correction of corrections) {
    if (correction.kind === "merge" && correction.taskIds.includes(task.id)) return null;
    if (!("taskId" in correction) || correction.taskId !== task.id) continue;
    if (correction.kind === "split") return null;
    if (correction.kind === "leave_out") isLeftOut = true;
    if (correction.kind === "take_in") isLeftOut = false;
    if (correction.kind === "assign") to = { lead: correction.lead, responsible: correction.responsible };
    if (correction.kind === "assign_person") personId = correction.personId;
  }
  const from = unitsOf(task);
  return {
    isLeftOut,
    assigned: to === null || isSame(from, to) ? null : { from, to },
    person: personId === null ? null : { personId, lead: (to ?? from).lead },
  };
}

const unitsOf = ({ lead, responsible }: PlanTask): Units => ({ lead, responsible });

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
