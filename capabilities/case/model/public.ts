/** What others may mention of cases. */

export { HEARING_CAPACITIES } from "./acts/hearing.ts";
export { EVIDENCE_KINDS } from "./acts/inquiry.ts";
export { PARTY_TERMS } from "./acts/party-terms.ts";
export { REVIEW_ITEMS } from "./acts/review-items.ts";
export { CONTACT_LABELS } from "./acts/unmask.ts";
export { BLANK_CASE, type CaseDetail, CaseDetailSchema } from "./case.ts";
export { RETENTIONS, retentionWords } from "./closing/retention.ts";
export { decisionDeliveredOn } from "./consequences.ts";
export { CORRECTION_STATES } from "./correction/correction.ts";
export { CASE_MEASURES } from "./counting/count.ts";
export { DELIVERY_METHODS, DELIVERY_STATES } from "./delivery/delivery.ts";
export { departureWords } from "./departure.ts";
export { shownNameOf } from "./disclosure/acts.ts";
export { redacted } from "./disclosure/redact.ts";
export { CIRCUMSTANCE_EFFECTS } from "./discretion.ts";
export { EXECUTION_ENDS, EXECUTION_PATHS, EXECUTION_STATES } from "./execution/execution.ts";
export { EXECUTION_PAUSES } from "./execution/steering.ts";
export type { CaseFacts, OffenceFact, OfficerFact, PersonFact } from "./facts.ts";
export {
  CASE_FLAGS,
  CASE_STATES,
  type CaseState,
  CLUE_SOURCES,
  LEGAL_OPINIONS,
  NO_PENALTY_GROUNDS,
  NOT_FILING_REASONS,
  OUTCOMES,
  PROCEDURES,
} from "./labels.ts";
export { MEASURE_KINDS, MEASURE_STATES } from "./measures/measure.ts";
export { DEVICE_STATES, type Device, DeviceSchema, type DeviceState, deviceStateOn } from "./offsite/device.ts";
export { CASE_FORMS, SERVED_FORMS } from "./papers/index.ts";
export { sampleContent } from "./papers/sample.ts";
export { papersAhead } from "./papers-ahead.ts";
export { owedOn, refundDueFen } from "./payment/surcharge.ts";
export { CASE_PROCEDURE, type CaseAct } from "./procedure.ts";
export {
  checkpointsOf,
  type OwnTemplates,
  questionsOf,
  shippedTemplate,
  TEMPLATE_GROUPS,
  type TemplateGroup,
  type TemplateLines,
  TemplateLinesSchema,
  templateInForce,
} from "./records/question-templates.ts";
export { REMEDY_KINDS, REMEDY_OUTCOMES } from "./remedy/remedy.ts";
export { CASE_SETTINGS, type CaseSettings } from "./settings.ts";
export type { TimedCase } from "./timeline/step.ts";
export { timelineOf } from "./timeline/timeline.ts";
