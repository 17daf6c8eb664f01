/** 罚款缴纳 (《行政处罚法》第六十六条至第七十四条). Codes P01 to P06. Officers touch money only on the spot, and only as allowed. */
import { z } from "zod";
import { fen, formatFen } from "#base/money.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { judgeCollection } from "#law/penalty/public.ts";
import { type CaseEffect, type CaseGuard, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue, startPeriod, stop, turn } from "../consequences.ts";
import { opinion, opinionField, optional, required, words } from "../fields.ts";
import type { CaseState } from "../labels.ts";
import { byDesign, byHandler, byLaw, certified, today, wrongField } from "../rules.ts";
import type { Payment } from "./payment.ts";
import { owedOn } from "./surcharge.ts";

const WHILE = ["decided", "executing"] as const satisfies readonly CaseState[];

const owes: CaseGuard = (situation) => {
  const owed = owedOn(situation.detail, today(situation));
  return owed.fineFen + owed.surchargeFen > 0 ? null : byDesign("PAY-NONE", "本案没有应缴的罚款，或者已经缴清");
};

function withPaid(situation: CaseSituation, one: Payment["paid"][number]): readonly CaseEffect[] {
  const { payment } = situation.detail;
  if (!payment) return [];
  const next = { ...payment, paid: [...payment.paid, one] };
  const owed = owedOn({ payment: next, remedies: situation.detail.remedies }, one.on);
  const isClear = owed.fineFen + owed.surchargeFen === 0;
  return [
    detail({ payment: next }),
    ...(isClear ? [...stop("pay", "instalment"), handlersTurn(situation, "罚款已缴清，待结案")] : []),
  ];
}

const CollectInput = z.object({
  amountFen: z.number().int().positive("请填写金额"),
  receipt: z.string().trim().max(60).default(""),
  difficultyReason: z.string().trim().max(400).default(""),
  isRemoteAtRequest: z.boolean().default(false),
});

