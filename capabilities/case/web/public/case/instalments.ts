/** 分期: equal parts a month apart; the last one takes what does not divide. Pure. */
import { addMonths, type PlainDate } from "#base/plain-date.ts";

export interface Step {
  readonly dueOn: PlainDate;
  readonly fen: number;
}

export function instalmentsOf(owedFen: number, parts: number, firstOn: PlainDate): readonly Step[] {
  // Whole yuan: an amount that one can say at a counter.
  const each = Math.floor(owedFen / parts / 100) * 100;
  return Array.from({ length: parts }, (_, index) => ({
    dueOn: addMonths(firstOn, index),
    fen: index === parts - 1 ? owedFen - each * (parts - 1) : each,
  }));
}
