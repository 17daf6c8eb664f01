/** 简易程序 (《行政处罚法》第五十一条、第五十二条): two officers, on the spot, warning or a small fine. Codes S01 to S07. */
import { z } from "zod";
import { fen } from "#base/money.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { lastDay } from "#law/parameters/public.ts";
import { judgeOnTheSpot } from "#law/penalty/public.ts";
import type { CaseDetail, Penalty } from "../case.ts";
import { type CaseCheck, type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue, openPayment, startPeriod, stop, turn } from "../consequences.ts";
import { optional, penalty, penaltyFields, personId, required, secondOfficerField, words } from "../fields.ts";
import { captureUsable } from "../offsite/acts.ts";
import { rangeFault } from "../penalty-range.ts";
import {
  byDesign,
  byHandler,
  byLaw,
  certified,
  hasBasis,
  hasPower,
  individualBusinessAs,
  mayBePunished,
  notAuxiliary,
  notFinedBefore,
  recusalsDecided,
  today,
  withSecondOfficer,
} from "../rules.ts";
import { inLimitation } from "./filing.ts";
import { rectifiedFirst } from "./notice.ts";
import { checkSpotTier, inTier, spotTier, spotTierFields } from "./spot-tier.ts";

type Step = "identified" | "informed" | "heard";

const done = (step: Step, message: string): CaseGuard =>
  enforcing(["XZCF-052-1"], ({ detail: known }: CaseSituation) =>
    known.spotSteps.includes(step) ? null : byLaw("XZCF-052-1", message),
  );
/** A clue that is being checked is dealt with on the spot by those who check it. */
const ifHandled: CaseGuard = (situation) => (situation.matter.state === "verifying" ? byHandler(situation) : null);
const with2 = { secondOfficerId: personId };

export const handleOnTheSpot = caseAct({
  label: "当场处理",
  code: "S01",
  from: ["received", "verifying"],
  to: "on_the_spot",
  by: ["officer"],
  weight: "normal",
  input: z.object({ ...with2, isCertificateShown: z.boolean() }),
  fields: (situation) => [
    secondOfficerField(situation),
    required("isCertificateShown", "已向当事人出示执法证件", "yesNo"),
  ],
  guards: [certified, ifHandled],
  checks: [
    withSecondOfficer(),
    enforcing(["XZCF-055"], (_situation: CaseSituation, input: { isCertificateShown: boolean }) =>
      input.isCertificateShown ? null : byLaw("XZCF-055", "应当先向当事人出示执法证件，不出示的当事人有权拒绝"),
    ),
  ],
  effects: (situation, input) => {
    const handlerIds = [situation.actor.personId ?? "", input.secondOfficerId];
    return [
      ...stop("clue_check"),
      { kind: "flag", remove: ["filing_proposed"] },
      detail({
        formerHandlerIds: [
          ...new Set([
            ...situation.detail.formerHandlerIds,
            ...situation.detail.handlerIds.filter((id) => !handlerIds.includes(id)),
          ]),
        ],
        procedure: "simple",
        handlerIds,
        isCertificateShown: true,
        spotSteps: ["identified"],
      }),
      handlersTurn(situation, "当场处理中", handlerIds),
    ];
  },
});

/** Nothing outside the statutory range; whoever would go below it needs the ordinary procedure. */
const checkOnTheSpotRange: CaseCheck<Penalty> = enforcing(
  ["XZCF-005", "XZCF-009", "XZCF-030", "XZCF-045"],
  (situation: CaseSituation, input: Penalty) => {
    const { proposal, spotSteps } = situation.detail;
    const isWorse = proposal !== null && spotSteps.includes("heard") && input.fineFen > proposal.fineFen;
    return isWorse
      ? byLaw("XZCF-045", "不得因当事人陈述、申辩而给予更重的处罚")
      : rangeFault(situation, input, { isDeparture: false });
  },
);

export const informOnTheSpot = caseAct({
  label: "当场告知",
  code: "S02",
  from: ["on_the_spot"],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: penalty.safeExtend({
    ...with2,
    facts: words(4, "违法事实"),
    tier: z.string().trim().max(60, "最长 60 字").default(""),
    quantity: z.string().trim().max(30).default(""),
  }),
  fields: (situation) => [
    required("facts", "违法事实", "longText"),
    ...penaltyFields(situation),
    ...spotTierFields(situation),
    secondOfficerField(situation),
  ],
  guards: [certified, byHandler, hasPower, mayBePunished],
  checks: [withSecondOfficer(), checkOnTheSpotRange, checkSpotTier],
  // Told anew is heard anew: what was said about the first is no answer to the second.
  effects: (situation, { facts, secondOfficerId: _, tier, quantity, ...proposal }) => [
    detail({
      ...{ facts, proposal, noticed: proposal, representation: null, spotSteps: ["identified", "informed"] },
      ...spotTier(situation, { tier, quantity, fineFen: proposal.fineFen }),
    }),
  ],
});

export const hearOnTheSpot = caseAct({
  label: "听取陈述申辩",
  code: "S03",
  from: ["on_the_spot"],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: z.object({ ...with2, content: words(2, "陈述申辩内容"), review: words(2, "复核情况") }),
  fields: (situation) => [
    required("content", "陈述申辩内容", "longText", { hint: "没有陈述申辩的写明" }),
    required("review", "复核情况", "longText"),
    secondOfficerField(situation),
  ],
  guards: [certified, byHandler, done("informed", "还没有当场告知拟作出的处罚及事实、理由、依据")],
  checks: [withSecondOfficer("D55-011")],
  effects: ({ detail: known, now }, input) => [
    detail({
      representation: { state: "made", at: now, content: input.content, review: input.review },
      spotSteps: [...new Set<Step>([...known.spotSteps, "heard"])],
    }),
  ],
});

