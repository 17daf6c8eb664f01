/** 行政复议、行政诉讼, and correction of a decision by ourselves. Codes Y01 to Y04. */
import { z } from "zod";
import { type PlainDate, PlainDateSchema } from "#base/plain-date.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { lastDay } from "#law/parameters/public.ts";
import { remediesOf } from "#law/penalty/public.ts";
import type { CaseDetail } from "../case.ts";
import { type CaseEffect, type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, startPeriod, stop, turn } from "../consequences.ts";
import { withdrawDue } from "../disclosure/withdraw-due.ts";
import { optional, optionsOf, required, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import type { CaseState } from "../labels.ts";
import { byDesign, byLaw, today, wrongField } from "../rules.ts";
import { REMEDY_KINDS, REMEDY_OUTCOMES, type Remedy } from "./remedy.ts";

const WHILE = ["executing", "closed"] as const satisfies readonly CaseState[];

function deliveredOn({ detail: known }: CaseSituation): PlainDate | null {
  return (
    known.deliveries.find((one) => ["DOC-33", "DOC-34", "DOC-35"].includes(one.form) && one.deliveredOn)?.deliveredOn ??
    null
  );
}

const isOpen = (remedy: Remedy) => remedy.state !== "concluded";

const AcceptInput = z.object({
  kind: keysOf(REMEDY_KINDS),
  body: words(4, "受理机关"),
  acceptedOn: PlainDateSchema,
  isStayed: z.boolean().default(false),
});

export const acceptRemedy = caseAct({
  label: "登记复议、诉讼",
  code: "Y01",
  from: [...WHILE],
  to: "same",
  by: ["legal_reviewer"],
  weight: "normal",
  input: AcceptInput,
  fields: () => [
    required("kind", "类型", "choice", { options: optionsOf(REMEDY_KINDS) }),
    required("body", "受理机关", "text"),
    required("acceptedOn", "受理通知（起诉状副本）收到日", "date"),
    optional("isStayed", "决定停止执行", "yesNo", { initial: false }),
  ],
  guards: [({ detail: known }) => (known.remedies.some(isOpen) ? byDesign("Y01-OPEN", "正在进行复议或者诉讼") : null)],
  checks: [
    enforcing(["XZFY-023", "XZFY-020", "XZSS-046"], (situation: CaseSituation, input: z.infer<typeof AcceptInput>) => {
      const on = deliveredOn(situation);
      if (!on) return byDesign("Y01-DELIVERED", "决定还没有送达");
      if (input.acceptedOn > today(situation)) return wrongField("acceptedOn", "收到日不能晚于今天");
      const isOnTheSpot = situation.detail.procedure === "simple";
      const { isReconsiderationFirst } = remediesOf(situation.facts.calendar, {
        servedOn: on,
        isOnTheSpot,
        isToldOfRemedies: true,
      });
      const hasReconsidered = situation.detail.remedies.some((one) => one.kind === "reconsideration");
      return input.kind === "litigation" && isReconsiderationFirst && !hasReconsidered
        ? byLaw("XZFY-023", "对当场作出的行政处罚决定不服，应当先申请行政复议；法院直接受理的请先核对")
        : null;
    }),
  ],
  effects: (situation, input) => {
    const isReconsideration = input.kind === "reconsideration";
    const period = isReconsideration ? "reconsideration_reply" : "litigation_answer";
    const answerDueOn = lastDay(situation.facts.calendar, period, input.acceptedOn);
    return [
      ...stop(isReconsideration ? "reconsideration" : "litigation"),
      startPeriod(situation, period, input.acceptedOn),
      { kind: "flag", add: ["in_remedy"] },
      detail({
        remedies: [
          ...situation.detail.remedies,
          {
            id: `r${situation.detail.remedies.length + 1}`,
            kind: input.kind,
            state: "accepted",
            body: input.body,
            acceptedOn: input.acceptedOn,
            isStayed: input.isStayed,
            answerDueOn,
            answeredOn: null,
            concludedOn: null,
            outcome: null,
            newFineFen: null,
          },
        ],
      }),
      turn(["legal_reviewer"], "复议、诉讼答复待办"),
    ];
  },
});

function changeLast(situation: CaseSituation, changes: Partial<Remedy>): Pick<CaseDetail, "remedies"> {
  const last = situation.detail.remedies.findLastIndex(isOpen);
  return { remedies: situation.detail.remedies.map((one, index) => (index === last ? { ...one, ...changes } : one)) };
}

const anyOpen: CaseGuard = ({ detail: known }) =>
  known.remedies.some(isOpen) ? null : byDesign("REMEDY-NONE", "没有进行中的复议或者诉讼");

export const answerRemedy = caseAct({
  label: "提交答复和证据",
  code: "Y02",
  from: [...WHILE],
  to: "same",
  by: ["legal_reviewer"],
  weight: "primary",
  input: z.object({ hasAllEvidence: z.boolean(), note: words(2, "说明") }),
  fields: () => [
    required("hasAllEvidence", "已提交作出决定的全部证据、依据", "yesNo"),
    required("note", "说明", "longText"),
  ],
  guards: [anyOpen],
  checks: [
    enforcing(["XZFY-048", "XZSS-067"], (situation: CaseSituation, input: { hasAllEvidence: boolean }) => {
      if (input.hasAllEvidence) return null;
      const isReconsideration = situation.detail.remedies.findLast(isOpen)?.kind === "reconsideration";
      return byLaw(
        isReconsideration ? "XZFY-048" : "XZSS-067",
        "应当一并提交作出决定的全部证据、依据和材料，逾期不提交的视为没有证据、依据",
      );
    }),
  ],
  effects: (situation) => [
    ...stop("reconsideration_reply", "litigation_answer"),
    detail(changeLast(situation, { state: "answered", answeredOn: today(situation) })),
  ],
});

const ConcludeInput = z.object({
  outcome: keysOf(REMEDY_OUTCOMES),
  concludedOn: PlainDateSchema,
  newFineFen: z.number().int().nonnegative().nullable().default(null),
  note: words(2, "说明"),
});

/** The decision falls: money back, publication withdrawn, execution ended. */
function revoked(
  situation: CaseSituation,
  reason: string,
): { effects: readonly CaseEffect[]; changes: Partial<CaseDetail> } {
  const { payment, executions } = situation.detail;
  const paid = payment?.paid.reduce((sum, one) => sum + one.fen, 0) ?? 0;
  const withdrawal = withdrawDue(situation, reason);
  return {
    effects: [
      ...withdrawal.effects,
      ...stop("pay", "demand_before_court", "court_accepts", "court_rules"),
      { kind: "flag", add: ["revoked"] },
    ],
    changes: {
      ...withdrawal.changes,
      decisionStanding: "revoked",
      payment: payment && { ...payment, refundedFen: paid },
      executions: executions.map((one) =>
        one.state === "executed" || one.state === "ended"
          ? one
          : { ...one, state: "ended" as const, endReason: "据以执行的决定被撤销" },
      ),
    },
  };
}

export const concludeRemedy = caseAct({
  label: "登记复议、诉讼结果",
  code: "Y03",
  from: [...WHILE],
  to: "same",
  by: ["legal_reviewer"],
  weight: "primary",
  input: ConcludeInput,
  fields: () => [
    required("outcome", "结果", "choice", { options: optionsOf(REMEDY_OUTCOMES) }),
    required("concludedOn", "送达日", "date"),
    optional("newFineFen", "变更后的罚款", "number", { hint: "单位：分" }),
    required("note", "说明", "longText"),
  ],
  guards: [anyOpen],
  checks: [
    (situation, input) => {
      if (input.concludedOn > today(situation)) return wrongField("concludedOn", "送达日不能晚于今天");
      const open = situation.detail.remedies.findLast(isOpen);
      if (open && input.concludedOn < open.acceptedOn) return wrongField("concludedOn", "送达日不能早于受理日");
      return input.outcome === "changed" && input.newFineFen === null
        ? wrongField("newFineFen", "变更决定的，请填写变更后的罚款")
        : null;
    },
  ],
  effects: (situation, input) => {
    const concluded = changeLast(situation, {
      state: "concluded",
      concludedOn: input.concludedOn,
      outcome: input.outcome,
      newFineFen: input.newFineFen,
    });
    const cleared: CaseEffect = { kind: "flag", remove: ["in_remedy"] };
    const isReconsideration = situation.detail.remedies.findLast(isOpen)?.kind === "reconsideration";
    const next = isReconsideration
      ? [startPeriod(situation, "litigation_after_reconsideration", input.concludedOn)]
      : [];
    const falls = input.outcome === "revoked" || input.outcome === "void" || input.outcome === "unlawful";
    if (falls) {
      const { effects, changes } = revoked(situation, REMEDY_OUTCOMES[input.outcome]);
      return [
        cleared,
        ...next,
        ...effects,
        detail({ ...concluded, ...changes }),
        handlersTurn(situation, "决定未获维持"),
      ];
    }
    if (input.outcome === "changed") {
      const { payment } = situation.detail;
      const withdrawal = withdrawDue(situation, "决定已变更");
      return [
        cleared,
        ...next,
        ...withdrawal.effects,
        detail({
          ...concluded,
          ...withdrawal.changes,
          decisionStanding: "changed",
          payment: payment && { ...payment, fineFen: input.newFineFen ?? payment.fineFen },
        }),
        handlersTurn(situation, "决定已变更"),
      ];
    }
    return [
      cleared,
      ...next,
      detail(concluded),
      handlersTurn(situation, `复议、诉讼：${REMEDY_OUTCOMES[input.outcome]}`),
    ];
  },
});

/** 自行纠正: the agency takes its own decision back. */
export const revokeDecision = caseAct({
  label: "撤销处罚决定",
  code: "Y04",
  from: ["decided", "executing", "closed"],
  to: "same",
  by: ["agency_head"],
  weight: "danger",
  input: z.object({ reason: words(8, "撤销的理由") }),
  fields: () => [required("reason", "撤销的理由", "longText")],
  guards: [
    enforcing(["XZCF-038"], ({ detail: known }: CaseSituation) =>
      known.decisionStanding === "stands" || known.decisionStanding === "changed"
        ? null
        : byDesign("Y04-STANDS", "没有可以撤销的决定"),
    ),
  ],
  checks: [],
  confirm: "撤销后退还已缴罚款、撤回公开信息，确定吗？",
  effects: (situation, input) => {
    const { effects, changes } = revoked(situation, input.reason);
    return [...effects, detail(changes), handlersTurn(situation, "决定已撤销，请退还罚款并结案")];
  },
});

export const REMEDY_ACTS = {
  accept_remedy: acceptRemedy,
  answer_remedy: answerRemedy,
  conclude_remedy: concludeRemedy,
  revoke_decision: revokeDecision,
};
