/**
 * Which facts an act's rules look at: only those are loaded, because each is a query inside the transaction of the act. An act
 * that is not named here needs none of them. A fact that was not loaded cannot be read by mistake: reading it throws.
 */
import { REPORT_PROCEDURE, type ReportAct, type ReportFacts } from "#capabilities/report/model/public.ts";
import type { Role } from "#kernel/people/model/public.ts";
import { NOT_YET } from "#kernel/procedure/model/public.ts";

export type Need = "isActorOnDuty" | "onDutySupervisors" | "duplicates" | "responsibility" | "units" | "mergeTarget";

const NEEDS: Readonly<Partial<Record<ReportAct, readonly Need[]>>> = {
  report_by_patrol: ["isActorOnDuty"],
  self_handle: ["isActorOnDuty"],
  accept: ["duplicates"],
  send_verify: ["onDutySupervisors"],
  merge: ["duplicates", "mergeTarget"],
  file_case: ["responsibility"],
  dispatch: ["responsibility", "units"],
  dispatch_onward: ["units"],
  accept_return: ["responsibility", "units"],
  report_result: ["units"],
  send_recheck: ["onDutySupervisors"],
  resend_recheck: ["onDutySupervisors"],
};

/** @param act null: every act of the state that the role may do, for the page */
export function needsOf(act: string | null, state: string, role: Role): ReadonlySet<Need> {
  if (act !== null) return new Set(NEEDS[act as ReportAct] ?? []);
  const possible = Object.entries(REPORT_PROCEDURE.acts).filter(([, { from, by }]) => {
    const startsHere = from === "none" ? state === NOT_YET : (from as readonly string[]).includes(state);
    return startsHere && (by as readonly Role[]).includes(role);
  });
  return new Set(possible.flatMap(([id]) => NEEDS[id as ReportAct] ?? []));
}

type Loaded = Omit<ReportFacts, Need> & Partial<Pick<ReportFacts, Need>>;

/** @throws Error when a rule reads a fact that was not loaded for the act: an entry of `NEEDS` is missing */
export function guardFacts(loaded: Loaded): ReportFacts {
  const all: readonly Need[] = [
    "isActorOnDuty",
    "onDutySupervisors",
    "duplicates",
    "responsibility",
    "units",
    "mergeTarget",
  ];
  const missing = all.filter((need) => !(need in loaded));
  const getters = missing.map((need) => [need, { get: () => refuseToGuess(need) }] as const);
  return Object.defineProperties({ ...loaded }, Object.fromEntries(getters)) as ReportFacts;
}

function refuseToGuess(need: Need): never {
  throw new Error(`the fact ${need} was read but not loaded for this act`);
}
