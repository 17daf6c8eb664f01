/** One entry being counted: what stood before, what stands after, and the ways to count something of it. */
import { plainDateOf } from "#base/plain-date.ts";
import { PATROL_SOURCES, type ReportSource } from "../labels.ts";
import { type CounterId, isAboutUnits } from "./indicators.ts";
import type { Dimensions, Tally } from "./tally.ts";
import type { CounterEntry, Told } from "./told.ts";

export interface Count {
  readonly tally: Tally;
  readonly before: Told;
  readonly after: Told;
  readonly entry: CounterEntry;
}

/** Whose figure it is, beside the place and the unit. */
export interface Whose {
  readonly personId: string | null;
  readonly role: string;
}

export function add(count: Count, counter: CounterId, whose: Whose | null = null): void {
  count.tally.add(counter, plainDateOf(count.entry.at), dimensionsOf(count, counter, whose));
}

/** Adds in a slot of its own name. */
export function put(count: Count, counter: CounterId, whose: Whose | null = null): void {
  count.tally.put(counter, counter, plainDateOf(count.entry.at), dimensionsOf(count, counter, whose));
}

/**
 * What was due is done. It counts on one day and as one person's with what it was due as, so that no share exceeds the whole: today,
 * or on the day of the deadline that was missed. Each counter stays in a slot of its own name.
 */
export function done(count: Count, due: CounterId, counters: readonly CounterId[], whose: Whose | null): void {
  const { tally, entry } = count;
  const dimensions = dimensionsOf(count, due, whose);
  const { day } = tally.settle(due, entry.at, dimensions) ?? tally.add(due, plainDateOf(entry.at), dimensions);
  for (const counter of counters) tally.put(counter, counter, day, dimensionsOf(count, counter, whose));
}

/** A part of what another counter counted: where and when that was. Once for each time that it was counted. */
export function addPart(count: Count, part: CounterId, whole: CounterId): void {
  const counted = count.tally.standing(whole);
  if (counted && !count.tally.has(part)) count.tally.put(part, part, counted.day, counted);
}

/** Due on the day on which a clock ends. */
export function due(count: Count, counter: CounterId, clock: string, whose: Whose): void {
  const dueAt = count.after.dues.get(clock) ?? count.entry.at;
  count.tally.put(counter, counter, plainDateOf(dueAt), dimensionsOf(count, counter, whose));
}

/** Exactly at the deadline is in time. */
export function isPast({ after, entry }: Count, clock: string): boolean {
  const dueAt = after.dues.get(clock);
  return dueAt !== undefined && entry.at > dueAt;
}

export function dimensionsOf(
  { before, after }: Count,
  counter: CounterId,
  whose: Whose | null,
  unit?: string | null,
): Dimensions {
  const lead = unit === undefined ? (leadOf(after) ?? leadOf(before)) : unit;
  const { classKind, classCode, isEmergency } = after.detail;
  return {
    divisionCode: after.divisionCode,
    unitId: isAboutUnits(counter) ? lead : null,
    personId: whose?.personId ?? null,
    role: whose?.role ?? null,
    classKey: classKind === null || classCode === null ? null : `${classKind}:${classCode}`,
    isEmergency,
  };
}

/** A unit that was given the matter by another counts for the other: the first-level unit answers for it. */
export function leadOf({ detail, unitId }: Told): string | null {
  return detail.firstUnitId ?? unitId;
}

export function actorOf({ entry }: Count): Whose {
  return { personId: entry.actor.personId, role: entry.actor.role };
}

export function checkerOf({ detail }: Told): Whose {
  return { personId: detail.recheckPersonId, role: "supervisor" };
}

export function isPublic({ source }: Told): boolean {
  return !PATROL_SOURCES.includes(source as ReportSource);
}

export function isFiled({ detail }: Told): boolean {
  return detail.conditionId !== null;
}

export function isEnded(state: Told["state"]): boolean {
  return ["closed", "refused", "annulled", "merged"].includes(state);
}
