/** What is remembered of an issuer's documents, and what follows from it for the next. */
import type { PlanTask } from "../outline/outline.ts";
import type { Correction } from "./correction.ts";

/** An earlier document with the corrections of it that stand. */
export interface CorrectedOutline {
  readonly id: string;
  readonly tasks: readonly PlanTask[];
  readonly corrections: readonly Correction[];
}

export interface RecalledCorrection {
  /** The document in which a person decided so. */
  readonly draftId: string;
  readonly correction: Correction;
}
