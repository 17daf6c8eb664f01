/** 当场收缴、上交、缴付银行. Codes P01 to P03. Officers touch money only on the spot, and only as allowed. */
import { z } from "zod";
import { fen, formatFen } from "#base/money.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { judgeCollection } from "#law/penalty/public.ts";
import { type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, startPeriod, stop, turn } from "../consequences.ts";
import { opinion, optional, personId, required, secondOfficerField, words } from "../fields.ts";
import { byLaw, certified, notAuxiliary, today, withSecondOfficer, wrongField } from "../rules.ts";
import { OWING_STATES, owes, withPaid } from "./parts.ts";
import { owedOn } from "./surcharge.ts";

const CollectInput = z.object({
  amountFen: z.number().int().positive("请填写金额"),
  receipt: z.string().trim().max(60).default(""),
  difficultyReason: z.string().trim().max(400).default(""),
  isRemoteAtRequest: z.boolean().default(false),
  secondOfficerId: personId,
});

export const collectOnTheSpot = caseAct({
  label: "当场收缴",
  code: "P01",
  from: [...OWING_STATES],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: CollectInput,
  fields: (situation) => [
    required("amountFen", "金额", "money", { initial: situation.detail.payment?.fineFen ?? 0 }),
    optional("receipt", "专用票据号码", "text"),
    optional("difficultyReason", "不当场收缴事后难以执行的原因", "text"),
    optional("isRemoteAtRequest", "边远、水上、交通不便地区，当事人提出当场缴纳", "yesNo", { initial: false }),
    secondOfficerField(situation),
  ],
  guards: [
    certified,
    enforcing(["XZCF-067-1"], ({ actor, detail: known }: CaseSituation) =>
      actor.personId !== null && known.handlerIds.includes(actor.personId)
        ? null
        : byLaw("XZCF-067-1", "作出决定的机关与收缴罚款的机构分离，只有依法当场收缴的承办人可以收缴"),
    ),
    owes,
  ],
  checks: [
    withSecondOfficer(),
    enforcing(["XZCF-068", "XZCF-069", "XZCF-070"], (situation: CaseSituation, input: z.infer<typeof CollectInput>) => {
      const { payment, procedure } = situation.detail;
      const refusals = judgeCollection({
        isOnTheSpotDecision: procedure === "simple",
        fine: fen(payment?.fineFen ?? 0),
        difficultyReason: input.difficultyReason,
        isRemoteAtRequest: input.isRemoteAtRequest,
        hasFiscalReceipt: input.receipt.length > 0,
        on: today(situation),
      });
      if (refusals[0]) return refusals[0];
      const owed = owedOn(situation.detail, today(situation));
      return input.amountFen > owed.fineFen + owed.surchargeFen
        ? wrongField("amountFen", `多于应缴的 ${formatFen(fen(owed.fineFen + owed.surchargeFen))}`)
        : null;
    }),
  ],
  effects: (situation, input) => [
    ...withPaid(situation, {
      id: `p${(situation.detail.payment?.paid.length ?? 0) + 1}`,
      fen: input.amountFen,
      on: today(situation),
      channel: "on_the_spot",
      receipt: input.receipt,
      handedInOn: null,
      bankedOn: null,
    }),
    startPeriod(situation, "hand_in"),
  ],
});

const notHandedIn = ({ detail: known }: CaseSituation) =>
  known.payment?.paid.filter((one) => one.channel === "on_the_spot" && one.handedInOn === null) ?? [];
const notBanked = ({ detail: known }: CaseSituation) =>
  known.payment?.paid.filter(
    (one) => one.channel === "on_the_spot" && one.handedInOn !== null && one.bankedOn === null,
  ) ?? [];

/** Money was taken on the spot at all: of a fine paid at the bank nothing is handed in. */
const hasCash: CaseGuard = enforcing(["XZCF-071"], ({ detail: known }: CaseSituation) =>
  known.payment?.paid.some((one) => one.channel === "on_the_spot")
    ? null
    : byLaw("XZCF-071", "没有当场收缴的罚款，不需要上交和缴付"),
);

export const handInMoney = caseAct({
  label: "上交罚款",
  code: "P02",
  from: ["decided", "executing", "criminal", "closed"],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: z.object({ note: opinion }),
  fields: () => [optional("note", "说明", "text")],
  belongs: hasCash,
  guards: [
    notAuxiliary,
    enforcing(["XZCF-071"], (situation: CaseSituation) =>
      notHandedIn(situation).length > 0 ? null : byLaw("XZCF-071", "没有待上交的当场收缴罚款"),
    ),
  ],
  checks: [],
  effects: (situation) => {
    const { payment } = situation.detail;
    const on = today(situation);
    const ids = new Set(notHandedIn(situation).map((one) => one.id));
    return [
      ...stop("hand_in"),
      startPeriod(situation, "bank_in"),
      detail({
        payment: payment && {
          ...payment,
          paid: payment.paid.map((one) => (ids.has(one.id) ? { ...one, handedInOn: on } : one)),
        },
      }),
      turn(["cashier"], "当场收缴的罚款已上交，待缴付银行"),
    ];
  },
});

export const bankMoney = caseAct({
  label: "缴付银行",
  code: "P03",
  from: ["decided", "executing", "criminal", "closed"],
  to: "same",
  by: ["cashier"],
  weight: "primary",
  input: z.object({ voucher: words(2, "缴款凭证") }),
  fields: () => [required("voucher", "缴款凭证", "text")],
  belongs: hasCash,
  guards: [
    enforcing(["XZCF-071"], (situation: CaseSituation) =>
      notBanked(situation).length > 0 ? null : byLaw("XZCF-071", "没有待缴付银行的罚款"),
    ),
  ],
  checks: [],
  effects: (situation) => {
    const { payment } = situation.detail;
    const on = today(situation);
    const ids = new Set(notBanked(situation).map((one) => one.id));
    return [
      ...stop("bank_in"),
      detail({
        payment: payment && {
          ...payment,
          paid: payment.paid.map((one) => (ids.has(one.id) ? { ...one, bankedOn: on } : one)),
        },
      }),
      handlersTurn(situation, "罚款已缴付银行"),
    ];
  },
});
