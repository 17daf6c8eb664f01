/** The front door of the task model. */

export { type Comparison, comparePlans, type TaskChange } from "./draft/compare.ts";
export { CORRECTIONS, type Correction, CorrectionSchema, type DraftTarget } from "./draft/correction.ts";
export { draftPlan, type PlannedTask, titleOf } from "./draft/draft-plan.ts";
export { recalledCorrections } from "./draft/recall.ts";
export type { CorrectedOutline, RecalledCorrection } from "./draft/recalled.ts";
export * from "./labels.ts";
export type {
  Attachment,
  Comparator,
  Contact,
  Direction,
  Heading,
  LadderStep,
  Outline,
  Paragraph,
  Party,
  PartyRole,
  Period,
  Phase,
  PlanSource,
  PlanTask,
  ReportingDuty,
  Span,
  Target,
} from "./outline/outline.ts";
export { quote, readPlan } from "./outline/read-plan.ts";
export * from "./procedure.ts";
export { doneWords } from "./progress/done-words.ts";
export { lightOfTask, type TaskLight, timeGone } from "./progress/light.ts";
export { dueRule, parseRule, rhythmOf, ruleWords } from "./progress/recurrence.ts";
export { LADDER_SETTINGS, TASK_SETTINGS, type TaskSettings } from "./settings.ts";
export { type AgendaDetail, BLANK_AGENDA } from "./work/agenda/agenda.ts";
export type { CalledUnit, PlanFacts, TaskFacts, TaskPart, WhistleFacts, WorkFacts } from "./work/facts.ts";
export { BLANK_PLAN, type PlanDetail } from "./work/plan/plan.ts";
export { BLANK_RECTIFICATION, type RectificationDetail } from "./work/rectification/rectification.ts";
export { BLANK_ORDER, type OrderDetail } from "./work/supervision/supervision.ts";
export { BLANK_TASK, type TaskDetail } from "./work/task/task.ts";
export { BLANK_WHISTLE, type WhistleDetail } from "./work/whistle/whistle.ts";
