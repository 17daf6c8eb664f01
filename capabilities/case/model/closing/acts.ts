/** 结案. Codes Z01 and Z02. */
import { z } from "zod";
import type { Refusal } from "#base/problem.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue, stop, tellOrigin, turn } from "../consequences.ts";
import { recheckClock } from "../correction/acts.ts";
import { isLive } from "../execution/parts.ts";
import { optional, optionsOf, required, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import { OUTCOMES } from "../labels.ts";
import { owedOn } from "../payment/surcharge.ts";
import { byDesign, byHandler, byLaw, certified, today } from "../rules.ts";
import { archive, reopenFile } from "./archiving.ts";
import { gapsOf } from "./gaps.ts";

export const CLOSINGS = {
  performed: "处罚决定履行完毕",
  no_penalty: "不予行政处罚",
  transferred: "移送其他机关",
  execution_ended: "终结执行",
  other: "其他应当结案的情形",
} as const;

const complete: CaseGuard = enforcing(["CLOSE-01"], (situation: CaseSituation) => {
  const gaps = gapsOf(situation.detail, today(situation));
  return gaps.length === 0 ? null : byLaw("CLOSE-01", `还不能结案：${gaps.join("；")}`);
});

/** Filed with the agency within three days (当场处罚), before the case is closed. */
const onTheSpotFiled: CaseGuard = enforcing(["XZCF-052-2"], ({ detail: known, matter }: CaseSituation) =>
  known.procedure === "simple" && known.outcome === "penalty" && !matter.flags.includes("filed_with_agency")
    ? byLaw("XZCF-052-2", "当场处罚决定还没有报所属行政机关备案")
    : null,
);

type Closing = keyof typeof CLOSINGS;

/** Each reason for closing stands on what the case has come to. */
function closingFault(situation: CaseSituation, closing: Closing): Refusal | null {
  const { detail: known, matter } = situation;
  const isKept = known.transfers.some(
    (one) => ["criminal", "agency"].includes(one.kind) && ["accepted", "filed", "done"].includes(one.state),
  );
  if (matter.state === "criminal" && (closing !== "transferred" || !isKept))
    return byLaw("XZCF-027", "公安机关立案、办结之前不能结案；不追究刑事责任但应当处罚的，须移回继续办理");
  const { fineFen, surchargeFen } = owedOn(known, today(situation));
  const isDecided = known.outcome === "penalty" || known.outcome === "no_penalty";
  const holds: Record<Closing, boolean> = {
    performed: known.outcome === "penalty" && known.decisionStanding !== "revoked" && fineFen + surchargeFen === 0,
    no_penalty: known.outcome === "no_penalty",
    transferred: isKept,
    execution_ended: known.executions.some((one) => !isLive(one)),
    other: isDecided,
  };
  if (!situation.facts.settings["closing.grounds"].includes(closing))
    return byLaw("CLOSE-01", `“${CLOSINGS[closing]}”不在本机关确定的结案情形之内`);
  return holds[closing] ? null : byLaw("CLOSE-01", `本案的情况不符合“${CLOSINGS[closing]}”，请核对结案理由`);
}

/** What the case may be closed for as it stands. */
function closingsOpen(situation: CaseSituation): readonly Closing[] {
  return (Object.keys(CLOSINGS) as Closing[]).filter((closing) => closingFault(situation, closing) === null);
}

const initialOf = ([first]: readonly Closing[]) => (first ? { initial: first } : {});

const somethingToClose: CaseGuard = enforcing(["CLOSE-01", "XZCF-027"], (situation: CaseSituation) => {
  if (closingsOpen(situation).length > 0) return null;
  return situation.matter.state === "criminal"
    ? closingFault(situation, "transferred")
    : byLaw("CLOSE-01", "还没有作出决定，也没有移送其他机关，没有可以结案的事由");
});

const ProposeInput = z.object({
  closing: keysOf(CLOSINGS),
  result: words(2, "处理结果和履行情况"),
  education: z.string().trim().max(4000).default(""),
});

export const proposeClosing = caseAct({
  label: "呈报结案",
  code: "Z01",
  from: ["investigating", "executing", "criminal"],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: ProposeInput,
  fields: (situation) => [
    required("closing", "结案理由", "choice", {
      options: optionsOf(CLOSINGS).filter((option) => closingsOpen(situation).some((open) => open === option.value)),
      ...initialOf(closingsOpen(situation)),
    }),
    required("result", "处理结果和履行情况", "longText"),
    optional("education", "对当事人的教育情况", "longText", { hint: "处罚与教育相结合，给予处罚的须填写" }),
  ],
  guards: [certified, byHandler, somethingToClose, complete, onTheSpotFiled],
  checks: [
    enforcing(["CLOSE-01", "XZCF-027"], (situation: CaseSituation, input: z.infer<typeof ProposeInput>) =>
      closingFault(situation, input.closing),
    ),
    enforcing(["XZCF-006"], ({ detail: known }: CaseSituation, input: z.infer<typeof ProposeInput>) =>
      known.outcome === "penalty" && known.decisionStanding !== "revoked" && input.education.length < 4
        ? byLaw("XZCF-006", "实施行政处罚应当坚持处罚与教育相结合，请填写教育情况")
        : null,
    ),
  ],
  effects: (_situation, input) => [
    detail({ closing: input.closing }),
    { kind: "flag", add: ["closing_proposed"] },
    turn(["agency_head"], "呈报结案，待审批"),
  ],
});

const isClosingProposed: CaseGuard = ({ matter }) =>
  matter.flags.includes("closing_proposed") ? null : byDesign("Z02-PROPOSED", "承办人还没有呈报结案");

function outcomeWords({ detail: { closing, outcome } }: CaseSituation): string {
  const end = closing === null || closing === "withdrawn" ? "" : CLOSINGS[closing];
  return [outcome && OUTCOMES[outcome], end].filter(Boolean).join("，") || "已结案";
}

export const closeCase = caseAct({
  label: "批准结案",
  code: "Z02",
  from: ["investigating", "executing", "criminal"],
  to: "closed",
  by: ["agency_head"],
  weight: "primary",
  input: z.object({ opinion: words(2, "意见") }),
  fields: () => [required("opinion", "意见", "longText")],
  guards: [
    isClosingProposed,
    complete,
    enforcing(["CLOSE-01", "XZCF-027"], (situation: CaseSituation) => {
      const { closing } = situation.detail;
      return closing === null || closing === "withdrawn" ? null : closingFault(situation, closing);
    }),
  ],
  checks: [],
  effects: (situation) => [
    { kind: "flag", remove: ["closing_proposed"] },
    ...stop(...situation.detail.corrections.map(({ id }) => recheckClock(id))),
    ...issue(situation, [{ form: "DOC-51", key: "closing" }], { closedOn: today(situation) }),
    turn(["archivist"], "已结案，待归档"),
    ...tellOrigin(situation, outcomeWords(situation)),
  ],
});

export const declineClosing = caseAct({
  label: "退回结案呈报",
  code: "Z02d",
  from: ["investigating", "executing", "criminal"],
  to: "same",
  by: ["agency_head"],
  weight: "normal",
  input: z.object({ reason: words(2, "退回的理由") }),
  fields: () => [required("reason", "退回的理由", "longText")],
  guards: [isClosingProposed],
  checks: [],
  effects: (situation) => [
    { kind: "flag", remove: ["closing_proposed"] },
    detail({ closing: null }),
    handlersTurn(situation, "结案呈报被退回，请补充"),
  ],
});

export const CLOSING_ACTS = {
  propose_closing: proposeClosing,
  close_case: closeCase,
  decline_closing: declineClosing,
  archive,
  reopen_file: reopenFile,
};
