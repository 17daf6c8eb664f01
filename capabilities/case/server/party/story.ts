/** 办到哪一步, told to the party: what reached them, what they did, what was decided. The house's own steps are left out. */
import { formatInstant } from "#base/instant.ts";
import { fen, formatFen } from "#base/money.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import {
  CASE_FORMS,
  type CaseDetail,
  CORRECTION_STATES,
  decisionDeliveredOn,
  MEASURE_KINDS,
  REMEDY_KINDS,
  REMEDY_OUTCOMES,
} from "#capabilities/case/model/public.ts";

export interface Told {
  readonly on: PlainDate;
  readonly title: string;
  readonly text: string;
}

/** Oldest first. What the agency made of a defence, and the decision itself, are told once the decision has been delivered. */
export function partyStory(known: CaseDetail): readonly Told[] {
  const told = [
    ...measuresTold(known),
    ...correctionsTold(known),
    ...deliveriesTold(known),
    ...answersTold(known),
    ...paymentTold(known),
    ...remediesTold(known),
    ...publicityTold(known),
    ...(known.closedOn ? [one(known.closedOn, "案件办结")] : []),
  ];
  return told.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

const one = (on: PlainDate, title: string, text = ""): Told => ({ on, title, text });

function measuresTold({ measures }: CaseDetail): readonly Told[] {
  return measures.flatMap(({ kind, items, executedAt, dueOn, endedAt }) => {
    if (!executedAt) return [];
    const until = dueOn ? `，期限至 ${dueOn}` : "";
    return [
      one(
        plainDateOf(executedAt),
        MEASURE_KINDS[kind],
        `${items.map((item) => `${item.name} ${item.quantity}${item.unit}`).join("、")}${until}`,
      ),
      ...(endedAt ? [one(plainDateOf(endedAt), `${MEASURE_KINDS[kind]}结束`)] : []),
    ];
  });
}

function correctionsTold({ corrections }: CaseDetail): readonly Told[] {
  return corrections.flatMap(({ orderedOn, requirement, dueAt, recheckedAt, state }) => [
    one(orderedOn, "责令改正", `${requirement}，${formatInstant(dueAt)} 前`),
    ...(recheckedAt ? [one(plainDateOf(recheckedAt), "复查", CORRECTION_STATES[state])] : []),
  ]);
}

function deliveriesTold(known: CaseDetail): readonly Told[] {
  return known.deliveries.flatMap(({ form, deliveredOn, state }) => {
    const name = CASE_FORMS.find((core) => core.code === form)?.name;
    if (!name || !deliveredOn) return [];
    return [one(deliveredOn, `收到${name}`, state === "deemed" ? "公告期满，视为送达" : "")];
  });
}

function answersTold(known: CaseDetail): readonly Told[] {
  const { representation, hearing } = known;
  const told: Told[] = [];
  if (representation?.at && representation.state === "made")
    told.push(one(plainDateOf(representation.at), "你提出了陈述申辩"));
  if (representation?.at && representation.state === "waived")
    told.push(one(plainDateOf(representation.at), "你放弃了陈述申辩"));
  if (representation?.review && representation.state === "made") {
    const on = decisionDeliveredOn(known);
    if (on) told.push(one(on, "陈述申辩的复核意见", representation.review));
  }
  if (hearing) {
    told.push(one(plainDateOf(hearing.requestedAt), "你要求听证"));
    if (hearing.heldAt && ["held", "reported"].includes(hearing.state))
      told.push(one(plainDateOf(hearing.heldAt), "举行听证"));
  }
  return told;
}

function paymentTold(known: CaseDetail): readonly Told[] {
  const { payment } = known;
  if (!payment || !decisionDeliveredOn(known)) return [];
  const { arrangement } = payment;
  return [
    ...payment.paid.map((paid) => one(paid.on, `缴款 ${formatFen(fen(paid.fen))}`, `凭证 ${paid.receipt}`)),
    ...(arrangement
      ? [
          one(
            plainDateOf(arrangement.askedAt),
            arrangement.kind === "deferred" ? "你申请延期缴纳" : "你申请分期缴纳",
            arrangement.isGranted === null ? "等待答复" : arrangement.isGranted ? "已同意" : "没有同意",
          ),
        ]
      : []),
  ];
}

function remediesTold({ remedies }: CaseDetail): readonly Told[] {
  return remedies.flatMap(({ kind, body, acceptedOn, concludedOn, outcome }) => [
    one(acceptedOn, `${REMEDY_KINDS[kind]}已受理`, body),
    ...(concludedOn && outcome ? [one(concludedOn, `${REMEDY_KINDS[kind]}有结果`, REMEDY_OUTCOMES[outcome])] : []),
  ]);
}

function publicityTold({ disclosure }: CaseDetail): readonly Told[] {
  if (!disclosure?.publishedOn) return [];
  return [
    one(disclosure.publishedOn, "处罚决定公开", `公开的名称：${disclosure.shownName}`),
    ...(disclosure.withdrawnOn ? [one(disclosure.withdrawnOn, "撤回公开", disclosure.withdrawReason ?? "")] : []),
  ];
}
