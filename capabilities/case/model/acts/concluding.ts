/** 调查终结与审核: proposal with its discretion, review by the unit, legal review. Codes C21 to C26. */
import { z } from "zod";
import { approvalFault, isMeasured } from "#capabilities/power/model/public.ts";
import { enforcing, type FieldDeclaration } from "#kernel/procedure/model/public.ts";
import { type CaseCheck, type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue, stop, turn } from "../consequences.ts";
import { awaitsApproval, departureOf, departureRule, tierFault, tierWords } from "../departure.ts";
import {
  CIRCUMSTANCE_EFFECTS,
  DEPARTURE_APPROVERS,
  type DepartureApprover,
  DiscretionFactSchema,
} from "../discretion.ts";
import {
  opinion,
  opinionField,
  optional,
  optionsOf,
  penalty,
  penaltyFields,
  peopleOptions,
  personId,
  required,
  tierField,
  words,
} from "../fields.ts";
import { NOTHING_NOTICED, NOTHING_REVIEWED } from "../going-back.ts";
import { keysOf } from "../keys.ts";
import { LEGAL_OPINIONS, NO_PENALTY_GROUNDS } from "../labels.ts";
import { rangeFault } from "../penalty-range.ts";
import {
  byDesign,
  byHandler,
  byLaw,
  certified,
  hasInvestigated,
  holdsPost,
  mayBePunished,
  notHandler,
  wrongField,
} from "../rules.ts";
import { isCrimeUnsent } from "../transfer/parts.ts";
import { REVIEW_ITEM_IDS, REVIEW_ITEMS, reviewItemOptions, uncheckedItems } from "./review-items.ts";

const ProposalInput = penalty.safeExtend({
  tier: words(1, "裁量档次"),
  reason: words(8, "裁量理由"),
  circumstances: z.array(DiscretionFactSchema).max(30, "最多 30 项情节").default([]),
  isDeparture: z.boolean().default(false),
  quantity: z.string().trim().max(30).default(""),
  departureReason: z.string().trim().max(2000, "最长 2000 字").default(""),
});

/** The statutory range by kind of party, or a written departure (减轻) that a higher person approves. */
const checkRange: CaseCheck<z.infer<typeof ProposalInput>> = enforcing(
  ["XZCF-005", "XZCF-009", "XZCF-030"],
  (situation: CaseSituation, input: z.infer<typeof ProposalInput>) => rangeFault(situation, input, input),
);

/** 《行政处罚法》第三十四条: inside the tier that is named, or with a reason of its own why not. */
const checkTier: CaseCheck<z.infer<typeof ProposalInput>> = enforcing(
  ["XZCF-034"],
  (situation: CaseSituation, input: z.infer<typeof ProposalInput>) => {
    if (rangeFault(situation, input, input) !== null) return null;
    const fault = tierFault(situation.facts, input);
    if (fault) return fault;
    const departure = departureOf(situation.facts, input);
    return departure === null || input.departureReason.length >= 8
      ? null
      : byLaw(
          "XZCF-034",
          `罚款数额不在《${departure.benchmark}》${tierWords(departure)}之内；请核对档次和数额，确需偏离的，写明偏离基准的理由并报请批准`,
        );
  },
);

/** Asked for only where a published benchmark binds. */
function benchmarkFields({ detail: known, facts }: CaseSituation): readonly FieldDeclaration[] {
  const benchmark = facts.offence?.benchmark;
  if (!benchmark) return [];
  return [
    ...(isMeasured(benchmark)
      ? [optional("quantity", `测量数据（${benchmark.unit}）`, "text", { initial: known.discretionQuantity })]
      : []),
    optional("departureReason", "偏离基准的理由", "longText", {
      hint: `数额不在《${benchmark.name}》所写档次之内的填写，须另经批准`,
      initial: known.departure?.reason ?? "",
    }),
  ];
}

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
  fields: (situation) => [
    optional("circumstances", "情节", "rows", {
      hint: "逐项写明作用和证据",
      columns: [
        required("words", "情节", "longText"),
        required("effect", "作用", "choice", { options: optionsOf(CIRCUMSTANCE_EFFECTS) }),
        optional("evidenceIds", "证据", "manyChoices", {
          options: situation.detail.evidence.map(({ id, title }, index) => ({
            value: id,
            label: `${index + 1} ${title}`,
          })),
        }),
      ],
      ...(situation.detail.discretionFacts.length > 0 && {
        initial: situation.detail.discretionFacts.map((fact) => ({ ...fact })),
      }),
    }),
    ...penaltyFields(situation),
    tierField(situation, "裁量档次"),
    required("reason", "裁量理由", "longText", { initial: situation.detail.discretionReason }),
    ...benchmarkFields(situation),
    optional("isDeparture", "减轻处罚，低于法定下限", "yesNo", { initial: false }),
  ],
  guards: [certified, byHandler, mayBePunished],
  checks: [checkRange, checkTier, checkCircumstances],
  effects: ({ facts }, { tier, reason, circumstances, isDeparture, quantity, departureReason, ...proposal }) => {
    const departure = departureOf(facts, { tier, quantity, fineFen: proposal.fineFen });
    const proposed = detail({
      proposal,
      noPenaltyProposal: null,
      discretionTier: tier,
      discretionReason: reason,
      discretionFacts: circumstances,
      discretionQuantity: quantity,
      isDeparture,
      departure: departure && { ...departure, reason: departureReason },
      isDepartureApproved: false,
      departureApproval: null,
      isUnitReviewed: false,
      legalReview: null,
    });
    return [proposed];
  },
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
      departure: null,
      isDepartureApproved: false,
      departureApproval: null,
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
  proofs: z
    .array(z.object({ evidenceId: z.string("请选择证据"), proves: words(2, "证明内容") }))
    .max(200)
    .default([]),
  noCorrectionReason: z.string().trim().max(400).default(""),
});

