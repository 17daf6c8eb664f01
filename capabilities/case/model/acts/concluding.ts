/** 调查终结与审核: proposal with its discretion, review by the unit, legal review. Codes C21 to C26. */
import { z } from "zod";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { type CaseCheck, type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue, turn } from "../consequences.ts";
import { CIRCUMSTANCE_EFFECTS, DiscretionFactSchema } from "../discretion.ts";
import { opinion, opinionField, optional, optionsOf, PENALTY_FIELDS, penalty, required, words } from "../fields.ts";
import { NOTHING_NOTICED, NOTHING_REVIEWED } from "../going-back.ts";
import { keysOf } from "../keys.ts";
import { LEGAL_OPINIONS, NO_PENALTY_GROUNDS } from "../labels.ts";
import { rangeFault } from "../penalty-range.ts";
import { byDesign, byHandler, byLaw, certified, mayBePunished, notHandler, wrongField } from "../rules.ts";
import { isCrimeUnsent } from "../transfer/parts.ts";
import { REVIEW_ITEM_IDS, REVIEW_ITEMS, reviewItemOptions, uncheckedItems } from "./review-items.ts";

const ProposalInput = penalty.safeExtend({
  tier: words(1, "裁量档次"),
  reason: words(8, "裁量理由"),
  circumstances: z.array(DiscretionFactSchema).max(30, "最多 30 项情节").default([]),
  isDeparture: z.boolean().default(false),
});

/** The statutory range by kind of party, or a written departure (减轻) that a higher person approves. */
const checkRange: CaseCheck<z.infer<typeof ProposalInput>> = enforcing(
  ["XZCF-005", "XZCF-030"],
  (situation: CaseSituation, input: z.infer<typeof ProposalInput>) => rangeFault(situation, input, input),
);

/** What a circumstance rests on is evidence of this case. */
const checkCircumstances: CaseCheck<z.infer<typeof ProposalInput>> = ({ detail: known }, { circumstances }) => {
  const index = circumstances.findIndex(({ evidenceIds }) =>
    evidenceIds.some((id) => !known.evidence.some((item) => item.id === id)),
  );
  return index < 0 ? null : wrongField(`circumstances.${index}.evidenceIds`, "所选证据不在本案中");
};

export const proposePenalty = caseAct({
  label: "提出处理意见",
  code: "C21",
  from: ["investigating"],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: ProposalInput,
  fields: ({ detail: known }) => [
    optional("circumstances", "情节", "rows", {
      hint: "逐项写明作用和证据",
      columns: [
        required("words", "情节", "longText"),
        required("effect", "作用", "choice", { options: optionsOf(CIRCUMSTANCE_EFFECTS) }),
        optional("evidenceIds", "证据", "manyChoices", {
          options: known.evidence.map(({ id, title }, index) => ({ value: id, label: `${index + 1} ${title}` })),
        }),
      ],
      ...(known.discretionFacts.length > 0 && { initial: known.discretionFacts.map((fact) => ({ ...fact })) }),
    }),
    ...PENALTY_FIELDS,
    required("tier", "裁量档次", "text", { initial: known.discretionTier ?? "" }),
    required("reason", "裁量理由", "longText", { initial: known.discretionReason }),
    optional("isDeparture", "减轻处罚，低于法定下限", "yesNo", { initial: false }),
  ],
  guards: [certified, byHandler, mayBePunished],
  checks: [checkRange, checkCircumstances],
  effects: (_situation, { tier, reason, circumstances, isDeparture, ...proposal }) => [
    detail({
      proposal,
      noPenaltyProposal: null,
      discretionTier: tier,
      discretionReason: reason,
      discretionFacts: circumstances,
      isDeparture,
      isDepartureApproved: false,
      isUnitReviewed: false,
      legalReview: null,
    }),
  ],
});

/** 不予处罚 proposed instead: which ground, and why; whether it holds is judged where it is decided. */
export const proposeNoPenalty = caseAct({
  label: "建议不予处罚",
  code: "C27",
  from: ["investigating"],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: z.object({ ground: keysOf(NO_PENALTY_GROUNDS), reason: words(8, "理由") }),
  fields: () => [
    required("ground", "不予处罚的理由", "choice", { options: optionsOf(NO_PENALTY_GROUNDS) }),
    required("reason", "说明", "longText"),
  ],
  guards: [certified, byHandler],
  checks: [],
  effects: (_situation, input) => [
    detail({
      ...NOTHING_REVIEWED,
      noPenaltyProposal: input,
      proposal: null,
      isDeparture: false,
      isDepartureApproved: false,
    }),
  ],
});

export const evidenceVerified: CaseGuard = enforcing(["XZCF-046", "XZCF-040"], ({ detail: known }: CaseSituation) => {
  if (known.evidence.length === 0) return byLaw("XZCF-040", "没有证据，违法事实不清的，不得给予行政处罚");
  const open = known.evidence.filter((item) => !item.isVerified);
  return open.length === 0
    ? null
    : byLaw("XZCF-046", `证据须查证属实，还有 ${open.length} 件没有核实：${open.map((item) => item.title).join("、")}`);
});

/** 不得以行政处罚代替移送: a suspected crime goes to the police first. */
export const transfersSent: CaseGuard = enforcing(["YSGD-011"], ({ detail: known }: CaseSituation) =>
  isCrimeUnsent(known) ? byLaw("YSGD-011", "已呈报移送涉嫌犯罪，不得以行政处罚代替移送，请先决定并送出移送") : null,
);

const CloseInput = z.object({
  facts: words(8, "查明的事实"),
  nature: words(4, "案件定性"),
  noCorrectionReason: z.string().trim().max(400).default(""),
});

