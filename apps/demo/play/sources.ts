/** What the player needs to know of sources. */
import type { ReportSource } from "../city/public.ts";

/** Nobody has to go and see whether it is true. */
export const ON_THE_SPOT: ReadonlySet<ReportSource> = new Set(["supervisor", "self_handled", "inspection"]);
const WITHOUT_CALLER: ReadonlySet<ReportSource> = new Set(["video", "ai_video", "iot", "inspection", "media"]);

export function withoutCaller(source: ReportSource): boolean {
  return WITHOUT_CALLER.has(source);
}
