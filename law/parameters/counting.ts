/**
 * 期间计算: last days and earliest days of statutory periods, over a working calendar that is handed in. Clocks that run inside a
 * matter belong to the kernel; both count with `base/workdays.ts`.
 */
import { addMillis, HOUR_MS, type Instant } from "#base/instant.ts";
import { addDays, dayNumberOf, type PlainDate, plainDateOfDayNumber } from "#base/plain-date.ts";
import { addWorkdays, lastDayOf, type Workdays } from "#base/workdays.ts";
import type { PeriodLimit } from "./parameter.ts";
import { type PeriodId, periodOn } from "./period.ts";

/**
 * The last day of a period that began on `start`; the law in force on that day decides how long it is.
 * @throws RangeError for a period of hours, and for one that looks back from an event
 */
export function lastDay(workdays: Workdays, id: PeriodId, start: PlainDate): PlainDate {
  const { limit, direction } = periodOn(id, start);
  if (direction === "before") throw new RangeError(`${id} looks back from an event`);
  return lastDayOfLimit(workdays, limit, start);
}

/** The same for a length that a setting or a decision gives. */
export function lastDayOfLimit(workdays: Workdays, limit: PeriodLimit, start: PlainDate): PlainDate {
  if (limit.basis === "natural") throw new RangeError("hours end at a moment, not with a day");
  return plainDateOfDayNumber(lastDayOf(workdays, dayNumberOf(start), limit));
}

/** The moment at which a period of hours ends: nights and holidays run through. */
export function lastMoment(id: PeriodId, from: Instant, on: PlainDate): Instant {
  const { limit } = periodOn(id, on);
  if (limit.basis !== "natural") throw new RangeError(`${id} is counted in days`);
  return addMillis(from, limit.value * HOUR_MS);
}

/** The first day after the period: what may not be done inside it may be done from here. */
export function firstDayAfter(workdays: Workdays, id: PeriodId, start: PlainDate): PlainDate {
  return addDays(lastDay(workdays, id, start), 1);
}

/**
 * The last day on which notice of `event` may be served, so that the whole period lies between the two: neither the day of the
 * notice nor the day of the event counts.
 */
export function latestNotice(workdays: Workdays, id: PeriodId, event: PlainDate): PlainDate {
  const { limit, direction } = periodOn(id, event);
  if (direction !== "before" || limit.basis !== "statutory_working") throw new RangeError(`${id} does not look back`);
  return plainDateOfDayNumber(addWorkdays(workdays, dayNumberOf(event), -limit.value) - 1);
}

/** The first day for `event` after a notice served on `notice`. */
export function earliestEvent(workdays: Workdays, id: PeriodId, notice: PlainDate): PlainDate {
  const { limit, direction } = periodOn(id, notice);
  if (direction !== "before" || limit.basis !== "statutory_working") throw new RangeError(`${id} does not look back`);
  return plainDateOfDayNumber(addWorkdays(workdays, dayNumberOf(notice), limit.value) + 1);
}

/** No day of rest: periods that do not roll need no calendar. */
const EVERY_DAY: Workdays = { weekdays: [1, 2, 3, 4, 5, 6, 7], days: new Map() };

/** The last day of a period that rolls past no holiday. @throws RangeError for one that does */
export function fixedLastDay(id: PeriodId, start: PlainDate): PlainDate {
  const { limit } = periodOn(id, start);
  if (limit.basis !== "statutory_fixed") throw new RangeError(`${id} needs a calendar`);
  return lastDayOfLimit(EVERY_DAY, limit, start);
}
