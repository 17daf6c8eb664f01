/** 立案 T07, 不予立案 T08, 作废 T25. */
import { z } from "zod";
import { formatLimit } from "#kernel/clock/model/public.ts";
import { conditionsOf, findCondition } from "../catalogue/catalogue.ts";
import { PATROL_SOURCES, REFUSAL_REASONS, sourceOf, VERIFY_RESULTS } from "../labels.ts";
import {
  axesApart,
  citySource,
  classKeyOfDetail,
  FILING_STANDARD,
  isClassified,
  isLocated,
  isNotAsker,
  isNothingAsked,
  isWaitingFor,
  LOOP_STANDARD,
  refuse,
} from "../rules.ts";
import { conditionColumns, conditionFields, emergencyFlag } from "./condition.ts";
import { detail, NO_ASK, NOBODYS_TURN, startStage, startWhole, stop, tell, turn } from "./consequences.ts";
import { choiceOf, opinion, opinionField, optional, optionsOf, required, words } from "./fields.ts";
import { AFTER_FILING, type ReportEffect, type ReportGuard, reportAct } from "./report-act.ts";

const mayFile: ReportGuard = ({ actor, facts }) =>
  actor.role === "shift_leader" || facts.settings.acceptor_may_file
    ? null
    : refuse("T07-DELEGATED", "本市没有授权受理员立案，请由值班长立案", citySource("acceptor_may_file"));

const isVerified: ReportGuard = ({ detail: report }) => {
  if (!report.needsVerification || report.verifyResult === "true") return null;
  if (report.verifyResult === null) return refuse("T07-VERIFY", "公众上报须先核实，请发核实，再立案", LOOP_STANDARD);
  return refuse(
    "T07-VERIFY",
    `核实结果为${VERIFY_RESULTS[report.verifyResult]}，不能立案，可以不予立案或再次发核实`,
    LOOP_STANDARD,
  );
};

const hasConditions: ReportGuard = ({ detail: report, facts }) =>
  conditionsOf(facts.catalogue, classKeyOfDetail(report)).length > 0
    ? null
    : refuse("T07-CONDITION", "该小类没有立案条件，请先在分类表中补充，或者改类", FILING_STANDARD);

export const fileCase = reportAct({
  label: "立案",
  code: "T07",
  from: ["accepted"],
  to: "filed",
  by: ["shift_leader", "acceptor"],
  weight: "primary",
  input: z.object({
    conditionId: z.string().min(1, "请选择立案条件"),
    isMissedByPatrol: z.boolean().default(false),
    opinion,
  }),
  fields: (situation) => [
    ...conditionFields(situation),
    ...(PATROL_SOURCES.includes(sourceOf(situation.matter))
      ? []
      : [optional("isMissedByPatrol", "应由巡查发现（计漏报）", "yesNo", { initial: false })]),
    opinionField,
  ],
  guards: [axesApart("T07"), mayFile, isLocated("T07"), isClassified("T07"), isVerified, hasConditions],
  checks: [
    ({ facts, detail: report }, { conditionId }) =>
      conditionsOf(facts.catalogue, classKeyOfDetail(report)).some((condition) => condition.id === conditionId)
        ? null
        : refuse("T07-CONDITION", "所选立案条件不属于该小类，请从该小类的立案条件中选择", FILING_STANDARD),
  ],
  effects: (situation, input) => {
    const condition = findCondition(situation.facts.catalogue, input.conditionId);
    if (!condition) throw new RangeError(`checked before: ${input.conditionId}`);
    const isEmergency = condition.limit.basis === "emergency";
    return [
      ...stop("file", "send_verify"),
      startStage(situation, "dispatch", isEmergency),
      startWhole(situation, condition.limit),
      detail({
        ...conditionColumns(condition),
        filedAt: situation.now,
        filedByPersonId: situation.actor.personId,
        isMissedByPatrol: input.isMissedByPatrol,
      }),
      emergencyFlag(isEmergency),
      turn(["dispatcher"], `已立案，${formatLimit(condition.limit)}，待派遣`),
      tell("filed", { isSureWhere: situation.facts.responsibility.kind === "one" }),
    ];
  },
});

