import type { z } from "zod";
import { listCalendarVersions } from "#kernel/clock/contract.ts";
import { JobProgress } from "#ui/controls/JobProgress.tsx";
import { useCall } from "#ui/use-call.ts";

export type CalendarVersion = z.output<(typeof listCalendarVersions)["response"]>["versions"][number];
type Recomputation = NonNullable<CalendarVersion["recomputation"]>;

const LOOK_EVERY_MS = 2_000;
const JOB_STATES = { waiting: "waiting", running: "running", finished: "done", superseded: "done" } as const;

/** Versions, asked for again while a recomputation is under way. */
export function useVersions(calendarId: string) {
  const once = useCall(listCalendarVersions, { params: { id: calendarId } });
  const isGoing = once.data?.versions.some(({ recomputation }) => isUnderWay(recomputation)) ?? false;
  // The same question twice shares one answer; the second only keeps it fresh.
  useCall(listCalendarVersions, { params: { id: calendarId } }, { isEnabled: isGoing, everyMs: LOOK_EVERY_MS });
  return once;
}

function isUnderWay(recomputation: Recomputation | null): boolean {
  return recomputation?.state === "waiting" || recomputation?.state === "running";
}

/** Shown only while deadlines are being worked out anew. */
export function RunningRecomputation({ calendarId }: { readonly calendarId: string }) {
  const { data } = useVersions(calendarId);
  const going = data?.versions.find(({ recomputation }) => isUnderWay(recomputation));
  return going?.recomputation ? (
    <div className="panel-box">
      <RecomputationProgress version={going.version} recomputation={going.recomputation} />
    </div>
  ) : null;
}

interface RecomputationProgressProps {
  readonly version: number;
  readonly recomputation: Recomputation;
}

export function RecomputationProgress({ version, recomputation }: RecomputationProgressProps) {
  const { state, seen, total } = recomputation;
  return (
    <JobProgress
      label={`按第 ${version} 版日历重算在走的时限`}
      state={JOB_STATES[state]}
      done={seen}
      total={total}
      outcome={outcomeWords(recomputation)}
    />
  );
}

export function outcomeWords({ state, total, later, keptEarlier, certain, changed }: Recomputation): string {
  if (state === "superseded") return "有了更新的版本，由它重算";
  if (total === 0) return "没有在走的时限";
  const parts = [
    later > 0 && `${later} 个推后`,
    keptEarlier > 0 && `${keptEarlier} 个本会提前，保持原期限`,
    certain > 0 && `${certain} 个不再暂定`,
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join("，")}，${changed} 件记入留痕` : `${total} 个时限都不变`;
}
