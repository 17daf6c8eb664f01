/**
 * Recomputation: what a changed calendar does to a clock that is still going. An act on the record with a reason; nothing
 * recomputes by itself.
 *
 * The rule («never into the past and never to a party's disadvantage»):
 * - only clocks that depend on the calendar, are not stopped and are not overdue; what is over stays as it was judged
 * - the deadline is worked out anew from the start of the clock, over the new calendar
 * - it moves later or stays, never earlier: who was told a day may rely on it, also when that day was provisional
 */
import type { Instant } from "#base/instant.ts";
import { BASES, type Basis, type Clock, type WorkingCalendar } from "./clock.ts";
import { deadlineOf, dependsOnCalendar, later } from "./deadline.ts";
import { isOverdue } from "./light.ts";
import { due } from "./running.ts";

/** Bases whose deadlines hang on the working calendar. */
export const CALENDAR_BASES: readonly Basis[] = BASES.filter(dependsOnCalendar);

export interface Recomputation {
  readonly clock: Clock;
  readonly before: Instant;
  readonly after: Instant;
  /**
   * `later`: moved. `kept_earlier`: the new calendar gives less time, the deadline stays. `same`: nothing to change, although a
   * provisional deadline may have become certain. `untouched`: stopped, overdue, or independent of the calendar.
   */
  readonly outcome: "later" | "kept_earlier" | "same" | "untouched";
}

export function recomputeClock(calendar: WorkingCalendar, clock: Clock, now: Instant): Recomputation {
  const before = clock.dueAt;
  if (!dependsOnCalendar(clock.limit.basis) || clock.state === "stopped" || isOverdue(clock, now)) {
    return { clock, before, after: before, outcome: "untouched" };
  }
  const worked = deadlineOf(calendar, clock);
  const after = later(worked, before);
  const outcome = worked > before ? "later" : worked < before ? "kept_earlier" : "same";
  return { clock: due(calendar, after, { ...clock, calendarId: calendar.id }), before, after, outcome };
}
