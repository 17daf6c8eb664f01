/** Amounts on the card of discretion. */

import { fen, formatFen } from "#base/money.ts";
import type { AmountProposal } from "#capabilities/power/contract.ts";

/** «70,000», without 元. */
export function yuan(amount: number): string {
  return formatFen(fen(amount)).replace(/ 元$/, "");
}

/** «6.4 万», for the ends of a bar. */
export function briefYuan(amount: number): string {
  const value = amount / 100;
  return value >= 10_000 ? `${Number((value / 10_000).toFixed(2))} 万` : `${Number(value.toFixed(2))}`;
}

export function spreadWords({ count, median, lowerTenth, upperTenth }: NonNullable<AmountProposal["spread"]>): string {
  return `近两年本市同类 ${count} 件，中位数 ¥${yuan(median)}，多数在 ${yuan(lowerTenth)} 至 ${yuan(upperTenth)} 元。`;
}
