/**
 * 当场收缴台账: money that officers took on the spot, on its way to the agency and to the bank, two days each (《行政处罚法》第七十一条).
 * A difference 差异 is what does not agree between decision, receipt and account, named so that somebody can put it right.
 */
import type { PlainDate } from "#base/plain-date.ts";
import type { Workdays } from "#base/workdays.ts";
import { lastDay } from "#law/parameters/public.ts";

/** One payment that an officer took. */
export interface CashPayment {
  readonly matterId: string;
  readonly paymentId: string;
  readonly fen: number;
  readonly on: PlainDate;
  readonly receipt: string;
  readonly handedInOn: PlainDate | null;
  readonly bankedOn: PlainDate | null;
}

export const CASH_STATES = { with_officer: "待上交", with_agency: "待缴付银行", banked: "已缴付银行" } as const;
export type CashState = keyof typeof CASH_STATES;

export const CASH_DIFFERENCES = {
  not_handed_in: "逾期没有上交",
  handed_in_late: "上交超过两日",
  not_banked: "逾期没有缴付银行",
  banked_late: "缴付银行超过两日",
  no_receipt: "没有专用票据号码",
  receipt_twice: "票据号码重复",
} as const;
export type CashDifference = keyof typeof CASH_DIFFERENCES;

export interface CashLine extends CashPayment {
  readonly state: CashState;
  readonly handInBy: PlainDate;
  /** Null until it was handed in. */
  readonly bankBy: PlainDate | null;
  readonly differences: readonly CashDifference[];
}

/** @param used numbers of receipts that occur on more than one payment of the agency */
export function cashLineOf(
  payment: CashPayment,
  { calendar, on, used }: { readonly calendar: Workdays; readonly on: PlainDate; readonly used: ReadonlySet<string> },
): CashLine {
  const { handedInOn, bankedOn, receipt } = payment;
  const handInBy = lastDay(calendar, "hand_in", payment.on);
  const bankBy = handedInOn && lastDay(calendar, "bank_in", handedInOn);
  const found: Record<CashDifference, boolean> = {
    not_handed_in: handedInOn === null && on > handInBy,
    handed_in_late: handedInOn !== null && handedInOn > handInBy,
    not_banked: bankBy !== null && bankedOn === null && on > bankBy,
    banked_late: bankBy !== null && bankedOn !== null && bankedOn > bankBy,
    no_receipt: receipt === "",
    receipt_twice: receipt !== "" && used.has(receipt),
  };
  return {
    ...payment,
    state: bankedOn ? "banked" : handedInOn ? "with_agency" : "with_officer",
    handInBy,
    bankBy,
    differences: (Object.keys(found) as CashDifference[]).filter((difference) => found[difference]),
  };
}

export interface CashSum {
  readonly count: number;
  readonly collectedFen: number;
  readonly withOfficersFen: number;
  readonly withAgencyFen: number;
  readonly bankedFen: number;
  readonly differences: number;
}

/** 对账: what was collected is with the officers, with the agency or in the bank; the three always add up. */
export function cashSum(lines: readonly Pick<CashLine, "fen" | "state" | "differences">[]): CashSum {
  const sumIn = (state?: CashState) =>
    lines.filter((line) => !state || line.state === state).reduce((sum, { fen }) => sum + fen, 0);
  return {
    count: lines.length,
    collectedFen: sumIn(),
    withOfficersFen: sumIn("with_officer"),
    withAgencyFen: sumIn("with_agency"),
    bankedFen: sumIn("banked"),
    differences: lines.filter((line) => line.differences.length > 0).length,
  };
}
