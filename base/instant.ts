/**
 * Instants: moments of time as ISO 8601 strings in UTC with milliseconds, `2026-11-21T06:30:00.000Z`.
 *
 * One form everywhere (database, wire, model) so that two instants compare with `<` and nothing is lost on the way.
 * Nothing here reads the wall clock: the current moment arrives as an argument from an entry point.
 */
import { z } from "zod";

declare const instantBrand: unique symbol;
export type Instant = string & { readonly [instantBrand]: "Instant" };

/** China keeps one time zone, UTC+8, without summer time since 1991. Instants before that are not converted exactly. */
export const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** @throws RangeError when `text` is not a date and time with a zone. */
export function parseInstant(text: string): Instant {
  const ms = Date.parse(text);
  if (Number.isNaN(ms) || !/(Z|[+-]\d\d:?\d\d)$/.test(text))
    throw new RangeError(`not an instant with a time zone: ${text}`);
  return instantOf(ms);
}

/** @param ms milliseconds since 1970-01-01T00:00:00Z */
export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString() as Instant;
}

/** Milliseconds since 1970-01-01T00:00:00Z. */
export function millisOf(instant: Instant): number {
  return Date.parse(instant);
}

export function addMillis(instant: Instant, ms: number): Instant {
  return instantOf(millisOf(instant) + ms);
}

/** A wall-clock time in China, `2026-11-21 14:30` or with seconds, as an instant. */
export function shanghaiTime(text: string): Instant {
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d(?:\.\d{1,3})?)?$/.exec(text.trim());
  if (!match) throw new RangeError(`not a local date and time: ${text}`);
  return parseInstant(`${match[1]}T${match[2]}${match[3] ?? ":00"}+08:00`);
}

/** `2026-11-21 14:30`, in China's time zone. */
export function formatInstant(instant: Instant): string {
  return instantOf(millisOf(instant) + SHANGHAI_OFFSET_MS)
    .slice(0, 16)
    .replace("T", " ");
}

/** `14:30`, in China's time zone. */
export function formatTime(instant: Instant): string {
  return formatInstant(instant).slice(11);
}

export const InstantSchema = z
  .string()
  .refine(
    (text) => !Number.isNaN(Date.parse(text)) && /(Z|[+-]\d\d:?\d\d)$/.test(text),
    "须为带时区的时间，例如 2026-11-21T06:30:00Z",
  )
  .transform((text) => parseInstant(text))
  .meta({ format: "date-time" });
