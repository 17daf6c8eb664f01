/**
 * What must hold in every case, whatever was tried: checked after each accepted step of a walk. Each sentence is what a court would
 * ask; the check is worked out from the law anew, not by the guards it watches.
 */
import { DECISION } from "./decision.ts";
import { EXECUTION } from "./execution.ts";
import { MEASURES } from "./measures.ts";
import { MONEY_AND_DISCLOSURE } from "./money.ts";
import { NOTICE_AND_HEARING } from "./notice.ts";
import { FILING_AND_PEOPLE } from "./people.ts";
import { PAPERS_AND_RECORD } from "./record.ts";
import type { Invariant } from "./view.ts";

export const INVARIANTS: readonly Invariant[] = [
  ...NOTICE_AND_HEARING,
  ...DECISION,
  ...FILING_AND_PEOPLE,
  ...MEASURES,
  ...MONEY_AND_DISCLOSURE,
  ...EXECUTION,
  ...PAPERS_AND_RECORD,
];
