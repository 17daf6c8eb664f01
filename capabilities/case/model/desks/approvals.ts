/** 待审批: what waits for the head of the agency, read from the case itself; whether it may be approved is decided by the procedure. */
import { addDays, plainDateOf } from "#base/plain-date.ts";
import { isOverdue, lightOf } from "#kernel/clock/model/public.ts";
import { isMajor, needsLegalReview } from "../acts/deciding.ts";
import { hearingNeed } from "../acts/notice.ts";
import type { CaseSituation } from "../case-act.ts";
import { awaitsApproval } from "../departure.ts";
import type { Execution } from "../execution/execution.ts";
import type { CaseAct } from "../procedure.ts";

interface Approval {
  readonly label: string;
  readonly act: CaseAct;
  /** 退回; null: the act itself says yes or no. */
  readonly sendBack: CaseAct | null;
}

export const APPROVALS = {
  filing: { label: "立案", act: "file_case", sendBack: "decline_filing" },
  jurisdiction: { label: "管辖", act: "settle_jurisdiction", sendBack: null },
  measure: { label: "强制措施", act: "decide_measure", sendBack: null },
  recusal: { label: "回避", act: "decide_recusal", sendBack: null },
  departure: { label: "减轻、偏离基准", act: "approve_departure", sendBack: "send_back_investigation" },
  notice: { label: "告知", act: "give_notice", sendBack: "send_back_investigation" },
  decision: { label: "处罚决定", act: "decide_penalty", sendBack: "send_back_investigation" },
  no_penalty: { label: "不予处罚", act: "decide_no_penalty", sendBack: "send_back_investigation" },
  hearing: { label: "安排听证", act: "schedule_hearing", sendBack: null },
  arrangement: { label: "延期分期", act: "decide_arrangement", sendBack: null },
  transfer: { label: "移送", act: "decide_transfer", sendBack: null },
  execution: { label: "强制执行", act: "decide_execution", sendBack: null },
  court: { label: "申请法院执行", act: "apply_to_court", sendBack: null },
  extend_verifying: { label: "延长核查", act: "extend_verifying", sendBack: null },
  extend_decision: { label: "延长办案期限", act: "extend_decision", sendBack: null },
  extend_measure: { label: "延长查封扣押", act: "extend_measure", sendBack: null },
  closing: { label: "结案", act: "close_case", sendBack: "decline_closing" },
} as const satisfies Record<string, Approval>;
export type ApprovalKind = keyof typeof APPROVALS;

/** Days before the end of a measure from which its extension is put before the head. */
export const MEASURE_NEAR_DAYS = 5;

const isDemanded = (one: Execution) => one.state === "demanded" && one.demandDeliveredOn !== null;

/** What the case waits for from the head: from state, flags, regions and clocks, without the facts of the rules. */
export function approvalsWaiting({
  matter,
  detail,
  clocks,
  now,
}: Pick<CaseSituation, "matter" | "detail" | "clocks" | "now">): readonly ApprovalKind[] {
  const { state, flags } = matter;
  const isNear = (kind: string) =>
    clocks.some(
      (clock) =>
        clock.kind === kind && clock.state === "running" && lightOf(clock, now) === "yellow" && !isOverdue(clock, now),
    );
  const isReady = state === "reviewed" || state === "deliberating";
  const isAnswered = state === "deliberating" && Boolean(detail.representation?.review);
  const soon = addDays(plainDateOf(now), MEASURE_NEAR_DAYS);
  const waits: Record<ApprovalKind, boolean> = {
    filing: flags.includes("filing_proposed"),
    jurisdiction: flags.includes("jurisdiction_disputed"),
    measure: detail.measures.some((one) => one.state === "requested" || one.state === "urgent"),
    recusal: detail.recusals.some((one) => one.isGranted === null),
    departure: isReady && awaitsApproval({ detail }),
    notice: state === "reviewed" && detail.proposal !== null,
    decision: isAnswered && detail.noticed !== null,
    no_penalty: state === "reviewed" && detail.noPenaltyProposal !== null,
    hearing: state === "hearing" && detail.hearing?.state === "requested",
    arrangement: detail.payment?.arrangement?.isGranted === null,
    transfer: detail.transfers.some((one) => one.state === "proposed"),
    execution: detail.executions.some((one) => isDemanded(one) && one.path !== "court"),
    court: detail.executions.some((one) => isDemanded(one) && one.path === "court"),
    extend_verifying: state === "verifying" && isNear("clue_check"),
    extend_decision: isNear("decide"),
    extend_measure: detail.measures.some(
      (one) =>
        one.state === "executed" &&
        one.kind !== "preserve" &&
        !one.isExtended &&
        one.dueOn !== null &&
        one.dueOn <= soon,
    ),
    closing: flags.includes("closing_proposed"),
  };
  return (Object.keys(APPROVALS) as ApprovalKind[]).filter((kind) => waits[kind]);
}

/**
 * Simple enough to be approved together with others: nobody has a right to a hearing, the case is not major and needs no legal
 * review, nothing departs from the range. Each is still an act of its own, judged by the procedure.
 */
export function isSimpleApproval(situation: CaseSituation, kind: ApprovalKind): boolean {
  const { detail } = situation;
  switch (kind) {
    case "filing":
    case "closing":
      return detail.remedies.length === 0 && detail.transfers.length === 0 && detail.executions.length === 0;
    case "notice": {
      const { grounds, refusal } = hearingNeed(situation);
      const isDeparting = detail.isDeparture || detail.departure !== null;
      return refusal === null && grounds.length === 0 && !isDeparting && !needsLegalReview(situation);
    }
    case "decision":
      return (
        detail.hearing === null &&
        detail.hearingGrounds.length === 0 &&
        detail.departure === null &&
        !isMajor(situation) &&
        !needsLegalReview(situation)
      );
    default:
      return false;
  }
}
