/** What no longer holds when a case goes back to the investigation: what is found anew is reviewed and noticed anew. */
import type { CaseDetail } from "./case.ts";

export const NOTHING_REVIEWED = {
  isUnitReviewed: false,
  legalReview: null,
  collective: null,
} as const satisfies Partial<CaseDetail>;

export const NOTHING_NOTICED = {
  noticed: null,
  noticeDeliveredOn: null,
  hearingGrounds: [],
  representation: null,
  hearing: null,
  isHearingWaived: false,
} satisfies Partial<CaseDetail>;
