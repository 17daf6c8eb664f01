/** What others may mention of reports. */

export { isAutomaticSupervisionDue } from "./acts/supervising.ts";
export {
  type Catalogue,
  catalogueOf,
  classKeyOf,
  conditionsOf,
  type FilingCondition,
  findClass,
  findCondition,
  type IssueClass,
} from "./catalogue/catalogue.ts";
export { SHIPPED_CATALOGUE } from "./catalogue/shipped.ts";
export {
  type Candidate,
  type FacilityOwners,
  findResponsibility,
  type NamedUnit,
  type Precedent,
  type Responsibility,
  type ResponsibilityQuestion,
  type ResponsibilityRule,
  UNCLEAR,
} from "./dispatch-rules.ts";
export {
  compareReports,
  type DuplicateCandidate,
  type DuplicateNeighbour,
  type DuplicateSubject,
  findDuplicates,
} from "./duplicates.ts";
export type { DutySupervisor, Located, MergeTarget, PastAct, ReportFacts, UnitFact } from "./facts.ts";
export {
  findHotIssues,
  type HotIssue,
  type HotIssueQuestion,
  heatOf,
  joinWords,
  type Message,
} from "./hot-issues/hot-issues.ts";
export * from "./labels.ts";
export { foldCounters, foldSteps, sumCounters } from "./measures/counters.ts";
export { DEFINITIONS } from "./measures/definitions.ts";
export { AUXILIARY, type CounterId, EXCUSED, INDICATORS, type Indicator } from "./measures/indicators.ts";
export { RATIOS, type Ratio, ratioOf } from "./measures/ratios.ts";
export type { CounterDelta, Dimensions } from "./measures/tally.ts";
export type { CounterEntry } from "./measures/told.ts";
export { REPORT_PROCEDURE, type ReportAct } from "./procedure.ts";
export { BLANK_DETAIL, type ReportDetail, ReportDetailSchema } from "./report.ts";
export { classKeyOfDetail } from "./rules.ts";
export { REPORT_SETTINGS, type ReportSettings, type SettingId } from "./settings.ts";
export { type Classifier, type Example, type TextOfReport, trainClassifier } from "./text/classifier.ts";
export { type ClassQuality, type CrossValidation, crossValidate, evaluate } from "./text/evaluate.ts";
export { type ClassSuggestion, likelihoodWords, suggestClass } from "./text/suggest-class.ts";
