/** 当场处罚的裁量档次: the amount told of on the spot is held against the published benchmark, as a proposal is. */
import type { FieldError, Refusal } from "#base/problem.ts";
import { isMeasured } from "#capabilities/power/model/public.ts";
import { enforcing, type FieldDeclaration } from "#kernel/procedure/model/public.ts";
import type { CaseDetail, Penalty } from "../case.ts";
import type { CaseCheck, CaseGuard, CaseSituation } from "../case-act.ts";
import { departureOf, tierFault, tierWords } from "../departure.ts";
import { optional, tierField } from "../fields.ts";
import { rangeFault } from "../penalty-range.ts";
import { byLaw, wrongField } from "../rules.ts";

interface SpotAmount {
  readonly tier: string;
  readonly fineFen: number;
  readonly quantity: string;
}

/**
 * 《行政处罚法》第三十四条: what is decided on the spot lies in the tier of the published benchmark. To leave it needs an approval that
 * the simple procedure does not have: who must, goes the ordinary way.
 */
function spotTierFault({ facts }: CaseSituation, amount: SpotAmount): Refusal | FieldError | null {
  if (facts.offence?.benchmark && amount.fineFen > 0 && amount.tier === "")
    return wrongField("tier", `请按《${facts.offence.benchmark.name}》选择裁量档次`);
  const fault = tierFault(facts, amount);
  if (fault) return fault;
  const departure = departureOf(facts, amount);
  return departure === null
    ? null
    : byLaw(
        "XZCF-034",
        `罚款数额不在《${departure.benchmark}》${tierWords(departure)}之内；偏离基准须经批准，不能当场处罚，请核对档次和数额，或者转普通程序`,
      );
}

export const checkSpotTier: CaseCheck<Penalty & SpotAmount> = enforcing(
  ["XZCF-034"],
  (situation: CaseSituation, input: Penalty & SpotAmount) =>
    rangeFault(situation, input, { isDeparture: false }) === null ? spotTierFault(situation, input) : null,
);

/** What was told of still lies in its tier when it is decided: a benchmark may have come into force in between. */
export const inTier: CaseGuard = enforcing(["XZCF-034"], (situation: CaseSituation) => {
  const { proposal, discretionTier, discretionQuantity } = situation.detail;
  if (!proposal) return null;
  const amount = { tier: discretionTier ?? "", fineFen: proposal.fineFen, quantity: discretionQuantity };
  const fault = spotTierFault(situation, amount);
  return fault && "rule" in fault ? fault : fault && byLaw("XZCF-034", `${fault.message}，请重新告知`);
});

/** Asked for only where a published benchmark binds. */
export function spotTierFields(situation: CaseSituation): readonly FieldDeclaration[] {
  const benchmark = situation.facts.offence?.benchmark;
  if (!benchmark) return [];
  const measured = optional("quantity", `测量数据（${benchmark.unit}）`, "text", {
    initial: situation.detail.discretionQuantity,
  });
  return [{ ...tierField(situation, "裁量档次"), isRequired: false }, ...(isMeasured(benchmark) ? [measured] : [])];
}

/** The tier as the record and the file tell it; without a published benchmark, or a fine, there is none. */
export function spotTier({ facts }: CaseSituation, { tier, fineFen, quantity }: SpotAmount): Partial<CaseDetail> {
  const benchmark = facts.offence?.benchmark;
  const isNamed = benchmark && tier !== "" && fineFen > 0;
  return {
    discretionTier: isNamed ? tier : null,
    discretionReason: isNamed ? `按《${benchmark.name}》（${benchmark.source}）确定` : "",
    discretionQuantity: quantity,
  };
}
