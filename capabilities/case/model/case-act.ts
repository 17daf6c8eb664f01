/** The procedure's types, bound to cases once. */
import type { z } from "zod";
import { type Act, act, type Check, type Effect, type Guard, type Situation } from "#kernel/procedure/model/public.ts";
import type { CaseDetail } from "./case.ts";
import type { CaseFacts } from "./facts.ts";
import type { CaseState } from "./labels.ts";
import { standstillEffects } from "./standstill.ts";

export type CaseSituation = Situation<CaseDetail, CaseFacts>;
export type CaseEffect = Effect<CaseDetail>;
export type CaseGuard = Guard<CaseDetail, CaseFacts>;
export type CaseCheck<I> = Check<CaseDetail, CaseFacts, I>;

/** An act of a case; what it does to the ninety days follows from what it does to the case. */
export function caseAct<Z extends z.ZodType>(
  declaration: Omit<Act<CaseState, CaseDetail, CaseFacts, z.infer<Z>>, "input"> & { readonly input: Z },
): Act<CaseState, CaseDetail, CaseFacts, z.infer<Z>> {
  const { effects, to } = declaration;
  return act<CaseState, CaseDetail, CaseFacts, Z>({
    ...declaration,
    effects: (situation, input) => {
      const own = effects(situation, input);
      const next = typeof to === "function" ? to(situation, input) : to === "same" ? situation.matter.state : to;
      return [...own, ...standstillEffects(situation, own, next)];
    },
  });
}

export const BEFORE_FILING = ["received", "verifying"] as const satisfies readonly CaseState[];
/** From filing to the decision. */
export const UNDER_WAY = [
  "investigating",
  "suspended",
  "investigated",
  "reviewed",
  "noticed",
  "hearing",
  "deliberating",
] as const satisfies readonly CaseState[];
export const AFTER_DECISION = ["decided", "executing"] as const satisfies readonly CaseState[];
/** Not at an end: where measures, deliveries and transfers may still move. */
export const OPEN: readonly CaseState[] = [
  ...BEFORE_FILING,
  "on_the_spot",
  ...UNDER_WAY,
  ...AFTER_DECISION,
  "criminal",
];
