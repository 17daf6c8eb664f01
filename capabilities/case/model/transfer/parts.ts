/** What the acts of transfers share. */
import type { FieldError } from "#base/problem.ts";
import type { CaseDetail } from "../case.ts";
import type { CaseGuard, CaseSituation } from "../case-act.ts";
import { decisionDeliveredOn } from "../consequences.ts";
import { NOTHING_NOTICED, NOTHING_REVIEWED } from "../going-back.ts";
import type { CaseState } from "../labels.ts";
import { byDesign, wrongField } from "../rules.ts";
import { TRANSFER_KINDS, type Transfer } from "./transfer.ts";

/** At any time after filing: a suspected crime waits for no hearing. */
export const WHILE = [
  "investigating",
  "suspended",
  "investigated",
  "reviewed",
  "noticed",
  "hearing",
  "deliberating",
  "decided",
  "executing",
  "criminal",
] as const satisfies readonly CaseState[];

export function find({ detail: known }: CaseSituation, id: string): Transfer | undefined {
  return known.transfers.find((one) => one.id === id);
}
export function change(
  situation: CaseSituation,
  id: string,
  changes: Partial<Transfer>,
): Pick<CaseDetail, "transfers"> {
  return { transfers: situation.detail.transfers.map((one) => (one.id === id ? { ...one, ...changes } : one)) };
}
export function optionsIn({ detail: known }: CaseSituation, ...states: readonly Transfer["state"][]) {
  return known.transfers
    .filter((one) => states.includes(one.state))
    .map((one) => ({ value: one.id, label: TRANSFER_KINDS[one.kind], hint: one.receiver }));
}
export const anyIn = (message: string, ...states: readonly Transfer["state"][]): CaseGuard => {
  return ({ detail: known }) =>
    known.transfers.some((one) => states.includes(one.state)) ? null : byDesign("TRANSFER-NONE", message);
};
export const inState = (
  situation: CaseSituation,
  id: string,
  ...states: readonly Transfer["state"][]
): FieldError | null => {
  const one = find(situation, id);
  return one && states.includes(one.state) ? null : wrongField("transferId", "所选移送不在这一步");
};

/** Where a case stands that the police do not keep: where it stood, or, before a decision, back in the investigation. */
export function stateAfterPolice({ detail: known }: CaseSituation): CaseState {
  if (known.outcome === null) return "investigating";
  return decisionDeliveredOn(known) || known.decisionStanding === "revoked" ? "executing" : "decided";
}

/** Before a decision what was reviewed and noticed no longer holds: the police may have found more. */
export function changesAfterPolice({ detail: known }: CaseSituation): Partial<CaseDetail> {
  return known.outcome === null ? { ...NOTHING_REVIEWED, ...NOTHING_NOTICED, suspendGround: null } : {};
}

/** 涉嫌犯罪的应当先移送: proposed or approved and not yet sent. */
export function isCrimeUnsent({ transfers }: Pick<CaseDetail, "transfers">): boolean {
  return transfers.some((one) => one.kind === "criminal" && (one.state === "proposed" || one.state === "approved"));
}
