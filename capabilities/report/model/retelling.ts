/** What tests ask a story for. */
import { foldCounters, foldSteps, sumCounters } from "./measures/counters.ts";
import type { CounterDelta } from "./measures/tally.ts";
import type { CounterEntry } from "./measures/told.ts";
import type { Played } from "./rehearsal.ts";
import { emptyRehearsal, type Line, mustPlay, type Rehearsal } from "./rehearsal.ts";
import { storyUntil } from "./story.ts";

/** The ordinary way as far as this act. */
export function until(act: Line["act"]): Rehearsal {
  return mustPlay(emptyRehearsal(), ...storyUntil(act));
}

/** What has been counted so far. */
export function counters(rehearsal: Rehearsal, fits?: (delta: CounterDelta) => boolean) {
  return sumCounters(foldCounters(rehearsal.entries), fits);
}

/** The newest clock of a kind. @throws Error when none ran */
export function clockOf(rehearsal: Rehearsal, kind: string) {
  const clock = rehearsal.clocks.findLast((candidate) => candidate.kind === kind);
  if (!clock) throw new Error(`no clock ${kind}`);
  return clock;
}

/** Counters that an act adds to the story so far, zero ones left out. */
export function fedBy(entries: readonly CounterEntry[]) {
  const sums = sumCounters(foldSteps(entries).at(-1) ?? []);
  return Object.fromEntries(Object.entries(sums).filter(([, value]) => value !== 0));
}

/** The rules that refuse a line, and the fields that are wrong. */
export function rulesOf(played: Played): readonly string[] {
  return played.kind === "refused"
    ? [...played.refusals.map((refusal) => refusal.rule), ...played.errors.map((error) => error.path)]
    : [];
}
