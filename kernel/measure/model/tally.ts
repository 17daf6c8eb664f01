/**
 * 计数 tally: how counters of one matter are added, taken back, moved and settled. Pure bookkeeping, no rule of any procedure.
 *
 * A slot remembers what was counted for one purpose, so that it can be undone with the same day, place, unit and person. Every
 * change is a further delta: sums over deltas are the figures, whether folded at once or entry by entry.
 */
import type { Instant } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { Dimensions } from "./measure.ts";

export type TallyDimensions = Omit<Dimensions, "day">;

export interface TallyDelta<Id extends string> extends Dimensions {
  readonly counter: Id;
  readonly value: 1 | -1;
}

export class Tally<Id extends string> {
  readonly #deltas: TallyDelta<Id>[] = [];
  readonly #standing = new Map<string, TallyDelta<Id>>();

  get deltas(): readonly TallyDelta<Id>[] {
    return this.#deltas;
  }

  has(slot: string): boolean {
    return this.#standing.has(slot);
  }

  add(counter: Id, day: PlainDate, dimensions: TallyDimensions): TallyDelta<Id> {
    const delta: TallyDelta<Id> = { ...dimensions, counter, day, value: 1 };
    this.#deltas.push(delta);
    return delta;
  }

  /** Adds, and remembers in a slot; what the slot held stays counted. */
  put(slot: string, counter: Id, day: PlainDate, dimensions: TallyDimensions): void {
    this.#standing.set(slot, this.add(counter, day, dimensions));
  }

  /** As if it had never been counted: same day, same everything. */
  takeBack(slot: string): void {
    const delta = this.#standing.get(slot);
    if (!delta) return;
    this.#deltas.push({ ...delta, value: -1 });
    this.#standing.delete(slot);
  }

  /** What was counted once and is counted otherwise now, on the day it had: 超期 becomes 按期. */
  replace(slot: string, counter: Id): void {
    const delta = this.#standing.get(slot);
    if (!delta) return;
    this.takeBack(slot);
    this.add(counter, delta.day, delta);
  }

  /**
   * Something due is done: it belongs to today when the deadline lies later, and stays so.
   * @param to whose it is now that it is done; absent: as it was due
   * @returns as it counts from now on; null when nothing was due
   */
  settle(slot: string, at: Instant, to?: TallyDimensions): TallyDelta<Id> | null {
    const delta = this.#standing.get(slot);
    if (!delta) return null;
    const today = plainDateOf(at);
    const day = today < delta.day ? today : delta.day;
    if (day === delta.day && to === undefined) {
      this.#standing.delete(slot);
      return delta;
    }
    this.takeBack(slot);
    return this.add(delta.counter, day, to ?? delta);
  }

  /** A balance goes down today; one that would only have begun later never begins. */
  leave(slot: string, at: Instant): void {
    const delta = this.#standing.get(slot);
    if (!delta) return;
    const today = plainDateOf(at);
    const isBegun = delta.day <= today;
    this.#deltas.push({ ...delta, day: isBegun ? today : delta.day, value: -1 });
    this.#standing.delete(slot);
  }

  /** Takes everything back and forgets it: 作废. */
  erase(): void {
    for (const delta of this.#deltas.toReversed()) this.#deltas.push({ ...delta, value: delta.value === 1 ? -1 : 1 });
    this.#standing.clear();
  }

  /** Counted in the slot at present. */
  standing(slot: string): TallyDelta<Id> | null {
    return this.#standing.get(slot) ?? null;
  }
}
