/** 不予处罚: when no penalty may be given, and when none need be. Age is in `age.ts`. */
import { addMonths, type PlainDate } from "#base/plain-date.ts";
import type { RuleId } from "../rules/public.ts";

export interface ExemptionFacts {
  readonly isMinor: boolean;
  readonly isCorrectedInTime: boolean;
  readonly harm: "none" | "slight" | "more";
  /** Days of earlier violations of the same kind by the same party, anywhere in the agency. */
  readonly earlierViolationsOn: readonly PlainDate[];
  readonly actOn: PlainDate;
  /** How far back «初次» looks; the law fixes none. */
  readonly lookbackMonths: number;
  /** The offence stands on the published list of first violations. */
  readonly isOnFirstViolationList: boolean;
  readonly isFaultDisproved: boolean;
  readonly capacity: "full" | "limited" | "none";
}

export interface Exemption {
  /** `must`: a penalty would be unlawful. `may`: discretion. `reduce`: 可以从轻或者减轻. */
  readonly effect: "must" | "may" | "reduce";
  readonly rule: RuleId;
  readonly reason: string;
}

/** Every ground that applies, the strongest first. */
export function exemptionsOf(facts: ExemptionFacts): readonly Exemption[] {
  const found: Exemption[] = [];
  if (facts.capacity === "none")
    found.push({ effect: "must", rule: "XZCF-031", reason: "行为时不能辨认或者不能控制自己的行为" });
  if (facts.isMinor && facts.isCorrectedInTime && facts.harm === "none")
    found.push({ effect: "must", rule: "XZCF-033-1", reason: "违法行为轻微并及时改正，没有造成危害后果" });
  if (facts.isFaultDisproved)
    found.push({ effect: "must", rule: "XZCF-033-3", reason: "当事人有证据足以证明没有主观过错" });
  if (isFirstViolation(facts) && facts.isOnFirstViolationList && facts.harm !== "more" && facts.isCorrectedInTime)
    found.push({ effect: "may", rule: "XZCF-033-2", reason: "初次违法且危害后果轻微并及时改正" });
  if (facts.capacity === "limited")
    found.push({ effect: "reduce", rule: "XZCF-031", reason: "尚未完全丧失辨认或者控制自己行为能力" });
  return found;
}

/** 初次: no violation of the kind in the months before the act. The day on which the months are full still counts. */
export function isFirstViolation({
  earlierViolationsOn,
  actOn,
  lookbackMonths,
}: Pick<ExemptionFacts, "earlierViolationsOn" | "actOn" | "lookbackMonths">): boolean {
  const since = addMonths(actOn, -lookbackMonths);
  return !earlierViolationsOn.some((day) => since <= day && day <= actOn);
}
