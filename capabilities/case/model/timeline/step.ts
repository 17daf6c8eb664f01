/** 接下来: how one step is written down. */
import type { PlainDate } from "#base/plain-date.ts";
import type { Refusal } from "#base/problem.ts";
import { type Actor, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import type { PeriodId } from "#law/parameters/public.ts";
import { type RuleId, ruleSource } from "#law/rules/public.ts";
import type { CaseSituation } from "../case-act.ts";
import { periodSource } from "../consequences.ts";
import { CASE_PROCEDURE } from "../procedure.ts";
import { today } from "../rules.ts";

/** What the law allows next does not depend on who looks: the actor of the situation is never read. */
export type TimedCase = CaseSituation;

export interface Step {
  readonly label: string;
  /** Null: it depends on what has no day yet. */
  readonly earliestOn: PlainDate | null;
  readonly latestOn: PlainDate | null;
  /** In one line: under which condition. */
  readonly condition: string;
  readonly sources: readonly string[];
  /** Further things that stand in its way today, in the words of the rules. */
  readonly missing: readonly string[];
}

interface Given extends Pick<Step, "label" | "condition"> {
  readonly from?: PlainDate | null;
  readonly until?: PlainDate | null;
  readonly rules?: readonly RuleId[];
  readonly periods?: readonly PeriodId[];
  readonly missing?: readonly Refusal[];
}

/** @param given without `from`: possible from today on */
export function step(situation: TimedCase, given: Given): Step {
  const on = today(situation);
  const { label, condition, from = on, until = null, rules = [], periods = [], missing = [] } = given;
  const sources = [...rules.map(ruleSource), ...periods.map((id) => periodSource(situation, id, on))];
  return {
    label,
    condition,
    earliestOn: from !== null && from < on ? on : from,
    latestOn: until,
    sources: [...new Set(sources)],
    missing: missing.map(({ message }) => message),
  };
}

/**
 * What would refuse an act of the head of the agency today, whoever it is: no guard here asks who the person is beyond not having
 * investigated.
 */
export function refusalsOf(
  situation: TimedCase,
  act: "file_case" | "give_notice" | "decide_penalty" | "archive",
): readonly Refusal[] {
  const actor: Actor = { ...SYSTEM_ACTOR, role: CASE_PROCEDURE.acts[act].by[0] ?? "agency_head" };
  return CASE_PROCEDURE.acts[act].guards
    .map((guard) => guard({ ...situation, actor }))
    .filter((refusal) => refusal !== null);
}

/** The last day of a clock that runs. */
export function dueOf({ clocks }: TimedCase, kind: string): TimedCase["now"] | null {
  return clocks.findLast((clock) => clock.kind === kind && clock.state === "running")?.dueAt ?? null;
}

export const laterOf = (...days: readonly (PlainDate | null)[]): PlainDate | null =>
  days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
