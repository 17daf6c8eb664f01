/** The next act of a walk, by the state the report is in. Pure: the same walk always goes the same way. */
import type { ReportState } from "#capabilities/report/model/public.ts";
import { whenClosed } from "./steps/after.ts";
import { whenFiled, whenSentBack } from "./steps/command.ts";
import { report, whenAccepted, whenReported, whenVerifying } from "./steps/desk.ts";
import { whenDeferred, whenOnLedger } from "./steps/pausing.ts";
import { whenRechecking, whenResolved, whenToClose } from "./steps/recheck.ts";
import { whenDispatched, whenResolving } from "./steps/unit.ts";
import type { Step, Trail, Walk } from "./walk.ts";

const NOTHING_MORE = () => null;
const STEPS: Readonly<Record<ReportState | "none", (walk: Walk) => Step | null>> = {
  none: report,
  reported: whenReported,
  accepted: whenAccepted,
  verifying: whenVerifying,
  filed: whenFiled,
  dispatched: whenDispatched,
  sent_back: whenSentBack,
  resolving: whenResolving,
  deferred: whenDeferred,
  on_ledger: whenOnLedger,
  resolved: whenResolved,
  rechecking: whenRechecking,
  to_close: whenToClose,
  closed: whenClosed,
  refused: NOTHING_MORE,
  annulled: NOTHING_MORE,
  merged: NOTHING_MORE,
};

/** Null: nothing follows, or not before the end of the history, or the work stays on the desk where it is. */
export function nextStep(walk: Walk): Step | null {
  if (walk.staysAt?.(walk.trail)) return null;
  const step = STEPS[walk.trail.state](walk);
  return step && step.at <= walk.world.until ? step : null;
}

/** The trail after a step was done. */
export function afterStep(trail: Trail, step: Step): Trail {
  return { ...trail, ...step.leaves, state: step.to, at: step.at, version: trail.version + 1 };
}
