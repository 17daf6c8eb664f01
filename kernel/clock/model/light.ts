/** Lights 灯: how far a clock is used, as a colour and as a figure. Finishing exactly at the deadline is on time. */
import type { Instant } from "#base/instant.ts";
import { type Clock, type Light, openPauseOf, type ShownClock, type WorkingCalendar } from "./clock.ts";
import { spentUntil } from "./counting.ts";
import { earlier, wholeOf } from "./deadline.ts";

/** The last moment that may count for this clock: `now`, or earlier when it was stopped or has been paused since. */
export function lastCountedMoment(clock: ShownClock, now: Instant): Instant {
  const until = clock.stoppedAt === null ? now : earlier(now, clock.stoppedAt);
  const pause = openPauseOf(clock);
  return pause ? earlier(until, pause.from) : until;
}

/** Green, yellow from 80 %, red after the deadline. A stopped clock keeps the light of its stop. */
export function lightOf(clock: ShownClock, now: Instant): Light {
  if (clock.state === "paused") return "paused";
  const at = lastCountedMoment(clock, now);
  if (at > clock.dueAt) return "red";
  return at >= clock.warnAt ? "yellow" : "green";
}

/** A clock paused after its deadline is overdue although its light says 暂停. */
export function isOverdue(clock: Clock, now: Instant): boolean {
  return lastCountedMoment(clock, now) > clock.dueAt;
}

/** Used time over the whole time (limit and extensions, without pauses): 0 at the start, 1 at the deadline, more when late. */
export function usedFraction(calendar: WorkingCalendar, clock: Clock, now: Instant): number {
  const whole = wholeOf(calendar, clock);
  return whole === 0 ? 0 : spentUntil(calendar, clock, lastCountedMoment(clock, now)) / whole;
}

/** 超时倍数: used ÷ limit, kept for ranking; 0 for a clock that is on time. */
export function overtimeMultiple(calendar: WorkingCalendar, clock: Clock, now: Instant): number {
  return isOverdue(clock, now) ? usedFraction(calendar, clock, now) : 0;
}
