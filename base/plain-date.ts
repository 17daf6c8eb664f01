/**
 * Plain dates: a day in the calendar of China without a time, `2026-11-21`.
 *
 * A plain date never goes through a platform date of the local zone: midnight would shift a day west of UTC.
 * Day numbers count days since 1970-01-01 and are what arithmetic uses.
 */
import { z } from "zod";
import { DAY_MS, type Instant, instantOf, millisOf, SHANGHAI_OFFSET_MS } from "./instant.ts";

declare const plainDateBrand: unique symbol;
export type PlainDate = string & { readonly [plainDateBrand]: "PlainDate" };

/** @throws RangeError for anything but an existing `YYYY-MM-DD`. */
export function parsePlainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`not a date: ${text}`);
  return text;
}

export function isPlainDate(text: string): text is PlainDate {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** Days since 1970-01-01. Counted in eras of 400 years that begin on 1 March, a tenth of the time of reading the text as a moment. */
export function dayNumberOf(date: PlainDate): number {
  const month = Number(date.slice(5, 7));
  // January and February belong to the year before, whose last days they then are.
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(date.slice(8)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_OF_ERA + dayOfEra - DAYS_BEFORE_1970;
}
const DAYS_OF_ERA = 146_097;
/** From 1 March of the year 0. */
const DAYS_BEFORE_1970 = 719_468;

export function plainDateOfDayNumber(day: number): PlainDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10) as PlainDate;
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return plainDateOfDayNumber(dayNumberOf(date) + days);
}

/** The same date some months later or earlier; the last day of the month where there is none: 31 August + 6 = 28 February. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const target = year * 12 + month - 1 + months;
  const first = (at: number) => Date.UTC(Math.floor(at / 12), ((at % 12) + 12) % 12, 1) / DAY_MS;
  return plainDateOfDayNumber(Math.min(first(target) + day - 1, first(target + 1) - 1));
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(date: PlainDate): number {
  return weekdayOfDayNumber(dayNumberOf(date));
}

/** 1 Monday … 7 Sunday; 1970-01-01 was a Thursday. */
export function weekdayOfDayNumber(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The day in China on which `instant` falls. */
export function plainDateOf(instant: Instant): PlainDate {
  return instantOf(millisOf(instant) + SHANGHAI_OFFSET_MS).slice(0, 10) as PlainDate;
}

/** Midnight in China at which `date` begins. */
export function startOfDay(date: PlainDate): Instant {
  return instantOf(dayNumberOf(date) * DAY_MS - SHANGHAI_OFFSET_MS);
}

export const PlainDateSchema = z
  .string()
  .refine(isPlainDate, "须为日期，例如 2026-11-21")
  .transform((text) => text as PlainDate)
  .meta({ format: "date" });
