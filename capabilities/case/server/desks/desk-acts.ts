/** Acts of a case as a desk offers them. */
import { CASE_PROCEDURE, type CaseAct } from "#capabilities/case/model/public.ts";
import type { DeskAct } from "#capabilities/case/model/surface/desk-case.ts";
import { type ListedAct, listActs } from "#kernel/procedure/model/public.ts";
import type { JudgedCase } from "./desk-cases.ts";

export function actsOf({ situation }: JudgedCase): readonly ListedAct[] {
  return listActs(CASE_PROCEDURE, situation);
}

/** One act, or why it cannot be done; null where the present state does not know it. */
export function deskActOf(acts: readonly ListedAct[], act: CaseAct): DeskAct | null {
  const listed = acts.find((one) => one.act === act);
  return listed ? shown(listed) : null;
}

/** Of the acts of this desk those that the state knows and the caller's post does. */
export function deskActsOf(acts: readonly ListedAct[], wanted: readonly CaseAct[]): DeskAct[] {
  return acts.filter((one) => one.isMine && wanted.includes(one.act as CaseAct)).map(shown);
}

function shown({ act, label, isAllowed, refusals }: ListedAct): DeskAct {
  return { act, label, isAllowed, refusals: refusals.map((refusal) => ({ ...refusal })) };
}