export const refuseFiling = reportAct({
  label: "不予立案",
  code: "T08",
  from: ["accepted"],
  to: "refused",
  by: ["shift_leader"],
  weight: "danger",
  confirm: "不予立案后本案终止，并告知反映人原因。",
  input: z.object({ reason: choiceOf(REFUSAL_REASONS, "不予立案的原因"), opinion: words(2, "告知反映人的说明") }),
  fields: ({ detail: report }) => [
    required("reason", "原因", "choice", {
      options: optionsOf(REFUSAL_REASONS),
      ...(report.verifyResult === "false" && { initial: "not_true" }),
      ...(report.verifyResult === "not_found" && { initial: "not_found" }),
    }),
    required("opinion", "告知反映人的说明", "longText"),
  ],
  guards: [axesApart("T08")],
  checks: [],
  effects: (_, input) => [
    detail({ refusalReason: input.reason }),
    NOBODYS_TURN,
    tell("refused", { reason: input.reason, explanation: input.opinion }),
  ],
});

const wasNeverDispatched: ReportGuard = ({ detail: report }) =>
  report.dispatchCount === 0 ? null : refuse("T25-SECOND", "派遣过的案卷作废须由第二人确认，请申请作废", LOOP_STANDARD);

const wasDispatched: ReportGuard = ({ detail: report, matter }) =>
  report.dispatchCount > 0 || matter.state === "to_close" ? null : refuse("T25a-DIRECT", "还没有派遣，可以直接作废");

function endAsAnnulled(reason: string): readonly ReportEffect[] {
  return [
    detail({ ...NO_ASK, annulmentReason: reason, openSupervisionOrders: [] }),
    { kind: "flag", remove: ["annulment_asked", "supervised"] },
    NOBODYS_TURN,
    tell("annulled", { reason }),
  ];
}

export const annul = reportAct({
  label: "作废",
  code: "T25",
  from: ["filed"],
  to: "annulled",
  by: ["shift_leader"],
  weight: "danger",
  confirm: "作废后本案终止，除作废数外不计入任何统计。",
  input: z.object({ reason: words(4, "作废原因") }),
  fields: () => [required("reason", "作废原因", "longText")],
  guards: [axesApart("T25"), wasNeverDispatched],
  checks: [],
  effects: (_, input) => endAsAnnulled(input.reason),
});

export const askAnnulment = reportAct({
  label: "申请作废",
  code: "T25a",
  from: AFTER_FILING,
  to: "same",
  by: ["shift_leader"],
  weight: "danger",
  input: z.object({ reason: words(4, "作废原因") }),
  fields: () => [required("reason", "作废原因", "longText", { hint: "由另一位值班长或指挥中心负责人确认后作废" })],
  guards: [axesApart("T25a"), wasDispatched, isNothingAsked("T25a")],
  checks: [],
  effects: ({ actor, now }, input) => [
    detail({ ...NO_ASK, ask: "annulment", askedByPersonId: actor.personId, askedAt: now, askReason: input.reason }),
    { kind: "flag", add: ["annulment_asked"] },
    tell("annulment_asked", { reason: input.reason }),
  ],
});

export const confirmAnnulment = reportAct({
  label: "确认作废",
  code: "T25",
  from: AFTER_FILING,
  to: "annulled",
  by: ["shift_leader", "command_lead"],
  weight: "danger",
  confirm: "确认后本案终止，除作废数外不计入任何统计。",
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [axesApart("T25"), isWaitingFor("T25", "annulment"), isNotAsker("T25", (report) => report.askedByPersonId)],
  checks: [],
  effects: ({ detail: report }) => endAsAnnulled(report.askReason ?? ""),
});

export const declineAnnulment = reportAct({
  label: "不同意作废",
  code: "T25d",
  from: AFTER_FILING,
  to: "same",
  by: ["shift_leader", "command_lead"],
  weight: "normal",
  input: z.object({ opinion: words(2, "不同意的理由") }),
  fields: () => [required("opinion", "不同意的理由", "longText")],
  guards: [isWaitingFor("T25d", "annulment"), isNotAsker("T25d", (report) => report.askedByPersonId)],
  checks: [],
  effects: () => [detail(NO_ASK), { kind: "flag", remove: ["annulment_asked"] }],
});
