/** 收缴: what is owed today, with the surcharge of the day; the same arithmetic as the acts of payment. */
import { sql } from "kysely";
import type { z } from "zod";
import { dayNumberOf, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { refundDueFen } from "#capabilities/case/model/payment/surcharge.ts";
import { type CaseAct, type CaseDetail, owedOn } from "#capabilities/case/model/public.ts";
import { type listPayments, PAYMENT_STATES, type PaymentState } from "#capabilities/case/model/surface/rooms.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import { actsOf, deskActsOf } from "./desk-acts.ts";
import { calendarsFor, casesWhere, deskCaseOf, judged, type Looking, together } from "./desk-cases.ts";

type Answer = z.input<typeof listPayments.response>;

const ACTS: readonly CaseAct[] = [
  "record_payment",
  "bank_money",
  "refund_payment",
  "decide_arrangement",
  "record_court",
];
const CHANNELS = { on_the_spot: "当场收缴", bank: "银行缴纳", online: "电子支付" } as const;
const MOST = 500;

/** In the words of the index `case_file_payment`. */
const HAS_PAYMENT = sql<boolean>`f.detail #>> '{payment,fineFen}' is not null`;

const MAY_OWE = sql<boolean>`${HAS_PAYMENT} and m.state in ('decided', 'executing', 'criminal', 'closed')`;

export function paymentDesk(engine: Engine, looking: Looking, show: "open" | "all"): Promise<Answer> {
  const today = plainDateOf(looking.now);
  return together(engine, async (on) => {
    const kept = await casesWhere(on, looking, {
      where: show === "open" ? MAY_OWE : HAS_PAYMENT,
      order: sql`f.detail #>> '{payment,dueOn}' nulls last, m.id`,
      most: MOST,
    });
    const shown = kept.filter(({ detail }) => show === "all" || stateOf(detail, today) !== "paid");
    const [calendars, cases] = await Promise.all([calendarsFor(on, shown), judged(engine, on, looking, shown)]);
    const payments = cases.flatMap((one) => {
      const payment = paymentOf(one.detail, today);
      return payment
        ? [{ ...deskCaseOf(one, calendars, looking.now), payment, acts: deskActsOf(actsOf(one), ACTS) }]
        : [];
    });
    return { payments, sums: sumsOf(payments.map(({ payment }) => payment)) };
  });
}

/** Without the facts of rules: a count offers no acts. */
export function countPayments(engine: Engine, looking: Looking): Promise<number> {
  const today = plainDateOf(looking.now);
  return together(engine, async (on) => {
    const kept = await casesWhere(on, looking, { where: MAY_OWE, most: MOST });
    return kept.filter(({ detail }) => stateOf(detail, today) !== "paid").length;
  });
}

function stateOf(detail: CaseDetail, today: PlainDate): PaymentState {
  const owed = owedOn(detail, today);
  if (refundDueFen(detail, today) > 0) return "refund";
  if (owed.fineFen + owed.surchargeFen === 0) return "paid";
  const granted = detail.payment?.arrangement?.isGranted;
  if (granted === null) return "asked";
  if (owed.isOverdue || owed.surchargeFen > 0) return "overdue";
  return granted === true ? "arranged" : "open";
}

type Payment = Answer["payments"][number]["payment"];

function paymentOf(detail: CaseDetail, today: PlainDate): Payment | null {
  const { payment, decisionNumber } = detail;
  if (!payment) return null;
  const owed = owedOn(detail, today);
  const state = stateOf(detail, today);
  const paidFen = payment.paid.reduce((sum, one) => sum + one.fen, 0);
  let reached = 0;
  return {
    state,
    stateLabel: PAYMENT_STATES[state],
    decisionNumber: decisionNumber ?? "",
    fineFen: payment.fineFen,
    paidFen,
    owedFen: owed.fineFen,
    surchargeFen: owed.surchargeFen,
    refundFen: refundDueFen(detail, today),
    dueOn: owed.dueOn,
    daysOverdue: owed.isOverdue && owed.dueOn ? dayNumberOf(today) - dayNumberOf(owed.dueOn) : 0,
    schedule:
      payment.arrangement?.schedule.map(({ dueOn, fen }) => {
        reached += fen;
        return { dueOn, fen, isPaid: paidFen >= reached };
      }) ?? [],
    paid: payment.paid.map(({ on, fen, channel, receipt }) => ({ on, fen, channelLabel: CHANNELS[channel], receipt })),
  };
}

function sumsOf(payments: readonly Payment[]): Answer["sums"] {
  return {
    owedFen: payments.reduce((sum, one) => sum + one.owedFen, 0),
    surchargeFen: payments.reduce((sum, one) => sum + one.surchargeFen, 0),
    overdue: payments.filter(({ state }) => state === "overdue").length,
  };
}
