/** 当场处罚与当场收缴: when two officers may decide at once, and when they may take money. */
import { type Fen, formatFen } from "#base/money.ts";
import type { PlainDate } from "#base/plain-date.ts";
import type { Refusal } from "#base/problem.ts";
import { thresholdOn } from "../parameters/public.ts";
import { refusedBy } from "../rules/public.ts";
import type { PenaltyKind, Subject } from "./penalty-kinds.ts";

export interface OnTheSpotFacts {
  readonly subject: Subject;
  /** 个体工商户 has no number of its own in the article; the agency decides. */
  readonly individualBusinessAs: "individual" | "organization";
  readonly penalties: readonly PenaltyKind[];
  readonly fine: Fen;
  readonly areFactsCertain: boolean;
  readonly on: PlainDate;
}

/** Every reason for which the decision cannot be made on the spot; then the ordinary procedure is the way. */
export function judgeOnTheSpot(facts: OnTheSpotFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (message: string) => refusals.push(refusedBy("XZCF-051", `${message}，转普通程序办理`));
  if (!facts.areFactsCertain) refuse("违法事实尚未确凿，不能当场处罚");
  if (facts.penalties.length === 0 || facts.penalties.some((kind) => kind !== "warning" && kind !== "fine"))
    refuse("当场处罚只能给予警告或者罚款");
  const cap = onTheSpotCap(facts);
  if (facts.fine > cap) refuse(`罚款 ${formatFen(facts.fine)} 超过当场处罚上限 ${formatFen(cap)}`);
  return refusals;
}

/** The highest fine on the spot, itself still allowed (以下包括本数). */
export function onTheSpotCap({
  subject,
  individualBusinessAs,
  on,
}: Pick<OnTheSpotFacts, "subject" | "individualBusinessAs" | "on">): Fen {
  const counted = subject === "individual_business" ? individualBusinessAs : subject;
  const id = counted === "individual" ? "simple_fine_individual" : "simple_fine_organization";
  return thresholdOn(id, on).value as Fen;
}

export interface CollectionFacts {
  readonly isOnTheSpotDecision: boolean;
  readonly fine: Fen;
  /** Why later enforcement would be difficult; empty: not claimed. */
  readonly difficultyReason: string;
  /** 边远、水上、交通不便地区, and the party asked for it. Open to the ordinary procedure too. */
  readonly isRemoteAtRequest: boolean;
  /** 国务院或者省级财政部门统一制发的专用票据. */
  readonly hasFiscalReceipt: boolean;
  readonly on: PlainDate;
}

export function judgeCollection(facts: CollectionFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const cap = thresholdOn("on_the_spot_collection", facts.on).value;
  const isAllowed =
    facts.isRemoteAtRequest ||
    (facts.isOnTheSpotDecision && (facts.fine <= cap || facts.difficultyReason.trim() !== ""));
  if (!isAllowed) refusals.push(facts.isOnTheSpotDecision ? tooMuch(facts.fine, cap as Fen) : notOnTheSpot());
  if (!facts.hasFiscalReceipt)
    refusals.push(refusedBy("XZCF-070", "当场收缴须出具财政部门统一制发的专用票据，没有票据当事人可以拒缴"));
  return refusals;
}

function tooMuch(fine: Fen, cap: Fen): Refusal {
  const message = `罚款 ${formatFen(fine)} 超过 ${formatFen(cap)}，当场收缴须写明事后难以执行的原因；否则由当事人到银行或者电子支付系统缴纳`;
  return refusedBy("XZCF-068", message);
}

function notOnTheSpot(): Refusal {
  const message = "普通程序的罚款只有在边远、水上、交通不便地区经当事人提出才可以当场收缴";
  return refusedBy("XZCF-069", message);
}
