/** What the acts of payment share. */

import type { CaseEffect, CaseGuard, CaseSituation } from "../case-act.ts";
import { detail, handlersTurn, stop } from "../consequences.ts";
import { isLive, isMoney } from "../execution/parts.ts";
import type { CaseState } from "../labels.ts";
import { byDesign, today } from "../rules.ts";
import type { Payment } from "./payment.ts";
import { owedOn, refundDueFen } from "./surcharge.ts";

export const OWING_STATES = ["decided", "executing", "criminal"] as const satisfies readonly CaseState[];

export const owes: CaseGuard = (situation) => {
  const owed = owedOn(situation.detail, today(situation));
  return owed.fineFen + owed.surchargeFen > 0 ? null : byDesign("PAY-NONE", "本案没有应缴的罚款，或者已经缴清");
};

/** Money came in: when nothing is left, terms stop and what was being forced for money ends. */
export function withPaid(situation: CaseSituation, one: Payment["paid"][number]): readonly CaseEffect[] {
  const { payment, executions } = situation.detail;
  if (!payment) return [];
  const next = { ...payment, paid: [...payment.paid, one] };
  const owed = owedOn({ ...situation.detail, payment: next }, today(situation));
  if (owed.fineFen + owed.surchargeFen > 0) return [detail({ payment: next })];
  const steps = payment.arrangement?.schedule.map((_step, index) => instalmentClock(index)) ?? [];
  return [
    detail({
      payment: next,
      executions: executions.map((run) =>
        isLive(run) && isMoney(run)
          ? { ...run, state: "ended" as const, endGround: "performed" as const, endReason: "当事人已缴清" }
          : run,
      ),
    }),
    ...stop("pay", ...steps, "demand_before_court", "court_accepts", "court_rules"),
    handlersTurn(situation, "罚款已缴清，待结案"),
  ];
}

/** Each instalment has a clock of its own. */
export const instalmentClock = (index: number) => `instalment:${index + 1}`;

/** More than is owed once this is added: receipts come late and out of order. */
export function overpaidBy(situation: CaseSituation, one: Payment["paid"][number]): number {
  const { payment } = situation.detail;
  if (!payment) return one.fen;
  const next = { ...payment, paid: [...payment.paid, one] };
  return refundDueFen({ ...situation.detail, payment: next }, today(situation));
}
