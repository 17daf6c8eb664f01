/** 告知与陈述申辩 (《行政处罚法》第四十四条、第四十五条、第六十二条). Codes C31 to C36. */
import { z } from "zod";
import { fen } from "#base/money.ts";
import type { Refusal } from "#base/problem.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { needsHearingNotice } from "#law/penalty/public.ts";
import type { CaseDetail } from "../case.ts";
import { type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue, liveClock, stop, turn } from "../consequences.ts";
import { opinion, opinionField, personId, required, secondOfficerField, words } from "../fields.ts";
import type { HearingGround } from "../labels.ts";
import {
  byDesign,
  byHandler,
  byLaw,
  certified,
  hasPower,
  individualBusinessAs,
  mayBePunished,
  notFinedBefore,
  withSecondOfficer,
} from "../rules.ts";
import { inLimitation } from "./clue.ts";

/** Whether the right to a hearing must be told, by the agency's own thresholds; a missing threshold refuses. */
export function hearingNeed(situation: CaseSituation): { grounds: readonly HearingGround[]; refusal: Refusal | null } {
  const { proposal, party } = situation.detail;
  const { settings, thresholds } = situation.facts;
  if (!proposal || !party) return { grounds: [], refusal: null };
  const need = needsHearingNotice(
    {
      subject: party.kind,
      individualBusinessAs: individualBusinessAs(settings),
      penalties: proposal.kinds,
      fine: fen(proposal.fineFen),
      confiscated: fen(proposal.confiscateFen),
      isOtherHeavy: false,
    },
    thresholds.hearing,
  );
  if (need.kind === "no_threshold") return { grounds: [], refusal: need.refusal };
  if (need.kind === "not_needed") return { grounds: [], refusal: null };
  const grounds: HearingGround[] = [];
  if (proposal.kinds.some((kind) => kind === "downgrade" || kind === "revoke_permit")) grounds.push("permit");
  if (proposal.kinds.some((kind) => ["stop_business", "close_business", "restrict_occupation"].includes(kind)))
    grounds.push("business");
  if (grounds.length === 0) grounds.push(proposal.fineFen > 0 ? "large_fine" : "large_confiscation");
  return { grounds, refusal: null };
}

const thresholdsKnown: CaseGuard = enforcing(
  ["XZCF-063"],
  (situation: CaseSituation) => hearingNeed(situation).refusal,
);

const departureApproved: CaseGuard = ({ detail: known }) =>
  known.isDeparture && !known.isDepartureApproved
    ? byDesign("CASE-DEPARTURE", "减轻处罚还没有批准，请负责人先批准或者退回")
    : null;

export const giveNotice = caseAct({
  label: "批准告知",
  code: "C31",
  from: ["reviewed"],
  to: "noticed",
  by: ["agency_head"],
  weight: "primary",
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [hasPower, inLimitation, mayBePunished, notFinedBefore, thresholdsKnown, departureApproved],
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
  known.noticeDeliveredOn ? null : byLaw("XZCF-044", "告知书还没有送达当事人，当事人的陈述申辩期限没有开始"),
);

const notYetAnswered: CaseGuard = ({ detail: known }) =>
  known.representation === null || known.representation.state === "open"
    ? null
    : byDesign("C32-ONCE", "陈述申辩已经记录；新的意见请作为补充陈述登记");

export const recordRepresentation = caseAct({
  label: "记录陈述申辩",
  code: "C32",
  from: ["noticed"],
  to: "same",
  by: ["officer", "citizen"],
  weight: "primary",
  input: z.object({ content: words(2, "陈述申辩内容") }),
  fields: () => [required("content", "陈述申辩内容", "longText")],
  guards: [isNoticeDelivered, notYetAnswered],
  checks: [],
  effects: (situation, input) => [
    ...stop("defence"),
    ...issue(situation, [{ form: "DOC-07", key: `representation-${situation.matter.version}` }], {
      representation: { state: "made", at: situation.now, content: input.content, review: null },
    }),
    handlersTurn(situation, "当事人已陈述申辩，待复核"),
  ],
});

/** 明确放弃: signed by the party, never presumed. */
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
  guards: [isNoticeDelivered, notYetAnswered],
  checks: [
    enforcing(["XZCF-062"], (_situation: CaseSituation, input: { isSigned: boolean }) =>
      input.isSigned ? null : byLaw("XZCF-062", "放弃陈述申辩须由当事人明确表示并签名，没有签名的不能提前作出决定"),
    ),
  ],
  effects: (situation, input) => [
    ...stop("defence"),
    ...(input.alsoHearing ? stop("hearing_request") : []),
    detail({
      representation: { state: "waived", at: situation.now, content: "", review: null },
      isHearingWaived: situation.detail.isHearingWaived || input.alsoHearing,
    }),
    handlersTurn(situation, "当事人放弃陈述申辩"),
  ],
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
  guards: [isNoticeDelivered, notYetAnswered, periodOver("defence", "陈述申辩期未满")],
  checks: [],
  effects: (situation) => [
    ...stop("defence"),
    detail({ representation: { state: "lapsed", at: situation.now, content: "", review: null } }),
    handlersTurn(situation, "陈述申辩期满，当事人未提出"),
  ],
});

function periodOver(clock: string, message: string): CaseGuard {
  return (situation) => {
    const running = liveClock(situation, clock);
    return running && situation.now <= running.dueAt ? byLaw("XZCF-062", message) : null;
  };
}

const isAnswered: CaseGuard = enforcing(["XZCF-062", "XZCF-045"], (situation: CaseSituation) => {
  const { representation } = situation.detail;
  if (representation && representation.state !== "open") return null;
  const running = liveClock(situation, "defence");
  if (!running) return byLaw("XZCF-044", "告知书还没有送达当事人，当事人的陈述申辩期限没有开始");
  return situation.now <= running.dueAt
    ? byLaw("XZCF-062", `陈述申辩期至 ${running.dueAt.slice(0, 10)} 届满，期满前当事人没有明确放弃的，不得进入决定`)
    : null;
});

const hearingSettled: CaseGuard = enforcing(["XZCF-063", "XZCF-064-1"], (situation: CaseSituation) => {
  const { hearingGrounds, isHearingWaived, hearing } = situation.detail;
  if (hearingGrounds.length === 0 || isHearingWaived || hearing) return null;
  const running = liveClock(situation, "hearing_request");
  return running && situation.now <= running.dueAt
    ? byLaw("XZCF-064-1", `听证申请期至 ${running.dueAt.slice(0, 10)} 届满，期满前不得进入决定`)
    : null;
});

export const reviewRepresentation = caseAct({
  label: "复核陈述申辩",
  code: "C35",
  from: ["noticed"],
  to: "deliberating",
  by: ["officer"],
  weight: "primary",
  input: z.object({ review: words(2, "复核意见"), secondOfficerId: personId }),
  fields: (situation) => [
    required("review", "复核意见", "longText", { hint: "逐项写明采纳或者不采纳的理由；不得因陈述申辩加重" }),
    secondOfficerField(situation),
  ],
  guards: [certified, byHandler, isAnswered, hearingSettled],
  checks: [withSecondOfficer()],
  effects: (situation, input) => {
    const { representation } = situation.detail;
    const reviewed: CaseDetail["representation"] = {
      state: representation?.state === "open" || !representation ? "lapsed" : representation.state,
      at: representation?.at ?? situation.now,
      content: representation?.content ?? "",
      review: input.review,
    };
    return [
      ...stop("defence", "hearing_request"),
      detail({ representation: reviewed }),
      turn(["legal_reviewer", "agency_head"], "已复核陈述申辩，待决定"),
    ];
  },
});
