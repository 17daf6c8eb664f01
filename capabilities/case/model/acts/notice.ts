/** 告知与陈述申辩 (《行政处罚法》第四十四条、第四十五条、第六十二条). Codes C31 to C36. */
import { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { fen } from "#base/money.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { Refusal } from "#base/problem.ts";
import { approvalFault } from "#capabilities/power/model/public.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { needsHearingNotice } from "#law/penalty/public.ts";
import type { CaseDetail } from "../case.ts";
import { type CaseCheck, type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue, liveClock, stop, turn } from "../consequences.ts";
import { awaitsApproval, departureRule } from "../departure.ts";
import { files, opinion, opinionField, optional, personId, required, secondOfficerField, words } from "../fields.ts";
import type { HearingGround } from "../labels.ts";
import {
  byDesign,
  byHandler,
  byLaw,
  byLawUntil,
  certified,
  certifiedIfOfficer,
  hasPower,
  individualBusinessAs,
  mayBePunished,
  notFinedBefore,
  notHandler,
  withSecondOfficer,
  wrongField,
} from "../rules.ts";
import { inLimitation } from "./filing.ts";

/** 限期拆除: no kind of penalty of its own, it stands in the words; local practice tells of the hearing before it. */
const DEMOLITION = /(限期|责令|自行|强制)[^，。；]{0,8}拆除/;

/** Whether the right to a hearing must be told, by the agency's own thresholds; a missing threshold refuses. */
export function hearingNeed(situation: CaseSituation): { grounds: readonly HearingGround[]; refusal: Refusal | null } {
  const { proposal, party } = situation.detail;
  const { settings, thresholds } = situation.facts;
  if (!proposal || !party) return { grounds: [], refusal: null };
  const isDemolition = settings["hearing.includes_demolition"] && DEMOLITION.test(proposal.words);
  const need = needsHearingNotice(
    {
      subject: party.kind,
      individualBusinessAs: individualBusinessAs(settings),
      penalties: proposal.kinds,
      fine: fen(proposal.fineFen),
      confiscated: fen(proposal.confiscateFen),
      isOtherHeavy: isDemolition,
    },
    thresholds.hearing,
  );
  if (need.kind === "no_threshold") return { grounds: [], refusal: need.refusal };
  if (need.kind === "not_needed") return { grounds: [], refusal: null };
  const grounds: HearingGround[] = [];
  if (proposal.kinds.some((kind) => kind === "downgrade" || kind === "revoke_permit")) grounds.push("permit");
  if (proposal.kinds.some((kind) => ["stop_business", "close_business", "restrict_occupation"].includes(kind)))
    grounds.push("business");
  if (grounds.length === 0 && isDemolition) grounds.push("other_heavy");
  if (grounds.length === 0) grounds.push(proposal.fineFen > 0 ? "large_fine" : "large_confiscation");
  return { grounds, refusal: null };
}

export const thresholdsKnown: CaseGuard = enforcing(
  ["XZCF-063"],
  (situation: CaseSituation) => hearingNeed(situation).refusal,
);

/** The higher approval stands before the notice, so that the party is told of an amount that somebody answers for. */
export const departureApproved: CaseGuard = enforcing(["CL27-01"], (situation: CaseSituation) => {
  if (!awaitsApproval(situation)) return null;
  const fault = situation.detail.departure && approvalFault("none", departureRule(situation));
  return fault
    ? { ...fault, message: `${fault.message}，现在还没有批准` }
    : byDesign("CASE-DEPARTURE", "减轻处罚还没有批准，请负责人先批准或者退回");
});

/** 先责令改正，逾期不改正的再处罚: without a recheck that found it uncorrected, or a term run out, there is nothing to punish yet. */
export const rectifiedFirst: CaseGuard = enforcing(["XZCF-028"], ({ detail: known, facts, now }: CaseSituation) => {
  if (!facts.offence?.isRectificationFirst) return null;
  const isRefused = known.corrections.some(
    (order) => order.state === "not_corrected" || order.isRefused || (order.state !== "corrected" && order.dueAt < now),
  );
  return isRefused
    ? null
    : byLaw("XZCF-028", `“${facts.offence.name}”须先责令改正，逾期不改正的才给予处罚；现在没有逾期未改正的记录`);
});

export const giveNotice = caseAct({
  label: "批准告知",
  code: "C31",
  from: ["reviewed"],
  to: "noticed",
  by: ["agency_head"],
  weight: "primary",
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [
    ({ detail: known }) =>
      known.proposal
        ? null
        : byDesign("C31-PROPOSAL", "承办人没有提出处罚意见；建议不予处罚的，请决定不予处罚或者退回"),
    hasPower,
    inLimitation,
    mayBePunished,
    notFinedBefore,
    rectifiedFirst,
    thresholdsKnown,
    departureApproved,
  ],
  checks: [],
  effects: (situation) => {
    const { grounds } = hearingNeed(situation);
    return [
      ...issue(situation, [{ form: "DOC-26", key: `notice-${situation.matter.version}` }], {
        noticed: situation.detail.proposal,
        noticeDeliveredOn: null,
        hearingGrounds: [...grounds],
        representation: null,
        hearing: null,
        isHearingWaived: false,
      }),
      handlersTurn(situation, "告知书待送达"),
    ];
  },
});

/** The notice is delivered: from here the party's days run. */
const isNoticeDelivered: CaseGuard = enforcing(["XZCF-044"], ({ detail: known }: CaseSituation) =>
  known.noticeDeliveredOn ? null : byLaw("XZCF-044", "告知书还没有送达，陈述申辩期限没有开始"),
);

const notYetAnswered: CaseGuard = ({ detail: known }) =>
  known.representation === null || known.representation.state === "open"
    ? null
    : byDesign("C33-ONCE", "当事人已经陈述申辩或者放弃，期限已有结果");

/** 听取陈述申辩: officers hear it by two; what the party sends itself is heard by nobody. */
const heardByTwo: CaseCheck<{ readonly secondOfficerId: string }> = enforcing(
  ["D55-011", "XZCF-042-1", "D34-018", "XZCF-043"],
  (situation: CaseSituation, input: { readonly secondOfficerId: string }) => {
    if (situation.actor.role !== "officer") return null;
    return input.secondOfficerId === ""
      ? wrongField("secondOfficerId", "请选择另一名执法人员")
      : withSecondOfficer<{ readonly secondOfficerId: string }>("D55-011")(situation, input);
  },
);

export const recordRepresentation = caseAct({
  label: "记录陈述申辩",
  code: "C32",
  from: ["noticed", "deliberating"],
  to: "same",
  by: ["officer", "citizen"],
  weight: "primary",
  input: z.object({
    content: words(2, "陈述申辩内容"),
    files: files.default([]),
    secondOfficerId: z.string().default(""),
  }),
  fields: (situation) => [
    required("content", "陈述申辩内容", "longText"),
    optional("files", "照片、材料", "photos"),
    ...(situation.actor.role === "officer" ? [secondOfficerField(situation)] : []),
  ],
  // Late words and more words are heard as long as nothing is decided; each is reviewed.
  guards: [certifiedIfOfficer, isNoticeDelivered],
  checks: [heardByTwo],
  effects: (situation, input) => {
    const before = situation.detail.representation?.content ?? "";
    const content = before === "" ? input.content : `${before}\n补充：${input.content}`;
    return [
      ...issue(situation, [{ form: "DOC-07", key: `representation-${situation.matter.version}` }], {
        representation: { state: "made", at: situation.now, content, review: null },
      }),
      handlersTurn(situation, "当事人已陈述申辩，待复核"),
    ];
  },
});

/** 明确放弃: signed by the party, never presumed. */
const isTermRunning: CaseGuard = (situation) =>
  defenceEnd(situation) ? null : byDesign("C33-ONCE", "陈述申辩期已经届满，或者当事人已经放弃");

export const waiveRepresentation = caseAct({
  label: "登记放弃陈述申辩",
  code: "C33",
  from: ["noticed"],
  to: "same",
  by: ["officer", "citizen"],
  weight: "normal",
  input: z.object({ isSigned: z.boolean(), alsoHearing: z.boolean().default(false) }),
  fields: ({ detail: known }) => [
    required("isSigned", "当事人书面明确放弃并签名", "yesNo"),
    ...(known.hearingGrounds.length > 0
      ? [required("alsoHearing", "同时明确放弃听证", "yesNo", { initial: false })]
      : []),
  ],
  // Who has spoken may still waive the days that are left: the words stand and are reviewed.
  guards: [certifiedIfOfficer, isNoticeDelivered, isTermRunning],
  checks: [
    enforcing(["XZCF-062"], (_situation: CaseSituation, input: { isSigned: boolean }) =>
      input.isSigned ? null : byLaw("XZCF-062", "放弃陈述申辩须由当事人明确表示并签名，没有签名的不能提前作出决定"),
    ),
  ],
  effects: (situation, input) => [
    ...stop("defence"),
    ...(input.alsoHearing ? stop("hearing_request") : []),
    detail({
      representation:
        situation.detail.representation?.state === "made"
          ? situation.detail.representation
          : { state: "waived", at: situation.now, content: "", review: null },
      isHearingWaived: situation.detail.isHearingWaived || input.alsoHearing,
    }),
    handlersTurn(situation, "当事人放弃陈述申辩"),
  ],
});

function defenceEnd(situation: CaseSituation): Instant | null {
  const running = liveClock(situation, "defence");
  return running && situation.now <= running.dueAt ? running.dueAt : null;
}

/** What was said early does not shorten the days: only a signed waiver does. */
export const isDefenceOver: CaseGuard = enforcing(["XZCF-062"], (situation: CaseSituation) => {
  const until = defenceEnd(situation);
  return until && situation.detail.representation?.state !== "waived"
    ? byLawUntil(
        "XZCF-062",
        `陈述申辩期至 ${plainDateOf(until)} 届满，期满前当事人没有明确放弃的，不得作出决定`,
        plainDateOf(until),
      )
    : null;
});

/** The days are over without a word. Done by the clock, not by a person. */
export const lapseRepresentation = caseAct({
  label: "陈述申辩期满",
  code: "C34",
  from: ["noticed"],
  to: "same",
  by: ["system"],
  weight: "normal",
  input: z.object({}),
  fields: () => [],
  guards: [isNoticeDelivered, notYetAnswered, isDefenceOver],
  checks: [],
  effects: (situation) => [
    ...stop("defence"),
    detail({ representation: { state: "lapsed", at: situation.now, content: "", review: null } }),
    handlersTurn(situation, "陈述申辩期满，当事人未提出"),
  ],
});

const isAnswered: CaseGuard = enforcing(["XZCF-062", "XZCF-044"], (situation: CaseSituation) => {
  const { representation } = situation.detail;
  if (representation && representation.state !== "open") return null;
  if (!situation.detail.noticeDeliveredOn) return byLaw("XZCF-044", "告知书还没有送达，陈述申辩期限没有开始");
  const until = defenceEnd(situation);
  return until
    ? byLawUntil(
        "XZCF-062",
        `陈述申辩期至 ${plainDateOf(until)} 届满，期满前当事人没有明确放弃的，不得进入决定`,
        plainDateOf(until),
      )
    : null;
});

const hearingSettled: CaseGuard = enforcing(["XZCF-064-1"], (situation: CaseSituation) => {
  const { hearingGrounds, isHearingWaived, hearing } = situation.detail;
  if (hearingGrounds.length === 0 || isHearingWaived || hearing) return null;
  const running = liveClock(situation, "hearing_request");
  return running && situation.now <= running.dueAt
    ? byLawUntil(
        "XZCF-064-1",
        `听证申请期至 ${plainDateOf(running.dueAt)} 届满，期满前不得进入决定`,
        plainDateOf(running.dueAt),
      )
    : null;
});

/** 承办机构负责人意见 on the review of what the party said. */
export const endorseReview = caseAct({
  label: "审核复核意见",
  code: "C36",
  from: ["deliberating"],
  to: "same",
  by: ["unit_lead"],
  weight: "normal",
  input: z.object({ opinion: words(2, "审核意见") }),
  fields: () => [required("opinion", "审核意见", "longText")],
  guards: [
    ({ detail: known }) =>
      known.issued.some(({ form }) => form === "DOC-08")
        ? null
        : byDesign("C36-NONE", "当事人没有陈述申辩，没有复核意见需要审核"),
    notHandler("审核", "XZCF-057-1"),
  ],
  checks: [],
  effects: () => [turn(["legal_reviewer", "agency_head"], "复核意见已审核，待决定")],
});

export const reviewRepresentation = caseAct({
  label: "复核陈述申辩",
  code: "C35",
  from: ["noticed", "deliberating"],
  to: "deliberating",
  by: ["officer"],
  weight: "primary",
  input: z.object({ review: words(2, "复核意见"), secondOfficerId: personId }),
  fields: (situation) => [
    required("review", "复核意见", "longText", { hint: "逐项写明采纳或者不采纳的理由；不得因陈述申辩加重" }),
    secondOfficerField(situation),
  ],
  guards: [certified, byHandler, isAnswered, hearingSettled],
  checks: [withSecondOfficer("D55-011")],
  effects: (situation, input) => {
    const { representation } = situation.detail;
    const reviewed: CaseDetail["representation"] = {
      state: representation?.state === "open" || !representation ? "lapsed" : representation.state,
      at: representation?.at ?? situation.now,
      content: representation?.content ?? "",
      review: input.review,
    };
    return [
      // The days that are left to the party run on; the decision waits for them.
      ...(defenceEnd(situation) === null || reviewed.state === "waived" ? stop("defence") : []),
      ...stop("hearing_request"),
      ...(reviewed.state === "made"
        ? issue(situation, [{ form: "DOC-08", key: `review-${situation.matter.version}` }], {
            representation: reviewed,
          })
        : [detail({ representation: reviewed })]),
      turn(["legal_reviewer", "agency_head"], "已复核陈述申辩，待决定"),
    ];
  },
});
