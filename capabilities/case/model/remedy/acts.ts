/** 行政复议、行政诉讼, and what becomes of a decision that fell. */
import { concludeRemedy, redoCase, revokeDecision } from "./outcome.ts";
import { acceptRemedy, answerRemedy, forwardReconsideration } from "./tracking.ts";

export const REMEDY_ACTS = {
  accept_remedy: acceptRemedy,
  answer_remedy: answerRemedy,
  forward_reconsideration: forwardReconsideration,
  conclude_remedy: concludeRemedy,
  revoke_decision: revokeDecision,
  redo_case: redoCase,
};
