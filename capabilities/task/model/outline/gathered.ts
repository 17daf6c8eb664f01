import type { Heading, Party, Phase, PlanTask, ReportingDuty } from "./outline.ts";
import type { Anchor } from "./periods.ts";

/** What the parts of a document give, in order. */
export interface Gathered {
  readonly headings: Heading[];
  readonly tasks: PlanTask[];
  readonly parties: Party[];
  readonly duties: ReportingDuty[];
  readonly phases: Phase[];
  readonly doubts: string[];
}

export interface Context {
  readonly anchor: Anchor;
  readonly prefix: string;
  readonly out: Gathered;
}
