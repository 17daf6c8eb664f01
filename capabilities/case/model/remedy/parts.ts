/** What the acts of remedies share. */
import type { CaseDetail } from "../case.ts";
import type { CaseEffect, CaseGuard, CaseSituation } from "../case-act.ts";
import { stop } from "../consequences.ts";
import { NOT_TO_PUBLISH, withdrawDue } from "../disclosure/due.ts";
import { isLive } from "../execution/parts.ts";
import type { CaseState } from "../labels.ts";
import { byDesign } from "../rules.ts";
import type { Remedy } from "./remedy.ts";

/** A remedy goes its way while the police hold the case, too. */
export const REMEDY_STATES = ["executing", "criminal", "closed"] as const satisfies readonly CaseState[];

export const isOpen = (remedy: Remedy) => remedy.state !== "concluded";

export function changeLast(situation: CaseSituation, changes: Partial<Remedy>): Pick<CaseDetail, "remedies"> {
  const last = situation.detail.remedies.findLastIndex(isOpen);
  return { remedies: situation.detail.remedies.map((one, index) => (index === last ? { ...one, ...changes } : one)) };
}

export const anyOpen: CaseGuard = ({ detail: known }) =>
  known.remedies.some(isOpen) ? null : byDesign("REMEDY-NONE", "没有进行中的复议或者诉讼");

/** Papers that stand or fall with the decision. */
const AFTER_DECISION: readonly string[] = ["DOC-34", "DOC-35", "DOC-40", "DOC-41", "DOC-42", "DOC-43", "DOC-45"];

/** The decision falls: what was paid is due back, the publication is to be withdrawn, execution ends. */
export function revoked(
  situation: CaseSituation,
  reason: string,
): { effects: readonly CaseEffect[]; changes: Partial<CaseDetail> } {
  const { executions, deliveries } = situation.detail;
  const withdrawal = withdrawDue(situation, reason);
  return {
    effects: [
      ...withdrawal.effects,
      ...NOT_TO_PUBLISH,
      ...stop("pay", "serve_decision", "demand_before_court", "demand_before_substitute"),
      ...stop("court_accepts", "court_rules"),
      { kind: "flag", add: ["revoked"] },
    ],
    changes: {
      ...withdrawal.changes,
      decisionStanding: "revoked",
      executions: executions.map((one) =>
        isLive(one)
          ? { ...one, state: "ended" as const, endGround: "decision_revoked" as const, endReason: reason }
          : one,
      ),
      // What is still on its way to the party no longer says what holds.
      deliveries: deliveries.map((one) =>
        AFTER_DECISION.includes(one.form) && !["delivered", "deemed"].includes(one.state)
          ? { ...one, state: "superseded" as const }
          : one,
      ),
    },
  };
}