/** 实施处罚时应当责令改正; where nothing is left to correct the report says why. */
export const checkCorrection: CaseCheck<z.infer<typeof CloseInput>> = enforcing(
  ["XZCF-028"],
  ({ detail: known }: CaseSituation, input: z.infer<typeof CloseInput>) =>
    known.corrections.length > 0 || known.noPenaltyProposal !== null || input.noCorrectionReason.length >= 2
      ? null
      : byLaw("XZCF-028", "实施行政处罚时应当责令改正或者限期改正；没有可改正内容的，请写明理由"),
);

export const closeInvestigation = caseAct({
  label: "调查终结",
  code: "C22",
  from: ["investigating"],
  to: "investigated",
  by: ["officer"],
  weight: "primary",
  input: CloseInput,
  fields: ({ detail: known }) => [
    required("facts", "查明的事实", "longText", { initial: known.facts }),
    required("nature", "案件定性", "longText"),
    optional("noCorrectionReason", "不责令改正的理由", "text"),
  ],
  guards: [
    certified,
    byHandler,
    evidenceVerified,
    ({ detail: known }) =>
      known.proposal || known.noPenaltyProposal
        ? null
        : byDesign("C22-PROPOSAL", "还没有提出处理意见和裁量理由，请先提出"),
    transfersSent,
  ],
  checks: [checkCorrection],
  effects: (situation, input) => [
    ...issue(situation, [{ form: "DOC-23", key: `report-${situation.matter.version}` }], { facts: input.facts }),
    turn(["unit_lead"], "调查终结，待承办机构审核", { unitId: situation.matter.unitId }),
  ],
});

export const reviewByUnit = caseAct({
  label: "承办机构审核通过",
  code: "C23",
  from: ["investigated"],
  to: "reviewed",
  by: ["unit_lead"],
  weight: "primary",
  input: z.object({ opinion: words(2, "审核意见") }),
  fields: () => [required("opinion", "审核意见", "longText")],
  guards: [notHandler("审核", "XZCF-057-1")],
  checks: [],
  effects: () => [
    detail({ isUnitReviewed: true }),
    turn(["agency_head", "legal_reviewer"], "承办机构已审核，待法制审核或者告知"),
  ],
});

export const sendBackInvestigation = caseAct({
  label: "退回补充调查",
  code: "C24",
  from: ["investigated", "reviewed", "deliberating"],
  to: "investigating",
  by: ["unit_lead", "legal_reviewer", "agency_head"],
  weight: "normal",
  input: z.object({ reason: words(4, "退回的理由") }),
  fields: () => [required("reason", "退回的理由", "longText")],
  guards: [],
  checks: [],
  effects: (situation) => [
    // What is found anew must be noticed anew: the old notice no longer carries a decision.
    detail({ ...NOTHING_REVIEWED, ...NOTHING_NOTICED }),
    handlersTurn(situation, "退回补充调查"),
  ],
});

const ReviewInput = z.object({
  opinion: keysOf(LEGAL_OPINIONS),
  detail: words(2, "具体意见"),
  checked: z.array(z.enum(REVIEW_ITEM_IDS)).default([]),
});

/** Whoever agrees has looked at every item; an item left open is a reason not to agree. */
const checkEveryItem: CaseCheck<z.infer<typeof ReviewInput>> = (_situation, input) => {
  const open = input.opinion === "agree" ? uncheckedItems(input.checked) : [];
  return open.length === 0
    ? null
    : wrongField(
        "checked",
        `同意的，清单须逐项勾选；还没有勾选：${open.map((item) => REVIEW_ITEMS[item].label).join("、")}`,
      );
};

/** 法制审核: a person with the qualification, who had no part in the investigation. May come before the notice, must before the decision. */
export const reviewLegally = caseAct({
  label: "法制审核",
  code: "C25",
  from: ["reviewed", "deliberating"],
  to: "same",
  by: ["legal_reviewer"],
  weight: "primary",
  input: ReviewInput,
  fields: () => [
    optional("checked", "审核清单", "manyChoices", { options: reviewItemOptions, hint: "逐项审核，没有问题的勾选" }),
    required("opinion", "审核意见", "choice", { options: optionsOf(LEGAL_OPINIONS) }),
    required("detail", "具体意见", "longText", { hint: "没有勾选的，写明问题和建议" }),
  ],
  guards: [notHandler("作法制审核", "XZCF-058")],
  checks: [checkEveryItem],
  effects: (situation, input) => [
    ...issue(situation, [{ form: "DOC-24", key: `review-${situation.matter.version}` }], {
      legalReview: {
        opinion: input.opinion,
        reviewerId: situation.actor.personId ?? "",
        at: situation.now,
        detail: input.detail,
        checked: input.checked,
      },
    }),
    input.opinion === "agree"
      ? turn(["agency_head"], "法制审核同意，待负责人办理")
      : turn(["unit_lead", "agency_head"], `法制审核：${LEGAL_OPINIONS[input.opinion]}`),
  ],
});

/** 偏离裁量基准 needs a written reason and higher approval. */
export const approveDeparture = caseAct({
  label: "批准减轻处罚",
  code: "C26",
  from: ["reviewed", "deliberating"],
  to: "same",
  by: ["agency_head"],
  weight: "normal",
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [
    ({ detail: known }) =>
      known.isDeparture && !known.isDepartureApproved ? null : byDesign("C26-DEPARTURE", "本案没有待批准的减轻处罚"),
  ],
  checks: [],
  effects: () => [detail({ isDepartureApproved: true })],
});
