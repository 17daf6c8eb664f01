/** 呈报、决定、送出移送. Codes X01 to X03. */
import { z } from "zod";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { type CaseEffect, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue, startPeriod, stop, turn } from "../consequences.ts";
import { officerOptions, optional, optionsOf, personId, required, words } from "../fields.ts";
import { keysOf } from "../keys.ts";
import type { CaseState } from "../labels.ts";
import { byHandler, byLaw, certified, officerFault, wrongField } from "../rules.ts";
import { anyIn, change, find, inState, optionsIn, WHILE } from "./parts.ts";
import { TRANSFER_KINDS } from "./transfer.ts";

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
    enforcing(["YSGD-005-1"], (situation: CaseSituation, input: { kind: string; teamIds: readonly string[] }) => {
      if (input.kind !== "criminal") return null;
      const isTeam =
        new Set(input.teamIds).size >= 2 && input.teamIds.every((id) => officerFault(situation, id) === null);
      return isTeam ? null : byLaw("YSGD-005-1", "应当指定两名以上行政执法人员组成专案组核实情况后提出移送报告");
    }),
    ({ detail: known, matter }, input) => {
      if (input.kind !== "criminal") return null;
      const isGoing = known.transfers.some(
        (one) => one.kind === "criminal" && !["refused", "declined", "returned", "done"].includes(one.state),
      );
      return isGoing || matter.state === "criminal" ? wrongField("kind", "本案已在向公安机关移送") : null;
    },
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
            isFinedByCourt: false,
          },
        ],
      }),
      turn(["agency_head"], `呈报${TRANSFER_KINDS[input.kind]}，待决定`),
    ];
  },
});

const sendClock = (id: string) => `transfer_send:${id}`;

/** 移送行政拘留: no statute says within which time; the agency's own aim, no term of the party (《生态环境法典》第一千一百七十九条). */
function detentionTerm(situation: CaseSituation, { id }: { readonly id: string }): CaseEffect {
  const { facts } = situation;
  return {
    kind: "startClock",
    clock: sendClock(id),
    label: "移送行政拘留",
    limit: { value: facts.settings["detention.refer_hours"], unit: "hour", basis: "natural" },
    source: facts.sourceOf("detention.refer_hours") || "本机关设置「移送行政拘留」，待本机关确认",
  };
}

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
        ? [{ ...startPeriod(situation, "transfer_send"), clock: sendClock(input.transferId) } as CaseEffect]
        : []),
      ...(input.isApproved && one?.kind === "detention" ? [detentionTerm(situation, one)] : []),
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
        const holdsGoods = situation.detail.measures.some((measure) => ["executed", "urgent"].includes(measure.state));
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
        ...stop(sendClock(one.id)),
        { ...startPeriod(situation, "police_decides"), clock: `police:${one.id}` } as CaseEffect,
        ...issue(situation, [{ form: "DOC-48", key: one.id }], changes),
      ];
    return [
      ...stop(sendClock(one.id)),
      ...issue(situation, [{ form: one.kind === "advice" ? "DOC-50" : "DOC-49", key: one.id }], changes),
    ];
  },
});
