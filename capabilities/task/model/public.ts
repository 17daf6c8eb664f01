/** The front door of the task model. */
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
