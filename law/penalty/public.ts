export { type AgeVerdict, fullYears, judgeAge } from "./age.ts";
export { type CourtFacts, type CourtWindow, courtWindowOf, judgeCourtApplication } from "./court-window.ts";
export { type DailyFacts, type DailyPenalty, dailyPenaltyOf } from "./daily-penalty.ts";
export { DELIVERY_METHODS, type DeliveryMethod, deliveredOn } from "./delivery.ts";
export { type Exemption, type ExemptionFacts, exemptionsOf, isFirstViolation } from "./exemption.ts";
export {
  type HearingNotice,
  type HearingThresholds,
  type IntendedPenalty,
  judgeAgents,
  judgeHearingDate,
  needsHearingNotice,
} from "./hearing.ts";
export { type Harm, judgeLimitation, limitationEnd, type PastAct } from "./limitation.ts";
export {
  type CollectionFacts,
  judgeCollection,
  judgeOnTheSpot,
  type OnTheSpotFacts,
  onTheSpotCap,
} from "./on-the-spot.ts";
export { PENALTY_KINDS, type PenaltyKind, SUBJECTS, type Subject } from "./penalty-kinds.ts";
export { judgeExecutionTime, type NightHours } from "./quiet-hours.ts";
export { afterReconsideration, type Remedies, type RemedyFacts, remediesOf } from "./remedies.ts";
export { judgeSeizureBasis, type SeizureBasis } from "./seizure.ts";
export { type DaySpan, type Surcharge, type SurchargeFacts, surchargeOf } from "./surcharge.ts";
export {
  compareSeverity,
  fineSeverity,
  type Governing,
  governingVersion,
  type PenaltyVersion,
  type Severity,
  type Why,
} from "./which-law.ts";