const canSimple: CaseGuard = enforcing(["XZCF-051"], (situation: CaseSituation) => {
  const { detail: known, facts } = situation;
  if (!known.proposal || !known.party) return byDesign("CASE-PARTY", "还没有登记当事人或者告知拟作出的处罚");
  const refusals = judgeOnTheSpot({
    subject: known.party.kind,
    individualBusinessAs: individualBusinessAs(facts.settings),
    penalties: known.proposal.kinds,
    fine: fen(known.proposal.fineFen),
    areFactsCertain: true,
    on: today(situation),
  });
  return refusals[0] ?? null;
});

const DecideInput = z.object({
  ...with2,
  areFactsCertain: z.boolean(),
  isHandedOver: z.boolean(),
  refusal: z.string().trim().max(400).default(""),
});

const checkCertain: CaseCheck<z.infer<typeof DecideInput>> = enforcing(
  ["XZCF-051", "XZCF-052-1"],
  (_situation: CaseSituation, input: z.infer<typeof DecideInput>) => {
    if (!input.areFactsCertain) return byLaw("XZCF-051", "违法事实尚未确凿，不能当场处罚，请转普通程序");
    return input.isHandedOver || input.refusal.length >= 2
      ? null
      : byLaw("XZCF-052-1", "当场处罚决定书应当当场交付；当事人拒绝签收的，请写明情况");
  },
);

/** 先责令改正，逾期不改正的才罚款: no different on the spot; a warning needs no order before it. */
const correctedFirst: CaseGuard = enforcing(["XZCF-028"], (situation: CaseSituation) =>
  (situation.detail.proposal?.fineFen ?? 0) > 0 ? rectifiedFirst(situation) : null,
);

export const decideOnTheSpot = caseAct({
  label: "当场处罚决定",
  code: "S04",
  from: ["on_the_spot"],
  to: "executing",
  by: ["officer"],
  weight: "primary",
  input: DecideInput,
  fields: (situation) => [
    required("areFactsCertain", "违法事实确凿并有法定依据", "yesNo"),
    required("isHandedOver", "决定书已当场交付当事人", "yesNo"),
    optional("refusal", "拒绝签收情况", "longText"),
    secondOfficerField(situation),
  ],
  guards: [
    certified,
    byHandler,
    done("informed", "还没有当场告知拟作出的处罚及事实、理由、依据"),
    enforcing(["D55-013"], ({ detail: known }: CaseSituation) =>
      known.spotSteps.includes("heard")
        ? null
        : byLaw("D55-013", "当场处罚前应当充分听取当事人的陈述和申辩并复核，现在还没有听取"),
    ),
    canSimple,
    inTier,
    hasPower,
    hasBasis,
    inLimitation,
    mayBePunished,
    notFinedBefore,
    correctedFirst,
    recusalsDecided,
    captureUsable,
  ],
  checks: [withSecondOfficer(), checkCertain],
  effects: (situation) => {
    const { proposal } = situation.detail;
    const on = today(situation);
    const hasFine = (proposal?.fineFen ?? 0) > 0;
    const changes: Partial<CaseDetail> = {
      outcome: "penalty",
      penalty: proposal,
      decidedOn: on,
      decisionStanding: "stands",
      payment: hasFine && proposal ? openPayment(proposal.fineFen, lastDay(situation.facts.calendar, "pay", on)) : null,
    };
    return [
      ...issue(situation, [{ form: "DOC-33", key: "decision" }], changes, true),
      ...(hasFine ? [startPeriod(situation, "pay")] : []),
      startPeriod(situation, "reconsideration"),
      startPeriod(situation, "on_the_spot_filing"),
      turn(["officer"], "当场处罚已决定，待备案", { personId: situation.actor.personId }),
    ];
  },
});

export const fileOnTheSpot = caseAct({
  label: "报所属机关备案",
  code: "S05",
  from: ["executing", "criminal"],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: z.object({ note: z.string().trim().max(400).default("") }),
  fields: () => [optional("note", "说明", "text")],
  belongs: ({ detail: known }) =>
    known.procedure === "simple" ? null : byDesign("S05-SIMPLE", "只有当场作出的处罚决定需要备案"),
  guards: [
    notAuxiliary,
    byHandler,
    enforcing(["XZCF-052-2"], ({ matter }: CaseSituation) =>
      matter.flags.includes("filed_with_agency") ? byLaw("XZCF-052-2", "本决定已经备案") : null,
    ),
  ],
  checks: [],
  effects: (situation) => [
    ...stop("on_the_spot_filing"),
    { kind: "flag", add: ["filed_with_agency"] },
    handlersTurn(situation, "已备案，待履行"),
  ],
});

export const convertToOrdinary = caseAct({
  label: "转普通程序",
  code: "S06",
  from: ["on_the_spot"],
  to: "verifying",
  by: ["officer"],
  weight: "normal",
  input: z.object({ reason: words(4, "转普通程序的理由") }),
  fields: () => [required("reason", "转普通程序的理由", "longText")],
  guards: [certified, byHandler],
  checks: [],
  effects: (situation) => [
    detail({
      ...{ procedure: null, proposal: null, noticed: null, representation: null, spotSteps: [] },
      ...{ discretionTier: null, discretionReason: "", discretionQuantity: "" },
    }),
    startPeriod(situation, "clue_check"),
    handlersTurn(situation, "转普通程序，待立案"),
  ],
});
