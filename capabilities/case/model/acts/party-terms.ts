/**
 * 当事人的期间: days in which the party may do something. They run to their own end whatever the party did with them; nobody of the agency
 * is late when they are over, so that their clocks stop there. Code C37.
 *
 * - 陈述申辩期 is not shortened by an early statement, nor by asking for a hearing; a signed waiver ends it (《行政处罚法》第六十二条).
 * - 听证申请期 ends with the application: from there the hearing has its own days, notice seven workdays before it (第六十四条).
 * - 复议、起诉 end with the application to the other body, or on their last day.
 */
import { z } from "zod";
import { type CaseSituation, caseAct } from "../case-act.ts";
import { stop } from "../consequences.ts";
import { byDesign } from "../rules.ts";

export const PARTY_TERMS = [
  "defence",
  "hearing_request",
  "reconsideration",
  "litigation",
  "litigation_after_reconsideration",
] as const;
export type PartyTerm = (typeof PARTY_TERMS)[number];

/** Over, and still running. What nobody answered in time is lapsed by an act of its own, which also says so in the case. */
function overTerms({ clocks, detail, matter, now }: CaseSituation): readonly PartyTerm[] {
  const isUnanswered = matter.state === "noticed" && detail.representation?.state === "open";
  return PARTY_TERMS.filter(
    (term) =>
      !(term === "defence" && isUnanswered) &&
      clocks.some(({ kind, state, dueAt }) => kind === term && state === "running" && now > dueAt),
  );
}

/** Done by the clock. */
export const lapseTerm = caseAct({
  label: "当事人期间届满",
  code: "C37",
  from: ["noticed", "hearing", "deliberating", "decided", "executing", "criminal", "closed"],
  to: "same",
  by: ["system"],
  weight: "normal",
  input: z.object({}),
  fields: () => [],
  guards: [(situation) => (overTerms(situation).length > 0 ? null : byDesign("C37-NONE", "没有届满的当事人期间"))],
  checks: [],
  effects: (situation) => stop(...overTerms(situation)),
});
