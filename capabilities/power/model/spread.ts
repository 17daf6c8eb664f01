/** 同案同罚: the spread of similar closed cases beside a proposed amount. It warns; it never refuses. */
import { type Fen, fen, formatFen } from "#base/money.ts";
import type { Subject } from "#law/penalty/public.ts";

export interface ClosedCase {
  readonly number: string;
  readonly offence: string;
  readonly subject: Subject;
  readonly tier: string;
  readonly fine: Fen;
}

export interface Spread {
  readonly count: number;
  readonly lowest: Fen;
  readonly lowerTenth: Fen;
  readonly median: Fen;
  readonly upperTenth: Fen;
  readonly highest: Fen;
}

/** Fewer cases say nothing about a custom. */
const ENOUGH = 5;

/** Same offence, same kind of party, same tier. */
export function similarTo(
  cases: readonly ClosedCase[],
  { offence, subject, tier }: Pick<ClosedCase, "offence" | "subject" | "tier">,
): readonly ClosedCase[] {
  return cases.filter((one) => one.offence === offence && one.subject === subject && one.tier === tier);
}

/** null when there are too few to compare with. */
export function spreadOf(cases: readonly ClosedCase[]): Spread | null {
  if (cases.length < ENOUGH) return null;
  const fines = cases.map(({ fine }) => fine).sort((a, b) => a - b);
  const rank = (part: number) => fen(fines[Math.max(Math.ceil(part * fines.length), 1) - 1] ?? 0);
  return {
    count: fines.length,
    lowest: rank(0),
    lowerTenth: rank(0.1),
    median: rank(0.5),
    upperTenth: rank(0.9),
    highest: rank(1),
  };
}

/** A sentence when the amount lies outside the middle four fifths, else null. */
export function spreadWarning({ count, lowerTenth, upperTenth, median }: Spread, amount: Fen): string | null {
  if (lowerTenth <= amount && amount <= upperTenth) return null;
  const side = amount < lowerTenth ? "低于" : "高于";
  const usual = `${formatFen(lowerTenth)} 至 ${formatFen(upperTenth)}，中位 ${formatFen(median)}`;
  return `${formatFen(amount)} ${side}同类案件的通常数额（${count} 件，${usual}），请说明与以往案件的不同`;
}
