/**
 * 法定时间线: a case against time. What is behind it, what runs, and what the law allows next, from which day. Pure: every day is worked
 * out from the case, its clocks and the periods of `law/parameters`; nothing is stored.
 *
 * Vocabulary
 * - milestone 已走过: something that happened, on its day
 * - running 正在走: a period with its last day
 * - step 接下来: what may follow, the first day on which it may, until when, and on which condition
 */
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { CASE_PROCEDURE } from "../procedure.ts";
import { today } from "../rules.ts";
import { type Milestone, milestonesOf, type PastAct } from "./milestones.ts";
import { isLapsed, type Running, runningOf } from "./running.ts";
import type { Step, TimedCase } from "./step.ts";
import { stepsAfterDecision } from "./steps-after-decision.ts";
import { stepsBeforeDecision } from "./steps-before-decision.ts";
import { stepsBeside } from "./steps-beside.ts";

export interface Timeline {
  readonly today: PlainDate;
  readonly behind: readonly Milestone[];
  readonly running: readonly Running[];
  readonly ahead: readonly Step[];
  /** Nothing follows any more: the case has come to an end, and which. */
  readonly ended: string | null;
}

/** @param past the acts of the record with their days, oldest first */
export function timelineOf(situation: TimedCase, past: readonly PastAct[]): Timeline {
  const state = CASE_PROCEDURE.states[situation.matter.state as keyof typeof CASE_PROCEDURE.states];
  const ahead = state.isTerminal
    ? []
    : [...stepsBeforeDecision(situation), ...stepsAfterDecision(situation), ...stepsBeside(situation)];
  const lapsed = situation.clocks
    .filter((clock) => isLapsed(clock, situation.now))
    .map(({ label, dueAt }) => ({
      on: plainDateOf(dueAt),
      label: `${label.replace(/期限$|期$/, "")}期满`,
      isMain: false,
    }));
  return {
    today: today(situation),
    behind: [...milestonesOf(situation.detail, past), ...lapsed].toSorted((a, b) => a.on.localeCompare(b.on)),
    running: state.isTerminal ? [] : runningOf(situation),
    ahead: ahead.toSorted((a, b) => firstDay(a).localeCompare(firstDay(b))),
    ended: state.isTerminal ? state.label : null,
  };
}

/** What has no day yet stands last. */
const firstDay = ({ earliestOn, latestOn }: Step): string => earliestOn ?? latestOn ?? "9999";
