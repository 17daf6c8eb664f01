export {
  type Benchmark,
  type Bound,
  type Criterion,
  isMeasured,
  sampleBenchmark,
  type Tier,
  type TierFacts,
  type TierResult,
  tierOf,
} from "./benchmark.ts";
export { type BindingQuestion, bindingBenchmark } from "./binding.ts";
export { findOffence, OFFENCES, offenceOf } from "./catalogue/catalogue.ts";
export { CIRCUMSTANCES, type Circumstance } from "./circumstances.ts";
export {
  type Approval,
  approvalFault,
  type ChosenAmount,
  type DepartureRule,
  isInTier,
  judgeAmount,
} from "./departure.ts";
export { type DiscretionFacts, type Proposal, proposePenalty, type Step, tierRange } from "./discretion.ts";
export { type ActFacts, governingOf, governingWords, type OffenceChoice, rangeOf } from "./governing.ts";
export {
  GRANT_KINDS,
  type GrantKind,
  judgePower,
  type PowerGrant,
  type PowerQuestion,
  type PowerVerdict,
} from "./grant.ts";
export {
  type FineRange,
  type FineSubject,
  isAmountLocal,
  type KnownRange,
  OFFENCE_GROUPS,
  type Offence,
  type OffenceGroup,
  type OffenceVersion,
  rangesFor,
} from "./offence.ts";
export { checkOffence } from "./offence-check.ts";
export { type ActIdentity, type EarlierFine, higherFine, judgeOnce, type OnceVerdict } from "./once.ts";
export { type ClosedCase, type Spread, similarTo, spreadOf, spreadWarning } from "./spread.ts";
