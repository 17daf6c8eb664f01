import type { getPublicReport } from "#capabilities/report/model/surface/citizens.ts";
import type { CallOutput } from "#ui/call.ts";

/** What a citizen reads of one report. */
export type FollowedReport = CallOutput<typeof getPublicReport>;
