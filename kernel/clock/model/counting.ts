/**
 * Counting: which stretches of time a basis counts, and how to measure them and walk along them.
 *
 * Local milliseconds here are milliseconds since 1970-01-01T00:00 on China's clocks: a day number is their quotient by a day.
 * A segment holds its first moment and not its last, so that at 12:00 sharp the morning is over.
 */
import { DAY_MS, type Instant, instantOf, MINUTE_MS, millisOf, SHANGHAI_OFFSET_MS } from "#base/instant.ts";
import { addWorkdays, FURTHEST_DAYS, isWorkday, rollToWorkday, workdaysBetween } from "#base/workdays.ts";
import { type Basis, type Clock, isStatutory, type Pause, type WorkingCalendar } from "./clock.ts";

export { addWorkdays, isWorkday, rollToWorkday, workdaysBetween };

const WHOLE_DAY: WorkingCalendar["segments"] = [[0, DAY_MS / MINUTE_MS]];

/** The length of one working day: what 1 工作日 is worth in working time. */
export function minutesPerWorkday(calendar: WorkingCalendar): number {
  return calendar.segments.reduce((sum, [from, to]) => sum + to - from, 0);
}

/** Day number, in China, of `instant`. */
export function dayOf(instant: Instant): number {
  return Math.floor((millisOf(instant) + SHANGHAI_OFFSET_MS) / DAY_MS);
}

/** @param time milliseconds after midnight */
export function momentOfDay(day: number, time: number): Instant {
  return instantOf(day * DAY_MS + time - SHANGHAI_OFFSET_MS);
}

export function startOfDayNumber(day: number): Instant {
  return momentOfDay(day, 0);
}

/** The last millisecond, not midnight: a person must read the day itself in a deadline. */
export function endOfDayNumber(day: number): Instant {
  return momentOfDay(day + 1, -1);
}

/** The first moment not before `from` that counts as working time, as its day and its milliseconds after midnight. */
export function openingFrom(calendar: WorkingCalendar, from: Instant): { readonly day: number; readonly time: number } {
  const local = millisOf(from) + SHANGHAI_OFFSET_MS;
  const first = Math.floor(local / DAY_MS);
  for (let day = first; day - first <= FURTHEST_DAYS; day++) {
    if (!isWorkday(calendar, day)) continue;
    const earliest = local - day * DAY_MS;
    for (const [open, close] of calendar.segments) {
      if (earliest < close * MINUTE_MS) return { day, time: Math.max(earliest, open * MINUTE_MS) };
    }
  }
  throw noWorkingTime(calendar);
}

/** Milliseconds that count between two instants; 0 when they are in the wrong order. */
export function countedBetween(calendar: WorkingCalendar, basis: Basis, from: Instant, to: Instant): number {
  if (to <= from) return 0;
  const segments = segmentsOf(calendar, basis);
  if (!segments) return millisOf(to) - millisOf(from);
  const start = millisOf(from) + SHANGHAI_OFFSET_MS;
  const end = millisOf(to) + SHANGHAI_OFFSET_MS;
  let sum = 0;
  for (let day = Math.floor(start / DAY_MS); day * DAY_MS < end; day++) {
    if (!isWorkday(calendar, day)) continue;
    for (const [open, close] of segments) {
      const a = Math.max(start, day * DAY_MS + open * MINUTE_MS);
      const b = Math.min(end, day * DAY_MS + close * MINUTE_MS);
      if (b > a) sum += b - a;
    }
  }
  return sum;
}

/** The earliest moment by which `ms` have been counted since `from`; `from` itself for 0. */
export function advance(calendar: WorkingCalendar, basis: Basis, from: Instant, ms: number): Instant {
  if (ms <= 0) return from;
  const segments = segmentsOf(calendar, basis);
  if (!segments) return instantOf(Math.round(millisOf(from) + ms));
  const local = millisOf(from) + SHANGHAI_OFFSET_MS;
  const first = Math.floor(local / DAY_MS);
  let left = Math.round(ms);
  for (let day = first; day - first <= FURTHEST_DAYS; day++) {
    if (!isWorkday(calendar, day)) continue;
    for (const [open, close] of segments) {
      const begin = Math.max(local, day * DAY_MS + open * MINUTE_MS);
      const room = day * DAY_MS + close * MINUTE_MS - begin;
      if (room <= 0) continue;
      if (left <= room) return instantOf(begin + left - SHANGHAI_OFFSET_MS);
      left -= room;
    }
  }
  throw noWorkingTime(calendar);
}

/** Where counting begins: statutory periods leave out the day of the start. */
export function countingFrom(clock: Pick<Clock, "startedAt" | "limit">): Instant {
  return isStatutory(clock.limit.basis) ? startOfDayNumber(dayOf(clock.startedAt) + 1) : clock.startedAt;
}

/** Milliseconds counted from the start of the clock to `at`, without pauses. An open pause reaches to `at`. */
export function spentUntil(calendar: WorkingCalendar, clock: Clock, at: Instant): number {
  const begin = countingFrom(clock);
  const paused = clock.pauses.reduce((sum, pause) => sum + pausedWithin(calendar, clock, pause, begin, at), 0);
  return countedBetween(calendar, clock.limit.basis, begin, at) - paused;
}

function pausedWithin(calendar: WorkingCalendar, clock: Clock, pause: Pause, begin: Instant, at: Instant): number {
  const from = pause.from < begin ? begin : pause.from;
  const to = pause.to === null || pause.to > at ? at : pause.to;
  return countedBetween(calendar, clock.limit.basis, from, to);
}

/** The segments of a day that count; `undefined`: round the clock. */
export function segmentsOf(calendar: WorkingCalendar, basis: Basis): WorkingCalendar["segments"] | undefined {
  if (basis === "working") return calendar.segments;
  return basis === "statutory_working" ? WHOLE_DAY : undefined;
}

function noWorkingTime(calendar: WorkingCalendar): RangeError {
  return new RangeError(`calendar ${calendar.id} version ${calendar.version} has no working time in thirty years`);
}
