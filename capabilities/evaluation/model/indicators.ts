/** What a table shows of each indicator: how it is worked out in words, which way is better, and what it opens. */
import type { Measures } from "#kernel/measure/model/public.ts";
import type { EvaluationIndicator } from "../contract.ts";
import { appliesTo, type SubjectId } from "./subject.ts";

const KIND_WORDS = {
  flow: "期间内发生的件数",
  due: "期间内到期或提前办完的件数",
  balance: "期末仍是这样的件数",
} as const;

/** Ratios first, then counters, of those that say something of the subject. */
export function indicatorsOf({ counters, ratios }: Measures, subject: SubjectId): EvaluationIndicator[] {
  const named = (id: string) => counters.find((counter) => counter.id === id)?.label ?? id;
  const sum = (ids: readonly string[]) =>
    ids.length > 1 ? `（${ids.map(named).join("＋")}）` : ids.map(named).join("");
  return [
    ...ratios
      .filter((ratio) => appliesTo(ratio, subject))
      .map((ratio) => ({
        id: ratio.id,
        label: ratio.label,
        isRatio: true,
        better: ratio.better,
        formula: `${sum(ratio.numerator)} ÷ ${sum(ratio.denominator)}`,
        note: ratio.note,
        isConfirmed: ratio.isConfirmed,
        opens: [...new Set([...ratio.numerator, ...ratio.denominator])].map((id) => ({ id, label: named(id) })),
        excused: null,
      })),
    ...counters
      .filter((counter) => appliesTo(counter, subject))
      .map((counter) => ({
        id: counter.id,
        label: counter.label,
        isRatio: false,
        better: "info" as const,
        formula: counter.definition ?? KIND_WORDS[counter.kind],
        note: counter.clock === undefined ? "" : "当天的算到此刻：还没到期的不算",
        isConfirmed: counter.isConfirmed,
        opens: [{ id: counter.id, label: counter.label }],
        excused: counter.excused ?? null,
      })),
  ];
}
