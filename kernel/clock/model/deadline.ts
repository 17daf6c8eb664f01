/**
 * Deadlines: from a start and a limit to the moment at which the limit ends, with pauses and extensions.
 */
import { DAY_MS, HOUR_MS, type Instant, instantOf, MINUTE_MS, millisOf } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { type DayPeriod, lastDayOf, unrolledLastDay } from "#base/workdays.ts";
import { type Basis, type Clock, isStatutory, type Limit, type WorkingCalendar } from "./clock.ts";
import {
  addWorkdays,
  advance,
  countedBetween,
  countingFrom,
  dayOf,
  endOfDayNumber,
  minutesPerWorkday,
  momentOfDay,
  openingFrom,
  rollToWorkday,
  spentUntil,
  workdaysBetween,
} from "./counting.ts";

/**
 * The moment at which `limit`, begun at `from`, ends.
 *
 * - working hours: begun outside working time, they count from the next opening; they may end exactly at a closing
 * - working days: the same time of day on the n-th following workday. Begun at or before an opening this is an opening too
 *   (Monday 08:30 + 1 工作日 = Tuesday 08:30), later on the wall than 7 工作时 would end and equal in working time
 * - emergency, natural: hours of 60 minutes and days of 24 hours, round the clock
 * - statutory days, months and years: the day of the start is not counted, a last day that is a day of rest rolls to the next
 *   workday (not for `statutory_fixed`), and the period ends with that day (《民事诉讼法》第八十五条)
 *
 * @throws RangeError for a unit that the basis does not know, and for a statutory limit that is not whole
 */
export function addLimit(calendar: WorkingCalendar, from: Instant, limit: Limit): Instant {
  switch (limit.basis) {
    case "working":
      return addWorking(calendar, from, limit);
    case "emergency":
    case "natural":
      return instantOf(Math.round(millisOf(from) + limit.value * millisPer(limit)));
    case "statutory":
    case "statutory_working":
    case "statutory_fixed":
      return endOfDayNumber(lastDayOf(calendar, dayOf(from), dayPeriodOf(limit)));
  }
}

function addWorking(calendar: WorkingCalendar, from: Instant, limit: Limit): Instant {
  if (limit.unit !== "day") {
    return advance(calendar, "working", from, limit.value * millisPer(limit));
  }
  const { day, time } = openingFrom(calendar, from);
  const days = Math.floor(limit.value);
  const shifted = momentOfDay(addWorkdays(calendar, day, days), time);
  return advance(calendar, "working", shifted, (limit.value - days) * minutesPerWorkday(calendar) * MINUTE_MS);
}

function millisPer({ unit, basis }: Limit): number {
  if (unit === "month" || unit === "year") throw new RangeError(`${basis} limits know no ${unit}`);
  return { minute: MINUTE_MS, hour: HOUR_MS, day: DAY_MS }[unit];
}

function dayPeriodOf({ value, unit, basis }: Limit): DayPeriod {
  if (isStatutory(basis) && unit !== "minute" && unit !== "hour") return { value, unit, basis };
  throw new RangeError(`a statutory limit counts whole days, not ${value} ${unit}`);
}

/** The deadline worked out from the beginning: start and limit, then pauses and extensions in the order in which they ended. */
export function deadlineOf(calendar: WorkingCalendar, clock: ClockCourse): Instant {
  return courseOf(calendar, clock).due;
}

/**
 * The deadline and the last counted moment before it. They differ only for the basis `statutory`, by the days of rest over which
 * a last day rolls; an extension runs from the rolled day, so that earlier days of rest become part of the period.
 */
export function courseOf(
  calendar: WorkingCalendar,
  clock: ClockCourse,
): { readonly last: Instant; readonly due: Instant } {
  const { basis } = clock.limit;
  // A pause moves the unrolled last day, or a holiday would be given twice.
  let last = unrolled(calendar, clock.startedAt, clock.limit);
  let due = rolled(calendar, basis, last);
  for (const step of stepsOf(clock)) {
    if (step.kind === "extension") last = unrolled(calendar, due, step.limit);
    else if (step.from <= last) last = addPause(calendar, basis, last, step);
    // Paused while it rolled: nothing is left to count, but the day of resuming is still given.
    else if (step.from <= due && isStatutory(basis))
      due = later(due, rolled(calendar, basis, endOfDayNumber(dayOf(step.to))));
    due = later(due, rolled(calendar, basis, last));
  }
  return { last, due };
}

