/**
 * 指标 measure: figures folded from the record. Nothing here is ever edited: a figure that goes down gets a further delta, and
 * every figure can be derived again from zero.
 *
 * Vocabulary
 * - delta 计数变动: one matter raises or lowers one counter on one day, in its dimensions
 * - flow 发生数 counts on the day of an act; due 应办数 on the day of a deadline; balance 期末数 is the sum of all days up to one
 * - ratio 比率: sums of counters over sums of counters
 */
import type { PlainDate } from "#base/plain-date.ts";
import type { RecordEntry } from "#kernel/record/model/public.ts";

/** Day × division × unit × person × post × class × urgency. */
export interface Dimensions {
  readonly day: PlainDate;
  /** 12 digits. */
  readonly divisionCode: string;
  readonly unitId: string | null;
  readonly personId: string | null;
  readonly role: string | null;
  readonly classKey: string | null;
  readonly isEmergency: boolean;
}

export interface CounterDelta extends Dimensions {
  readonly counter: string;
  readonly value: number;
}

export interface CounterDefinition {
  readonly id: string;
  readonly label: string;
  readonly stage: string;
  /** `region`, `department`, or the role whose work it measures. */
  readonly appliesTo: readonly string[];
  readonly kind: "flow" | "due" | "balance";
  /** Seen in a running system; false: its definition waits for the standard. */
  readonly isConfirmed: boolean;
  /** 口径: what it counts, in a sentence. */
  readonly definition?: string;
  /** The clock whose deadline it counts: before that moment, what falls due later today is not counted yet. */
  readonly clock?: string;
  /** 申诉剔除: the counter of what was taken out of this one because an appeal was granted; it opens those matters. */
  readonly excused?: string;
}

export interface RatioDefinition {
  readonly id: string;
  readonly label: string;
  readonly numerator: readonly string[];
  readonly denominator: readonly string[];
  readonly appliesTo: readonly string[];
  readonly better: "high" | "low" | "info";
  readonly isConfirmed: boolean;
  readonly note: string;
}

/** What a kind of matter is counted by. */
export interface Measures {
  readonly counters: readonly CounterDefinition[];
  readonly ratios: readonly RatioDefinition[];
  /** Deltas of one matter from all its entries, oldest first. Pure: the same entries give the same deltas. */
  readonly countersOf: (entries: readonly RecordEntry[]) => readonly CounterDelta[];
}

/** One text for one cell of the table of figures; also the order in which rows are locked. */
export function keyOf(delta: Omit<CounterDelta, "value">): string {
  const { day, divisionCode, counter, unitId, personId, role, classKey, isEmergency } = delta;
  return JSON.stringify([day, divisionCode, counter, unitId, personId, role, classKey, isEmergency]);
}

/** Sums by cell, without the cells that come to nothing, in the order of their keys. */
export function netOf(deltas: readonly CounterDelta[]): readonly CounterDelta[] {
  const sums = new Map<string, CounterDelta>();
  for (const delta of deltas) {
    const key = keyOf(delta);
    const before = sums.get(key);
    sums.set(key, before ? { ...before, value: before.value + delta.value } : delta);
  }
  return [...sums]
    .filter(([, { value }]) => value !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, delta]) => delta);
}

/** What has to be added to `before` to give `after`. */
export function differenceOf(before: readonly CounterDelta[], after: readonly CounterDelta[]): readonly CounterDelta[] {
  return netOf([...after, ...before.map((delta) => ({ ...delta, value: -delta.value }))]);
}

/** Percent; null (—) when there is nothing to divide by. */
export function ratioOf(ratio: RatioDefinition, counters: Readonly<Record<string, number>>): number | null {
  const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + (counters[id] ?? 0), 0);
  const denominator = sum(ratio.denominator);
  return denominator === 0 ? null : (100 * sum(ratio.numerator)) / denominator;
}
