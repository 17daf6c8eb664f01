/**
 * 移送: suspected crime to the police (《行政执法机关移送涉嫌犯罪案件的规定》), other agencies, detention, advice. Codes X01 to X06.
 */
import { z } from "zod";
import type { FieldError } from "#base/problem.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import type { CaseDetail } from "../case.ts";
import { type CaseEffect, type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue, startPeriod, stop, turn } from "../consequences.ts";
import { officerOptions, optional, optionsOf, personId, required, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import type { CaseState } from "../labels.ts";
import { byDesign, byHandler, byLaw, certified, wrongField } from "../rules.ts";
import { TRANSFER_KINDS, type Transfer } from "./transfer.ts";

const WHILE = [
  "investigating",
  "suspended",
  "investigated",
  "reviewed",
  "noticed",
  "deliberating",
  "decided",
  "executing",
  "criminal",
] as const satisfies readonly CaseState[];

function find({ detail: known }: CaseSituation, id: string): Transfer | undefined {
  return known.transfers.find((one) => one.id === id);
}
function change(situation: CaseSituation, id: string, changes: Partial<Transfer>): Pick<CaseDetail, "transfers"> {
  return { transfers: situation.detail.transfers.map((one) => (one.id === id ? { ...one, ...changes } : one)) };
}
function optionsIn({ detail: known }: CaseSituation, ...states: readonly Transfer["state"][]) {
  return known.transfers
    .filter((one) => states.includes(one.state))
    .map((one) => ({ value: one.id, label: TRANSFER_KINDS[one.kind], hint: one.receiver }));
}
const anyIn = (message: string, ...states: readonly Transfer["state"][]): CaseGuard => {
  return ({ detail: known }) =>
    known.transfers.some((one) => states.includes(one.state)) ? null : byDesign("TRANSFER-NONE", message);
};
const inState = (situation: CaseSituation, id: string, ...states: readonly Transfer["state"][]): FieldError | null => {
  const one = find(situation, id);
  return one && states.includes(one.state) ? null : wrongField("transferId", "所选移送不在这一步");
};

export const proposeTransfer = caseAct({
  label: "呈报移送",
  code: "X01",
  from: [...WHILE],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: z.object({
    kind: keysOf(TRANSFER_KINDS),
    receiver: words(2, "接收机关"),
    reason: words(8, "移送理由"),
    teamIds: z.array(personId).default([]),
  }),
  fields: (situation) => [
    required("kind", "移送", "choice", { options: optionsOf(TRANSFER_KINDS) }),
    required("receiver", "接收机关", "text"),
    required("reason", "移送理由", "longText"),
    optional("teamIds", "专案人员", "manyChoices", {
      options: officerOptions(situation),
      hint: "涉嫌犯罪的，指定两名以上",
    }),
  ],
  guards: [certified, byHandler],
  checks: [
    enforcing(["YSGD-005-1"], (_situation: CaseSituation, input: { kind: string; teamIds: readonly string[] }) =>
      input.kind === "criminal" && new Set(input.teamIds).size < 2
        ? byLaw("YSGD-005-1", "应当指定两名以上行政执法人员组成专案组核实情况后提出移送报告")
        : null,
    ),
  ],
  effects: (situation, input) => {
    const id = `t${situation.detail.transfers.length + 1}`;
    return [
      ...(input.kind === "criminal"
        ? [{ ...startPeriod(situation, "transfer_approval"), clock: `transfer_approval:${id}` } as CaseEffect]
        : []),
      detail({
        transfers: [
          ...situation.detail.transfers,
          {
            id,
            kind: input.kind,
            state: "proposed",
            receiver: input.receiver,
            reason: input.reason,
            teamIds: input.teamIds,
            proposedAt: situation.now,
            approvedAt: null,
            sentAt: null,
            answeredAt: null,
            isGoodsHandedOver: false,
          },
        ],
      }),
      turn(["agency_head"], `呈报${TRANSFER_KINDS[input.kind]}，待决定`),
    ];
  },
});

export const decideTransfer = caseAct({
  label: "决定移送",
  code: "X02",
  from: [...WHILE],
  to: "same",
  by: ["agency_head"],
  weight: "primary",
  input: z.object({ transferId: z.string().min(1, "请选择移送"), isApproved: z.boolean(), reason: words(2, "理由") }),
  fields: (situation) => [
    required("transferId", "移送", "choice", { options: optionsIn(situation, "proposed") }),
    required("isApproved", "批准", "yesNo"),
    required("reason", "理由", "longText", { hint: "不批准移送的，须将不批准的理由记录在案" }),
  ],
  guards: [anyIn("没有待决定的移送", "proposed")],
  checks: [(situation, input) => inState(situation, input.transferId, "proposed")],
  effects: (situation, input) => {
    const one = find(situation, input.transferId);
    const isCriminal = one?.kind === "criminal";
    return [
      ...stop(`transfer_approval:${input.transferId}`),
      ...(input.isApproved && isCriminal
        ? [{ ...startPeriod(situation, "transfer_send"), clock: `transfer_send:${input.transferId}` } as CaseEffect]
        : []),
      detail(
        change(situation, input.transferId, {
          state: input.isApproved ? "approved" : "refused",
          approvedAt: input.isApproved ? situation.now : null,
        }),
      ),
      handlersTurn(situation, input.isApproved ? "移送已批准，待送出" : "移送未获批准"),
    ];
  },
});

export const sendTransfer = caseAct({
  label: "送出移送",
  code: "X03",
  from: [...WHILE],
  to: (situation, input) =>
    find(situation, input.transferId)?.kind === "criminal" ? "criminal" : (situation.matter.state as CaseState),
  toStates: [...WHILE],
  by: ["officer"],
  weight: "primary",
  input: z.object({
    transferId: z.string().min(1, "请选择移送"),
    hasMaterials: z.boolean(),
    isPartyTold: z.boolean().default(false),
  }),
  fields: (situation) => [
    required("transferId", "移送", "choice", { options: optionsIn(situation, "approved") }),
    required("hasMaterials", "移送书、调查报告、物品清单、检验报告等材料齐全", "yesNo"),
    optional("isPartyTold", "财物一并移送，已书面告知当事人", "yesNo", { initial: false }),
  ],
  guards: [certified, byHandler, anyIn("没有已批准、待送出的移送", "approved")],
  checks: [
    enforcing(
      ["YSGD-006", "XZQZ-021"],
      (situation: CaseSituation, input: { transferId: string; hasMaterials: boolean; isPartyTold: boolean }) => {
        const fault = inState(situation, input.transferId, "approved");
        if (fault) return fault;
        const one = find(situation, input.transferId);
        if (one?.kind === "criminal" && !input.hasMaterials)
          return byLaw("YSGD-006", "移送涉嫌犯罪案件应当附移送书、调查报告、涉案物品清单、检验报告或者鉴定意见等材料");
        const holdsGoods = situation.detail.measures.some((measure) => measure.state === "executed");
        return one?.kind === "criminal" && holdsGoods && !input.isPartyTold
          ? byLaw("XZQZ-021", "查封、扣押的财物一并移送的，应当书面告知当事人")
          : null;
      },
    ),
  ],
  effects: (situation, input) => {
    const one = find(situation, input.transferId);
    if (!one) return [];
    const changes = change(situation, one.id, { state: "sent", sentAt: situation.now });
    if (one.kind === "criminal")
      return [
        ...stop(`transfer_send:${one.id}`),
        { kind: "pauseClock", clock: "decide", reason: "已移送公安机关" },
        { ...startPeriod(situation, "police_decides"), clock: `police:${one.id}` } as CaseEffect,
        ...issue(situation, [{ form: "DOC-48", key: one.id }], changes),
      ];
    if (one.kind === "advice") return issue(situation, [{ form: "DOC-50", key: one.id }], changes);
    return [detail(changes)];
  },
});

const ANSWERS = {
  accepted: "已接收",
  filed: "公安机关立案",
  declined: "不予立案、不予接收",
  returned: "退回本机关处理",
  done: "已办结反馈",
} as const;

export const recordAnswer = caseAct({
  label: "登记移送结果",
  code: "X04",
  from: [...WHILE],
  to: (situation, input) =>
    situation.matter.state === "criminal" && (input.answer === "declined" || input.answer === "returned")
      ? "investigating"
      : (situation.matter.state as CaseState),
  toStates: [...WHILE],
  by: ["officer"],
  weight: "primary",
  input: z.object({ transferId: z.string().min(1, "请选择移送"), answer: keysOf(ANSWERS), note: words(2, "说明") }),
  fields: (situation) => [
    required("transferId", "移送", "choice", {
      options: optionsIn(situation, "sent", "accepted", "filed", "challenged"),
    }),
    required("answer", "结果", "choice", { options: optionsOf(ANSWERS) }),
    required("note", "说明", "longText"),
  ],
  guards: [byHandler, anyIn("没有已送出的移送", "sent", "accepted", "filed", "challenged")],
  checks: [(situation, input) => inState(situation, input.transferId, "sent", "accepted", "filed", "challenged")],
  effects: (situation, input) => {
    const goesBack =
      situation.matter.state === "criminal" && (input.answer === "declined" || input.answer === "returned");
    const holdsGoods = situation.detail.measures.some((measure) => measure.state === "executed");
    return [
      ...stop(`police:${input.transferId}`),
      ...(goesBack ? [{ kind: "resumeClock" as const, clock: "decide" }] : []),
      ...(input.answer === "filed" && holdsGoods
        ? [{ ...startPeriod(situation, "transfer_goods"), clock: `goods:${input.transferId}` } as CaseEffect]
        : []),
      ...(input.answer === "declined"
        ? [{ ...startPeriod(situation, "transfer_challenge"), clock: `challenge:${input.transferId}` } as CaseEffect]
        : []),
      detail(change(situation, input.transferId, { state: input.answer, answeredAt: situation.now })),
      handlersTurn(situation, goesBack ? "移送退回，继续办理" : `移送：${ANSWERS[input.answer]}`),
    ];
  },
});

export const handOverGoods = caseAct({
  label: "移交涉案物品",
  code: "X05",
  from: [...WHILE],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: z.object({ transferId: z.string().min(1, "请选择移送"), list: words(2, "交接清单") }),
  fields: (situation) => [
    required("transferId", "移送", "choice", { options: optionsIn(situation, "filed") }),
    required("list", "交接清单", "longText"),
  ],
  guards: [certified, byHandler, anyIn("没有公安机关已立案的移送", "filed")],
  checks: [
    enforcing(["YSGD-012"], (situation: CaseSituation, input: { transferId: string }) => {
      const fault = inState(situation, input.transferId, "filed");
      if (fault) return fault;
      return find(situation, input.transferId)?.isGoodsHandedOver ? byLaw("YSGD-012", "涉案物品已经移交") : null;
    }),
  ],
  effects: (situation, input) => [
    ...stop(`goods:${input.transferId}`),
    detail({
      ...change(situation, input.transferId, { isGoodsHandedOver: true }),
      measures: situation.detail.measures.map((measure) =>
        measure.state === "executed"
          ? { ...measure, state: "handled" as const, handling: "transferred" as const, endedAt: situation.now }
          : measure,
      ),
    }),
    ...situation.detail.measures.flatMap((measure) => stop(`seize:${measure.id}`, `preserve:${measure.id}`)),
  ],
});

/** 对不立案提请复议，或者建议检察机关立案监督. */
export const challengeRefusal = caseAct({
  label: "提请复议、建议立案监督",
  code: "X06",
  from: [...WHILE],
  to: "same",
  by: ["agency_head"],
  weight: "normal",
  input: z.object({ transferId: z.string().min(1, "请选择移送"), reason: words(4, "理由") }),
  fields: (situation) => [
    required("transferId", "移送", "choice", { options: optionsIn(situation, "declined") }),
    required("reason", "理由", "longText"),
  ],
  guards: [anyIn("没有被决定不立案的移送", "declined")],
  checks: [
    enforcing(["YSGD-009"], (situation: CaseSituation, input: { transferId: string }) => {
      const fault = inState(situation, input.transferId, "declined");
      if (fault) return fault;
      const clock = situation.clocks.findLast(
        (one) => one.kind === `challenge:${input.transferId}` && one.state !== "stopped",
      );
      return clock && situation.now > clock.dueAt
        ? byLaw("YSGD-009", "接到不予立案通知书三日内提请复议，期限已过；仍可以建议人民检察院立案监督，请另行函告")
        : null;
    }),
  ],
  effects: (situation, input) => [
    ...stop(`challenge:${input.transferId}`),
    detail(change(situation, input.transferId, { state: "challenged" })),
  ],
});

export const TRANSFER_ACTS = {
  propose_transfer: proposeTransfer,
  decide_transfer: decideTransfer,
  send_transfer: sendTransfer,
  record_answer: recordAnswer,
  hand_over_goods: handOverGoods,
  challenge_refusal: challengeRefusal,
};
