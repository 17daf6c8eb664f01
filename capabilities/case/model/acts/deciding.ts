/** 决定 (《行政处罚法》第五十七条至第六十二条). Codes D01 to D06. */
import { z } from "zod";
import { fen, formatFen } from "#base/money.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { exemptionsOf, PENALTY_KINDS } from "#law/penalty/public.ts";
import type { LawSettings, PartyAmounts } from "#law/settings/public.ts";
import type { CaseDetail, Penalty } from "../case.ts";
import { type CaseCheck, type CaseGuard, type CaseSituation, caseAct, UNDER_WAY } from "../case-act.ts";
import { detail, handlersTurn, issue, liveClock, openPayment, startPeriod, stop, turn } from "../consequences.ts";
import { optional, optionsOf, PENALTY_FIELDS, penalty, peopleOptions, personId, required, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import { NO_PENALTY_GROUNDS } from "../labels.ts";
import {
  byDesign,
  byLaw,
  hasPower,
  mayBePunished,
  notFinedBefore,
  notHandler,
  recusalsDecided,
  today,
  wrongField,
} from "../rules.ts";
import { inLimitation } from "./clue.ts";
import { hearingNeed } from "./notice.ts";

/** The amount from which a fine counts as major for this party; null: not entered. */
function amountFor({ party }: CaseDetail, amounts: PartyAmounts): number | null {
  return party?.kind === "organization" ? amounts.organization : amounts.individual;
}

/** Days of the next extension; null: there is none. */
function extensionDays(settings: LawSettings, done: number): number | null {
  if (!settings["decide.extensions_enabled"]) return null;
  return [settings["decide.extension1_days"], settings["decide.extension2_days"]][done] ?? null;
}

/** Complex or grave: by the agency's thresholds, and always what went through a hearing. */
function isMajor({ detail: known, facts }: CaseSituation): boolean {
  const { noticed } = known;
  const fine = noticed?.fineFen ?? 0;
  const threshold = amountFor(known, facts.thresholds.collective);
  return known.isDeparture || known.hearing?.state === "reported" || (threshold !== null && fine >= threshold);
}

/** G-LEGAL 第五十八条: a hearing was held, or the agency's list of major cases. */
function needsLegalReview({ detail: known, facts }: CaseSituation): boolean {
  const fine = known.noticed?.fineFen ?? known.proposal?.fineFen ?? 0;
  const threshold = amountFor(known, facts.thresholds.review);
  return (
    known.hearing?.state === "reported" ||
    known.hearing?.state === "terminated" ||
    known.hearingGrounds.length > 0 ||
    known.isDeparture ||
    (threshold !== null && fine >= threshold)
  );
}

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

const thresholdsKnown: CaseGuard = enforcing(
  ["XZCF-063"],
  (situation: CaseSituation) => hearingNeed(situation).refusal,
);

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
    required("attendeeIds", "参加人", "manyChoices", { options: peopleOptions(situation, "agency_head") }),
    required("views", "讨论情况", "longText"),
    required("conclusion", "结论", "longText"),
  ],
  guards: [],
  checks: [
    ({ detail: known }, input) =>
      input.attendeeIds.some((id) => known.handlerIds.includes(id))
        ? wrongField("attendeeIds", "承办人可以列席说明情况，不能作为参加讨论决定的人")
        : null,
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

export const decidePenalty = caseAct({
  label: "作出处罚决定",
  code: "D02",
  from: ["deliberating"],
  to: "decided",
  by: ["agency_head"],
  weight: "primary",
  input: penalty,
  fields: ({ detail: known }) =>
    PENALTY_FIELDS.map((field) => {
      const { noticed } = known;
      if (!noticed) return field;
      const initial = {
        kinds: noticed.kinds,
        fineFen: noticed.fineFen,
        confiscateFen: noticed.confiscateFen,
        words: noticed.words,
      };
      return { ...field, initial: initial[field.name as keyof typeof initial] };
    }),
  guards: [
    notHandler("作出决定", "XZCF-057-1"),
    heard,
    thresholdsKnown,
    legallyReviewed,
    discussed,
    hasPower,
    inLimitation,
    mayBePunished,
    notFinedBefore,
    recusalsDecided,
  ],
  checks: [checkNotWorse],
  confirm: "决定作出后即印发编号，确定吗？",
  effects: (situation, input) => [
    ...stop("decide"),
    startPeriod(situation, "serve_decision"),
    startPeriod(situation, "publish"),
    ...issue(
      situation,
      [
        { form: "DOC-36", key: "decision" },
        { form: "DOC-34", key: "decision" },
      ],
      {
        outcome: "penalty",
        penalty: input,
        decidedOn: today(situation),
        decisionStanding: "stands",
        payment: input.fineFen > 0 ? openPayment(input.fineFen) : null,
      },
    ),
    handlersTurn(situation, "已作出决定，待送达"),
  ],
});

const NoPenaltyInput = z.object({
  ground: keysOf(NO_PENALTY_GROUNDS),
  education: z.string().trim().max(4000).default(""),
  isMinor: z.boolean().default(false),
  harm: z.enum(["none", "slight", "more"]).default("none"),
  isFaultDisproved: z.boolean().default(false),
  words: words(4, "理由"),
});

/** Each ground stands on its own facts; what the law demands must be there. */
const checkGround: CaseCheck<z.infer<typeof NoPenaltyInput>> = enforcing(
  ["XZCF-033-1", "XZCF-033-2", "XZCF-033-3", "XZCF-033-4", "XZCF-030", "XZCF-031", "XZCF-036"],
  (situation: CaseSituation, input: z.infer<typeof NoPenaltyInput>) => {
    const { detail: known, facts } = situation;
    if (!known.actOn) return byDesign("CASE-ACT-DAY", "还没有确定行为发生日，请先确定案由");
    const isCorrected = known.corrections.some((order) => order.state === "corrected");
    const grounds = exemptionsOf({
      isMinor: input.isMinor,
      isCorrectedInTime: isCorrected,
      harm: known.causedHarm && input.harm === "none" ? "slight" : input.harm,
      earlierViolationsOn: facts.earlierViolations.map((one) => one.on),
      actOn: known.actOn,
      lookbackMonths: facts.settings["first_violation.lookback_months"],
      isOnFirstViolationList: facts.offence?.isOnFirstViolationList ?? false,
      isFaultDisproved: input.isFaultDisproved,
      capacity: known.party?.isIncapable ? "none" : "full",
    }).map((one) => one.rule);
    if (input.education.length < 4 && input.ground !== "not_established")
      return byLaw("XZCF-033-4", "不予行政处罚的，应当对当事人进行教育，请填写教育情况");
    switch (input.ground) {
      case "minor":
        return grounds.includes("XZCF-033-1")
          ? null
          : byLaw("XZCF-033-1", "轻微不罚须违法行为轻微、及时改正并且没有造成危害后果，三项缺一不可");
      case "first":
        if (!facts.offence?.isOnFirstViolationList)
          return byLaw("XZCF-033-2", "本违法行为不在本机关公布的首违不罚清单中");
        return grounds.includes("XZCF-033-2")
          ? null
          : byLaw("XZCF-033-2", "首违不罚须初次违法、危害后果轻微并及时改正；追溯期内有过同类违法或者没有改正的不适用");
      case "no_fault":
        return input.isFaultDisproved ? null : byLaw("XZCF-033-3", "须当事人有证据足以证明没有主观过错");
      case "under_age":
        return mayBePunished(situation)?.rule === "XZCF-030"
          ? null
          : byLaw("XZCF-030", "当事人实施违法行为时已满十四周岁");
      case "mental":
        return known.party?.isIncapable ? null : byLaw("XZCF-031", "没有记载当事人在行为时不能辨认或者控制自己的行为");
      case "expired":
        return inLimitation(situation)?.rule === "XZCF-036" ? null : byLaw("XZCF-036", "违法行为没有超过追究时效");
      case "not_established":
        return null;
    }
  },
);

export const decideNoPenalty = caseAct({
  label: "不予行政处罚",
  code: "D03",
  from: ["reviewed", "deliberating"],
  to: "decided",
  by: ["agency_head"],
  weight: "normal",
  input: NoPenaltyInput,
  fields: () => [
    required("ground", "理由", "choice", { options: optionsOf(NO_PENALTY_GROUNDS) }),
    required("words", "说明", "longText"),
    optional("isMinor", "违法行为轻微", "yesNo", { initial: false }),
    optional("harm", "危害后果", "choice", {
      options: optionsOf({ none: "没有危害后果", slight: "危害后果轻微", more: "有危害后果" }),
      initial: "none",
    }),
    optional("isFaultDisproved", "当事人已证明没有主观过错", "yesNo", { initial: false }),
    optional("education", "教育情况", "longText"),
  ],
  guards: [notHandler("作出决定", "XZCF-057-1"), recusalsDecided],
  checks: [checkGround],
  effects: (situation, input) => [
    ...stop("decide"),
    startPeriod(situation, "serve_decision"),
    ...issue(situation, [{ form: "DOC-35", key: "decision" }], {
      outcome: "no_penalty",
      noPenaltyGround: input.ground,
      decidedOn: today(situation),
      decisionStanding: "stands",
    }),
    handlersTurn(situation, "已决定不予处罚，待送达"),
  ],
});

/** 撤销案件: the facts turn out otherwise before a decision. */
export const withdrawCase = caseAct({
  label: "撤销案件",
  code: "D04",
  from: [...UNDER_WAY],
  to: "closed",
  by: ["agency_head"],
  weight: "danger",
  input: z.object({ reason: words(8, "撤销的理由") }),
  fields: () => [required("reason", "撤销的理由", "longText")],
  guards: [
    ({ detail: known }) =>
      known.measures.some((measure) => measure.state === "executed" || measure.state === "urgent")
        ? byDesign("D04-MEASURE", "还有未解除的查封、扣押或者登记保存，请先解除并退还")
        : null,
  ],
  checks: [],
  confirm: "撤销后本案结案，确定吗？",
  effects: (situation) => [
    detail({ outcome: "withdrawn", closing: "withdrawn", closedOn: today(situation) }),
    ...situation.clocks.filter((clock) => clock.state !== "stopped").flatMap((clock) => stop(clock.kind)),
    turn(["archivist"], "案件已撤销，待归档"),
  ],
});

export const extendDecision = caseAct({
  label: "延长办案期限",
  code: "D05",
  from: ["investigating", "suspended", "investigated", "reviewed", "noticed", "hearing", "deliberating"],
  to: "same",
  by: ["agency_head"],
  weight: "normal",
  input: z.object({ reason: words(8, "延长的理由") }),
  fields: () => [required("reason", "延长的理由", "longText")],
  guards: [
    enforcing(["XZCF-060", "D55-060X"], (situation: CaseSituation) => {
      const { detail: known, facts, now } = situation;
      const days = extensionDays(facts.settings, known.decideExtensions);
      if (days === null) return byLaw("D55-060X", "没有经本机关确认的延长依据，九十日的办案期限不能延长");
      const running = liveClock(situation, "decide");
      return running && now > running.dueAt ? byLaw("XZCF-060", "办案期限已经届满，不能再延长") : null;
    }),
    ({ detail: known }) =>
      known.decideExtensions === 1 && !known.collective ? byLaw("D55-060X", "第二次延长须经负责人集体讨论决定") : null,
  ],
  checks: [],
  effects: (situation, input) => [
    {
      kind: "extendClock",
      clock: "decide",
      by: {
        value: extensionDays(situation.facts.settings, situation.detail.decideExtensions) ?? 0,
        unit: "day",
        basis: "statutory",
      },
      reason: input.reason,
    },
    detail({ decideExtensions: situation.detail.decideExtensions + 1 }),
  ],
});
