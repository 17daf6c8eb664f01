/** 收缴: what is owed today, with the surcharge of the day; the same arithmetic as the acts of payment. */
import { sql } from "kysely";
import type { z } from "zod";
import { dayNumberOf, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { refundDueFen } from "#capabilities/case/model/payment/surcharge.ts";
import { type CaseAct, type CaseDetail, owedOn } from "#capabilities/case/model/public.ts";
import {
  type listPayments,
  PAYMENT_STATES,
  type PaymentQuery,
  type PaymentState,
} from "#capabilities/case/model/surface/rooms.ts";
import { calendarsInForce } from "#kernel/clock/server/public.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { actsOf, deskActsOf } from "./desk-acts.ts";
import {
  casesWhere,
  deskCaseOf,
  judged,
  type KeptCase,
  type Looking,
  namedLike,
  pageOfCases,
  skippedBefore,
  together,
} from "./desk-cases.ts";

type Answer = z.input<typeof listPayments.response>;

const ACTS: readonly CaseAct[] = [
  "record_payment",
  "bank_money",
  "refund_payment",
  "decide_arrangement",
  "record_court",
];
const CHANNELS = { on_the_spot: "当场收缴", bank: "银行缴纳", online: "电子支付" } as const;
/** In the words of the index `case_file_payment`. */
const HAS_PAYMENT = sql<boolean>`f.detail #>> '{payment,fineFen}' is not null`;

const MAY_OWE = sql<boolean>`${HAS_PAYMENT} and m.state in ('decided', 'executing', 'criminal', 'closed')`;

/** What must be done by us, then what the party owes, then what is only waited for. */
const RANK: Readonly<Record<PaymentState, number>> = { refund: 0, asked: 1, overdue: 2, open: 3, arranged: 4, paid: 5 };
const DUE_FIRST = sql`f.detail #>> '{payment,dueOn}' nulls last, m.id`;

export function paymentDesk(engine: Engine, looking: Looking, asked: z.output<typeof PaymentQuery>): Promise<Answer> {
  const today = plainDateOf(looking.now);
  return together(engine, async (on) => {
    const owing = await owingCases(on, looking, asked.text);
    const { kept, count } =
      asked.show === "open"
        ? { kept: owing.slice(skippedBefore(asked.page), skippedBefore(asked.page + 1)), count: owing.length }
        : await pageOfCases(on, looking, { where: HAS_PAYMENT, order: DUE_FIRST }, asked);
    const [calendars, cases] = await Promise.all([calendarsInForce(on), judged(engine, on, looking, kept)]);
    const payments = cases.flatMap((one) => {
      const payment = paymentOf(one.detail, today);
      return payment
        ? [{ ...deskCaseOf(one, calendars, looking.now), payment, acts: deskActsOf(actsOf(one), ACTS) }]
        : [];
    });
    return {
      payments: payments.toSorted((a, b) => RANK[a.payment.state] - RANK[b.payment.state]),
      count,
      sums: sumsOf(owing.flatMap(({ detail }) => paymentOf(detail, today) ?? [])),
    };
  });
}

/** All that is not paid. What is owed grows by the day, so it is reckoned here and not asked of the database. */
async function owingCases(on: Database, looking: Looking, text: string): Promise<readonly KeptCase[]> {
  const today = plainDateOf(looking.now);
  const kept = await casesWhere(on, looking, { where: sql`${MAY_OWE} and ${namedLike(text)}`, order: DUE_FIRST });
  return kept
    .filter(({ detail }) => stateOf(detail, today) !== "paid")
    .toSorted((a, b) => RANK[stateOf(a.detail, today)] - RANK[stateOf(b.detail, today)]);
}

/** Without the facts of rules: a count offers no acts. */
export function countPayments(engine: Engine, looking: Looking): Promise<number> {
  return together(engine, async (on) => (await owingCases(on, looking, "")).length);
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
