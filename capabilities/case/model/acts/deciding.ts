/** 决定 (《行政处罚法》第五十七条至第六十二条). Codes D01 and D02. */

import { z } from "zod";
import { fen, formatFen } from "#base/money.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { PENALTY_KINDS } from "#law/penalty/public.ts";
import type { PartyAmounts } from "#law/settings/public.ts";
import type { CaseDetail, Penalty } from "../case.ts";
import { type CaseCheck, type CaseEffect, type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { decisionKey, handlersTurn, issue, liveClock, openPayment, startPeriod, stop } from "../consequences.ts";
import { departureOf, isCovered, tierFault, tierWords } from "../departure.ts";
import { publishDue } from "../disclosure/due.ts";
import { optional, penalty, penaltyFields, peopleOptions, personId, required, tierField, words } from "../fields.ts";
import { captureUsable } from "../offsite/acts.ts";
import { rangeFault } from "../penalty-range.ts";
import {
  byLaw,
  hasBasis,
  hasInvestigated,
  hasPower,
  holdsPost,
  mayBePunished,
  notFinedBefore,
  notHandler,
  recusalsDecided,
  today,
  wrongField,
} from "../rules.ts";
import { transfersSent } from "./concluding.ts";
import { inLimitation } from "./filing.ts";
import { departureApproved, isDefenceOver, rectifiedFirst, thresholdsKnown } from "./notice.ts";

/** The amount from which a fine counts as major for this party; null: not entered. */
function amountFor({ party }: CaseDetail, amounts: PartyAmounts): number | null {
  return party?.kind === "organization" ? amounts.organization : amounts.individual;
}

/** Complex or grave: by the agency's thresholds, and always what went through a hearing. */
export function isMajor({ detail: known, facts }: CaseSituation): boolean {
  const { noticed } = known;
  const fine = noticed?.fineFen ?? 0;
  const threshold = amountFor(known, facts.thresholds.collective);
  return known.isDeparture || known.hearing?.state === "reported" || (threshold !== null && fine >= threshold);
}

/** G-LEGAL 第五十八条: a hearing was held, or the agency's list of major cases. */
export function needsLegalReview({ detail: known, facts }: CaseSituation): boolean {
  const fine = known.noticed?.fineFen ?? known.proposal?.fineFen ?? 0;
  const threshold = amountFor(known, facts.thresholds.review);
  return (
    known.hearing?.state === "reported" ||
    known.hearingGrounds.length > 0 ||
    known.isDeparture ||
    reviewGrounds({ facts }).length > 0 ||
    (threshold !== null && fine >= threshold)
  );
}

/** 涉及多个法律关系、适用法律疑难的: which law or clause applies is itself the question (第五十八条第一款第三项). */
export function reviewGrounds({ facts }: Pick<CaseSituation, "facts">): readonly string[] {
  return facts.offence?.reviewGrounds ?? [];
}

/** The agency has entered from which amount a case is major: without it nobody knows whether the decision needs more. */
const amountsEntered: CaseGuard = enforcing(["XZCF-058", "XZCF-057-2"], ({ detail: known, facts }: CaseSituation) => {
  if ((known.noticed?.fineFen ?? 0) === 0) return null;
  if (amountFor(known, facts.thresholds.review) === null)
    return byLaw("XZCF-058", "本机关还没有确定重大案件法制审核的标准，先在本市设置中填写，再作普通程序决定");
  return amountFor(known, facts.thresholds.collective) === null
    ? byLaw("XZCF-057-2", "本机关还没有确定集体讨论的标准，先在本市设置中填写，再作普通程序决定")
    : null;
});

const legallyReviewed: CaseGuard = enforcing(["XZCF-058"], (situation: CaseSituation) => {
  const { legalReview } = situation.detail;
  if (legalReview && legalReview.opinion !== "agree")
    return byLaw("XZCF-058", "法制审核没有同意，请按审核意见修改、补充调查后重新审核");
  return needsLegalReview(situation) && !legalReview
    ? byLaw("XZCF-058", "本案应当经法制审核，未经审核或者审核未通过的，不得作出决定")
    : null;
});

const discussed: CaseGuard = enforcing(["XZCF-057-2"], (situation: CaseSituation) =>
  isMajor(situation) && !situation.detail.collective
    ? byLaw("XZCF-057-2", "情节复杂或者重大违法行为给予行政处罚，应当由行政机关负责人集体讨论决定")
    : null,
);

/** G-NOTICE: told, heard or waived, and what was said was answered. */
const heard: CaseGuard = enforcing(["XZCF-044", "XZCF-062", "XZCF-045"], ({ detail: known }: CaseSituation) => {
  if (!known.noticed || !known.noticeDeliveredOn)
    return byLaw("XZCF-044", "作出决定前，应当告知当事人拟处罚的内容及事实、理由、依据和权利");
  if (!known.representation || known.representation.state === "open")
    return byLaw("XZCF-062", "拒绝听取当事人陈述、申辩的，不得作出行政处罚决定；当事人明确放弃的除外");
  return known.representation.review
    ? null
    : byLaw("XZCF-045", "当事人的陈述申辩还没有复核，请逐项写明采纳或者不采纳的理由");
});

export const discuss = caseAct({
  label: "集体讨论",
  code: "D01",
  from: ["deliberating"],
  to: "same",
  by: ["agency_head"],
  weight: "normal",
  input: z.object({
    attendeeIds: z.array(personId).min(2, "集体讨论须有两名以上负责人参加"),
    views: words(8, "讨论情况"),
    conclusion: words(2, "结论"),
  }),
  fields: (situation) => [
    required("attendeeIds", "参加人", "manyChoices", {
      options: peopleOptions(situation, "agency_head"),
      ...(situation.facts.settings["collective.members"] && {
        hint: `本机关负责人集体：${situation.facts.settings["collective.members"]}`,
      }),
    }),
    required("views", "讨论情况", "longText"),
    required("conclusion", "结论", "longText"),
  ],
  guards: [],
  checks: [
    (situation, input) => {
      if (new Set(input.attendeeIds).size < 2) return wrongField("attendeeIds", "集体讨论须有两名以上负责人参加");
      if (!input.attendeeIds.every((id) => holdsPost(situation, id, "agency_head")))
        return wrongField("attendeeIds", "参加讨论决定的须是本机关负责人");
      return input.attendeeIds.some((id) => hasInvestigated(situation, id))
        ? wrongField("attendeeIds", "参加过调查的可以列席说明情况，不能参加讨论决定")
        : null;
    },
  ],
  effects: (situation, input) =>
    issue(situation, [{ form: "DOC-25", key: `discussion-${situation.matter.version}` }], {
      collective: { heldAt: situation.now, attendeeIds: input.attendeeIds, conclusion: input.conclusion },
    }),
});

/** G-NOWORSE 第四十五条第二款: neither a higher amount nor a kind that was not told of. */
const checkNotWorse: CaseCheck<Penalty> = enforcing(
  ["XZCF-045"],
  ({ detail: known }: CaseSituation, input: Penalty) => {
    const { noticed } = known;
    if (!noticed) return byLaw("XZCF-044", "没有告知过拟作出的处罚");
    if (input.fineFen > noticed.fineFen)
      return byLaw(
        "XZCF-045",
        `罚款 ${formatFen(fen(input.fineFen))} 高于告知的 ${formatFen(fen(noticed.fineFen))}；不得因陈述申辩加重，有新事实的须退回重新告知`,
      );
    if (input.confiscateFen > noticed.confiscateFen) return byLaw("XZCF-045", "没收金额高于告知的金额，须重新告知");
    const added = input.kinds.find((kind) => !noticed.kinds.includes(kind));
    return added ? byLaw("XZCF-045", `告知时没有“${PENALTY_KINDS[added]}”，增加处罚种类须重新告知`) : null;
  },
);

/** Lighter than the notice, but not below the range without an approved departure. */
const checkDecidedRange: CaseCheck<Penalty> = enforcing(
  ["XZCF-005", "XZCF-009", "XZCF-030"],
  (situation: CaseSituation, input: Penalty) =>
    checkNotWorse(situation, input) === null
      ? rangeFault(situation, input, { isDeparture: situation.detail.isDepartureApproved })
      : null,
);

const DecisionInput = penalty.safeExtend({
  tier: z.string().trim().max(60, "最长 60 字").default(""),
  tierReason: z.string().trim().max(2000, "最长 2000 字").default(""),
});
type DecisionInput = z.infer<typeof DecisionInput>;

const tierNow = ({ detail: known }: CaseSituation, { tier }: DecisionInput) => tier || (known.discretionTier ?? "");

/** What was heard may change the tier; the amount lies in the tier that is named in the end, or an approved departure carries it. */
const checkDecidedTier: CaseCheck<DecisionInput> = enforcing(
  ["XZCF-034"],
  (situation: CaseSituation, input: DecisionInput) => {
    const { detail: known, facts } = situation;
    if (checkNotWorse(situation, input) !== null || checkDecidedRange(situation, input) !== null) return null;
    const amount = { tier: tierNow(situation, input), fineFen: input.fineFen, quantity: known.discretionQuantity };
    const fault = tierFault(facts, amount);
    if (fault) return fault;
    if (facts.offence?.benchmark && amount.tier !== known.discretionTier && input.tierReason.length < 4)
      return wrongField("tierReason", `档次与提出的“${known.discretionTier}”不同，请写明理由`);
    const departure = departureOf(facts, amount);
    return departure === null || isCovered(situation, departure)
      ? null
      : byLaw(
          "XZCF-034",
          `罚款数额不在《${departure.benchmark}》${tierWords(departure)}之内，也不在经批准的偏离之内；请核对档次，或者退回重新提出并报批`,
        );
  },
);

/** 人民法院已判处罚金的，不再给予罚款. */
const checkCourtFine: CaseCheck<Penalty> = enforcing(
  ["XZCF-035"],
  ({ detail: known }: CaseSituation, input: Penalty) =>
    input.fineFen > 0 && known.transfers.some((one) => one.isFinedByCourt)
      ? byLaw("XZCF-035", "人民法院已经判处罚金，行政机关尚未给予罚款的，不再给予罚款")
      : null,
);

/** 不得以同一的事实和理由作出与原决定相同的决定, but where only the procedure was at fault. */
const checkNotSame: CaseCheck<Penalty> = enforcing(["XZFY-064"], ({ detail: known }: CaseSituation, input: Penalty) => {
  const former = known.formerDecisions.at(-1);
  if (former?.fault !== "substance" || !former.penalty || known.evidence.length > former.evidenceCount) return null;
  const isSame =
    input.fineFen >= former.penalty.fineFen && former.penalty.kinds.every((kind) => input.kinds.includes(kind));
  return isSame
    ? byLaw("XZFY-064", "原决定已被撤销，没有新的事实和证据的，不得作出与原决定相同或者基本相同的决定")
    : null;
});

/** A decision after the last day is made all the same, and says that it is late. */
export function lateFlag(situation: CaseSituation): readonly CaseEffect[] {
  const running = liveClock(situation, "decide");
  return running && running.state === "running" && situation.now > running.dueAt
    ? [{ kind: "flag", add: ["decided_late"] }]
    : [];
}

/** The tier of the decision where it is another than the proposal's; a departure that the amount no longer needs is gone. */
function decidedTier(situation: CaseSituation, input: DecisionInput): Partial<CaseDetail> {
  const { detail: known, facts } = situation;
  const tier = tierNow(situation, input);
  const departure = departureOf(facts, { tier, fineFen: input.fineFen, quantity: known.discretionQuantity });
  const isOther = facts.offence?.benchmark && tier !== known.discretionTier;
  return {
    ...(isOther && {
      discretionTier: tier,
      discretionReason: `${known.discretionReason}。作出决定时改按“${tier}”档：${input.tierReason}`,
    }),
    ...(known.departure &&
      (departure === null ? { departure: null } : { departure: { ...known.departure, ...departure } })),
  };
}

export const decidePenalty = caseAct({
  label: "作出处罚决定",
  code: "D02",
  from: ["deliberating"],
  to: "decided",
  by: ["agency_head"],
  weight: "primary",
  input: DecisionInput,
  fields: (situation) => [
    ...penaltyFields(situation).map((field) => {
      const { noticed } = situation.detail;
      if (!noticed) return field;
      const initial = {
        kinds: noticed.kinds,
        fineFen: noticed.fineFen,
        confiscateFen: noticed.confiscateFen,
        words: noticed.words,
      };
      return { ...field, initial: initial[field.name as keyof typeof initial] };
    }),
    ...(situation.facts.offence?.benchmark
      ? [tierField(situation, "裁量档次"), optional("tierReason", "改变档次的理由", "longText")]
      : []),
  ],
  guards: [
    notHandler("作出决定", "XZCF-057-1"),
    heard,
    isDefenceOver,
    thresholdsKnown,
    amountsEntered,
    legallyReviewed,
    discussed,
    departureApproved,
    hasPower,
    hasBasis,
    inLimitation,
    mayBePunished,
    notFinedBefore,
    recusalsDecided,
    rectifiedFirst,
    transfersSent,
    captureUsable,
  ],
  checks: [checkNotWorse, checkDecidedRange, checkDecidedTier, checkCourtFine, checkNotSame],
  confirm: "决定作出后即印发编号，确定吗？",
  effects: (situation, input) => [
    ...lateFlag(situation),
    ...stop("decide", "defence", "quick"),
    startPeriod(situation, "serve_decision"),
    ...publishDue(situation),
    ...issue(
      situation,
      [
        { form: "DOC-36", key: decisionKey(situation.detail) },
        { form: "DOC-34", key: decisionKey(situation.detail) },
      ],
      {
        outcome: "penalty",
        penalty: { kinds: input.kinds, fineFen: input.fineFen, confiscateFen: input.confiscateFen, words: input.words },
        ...decidedTier(situation, input),
        decidedOn: today(situation),
        decisionStanding: "stands",
        payment: input.fineFen > 0 ? openPayment(input.fineFen) : null,
      },
    ),
    handlersTurn(situation, "已作出决定，待送达"),
  ],
});
