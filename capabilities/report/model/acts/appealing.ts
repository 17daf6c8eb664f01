/** 考核申诉: two reviews by different people. It changes a statistic, never an instant, a deadline or an answer. */
import { z } from "zod";
import { APPEALABLE, type Appealable } from "../labels.ts";
import { citySource, hasRunOut, isNotAsker, naturalDays, ofLeadUnit, refuse, wrongField } from "../rules.ts";
import { detail, lastClock, NOBODYS_TURN, tell, turn } from "./consequences.ts";
import { choiceOf, optional, optionalPhotos, optionsOf, required, words } from "./fields.ts";
import { type ReportEffect, type ReportGuard, type ReportSituation, reportAct } from "./report-act.ts";

function wasLate(situation: ReportSituation): boolean {
  const clock = lastClock(situation, "resolve");
  const finishedAt = situation.detail.resolvedAt ?? clock?.stoppedAt;
  return !!clock && !!finishedAt && finishedAt > clock.dueAt;
}

/** What of the report stands in the unit's figures against it. */
function appealable(situation: ReportSituation): readonly Appealable[] {
  const { reworkCount, satisfaction } = situation.detail;
  const stands: Readonly<Record<Appealable, boolean>> = {
    overtime_dispose: wasLate(situation),
    rework: reworkCount > 0,
    unsatisfied: satisfaction === "unsatisfied",
  };
  return (Object.keys(stands) as Appealable[]).filter((counter) => stands[counter]);
}

const hasSomething: ReportGuard = (situation) =>
  appealable(situation).length > 0 ? null : refuse("F06-ON-TIME", "本案处置没有超期、返工，回访没有不满意，不需要申诉");

/** Whoever decides must not belong to the unit whose figure it is. */
const isOfAnotherUnit: ReportGuard = ({ actor, matter }) =>
  matter.unitId !== null && actor.unitIds.includes(matter.unitId)
    ? refuse("F06d-OWN-UNIT", "申诉由别的单位复审，本单位的人不能审")
    : null;

const withinWindow: ReportGuard = (situation) => {
  const days = situation.facts.settings.appeal_days;
  return hasRunOut(situation, naturalDays(days), situation.detail.lastClosedAt)
    ? refuse("F06-WINDOW", `结案已超过 ${days} 天，不能再申诉`, citySource("appeal_days"))
    : null;
};

const inAppeal =
  (code: string, state: "asked" | "reviewed", label: string): ReportGuard =>
  ({ detail: report }) =>
    report.appeal === state ? null : refuse(`${code}-STATE`, `没有${label}的考核申诉`);

const JudgeInput = z.object({ isJustified: z.boolean(), opinion: words(2, "审核意见") });
const judgeFields = () => [required("isJustified", "申诉成立", "yesNo"), required("opinion", "审核意见", "longText")];

export const askAppeal = reportAct({
  label: "考核申诉",
  code: "F06",
  from: ["closed"],
  to: "same",
  by: ["unit_desk"],
  weight: "normal",
  input: z.object({
    counter: choiceOf(APPEALABLE, "申诉的指标").default("overtime_dispose"),
    reason: words(10, "申诉理由"),
    photos: optionalPhotos,
  }),
  fields: (situation) => [
    required("counter", "申诉的指标", "choice", {
      options: optionsOf(APPEALABLE).filter(({ value }) => appealable(situation).some((counter) => counter === value)),
      ...(appealable(situation)[0] && { initial: appealable(situation)[0] ?? "" }),
    }),
    required("reason", "申诉理由", "longText", { hint: "申诉成立只影响考核统计，办理时间和回访结果照实保留" }),
    optional("photos", "证明材料", "photos"),
  ],
  guards: [
    ofLeadUnit("F06"),
    ({ detail: report }) => (report.appeal === null ? null : refuse("F06-ONCE", "本案已经申诉过，每案只能申诉一次")),
    hasSomething,
    withinWindow,
  ],
  checks: [
    (situation, { counter }) =>
      appealable(situation).includes(counter)
        ? null
        : wrongField("counter", `本案在统计里没有计为“${APPEALABLE[counter]}”`),
  ],
  effects: (situation, { counter }) => [
    detail({ appeal: "asked", appealCounter: counter, appealAskedByPersonId: situation.actor.personId }),
    turn(["shift_leader"], `${APPEALABLE[counter]}申诉，待初审`),
  ],
});

export const reviewAppeal = reportAct({
  label: "申诉初审",
  code: "F06r",
  from: ["closed"],
  to: "same",
  by: ["shift_leader"],
  weight: "normal",
  input: JudgeInput,
  fields: judgeFields,
  guards: [inAppeal("F06r", "asked", "待初审")],
  checks: [],
  effects: (situation, input) =>
    input.isJustified
      ? [
          detail({ appeal: "reviewed", appealReviewerPersonId: situation.actor.personId }),
          turn(["evaluator", "command_lead"], "考核申诉，待复审"),
        ]
      : declined(situation, input.opinion),
});

export const decideAppeal = reportAct({
  label: "申诉复审",
  code: "F06d",
  from: ["closed"],
  to: "same",
  by: ["evaluator", "command_lead"],
  weight: "normal",
  input: JudgeInput,
  fields: judgeFields,
  guards: [
    inAppeal("F06d", "reviewed", "待复审"),
    isNotAsker("F06d", (report) => report.appealReviewerPersonId),
    isOfAnotherUnit,
  ],
  checks: [],
  effects: (situation, input) =>
    input.isJustified
      ? [
          detail({
            appeal: "granted",
            // Appeals of before knew only lateness and named no statistic.
            ...((situation.detail.appealCounter ?? "overtime_dispose") === "overtime_dispose" && {
              isOvertimeExcused: true,
            }),
          }),
          NOBODYS_TURN,
          tell("appeal_granted", { unitId: situation.matter.unitId }),
        ]
      : declined(situation, input.opinion),
});

function declined({ matter }: ReportSituation, reason: string): readonly ReportEffect[] {
  return [detail({ appeal: "declined" }), NOBODYS_TURN, tell("appeal_declined", { unitId: matter.unitId, reason })];
}