type ClockCourse = Pick<Clock, "startedAt" | "limit" | "pauses" | "extensions">;

function rolled(calendar: WorkingCalendar, basis: Basis, last: Instant): Instant {
  return basis === "statutory" ? endOfDayNumber(rollToWorkday(calendar, dayOf(last))) : last;
}

function unrolled(calendar: WorkingCalendar, from: Instant, limit: Limit): Instant {
  return isStatutory(limit.basis)
    ? endOfDayNumber(unrolledLastDay(calendar, dayOf(from), dayPeriodOf(limit)))
    : addLimit(calendar, from, limit);
}

type Span = { readonly from: Instant; readonly to: Instant };
type Step =
  | ({ readonly kind: "pause" } & Span)
  | { readonly kind: "extension"; readonly limit: Limit; readonly to: Instant };

/** By their end; resumed and extended at the same moment means resumed first. An open pause is none yet. */
function stepsOf(clock: Pick<Clock, "pauses" | "extensions">): readonly Step[] {
  const steps: Step[] = clock.pauses.flatMap(({ from, to }) => (to === null ? [] : [{ kind: "pause", from, to }]));
  for (const { limit, at } of clock.extensions) steps.push({ kind: "extension", limit, to: at });
  return steps.sort((a, b) => millisOf(a.to) - millisOf(b.to));
}

/** What a finished pause does to a last moment: the time that it took from the clock is added. */
export function addPause(calendar: WorkingCalendar, basis: Basis, last: Instant, pause: Span): Instant {
  if (!isStatutory(basis)) return advance(calendar, basis, last, countedBetween(calendar, basis, pause.from, pause.to));
  // Whole days: the day of the pause counted, the day of resuming does not, as at the start of a period.
  const [from, to] = [dayOf(pause.from), dayOf(pause.to)];
  if (basis !== "statutory_working") return endOfDayNumber(dayOf(last) + to - from);
  return endOfDayNumber(addWorkdays(calendar, dayOf(last), workdaysBetween(calendar, from, to)));
}

/** Counted milliseconds from the start to the deadline, without pauses. An open pause is none yet. */
export function wholeOf(calendar: WorkingCalendar, clock: Clock): number {
  const pauses = clock.pauses.filter((pause) => pause.to !== null);
  return spentUntil(calendar, { ...clock, pauses }, clock.dueAt);
}

/** The moment at which `fraction` of the whole limit is used up. */
export function momentOf(calendar: WorkingCalendar, clock: Clock, fraction: number): Instant {
  const { basis } = clock.limit;
  const begin = countingFrom(clock);
  let at = advance(calendar, basis, begin, wholeOf(calendar, clock) * fraction);
  for (const { from, to } of clock.pauses) {
    if (to === null || from >= at) continue;
    at = advance(calendar, basis, at, countedBetween(calendar, basis, later(from, begin), to));
  }
  return at;
}

/**
 * Whether the deadline stands on days that no notice has settled yet. Limits of the model: the notice of a year may also move
 * days of the December before, which only a recomputation brings in.
 */
export function isProvisionalSpan(calendar: WorkingCalendar, basis: Basis, from: Instant, to: Instant): boolean {
  if (!dependsOnCalendar(basis)) return false;
  for (let year = yearOf(from); year <= yearOf(to); year++) if (!calendar.announcedYears.has(year)) return true;
  return false;
}

/** Whether deadlines on this basis hang on the working calendar. */
export function dependsOnCalendar(basis: Basis): boolean {
  return basis === "working" || basis === "statutory" || basis === "statutory_working";
}

function yearOf(instant: Instant): number {
  return Number(plainDateOf(instant).slice(0, 4));
}

export function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

export function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}
