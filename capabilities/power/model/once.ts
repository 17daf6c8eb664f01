/** 一事不二罚款: earlier fines of the same party for the same act, by any agency. */
import { type Fen, formatFen } from "#base/money.ts";
import type { PlainDate } from "#base/plain-date.ts";
import type { Refusal } from "#base/problem.ts";
import { refusedBy } from "#law/rules/public.ts";

export interface ActIdentity {
  /** Hash of the party's identity number, as `kernel/people` makes it. */
  readonly party: string;
  readonly from: PlainDate;
  /** null: goes on. */
  readonly to: PlainDate | null;
  readonly offence: string;
  /** Cell or address; empty: not recorded. */
  readonly place: string;
}

export interface EarlierFine extends ActIdentity {
  readonly agency: string;
  readonly number: string;
  readonly fine: Fen;
  /** Revoked or declared void: it never counted. */
  readonly isRevoked: boolean;
  /** The order to correct of that case; a violation that goes on after it is a new one. */
  readonly correctionOrderedOn: PlainDate | null;
}

export interface OnceVerdict {
  /** The same act beyond doubt: no second fine. */
  readonly refusal: Refusal | null;
  /** May be the same act under another offence or at an unrecorded place: a person looks. */
  readonly possible: readonly EarlierFine[];
}

export function judgeOnce(act: ActIdentity, earlier: readonly EarlierFine[]): OnceVerdict {
  const related = earlier.filter((fine) => !fine.isRevoked && fine.party === act.party && overlaps(act, fine));
  const same = related.find((fine) => fine.offence === act.offence && fine.place === act.place && act.place !== "");
  return {
    refusal: same ? alreadyFined(same) : null,
    possible: related.filter(
      (fine) => fine !== same && (fine.place === act.place || fine.place === "" || act.place === ""),
    ),
  };
}

function alreadyFined({ agency, number, fine }: EarlierFine): Refusal {
  const message = `同一违法行为已由${agency}以${number}罚款 ${formatFen(fine)}，不得再次罚款；可以给予罚款以外的处罚`;
  return refusedBy("XZCF-029", message);
}

/** What goes on after an order to correct is a new act, from the day after the order. */
function overlaps(act: ActIdentity, fine: EarlierFine): boolean {
  if (fine.correctionOrderedOn !== null && act.from > fine.correctionOrderedOn) return false;
  return (fine.to === null || act.from <= fine.to) && (act.to === null || fine.from <= act.to);
}

/** Of several clauses broken by one act the one with the higher fine applies. @returns all that share the highest amount */
export function higherFine<T extends { readonly highest: Fen }>(clauses: readonly T[]): readonly T[] {
  const highest = Math.max(...clauses.map((clause) => clause.highest));
  return clauses.filter((clause) => clause.highest === highest);
}
