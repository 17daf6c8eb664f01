/** 复议、诉讼结果与自行撤销、重新处理. Codes Y03 to Y05. */
import { z } from "zod";
import { PlainDateSchema } from "#base/plain-date.ts";
import type { CaseDetail } from "../case.ts";
import { type CaseEffect, caseAct } from "../case-act.ts";
import { detail, handlersTurn, startPeriod, stop } from "../consequences.ts";
import { withdrawDue } from "../disclosure/due.ts";
import { optional, optionsOf, required, words } from "../fields.ts";
import { NOTHING_NOTICED, NOTHING_REVIEWED } from "../going-back.ts";
import { keysOf } from "../keys.ts";
import { refundDueFen } from "../payment/surcharge.ts";
import { byDesign, today, wrongField } from "../rules.ts";
import { anyOpen, changeLast, isOpen, REMEDY_STATES, revoked } from "./parts.ts";
import { DECISION_FAULTS, REMEDY_OUTCOMES } from "./remedy.ts";

const ConcludeInput = z.object({
  outcome: keysOf(REMEDY_OUTCOMES),
  concludedOn: PlainDateSchema,
  newFineFen: z.number().int().nonnegative().nullable().default(null),
  fault: keysOf(DECISION_FAULTS).default("substance"),
  note: words(2, "说明"),
});

