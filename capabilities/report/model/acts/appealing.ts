/** 超期申诉: two reviews by different people. It changes the statistic, never an instant or a deadline. */
import { z } from "zod";
import { citySource, hasRunOut, isNotAsker, naturalDays, ofLeadUnit, refuse } from "../rules.ts";
import { detail, lastClock, NOBODYS_TURN, tell, turn } from "./consequences.ts";
import { optional, optionalPhotos, required, words } from "./fields.ts";
import { type ReportEffect, type ReportGuard, type ReportSituation, reportAct } from "./report-act.ts";

const wasLate: ReportGuard = (situation) => {
  const clock = lastClock(situation, "resolve");
  const finishedAt = situation.detail.resolvedAt ?? clock?.stoppedAt;
  return clock && finishedAt && finishedAt > clock.dueAt ? null : refuse("F06-ON-TIME", "本案处置没有超期，不需要申诉");
};

const withinWindow: ReportGuard = (situation) => {
  const days = situation.facts.settings.appeal_days;
  return hasRunOut(situation, naturalDays(days), situation.detail.lastClosedAt)
    ? refuse("F06-WINDOW", `结案已超过 ${days} 天，不能再申诉`, citySource("appeal_days"))
    : null;
};

const inAppeal =
  (code: string, state: "asked" | "reviewed", label: string): ReportGuard =>
  ({ detail: report }) =>
    report.appeal === state ? null : refuse(`${code}-STATE`, `没有${label}的超期申诉`);

const JudgeInput = z.object({ isJustified: z.boolean(), opinion: words(2, "审核意见") });
const judgeFields = () => [required("isJustified", "申诉成立", "yesNo"), required("opinion", "审核意见", "longText")];

export const askAppeal = reportAct({
  label: "超期申诉",
  code: "F06",
  from: ["closed"],
  to: "same",
  by: ["unit_desk"],
  weight: "normal",
  input: z.object({ reason: words(10, "申诉理由"), photos: optionalPhotos }),
  fields: () => [
    required("reason", "申诉理由", "longText", { hint: "申诉成立只影响考核统计，办理时间照实保留" }),
    optional("photos", "证明材料", "photos"),
  ],
  guards: [
    ofLeadUnit("F06"),
    ({ detail: report }) => (report.appeal === null ? null : refuse("F06-ONCE", "本案已经申诉过，每案只能申诉一次")),
    wasLate,
    withinWindow,
  ],
  checks: [],
  effects: (situation) => [
    detail({ appeal: "asked", appealAskedByPersonId: situation.actor.personId }),
    turn(["shift_leader"], "超期申诉，待初审"),
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
          turn(["command_lead"], "超期申诉，待复审"),
        ]
      : declined(situation, input.opinion),
});

export const decideAppeal = reportAct({
  label: "申诉复审",
  code: "F06d",
  from: ["closed"],
  to: "same",
  by: ["command_lead"],
  weight: "normal",
  input: JudgeInput,
  fields: judgeFields,
  guards: [inAppeal("F06d", "reviewed", "待复审"), isNotAsker("F06d", (report) => report.appealReviewerPersonId)],
  checks: [],
  effects: (situation, input) =>
    input.isJustified
      ? [
          detail({ appeal: "granted", isOvertimeExcused: true }),
          NOBODYS_TURN,
          tell("appeal_granted", { unitId: situation.matter.unitId }),
        ]
      : declined(situation, input.opinion),
});

function declined({ matter }: ReportSituation, reason: string): readonly ReportEffect[] {
  return [detail({ appeal: "declined" }), NOBODYS_TURN, tell("appeal_declined", { unitId: matter.unitId, reason })];
}
