/**
 * 统计 counters of one report, folded from its record. Nothing is edited: a counter that has to go down gets a further delta.
 *
 * Folding all entries, or only the last of them after the others, gives the same deltas; so figures kept day by day can always
 * be derived anew from the record.
 */
import { countEntry } from "./counter-rules.ts";
import { type CounterDelta, Tally } from "./tally.ts";
import { type CounterEntry, tell, UNTOLD } from "./told.ts";

/** Every delta, in order. */
export function foldCounters(entries: readonly CounterEntry[]): readonly CounterDelta[] {
  return foldSteps(entries).flat();
}

/** The deltas of each entry: the last element is what a new entry adds to figures kept so far. */
export function foldSteps(entries: readonly CounterEntry[]): readonly (readonly CounterDelta[])[] {
  const tally = new Tally();
  let told = UNTOLD;
  return entries.map((entry) => {
    const counted = tally.deltas.length;
    const before = told;
    told = tell(before, entry);
    countEntry({ tally, before, after: told, entry });
    return tally.deltas.slice(counted);
  });
}

/** Sums of deltas by counter, over those that `fits` lets through. */
export function sumCounters(
  deltas: readonly CounterDelta[],
  fits: (delta: CounterDelta) => boolean = () => true,
): Readonly<Partial<Record<CounterDelta["counter"], number>>> {
  const sums: Partial<Record<CounterDelta["counter"], number>> = {};
  for (const delta of deltas) if (fits(delta)) sums[delta.counter] = (sums[delta.counter] ?? 0) + delta.value;
  return sums;
}
