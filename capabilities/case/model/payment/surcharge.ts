/** What a party owes on a day: the rest of the fine and the surcharge, without the days of a remedy. */
import { type Fen, fen } from "#base/money.ts";
import type { PlainDate } from "#base/plain-date.ts";
import { surchargeOf } from "#law/penalty/public.ts";
import type { CaseDetail } from "../case.ts";

export interface Owed {
  readonly fineFen: Fen;
  readonly surchargeFen: Fen;
  /** The day up to which nothing is added. */
  readonly dueOn: PlainDate | null;
  readonly isOverdue: boolean;
}

export function owedOn({ payment, remedies }: Pick<CaseDetail, "payment" | "remedies">, on: PlainDate): Owed {
  const none: Owed = { fineFen: fen(0), surchargeFen: fen(0), dueOn: null, isOverdue: false };
  if (!payment) return none;
  const paid = payment.paid.reduce((sum, one) => sum + one.fen, 0);
  const dueOn = lastDayOf(payment, on);
  const suspended = remedies.map((remedy) => ({ from: remedy.acceptedOn, to: remedy.concludedOn }));
  if (!dueOn) return { ...none, fineFen: fen(Math.max(payment.fineFen - paid, 0)) };
  // Each payment ends the surcharge on its own part; what is left runs on.
  let left: number = payment.fineFen;
  let surcharge = 0;
  for (const one of [...payment.paid].sort((a, b) => (a.on < b.on ? -1 : 1))) {
    const part = Math.min(one.fen, left);
    surcharge += surchargeOf({ fine: fen(part), dueOn, until: one.on, suspended }).amount;
    left -= part;
  }
  surcharge += surchargeOf({ fine: fen(left), dueOn, until: on, suspended }).amount;
  const paidBeyond = Math.max(paid - payment.fineFen, 0);
  const capped = Math.min(surcharge, payment.fineFen) - payment.surchargeWaivedFen - paidBeyond;
  return { fineFen: fen(left), surchargeFen: fen(Math.max(capped, 0)), dueOn, isOverdue: left > 0 && on > dueOn };
}

/** Deferral and instalments move the last day; a missed instalment makes the whole due from its day. */
function lastDayOf(payment: NonNullable<CaseDetail["payment"]>, on: PlainDate): PlainDate | null {
  const { arrangement, dueOn } = payment;
  if (arrangement?.isGranted !== true) return dueOn;
  let expected = 0;
  for (const step of arrangement.schedule) {
    expected += step.fen;
    const paid = payment.paid.filter((one) => one.on <= step.dueOn).reduce((sum, one) => sum + one.fen, 0);
    if (paid < expected && step.dueOn < on) return step.dueOn;
  }
  return arrangement.schedule.at(-1)?.dueOn ?? dueOn;
}