export const collectOnTheSpot = caseAct({
  label: "当场收缴",
  code: "P01",
  from: [...WHILE],
  to: "same",
  by: ["officer"],
  weight: "normal",
  input: CollectInput,
  fields: (situation) => [
    required("amountFen", "金额", "number", { hint: "单位：分", initial: situation.detail.payment?.fineFen ?? 0 }),
    optional("receipt", "专用票据号码", "text"),
    optional("difficultyReason", "不当场收缴事后难以执行的原因", "text"),
    optional("isRemoteAtRequest", "边远、水上、交通不便地区，当事人提出当场缴纳", "yesNo", { initial: false }),
  ],
  guards: [certified, byHandler, owes],
  checks: [
    enforcing(
      ["XZCF-067-1", "XZCF-068", "XZCF-069", "XZCF-070"],
      (situation: CaseSituation, input: z.infer<typeof CollectInput>) => {
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
      },
    ),
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

export const handInMoney = caseAct({
  label: "上交罚款",
  code: "P02",
  from: ["decided", "executing", "closed"],
  to: "same",
  by: ["officer"],
  weight: "primary",
  input: z.object({ note: opinion }),
  fields: () => [optional("note", "说明", "text")],
  guards: [
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
  from: ["decided", "executing", "closed"],
  to: "same",
  by: ["cashier"],
  weight: "primary",
  input: z.object({ voucher: words(2, "缴款凭证") }),
  fields: () => [required("voucher", "缴款凭证", "text")],
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

const BankInput = z.object({
  amountFen: z.number().int().positive("请填写金额"),
  on: PlainDateSchema,
  channel: z.enum(["bank", "online"], "请选择渠道"),
  receipt: words(2, "回单号"),
});

/** 银行、电子支付的缴款回告. */
export const recordPayment = caseAct({
  label: "登记缴款",
  code: "P04",
  from: [...WHILE],
  to: "same",
  by: ["cashier", "system"],
  weight: "primary",
  input: BankInput,
  fields: () => [
    required("amountFen", "金额", "number", { hint: "单位：分" }),
    required("on", "缴款日期", "date"),
    required("channel", "渠道", "choice", {
      options: [
        { value: "bank", label: "银行缴纳" },
        { value: "online", label: "电子支付" },
      ],
    }),
    required("receipt", "回单号", "text"),
  ],
  guards: [owes],
  checks: [
    enforcing(["FJFL-010"], (situation: CaseSituation, input: z.infer<typeof BankInput>) => {
      if (input.on > today(situation)) return wrongField("on", "缴款日期不能晚于今天");
      const { payment } = situation.detail;
      if (payment?.paid.some((one) => one.receipt === input.receipt))
        return byLaw("FJFL-010", `回单 ${input.receipt} 已经登记过，没有重复入账`);
      const owed = owedOn(situation.detail, input.on);
      return input.amountFen > owed.fineFen + owed.surchargeFen
        ? wrongField("amountFen", `多于应缴的 ${formatFen(fen(owed.fineFen + owed.surchargeFen))}，请与代收机构核对`)
        : null;
    }),
  ],
  effects: (situation, input) =>
    withPaid(situation, {
      id: `p${(situation.detail.payment?.paid.length ?? 0) + 1}`,
      fen: input.amountFen,
      on: input.on,
      channel: input.channel,
      receipt: input.receipt,
      handedInOn: null,
      bankedOn: null,
    }),
});

const AskInput = z.object({
  kind: z.enum(["deferred", "instalments"], "请选择延期或者分期"),
  reason: words(4, "经济困难的情况"),
  schedule: z
    .array(z.object({ dueOn: PlainDateSchema, fen: z.number().int().positive() }))
    .min(1, "请列明缴纳安排")
    .max(60),
});

export const askArrangement = caseAct({
  label: "登记延期、分期申请",
  code: "P05",
  from: ["executing"],
  to: "same",
  by: ["officer", "citizen"],
  weight: "normal",
  input: AskInput,
  fields: () => [
    required("kind", "申请", "choice", {
      options: [
        { value: "deferred", label: "延期缴纳" },
        { value: "instalments", label: "分期缴纳" },
      ],
    }),
    required("reason", "经济困难的情况", "longText"),
    required("schedule", "缴纳安排", "longText"),
  ],
  guards: [
    owes,
    ({ detail: known }) =>
      known.payment?.arrangement && known.payment.arrangement.isGranted !== false
        ? byDesign("P05-ONCE", "已经有延期或者分期的申请")
        : null,
  ],
  checks: [
    (situation, input) => {
      const owed = owedOn(situation.detail, today(situation)).fineFen;
      const sum = input.schedule.reduce((total, step) => total + step.fen, 0);
      if (sum !== owed) return wrongField("schedule", `各期合计须等于应缴的 ${formatFen(owed)}`);
      if (input.kind === "deferred" && input.schedule.length > 1) return wrongField("schedule", "延期缴纳只有一期");
      const isOrdered = input.schedule.every(
        (step, index) => index === 0 || step.dueOn > (input.schedule[index - 1]?.dueOn ?? ""),
      );
      if (!isOrdered) return wrongField("schedule", "各期的日期须依次递增");
      return (input.schedule[0]?.dueOn ?? "") > today(situation) ? null : wrongField("schedule", "第一期须晚于今天");
    },
  ],
  effects: (situation, input) => [
    detail({
      payment: situation.detail.payment && {
        ...situation.detail.payment,
        arrangement: { ...input, askedAt: situation.now, isGranted: null },
      },
    }),
    turn(["agency_head"], "申请延期、分期缴纳，待批准"),
  ],
});

export const decideArrangement = caseAct({
  label: "决定延期、分期",
  code: "P06",
  from: ["executing"],
  to: "same",
  by: ["agency_head"],
  weight: "primary",
  input: z.object({ isGranted: z.boolean(), opinion }),
  fields: () => [required("isGranted", "同意", "yesNo"), opinionField],
  guards: [
    enforcing(["XZCF-066"], ({ detail: known }: CaseSituation) =>
      known.payment?.arrangement?.isGranted === null ? null : byLaw("XZCF-066", "没有待决定的延期、分期申请"),
    ),
  ],
  checks: [],
  effects: (situation, input) => {
    const { payment } = situation.detail;
    if (!payment?.arrangement) return [];
    const changes = { payment: { ...payment, arrangement: { ...payment.arrangement, isGranted: input.isGranted } } };
    return [
      ...(input.isGranted ? stop("pay") : []),
      ...issue(situation, [{ form: "DOC-40", key: `payment-${situation.matter.version}` }], changes),
      handlersTurn(situation, input.isGranted ? "已同意延期、分期缴纳" : "未同意延期、分期缴纳"),
    ];
  },
});

export const PAYMENT_ACTS = {
  collect_on_the_spot: collectOnTheSpot,
  hand_in_money: handInMoney,
  bank_money: bankMoney,
  record_payment: recordPayment,
  ask_arrangement: askArrangement,
  decide_arrangement: decideArrangement,
};
