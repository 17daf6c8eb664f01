/** 听证: when the right must be told, and whether a hearing lies far enough ahead. */
import { type Fen, formatFen } from "#base/money.ts";
import type { PlainDate } from "#base/plain-date.ts";
import type { Refusal } from "#base/problem.ts";
import type { Workdays } from "#base/workdays.ts";
import { earliestEvent, latestNotice, thresholdOn } from "../parameters/public.ts";
import { refusedBy } from "../rules/public.ts";
import type { PenaltyKind, Subject } from "./penalty-kinds.ts";

/** 较大数额 is set locally; null: the agency has not entered it yet. */
export interface HearingThresholds {
  readonly fine: { readonly individual: Fen | null; readonly organization: Fen | null };
  readonly confiscation: { readonly individual: Fen | null; readonly organization: Fen | null };
}

export interface IntendedPenalty {
  readonly subject: Subject;
  readonly individualBusinessAs: "individual" | "organization";
  readonly penalties: readonly PenaltyKind[];
  readonly fine: Fen;
  readonly confiscated: Fen;
  /** 限期拆除 and the like, where local practice adds it. */
  readonly isOtherHeavy: boolean;
}

export type HearingNotice =
  | { readonly kind: "needed"; readonly reason: string }
  | { readonly kind: "not_needed" }
  /** A wrong high number would void decisions: nothing is decided until the agency has entered one. */
  | { readonly kind: "no_threshold"; readonly refusal: Refusal };

const ALWAYS: readonly PenaltyKind[] = [
  "downgrade",
  "revoke_permit",
  "stop_business",
  "close_business",
  "restrict_occupation",
];

export function needsHearingNotice(intended: IntendedPenalty, thresholds: HearingThresholds): HearingNotice {
  const heavy = intended.penalties.some((kind) => ALWAYS.includes(kind));
  if (heavy) return { kind: "needed", reason: "拟处罚的种类依法应当告知听证权" };
  if (intended.isOtherHeavy) return { kind: "needed", reason: "属于其他较重的行政处罚" };
  const { subject, individualBusinessAs } = intended;
  const counted = subject === "individual_business" ? individualBusinessAs : subject;
  const large = { fine: thresholds.fine[counted], confiscation: thresholds.confiscation[counted] };
  if (intended.fine > 0) {
    if (large.fine === null) return noThreshold("罚款");
    if (intended.fine >= large.fine) return { kind: "needed", reason: `罚款达到 ${formatFen(large.fine)}` };
  }
  if (intended.confiscated > 0) {
    if (large.confiscation === null) return noThreshold("没收");
    if (intended.confiscated >= large.confiscation)
      return { kind: "needed", reason: `没收达到 ${formatFen(large.confiscation)}` };
  }
  return { kind: "not_needed" };
}

function noThreshold(what: string): HearingNotice {
  const message = `本机关还没有确定“较大数额${what}”的标准，先在本市设置中填写，再作普通程序决定`;
  return { kind: "no_threshold", refusal: refusedBy("XZCF-063", message) };
}

/** Seven whole workdays lie between the notice and the hearing. */
export function judgeHearingDate(workdays: Workdays, noticeServedOn: PlainDate, hearingOn: PlainDate): Refusal | null {
  const latest = latestNotice(workdays, "hearing_notice", hearingOn);
  if (noticeServedOn <= latest) return null;
  const earliest = earliestEvent(workdays, "hearing_notice", noticeServedOn);
  return refusedBy(
    "XZCF-064-2",
    `${hearingOn} 听证最迟须在 ${latest} 送达通知；${noticeServedOn} 送达的，听证不早于 ${earliest}`,
  );
}

export function judgeAgents(count: number, on: PlainDate): Refusal | null {
  const { value } = thresholdOn("hearing_agents", on);
  return count <= value ? null : refusedBy("XZCF-064-5", `当事人最多委托 ${value} 名代理人，现在是 ${count} 名`);
}
