/** What a party owes on a day: the rest of the fine and the surcharge, without the days of a remedy or of a deferral. */
import { type Fen, fen } from "#base/money.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { type DaySpan, surchargeOf } from "#law/penalty/public.ts";
import type { CaseDetail } from "../case.ts";
import type { Payment } from "./payment.ts";

export interface Owed {
  readonly fineFen: Fen;
  readonly surchargeFen: Fen;
  /** The day up to which nothing is added. */
  readonly dueOn: PlainDate | null;
  readonly isOverdue: boolean;
}

type Owing = Pick<CaseDetail, "payment" | "remedies" | "decisionStanding">;

const NOTHING: Owed = { fineFen: fen(0), surchargeFen: fen(0), dueOn: null, isOverdue: false };

export function owedOn(known: Owing, on: PlainDate): Owed {
  const { payment, decisionStanding } = known;
  if (!payment || decisionStanding === "revoked") return NOTHING;
  const paid = paidFen(payment);
  const dueOn = lastDayOf(payment, on);
  const left = fen(Math.max(payment.fineFen - paid, 0));
  if (!dueOn) return { ...NOTHING, fineFen: left };
  const paidBeyond = Math.max(paid - payment.fineFen, 0);
  const surchargeFen = fen(Math.max(surchargeDue(known, payment, on) - paidBeyond, 0));
  return { fineFen: left, surchargeFen, dueOn, isOverdue: left > 0 && on > dueOn };
}

/** What was paid beyond what the decision, as it stands, asks for: to be given back. */
export function refundDueFen(known: Owing, on: PlainDate): Fen {
  const { payment, decisionStanding } = known;
  if (!payment) return fen(0);
  const asked = decisionStanding === "revoked" ? 0 : payment.fineFen + surchargeDue(known, payment, on);
  return fen(Math.max(paidFen(payment) - payment.refundedFen - asked, 0));
}

function paidFen(payment: Payment): number {
  return payment.paid.reduce((sum, one) => sum + one.fen, 0);
}

/** Surcharge up to the day, paid or not, after what an agreement let go. */
function surchargeDue(known: Owing, payment: Payment, on: PlainDate): number {
  const { dueOn } = payment;
  if (!dueOn) return 0;
  const suspended: DaySpan[] = known.remedies.map(({ acceptedOn, concludedOn }) => ({
    from: acceptedOn,
    to: concludedOn,
  }));
  const deferred = deferredSpan(payment, on);
  if (deferred) suspended.push(deferred);
  // Each payment ends the surcharge on its own part; what is left runs on.
  let left: number = payment.fineFen;
  let surcharge = 0;
  for (const one of [...payment.paid].sort((a, b) => (a.on < b.on ? -1 : 1))) {
    const part = Math.min(one.fen, left);
    surcharge += surchargeOf({ fine: fen(part), dueOn, until: one.on, suspended }).amount;
    left -= part;
  }
  surcharge += surchargeOf({ fine: fen(left), dueOn, until: on, suspended }).amount;
  return Math.max(Math.min(surcharge, payment.fineFen) - payment.surchargeWaivedFen, 0);
}

/** From the day of asking to the last day of the arrangement nothing is added; what had grown before stays. */
function deferredSpan(payment: Payment, on: PlainDate): DaySpan | null {
  const { arrangement } = payment;
  const to = lastDayOf(payment, on);
  if (arrangement?.isGranted !== true || !to) return null;
  const from = plainDateOf(arrangement.askedAt);
  return from <= to ? { from, to } : null;
}

/** Deferral and instalments move the last day; a missed instalment makes the whole due from its day. */
function lastDayOf(payment: Payment, on: PlainDate): PlainDate | null {
  const { arrangement, dueOn } = payment;
  if (arrangement?.isGranted !== true) return dueOn;
  const before = payment.paid.filter((one) => one.on < plainDateOf(arrangement.askedAt));
  let expected = before.reduce((sum, one) => sum + one.fen, 0);
  for (const step of arrangement.schedule) {
    expected += step.fen;
    const paid = payment.paid.filter((one) => one.on <= step.dueOn).reduce((sum, one) => sum + one.fen, 0);
    if (paid < expected && step.dueOn < on) return step.dueOn;
  }
  return arrangement.schedule.at(-1)?.dueOn ?? dueOn;
}
