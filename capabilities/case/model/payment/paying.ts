/** 缴款、延期分期、退还. Codes P04 to P07. */
import { z } from "zod";
import { fen, formatFen } from "#base/money.ts";
import { dayNumberOf, type PlainDate, PlainDateSchema } from "#base/plain-date.ts";
import { enforcing } from "#kernel/procedure/model/public.ts";
import { type CaseEffect, type CaseSituation, caseAct } from "../case-act.ts";
import { detail, handlersTurn, issue, stop, turn } from "../consequences.ts";
import { opinion, opinionField, required, words } from "../fields.ts";
import { byDesign, byLaw, certifiedIfOfficer, notAuxiliary, today, wrongField } from "../rules.ts";
import { instalmentClock, OWING_STATES, overpaidBy, owes, withPaid } from "./parts.ts";
import type { Payment } from "./payment.ts";
import { owedOn, refundDueFen } from "./surcharge.ts";

const BankInput = z.object({
  amountFen: z.number().int().positive("请填写金额"),
  on: PlainDateSchema,
  channel: z.enum(["bank", "online"], "请选择渠道"),
  receipt: words(2, "回单号"),
});

function paymentOf({ detail: known }: CaseSituation, input: z.infer<typeof BankInput>): Payment["paid"][number] {
  const { amountFen, on, channel, receipt } = input;
  const id = `p${(known.payment?.paid.length ?? 0) + 1}`;
  return { id, fen: amountFen, on, channel, receipt, handedInOn: null, bankedOn: null };
}

/** 银行、电子支付的缴款回告. */
export const recordPayment = caseAct({
  label: "登记缴款",
  code: "P04",
  from: [...OWING_STATES],
  to: "same",
  by: ["cashier", "system"],
  weight: "primary",
  input: BankInput,
  fields: () => [
    required("amountFen", "金额", "money"),
    required("on", "缴款日期", "date"),
    required("channel", "渠道", "choice", {
      options: [
        { value: "bank", label: "银行缴纳" },
        { value: "online", label: "电子支付" },
      ],
    }),
    required("receipt", "回单号", "text"),
  ],
  guards: [notAuxiliary, owes],
  checks: [
    enforcing(["FJFL-010"], (situation: CaseSituation, input: z.infer<typeof BankInput>) => {
      if (input.on > today(situation)) return wrongField("on", "缴款日期不能晚于今天");
      const { payment, decidedOn } = situation.detail;
      if (decidedOn && input.on < decidedOn) return wrongField("on", "缴款日期不能早于决定");
      if (payment?.paid.some((one) => one.receipt === input.receipt))
        return byLaw("FJFL-010", `回单 ${input.receipt} 已经登记过，没有重复入账`);
      const beyond = overpaidBy(situation, paymentOf(situation, input));
      return beyond > 0 ? wrongField("amountFen", `多于应缴的 ${formatFen(fen(beyond))}，请与代收机构核对`) : null;
    }),
  ],
  effects: (situation, input) => withPaid(situation, paymentOf(situation, input)),
});

const AskInput = z.object({
  kind: z.enum(["deferred", "instalments"], "请选择延期或者分期"),
  reason: words(4, "经济困难的情况"),
  schedule: z
    .array(
      z.object({
        dueOn: z.string("请填写日期").pipe(PlainDateSchema),
        fen: z.number("请填写金额").int("金额精确到分").positive("金额须大于 0"),
      }),
      "请列明缴纳安排",
    )
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
    required("schedule", "缴纳安排", "rows", {
      hint: "延期只填一期；各期合计等于应缴的数额",
      columns: [required("dueOn", "日期", "date"), required("fen", "金额", "money")],
    }),
  ],
  guards: [
    certifiedIfOfficer,
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
    const terms = payment.arrangement.schedule.map(({ dueOn }, index) => instalmentTerm(situation, dueOn, index));
    return [
      ...(input.isGranted ? [...stop("pay"), ...terms] : []),
      ...issue(situation, [{ form: "DOC-40", key: `payment-${situation.matter.version}` }], changes),
      handlersTurn(situation, input.isGranted ? "已同意延期、分期缴纳" : "未同意延期、分期缴纳"),
    ];
  },
});

/** A clock to the day that the agency granted. */
function instalmentTerm(situation: CaseSituation, dueOn: PlainDate, index: number): CaseEffect {
  const days = dayNumberOf(dueOn) - dayNumberOf(today(situation));
  return {
    kind: "startClock",
    clock: instalmentClock(index),
    label: `第 ${index + 1} 期罚款`,
    limit: { value: Math.max(days, 0), unit: "day", basis: "statutory_fixed" },
    source: "《行政处罚法》(2021) 第六十六条第二款",
  };
}

/** 退还罚款: what a changed or revoked decision no longer asks for goes back through the treasury. */
export const refundPayment = caseAct({
  label: "退还罚款",
  code: "P07",
  from: [...OWING_STATES, "closed"],
  to: "same",
  by: ["cashier"],
  weight: "primary",
  input: z.object({ voucher: words(2, "退库凭证") }),
  fields: () => [required("voucher", "退库凭证", "text")],
  guards: [
    (situation) =>
      refundDueFen(situation.detail, today(situation)) > 0 ? null : byDesign("P07-NONE", "没有应退还的罚款"),
  ],
  checks: [],
  effects: (situation) => {
    const { payment } = situation.detail;
    const due = refundDueFen(situation.detail, today(situation));
    return [
      detail({ payment: payment && { ...payment, refundedFen: payment.refundedFen + due } }),
      handlersTurn(situation, `已退还罚款 ${formatFen(due)}`),
    ];
  },
});
