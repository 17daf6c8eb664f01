/** How often one key or one address may ask: a fixed window, counted by whoever keeps the state. Pure. */
import type { Instant } from "#base/instant.ts";
import { addMillis, MINUTE_MS } from "#base/instant.ts";

export interface Window {
  readonly endsAt: Instant;
  readonly count: number;
}

/** Requests of one key in a minute: a gateway that sends every report of a large city needs about 100. */
export const KEY_REQUESTS_PER_MINUTE = 600;
/** Wrong keys from one address in a minute. A key cannot be guessed; this keeps the log from being flooded. */
export const WRONG_KEYS_PER_MINUTE = 20;

/** The window after one more request, and whether that request is still within the limit. */
export function countIn(
  window: Window | undefined,
  limit: number,
  now: Instant,
): { readonly window: Window; readonly isWithin: boolean } {
  const current = window && window.endsAt > now ? window : { endsAt: addMillis(now, MINUTE_MS), count: 0 };
  const next = { ...current, count: current.count + 1 };
  return { window: next, isWithin: next.count <= limit };
}