export const concludeRemedy = caseAct({
  label: "登记复议、诉讼结果",
  code: "Y03",
  from: [...REMEDY_STATES],
  to: "same",
  by: ["legal_reviewer"],
  weight: "primary",
  input: ConcludeInput,
  fields: () => [
    required("outcome", "结果", "choice", { options: optionsOf(REMEDY_OUTCOMES) }),
    required("concludedOn", "送达日", "date"),
    optional("newFineFen", "变更后的罚款", "money"),
    optional("fault", "撤销的原因", "choice", { options: optionsOf(DECISION_FAULTS), initial: "substance" }),
    required("note", "说明", "longText"),
  ],
  guards: [anyOpen],
  checks: [
    (situation, input) => {
      if (input.concludedOn > today(situation)) return wrongField("concludedOn", "送达日不能晚于今天");
      const open = situation.detail.remedies.findLast(isOpen);
      if (open && input.concludedOn < open.acceptedOn) return wrongField("concludedOn", "送达日不能早于受理日");
      const isChanged = input.outcome === "changed" || (input.outcome === "settled" && input.newFineFen !== null);
      if (!isChanged) return null;
      if (situation.detail.decisionStanding === "revoked")
        return wrongField("outcome", "决定已经撤销，没有可以变更的罚款");
      if (input.newFineFen === null) return wrongField("newFineFen", "变更决定的，请填写变更后的罚款");
      return input.newFineFen > (situation.detail.penalty?.fineFen ?? 0)
        ? wrongField("newFineFen", "复议、诉讼不得作出对申请人更为不利的变更，罚款不能高于原决定")
        : null;
    },
  ],
  effects: (situation, input) => {
    const concluded = changeLast(situation, {
      state: "concluded",
      concludedOn: input.concludedOn,
      outcome: input.outcome,
      newFineFen: input.newFineFen,
      fault: input.fault,
    });
    const cleared: CaseEffect = { kind: "flag", remove: ["in_remedy"] };
    const isReconsideration = situation.detail.remedies.findLast(isOpen)?.kind === "reconsideration";
    const next: readonly CaseEffect[] = isReconsideration
      ? [startPeriod(situation, "litigation_after_reconsideration", input.concludedOn)]
      : [];
    const falls = input.outcome === "revoked" || input.outcome === "void";
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
    // 确认违法 leaves the decision in force; its publication is withdrawn all the same.
    if (input.outcome === "unlawful") {
      const { effects, changes } = withdrawDue(situation, REMEDY_OUTCOMES[input.outcome]);
      return [
        cleared,
        ...next,
        ...effects,
        { kind: "flag", add: ["unlawful"] },
        detail({ ...concluded, ...changes }),
        handlersTurn(situation, "决定被确认违法，请采取补救措施"),
      ];
    }
    if (input.newFineFen !== null && (input.outcome === "changed" || input.outcome === "settled")) {
      const { payment, penalty } = situation.detail;
      const withdrawal = withdrawDue(situation, "决定已变更");
      return [
        cleared,
        ...next,
        ...withdrawal.effects,
        detail({
          ...concluded,
          ...withdrawal.changes,
          decisionStanding: "changed",
          payment: payment && { ...payment, fineFen: input.newFineFen },
          penalty: penalty && { ...penalty, fineFen: input.newFineFen },
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
  to: (situation) => (situation.matter.state === "closed" ? "closed" : "executing"),
  toStates: ["executing", "closed"],
  by: ["agency_head"],
  weight: "danger",
  input: z.object({ reason: words(8, "撤销的理由") }),
  fields: () => [required("reason", "撤销的理由", "longText")],
  guards: [
    ({ detail: known }) =>
      known.decisionStanding === "stands" || known.decisionStanding === "changed"
        ? null
        : byDesign("Y04-STANDS", "没有可以撤销的决定"),
    ({ detail: known }) =>
      known.remedies.some(isOpen)
        ? byDesign("Y04-REMEDY", "正在进行复议或者诉讼，自行撤销的请告知复议机关或者法院，登记其结果")
        : null,
  ],
  checks: [],
  confirm: "撤销后退还已缴罚款、撤回公开信息，确定吗？",
  effects: (situation, input) => {
    const { effects, changes } = revoked(situation, input.reason);
    return [...effects, detail(changes), handlersTurn(situation, "决定已撤销，请退还罚款并结案")];
  },
});

/** 重新调查处理 after the decision fell: notice, hearing and decision from the beginning. */
export const redoCase = caseAct({
  label: "重新调查处理",
  code: "Y05",
  from: ["executing"],
  to: "investigating",
  by: ["agency_head"],
  weight: "normal",
  input: z.object({ reason: words(8, "重新处理的理由"), fault: keysOf(DECISION_FAULTS).default("substance") }),
  fields: () => [
    required("reason", "重新处理的理由", "longText"),
    optional("fault", "原决定撤销的原因", "choice", { options: optionsOf(DECISION_FAULTS), initial: "substance" }),
  ],
  guards: [
    ({ detail: known }) =>
      known.decisionStanding === "revoked" ? null : byDesign("Y05-REVOKED", "决定没有被撤销，不能重新处理"),
    ({ detail: known }) =>
      known.procedure === "simple" ? byDesign("Y05-SIMPLE", "当场处罚被撤销的，另行登记线索办理") : null,
    (situation) =>
      refundDueFen(situation.detail, today(situation)) > 0 || situation.detail.disclosure?.state === "withdraw_due"
        ? byDesign("Y05-REFUND", "已缴的罚款还没有退还，或者公开信息还没有撤回，请先办理")
        : null,
  ],
  checks: [],
  effects: (situation, input) => {
    const { detail: known } = situation;
    const fault = known.remedies.findLast((one) => one.fault !== null)?.fault ?? input.fault;
    return [
      startPeriod(situation, "decide"),
      ...stop("reconsideration", "litigation", "litigation_after_reconsideration"),
      { kind: "flag", remove: ["revoked", "closing_proposed", "late", "unlawful"] },
      detail({
        ...NOT_DECIDED,
        formerDecisions: [
          ...known.formerDecisions,
          {
            decidedOn: known.decidedOn ?? today(situation),
            outcome: known.outcome ?? "penalty",
            penalty: known.penalty,
            payment: known.payment,
            remedies: known.remedies,
            fault,
            evidenceCount: known.evidence.length,
          },
        ],
      }),
      handlersTurn(situation, "重新调查处理"),
    ];
  },
});

const NOT_DECIDED = {
  ...NOTHING_REVIEWED,
  ...NOTHING_NOTICED,
  proposal: null,
  noPenaltyProposal: null,
  outcome: null,
  noPenaltyGround: null,
  penalty: null,
  decidedOn: null,
  decisionNumber: null,
  decisionStanding: "none",
  decideExtensions: 0,
  payment: null,
  remedies: [],
  disclosure: null,
} as const satisfies Partial<CaseDetail>;
