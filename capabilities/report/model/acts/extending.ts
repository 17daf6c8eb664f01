/** 延期: 申请 T14, 批准 T15, 不同意 T15d. */
import { z } from "zod";
import type { Limit } from "#kernel/clock/model/public.ts";
import {
  citySource,
  isNotAsker,
  isNothingAsked,
  isWaitingFor,
  LOOP_STANDARD,
  ofLeadUnit,
  onlyRole,
  refuse,
  wrongField,
} from "../rules.ts";
import { minutesOf } from "../settings.ts";
import { detail, filedLimit, liveClock, NO_ASK, tell, turn, unitsTurn } from "./consequences.ts";
import { opinion, opinionField, optional, optionalPhotos, required, words } from "./fields.ts";
import { type ReportCheck, type ReportGuard, type ReportSituation, reportAct } from "./report-act.ts";

const AskInput = z.object({
  value: z.number().positive("延长的时间须大于零"),
  unit: z.enum(["hour", "day"]),
  isEngineering: z.boolean().default(false),
  reason: words(4, "延期理由"),
});

const beforeDeadline: ReportGuard = (situation) => {
  const clock = liveClock(situation, "resolve");
  if (clock && situation.now <= clock.dueAt) return null;
  return refuse("T14-DEADLINE", "处置时限已过，不能再申请延期；请尽快处置，结案后可以申诉", LOOP_STANDARD);
};

const timesLeft: ReportGuard = ({ detail: report, facts }) =>
  report.extensionCount < facts.settings.extension_times
    ? null
    : refuse(
        "T14-TIMES",
        `本案已延期 ${report.extensionCount} 次，达到上限；确不能办的，可申请缓办或挂账`,
        citySource("extension_times"),
      );

const checkCeiling: ReportCheck<z.infer<typeof AskInput>> = (situation, input) => {
  const { facts } = situation;
  if (input.isEngineering) return null;
  const limit = filedLimit(situation);
  const most = minutesOf(limit, facts.minutesPerWorkday) * facts.settings.extension_ceiling_ratio;
  const asked = minutesOf({ value: input.value, unit: input.unit, basis: limit.basis }, facts.minutesPerWorkday);
  if (asked <= most) return null;
  const message = `延长时间超过原时限的 ${facts.settings.extension_ceiling_ratio} 倍；需要更久的，请按工程类申请，由指挥中心负责人审批`;
  return refuse("T14-CEILING", message, citySource("extension_ceiling_ratio"));
};

/** A second extension, or one by the unit's own engineering estimate, is not the shift leader's to grant. */
function isLarge({ detail: report }: ReportSituation, isEngineering = report.isEngineering): boolean {
  return report.extensionCount >= 1 || isEngineering;
}

export const askExtension = reportAct({
  label: "申请延期",
  code: "T14",
  from: ["resolving"],
  to: "same",
  by: ["unit_desk"],
  weight: "normal",
  input: AskInput,
  fields: () => [
    required("value", "延长", "number"),
    required("unit", "单位", "choice", {
      options: [
        { value: "hour", label: "时" },
        { value: "day", label: "日" },
      ],
      initial: "day",
    }),
    optional("isEngineering", "工程类，由本单位估算工期", "yesNo", { initial: false }),
    required("reason", "延期理由", "longText"),
  ],
  guards: [ofLeadUnit("T14"), isNothingAsked("T14"), beforeDeadline, timesLeft],
  checks: [checkCeiling],
  effects: (situation, input) => [
    detail({
      ...NO_ASK,
      ask: "extension",
      askedByPersonId: situation.actor.personId,
      askedAt: situation.now,
      askReason: input.reason,
      askedValue: input.value,
      askedUnit: input.unit,
      isEngineering: input.isEngineering,
    }),
    { kind: "flag", add: ["extension_asked"] },
    turn(isLarge(situation, input.isEngineering) ? ["command_lead"] : ["shift_leader"], "申请延期，待审批"),
  ],
});

const GrantInput = z.object({
  writtenForm: optionalPhotos,
  sectionReview: z.string().trim().max(2000).default(""),
  opinion,
});

const checkForm: ReportCheck<z.infer<typeof GrantInput>> = (situation, input) => {
  if (!isLarge(situation)) return null;
  if (input.writtenForm.length === 0) return wrongField("writtenForm", "第二次延期或工程类延期须附签字盖章的书面申请");
  return input.sectionReview.length >= 2 ? null : wrongField("sectionReview", "请填写科室审核意见");
};

export const grantExtension = reportAct({
  label: "批准延期",
  code: "T15",
  from: ["resolving"],
  to: "same",
  by: ["shift_leader", "command_lead"],
  weight: "primary",
  input: GrantInput,
  fields: (situation) =>
    isLarge(situation)
      ? [
          required("writtenForm", "书面申请", "photos"),
          required("sectionReview", "科室审核意见", "longText"),
          opinionField,
        ]
      : [opinionField],
  guards: [
    isWaitingFor("T15", "extension"),
    onlyRole("T15", "command_lead", isLarge, "第二次延期或工程类延期", LOOP_STANDARD),
    isNotAsker("T15", (report) => report.askedByPersonId),
  ],
  checks: [checkForm],
  effects: (situation) => {
    const { detail: report } = situation;
    const by: Limit = {
      value: report.askedValue ?? 0,
      unit: report.askedUnit ?? "hour",
      basis: filedLimit(situation).basis,
    };
    const reason = report.askReason ?? "";
    return [
      { kind: "extendClock", clock: "resolve", by, reason },
      { kind: "extendClock", clock: "whole", by, reason },
      detail({ ...NO_ASK, extensionCount: report.extensionCount + 1 }),
      { kind: "flag", add: ["extended"], remove: ["extension_asked"] },
      unitsTurn(situation, "延期已批准，处置中"),
      tell("extension_granted", { unitId: situation.matter.unitId }),
    ];
  },
});

export const declineExtension = reportAct({
  label: "不同意延期",
  code: "T15d",
  from: ["resolving"],
  to: "same",
  by: ["shift_leader", "command_lead"],
  weight: "normal",
  input: z.object({ opinion: words(2, "不同意的理由") }),
  fields: () => [required("opinion", "不同意的理由", "longText")],
  guards: [
    isWaitingFor("T15d", "extension"),
    onlyRole("T15d", "command_lead", isLarge, "第二次延期或工程类延期", LOOP_STANDARD),
    isNotAsker("T15d", (report) => report.askedByPersonId),
  ],
  checks: [],
  effects: (situation) => [
    detail(NO_ASK),
    { kind: "flag", remove: ["extension_asked"] },
    unitsTurn(situation, "延期未获批准，请按期处置"),
    tell("extension_declined", { unitId: situation.matter.unitId }),
  ],
});
