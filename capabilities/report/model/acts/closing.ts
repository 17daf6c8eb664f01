/** 结案 T22, 强制结案 T23, and turning an unconvincing 自行处置 into an ordinary report. */
import { z } from "zod";
import { axesApart, LOOP_STANDARD, refuse } from "../rules.ts";
import { afterClosing, detail, NO_ASK, startStage, stop, tell, turn, UNIT_ASK_FLAGS } from "./consequences.ts";
import { opinion, opinionField, photos, required, words } from "./fields.ts";
import { OPEN, type ReportEffect, type ReportGuard, type ReportSituation, reportAct } from "./report-act.ts";

function isSelfHandled({ matter }: ReportSituation): boolean {
  return matter.source === "self_handled";
}

const mayClose: ReportGuard = (situation) => {
  const { detail: report } = situation;
  if (report.ask === "annulment") return refuse("T22-PENDING", "本案正在申请作废，裁定后再结案");
  if (isSelfHandled(situation) || report.recheckResult === "passed") return null;
  return refuse(
    "T22-RECHECK",
    "还没有通过核查，不能结案；确需不经核查结案的，由指挥中心负责人强制结案并公示",
    LOOP_STANDARD,
  );
};

function ended({ now }: ReportSituation): readonly ReportEffect[] {
  return [
    detail({
      ...NO_ASK,
      lastClosedAt: now,
      openSupervisionOrders: [],
      satisfaction: null,
      isSolvedByVisit: null,
      unreachedCount: 0,
    }),
    {
      kind: "flag",
      remove: ["supervised", "annulment_asked", ...UNIT_ASK_FLAGS],
    },
  ];
}

export const close = reportAct({
  label: "结案",
  code: "T22",
  from: ["to_close"],
  to: "closed",
  by: ["shift_leader", "acceptor"],
  weight: "primary",
  isBatch: true,
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [axesApart("T22"), mayClose],
  checks: [],
  effects: (situation, input) => {
    const closing = isSelfHandled(situation) ? "self_handled" : "rechecked";
    return [
      ...ended(situation),
      detail({ closing, closingRemark: input.opinion }),
      afterClosing(situation, "已结案，待回访"),
      tell("closed", { closing }),
    ];
  },
});

export const returnSelfHandled = reportAct({
  label: "转为一般上报",
  code: "F04",
  from: ["to_close"],
  to: "reported",
  by: ["acceptor"],
  weight: "normal",
  input: z.object({ opinion: words(2, "原因") }),
  fields: () => [required("opinion", "原因", "longText", { hint: "处置后照片不能证明问题已经消除" })],
  guards: [
    (situation) => (isSelfHandled(situation) ? null : refuse("F04-SOURCE", "只有自行处置的上报可以转为一般上报")),
  ],
  checks: [],
  effects: (situation) => [
    ...stop("close"),
    startStage(situation, "accept"),
    { kind: "matter", changes: { source: "supervisor" } },
    { kind: "flag", remove: ["self_handled"] },
    detail({ resolvedAt: null, resultText: null }),
    turn(["acceptor"], "自行处置未认可，待受理"),
  ],
});

export const forceClose = reportAct({
  label: "强制结案",
  code: "T23",
  from: OPEN,
  to: "closed",
  by: ["command_lead"],
  weight: "danger",
  confirm: "强制结案不经核查，将列入公示清单，不计入按期结案。",
  input: z.object({ reason: words(10, "强制结案原因"), evidence: photos }),
  fields: () => [
    required("reason", "原因", "longText", { hint: "将公示" }),
    required("evidence", "依据材料", "photos"),
  ],
  guards: [],
  checks: [],
  effects: (situation, input) => [
    ...ended(situation),
    detail({ closing: "forced", forcedCloseReason: input.reason, forcedClosePublishedAt: situation.now }),
    afterClosing(situation, "已强制结案，待回访"),
    tell("closed", { closing: "forced" }),
    tell("force_closed", { reason: input.reason }),
  ],
});
