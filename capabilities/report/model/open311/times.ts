/** Times of Open311: the W3C subset of ISO 8601, the zone always written. */
import { addMillis, DAY_MS, type Instant, millisOf, parseInstant, SHANGHAI_OFFSET_MS } from "#base/instant.ts";
import { isPlainDate, startOfDay } from "#base/plain-date.ts";

/** Furthest apart that start and end may lie. @source wiki.open311.org/GeoReport_v2, GET Service Requests */
export const MOST_DAYS = 90;

/** `2026-11-18T09:10:00+08:00`. */
export function writeTime(instant: Instant): string {
  return `${addMillis(instant, SHANGHAI_OFFSET_MS).slice(0, 19)}+08:00`;
}

/**
 * Also takes what clients send beside the rule: a bare day (its beginning in China), and a plus sign that the address turned into
 * a space. @returns null for anything else
 */
export function readTime(text: string): Instant | null {
  const written = text.trim().replace(/ (\d\d:?\d\d)$/, "+$1");
  if (isPlainDate(written)) return startOfDay(written);
  try {
    return /^\d{4}-\d\d-\d\dT/.test(written) ? parseInstant(written) : null;
  } catch {
    return null;
  }
}

export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** The days asked for; without any the last ninety. @returns null when they lie further apart than that, or the wrong way round */
export function spanOf(start: Instant | null, end: Instant | null, now: Instant): Span | null {
  const longest = MOST_DAYS * DAY_MS;
  const to = end ?? (start && addMillis(start, longest) < now ? addMillis(start, longest) : now);
  const from = start ?? addMillis(to, -longest);
  const length = millisOf(to) - millisOf(from);
  return length < 0 || length > longest ? null : { from, to };
}