/** 证据目录: each line is of this case. */
const checkProofs: CaseCheck<{ readonly proofs: readonly { readonly evidenceId: string }[] }> = (
  { detail: known },
  { proofs },
) => {
  const index = proofs.findIndex(({ evidenceId }) => !known.evidence.some(({ id }) => id === evidenceId));
  return index < 0 ? null : wrongField(`proofs.${index}.evidenceId`, "所选证据不在本案中");
};

/** 实施处罚时应当责令改正; where nothing is left to correct the report says why. */
export const checkCorrection: CaseCheck<{ readonly noCorrectionReason: string }> = enforcing(
  ["XZCF-028"],
  ({ detail: known }: CaseSituation, input: { readonly noCorrectionReason: string }) =>
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
    optional("proofs", "证据和证明内容", "rows", {
      columns: [
        required("evidenceId", "证据", "choice", {
          options: known.evidence.map(({ id, title }, index) => ({ value: id, label: `${index + 1} ${title}` })),
        }),
        required("proves", "证明内容", "text"),
      ],
    }),
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
  checks: [checkCorrection, checkProofs],
  effects: (situation, input) => [
    ...issue(situation, [{ form: "DOC-23", key: `report-${situation.matter.version}` }], {
      facts: input.facts,
      evidence: situation.detail.evidence.map((item) => {
        const proves = input.proofs.flatMap((one) => (one.evidenceId === item.id ? [one.proves] : [])).join("；");
        return proves === "" ? item : { ...item, proves };
      }),
    }),
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
    // What is found anew must be noticed anew: the old notice no longer carries a decision, and its days end with it.
    ...stop("defence", "hearing_request"),
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

const ApproveInput = z.object({
  by: z.enum(["head", "collective", "issuer"], "请选择批准方式").default("head"),
  opinion,
  attendeeIds: z.array(personId).max(30).default([]),
  document: z.string().trim().max(100, "最长 100 字").default(""),
});

/** By whom the setting and the issuer of the benchmark let it be approved. */
function approversFor(situation: CaseSituation): readonly DepartureApprover[] {
  const rule = departureRule(situation);
  return (Object.keys(DEPARTURE_APPROVERS) as DepartureApprover[]).filter(
    (by) => approvalFault(by, rule) === null && (by === "issuer") === (rule.benchmarkIssuer === "superior"),
  );
}

/** 集体讨论 is one of heads who took no part in the investigation; of the issuer there is a document. */
const checkApproval: CaseCheck<z.infer<typeof ApproveInput>> = enforcing(
  ["CL27-01"],
  (situation: CaseSituation, { by, attendeeIds, document, opinion: said }: z.infer<typeof ApproveInput>) => {
    const fault = approvalFault(by, departureRule(situation));
    if (fault) return fault;
    if (by === "issuer" && document.length < 2) return wrongField("document", "请填写基准制定机关的批准文号");
    if (by !== "collective") return null;
    if (new Set(attendeeIds).size < 2) return wrongField("attendeeIds", "集体讨论须有两名以上负责人参加");
    if (!attendeeIds.every((id) => holdsPost(situation, id, "agency_head") && !hasInvestigated(situation, id)))
      return wrongField("attendeeIds", "参加讨论决定的须是没有参加过调查的本机关负责人");
    return said.length >= 2 ? null : wrongField("opinion", "请填写讨论情况和结论");
  },
);

/** 偏离裁量基准 (国办发〔2022〕27号) and 减轻: approved by whom the agency's setting names, and kept with the case. */
export const approveDeparture = caseAct({
  label: "批准减轻、偏离基准",
  code: "C26",
  from: ["reviewed", "deliberating"],
  to: "same",
  by: ["agency_head"],
  weight: "normal",
  input: ApproveInput,
  fields: (situation) => {
    const approvers = approversFor(situation);
    const options = approvers.map((value) => ({ value, label: DEPARTURE_APPROVERS[value] }));
    return [
      ...(situation.detail.departure
        ? [required("by", "批准方式", "choice", { options, ...(approvers[0] && { initial: approvers[0] }) })]
        : []),
      opinionField,
      ...(situation.detail.departure && approvers.includes("collective")
        ? [
            optional("attendeeIds", "集体讨论的参加人", "manyChoices", {
              options: peopleOptions(situation, "agency_head"),
            }),
          ]
        : []),
      ...(approvers.includes("issuer") ? [required("document", "制定机关的批准文号", "text")] : []),
    ];
  },
  guards: [
    notHandler("批准偏离裁量基准", "XZCF-057-1"),
    (situation) =>
      awaitsApproval(situation) ? null : byDesign("C26-DEPARTURE", "本案没有待批准的减轻处罚或者偏离基准"),
  ],
  checks: [checkApproval],
  effects: (situation, { by, opinion: said, document, attendeeIds }) => {
    const changes = {
      isDepartureApproved: true,
      departureApproval: {
        ...{ by, document, personId: situation.actor.personId, at: situation.now, opinion: said },
        attendeeIds: by === "collective" ? attendeeIds : [],
      },
    };
    return by === "collective"
      ? issue(situation, [{ form: "DOC-25", key: `departure-${situation.matter.version}` }], changes)
      : [detail(changes)];
  },
});
