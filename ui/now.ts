/**
 * The present moment in the browser: the server's, so that a wrong clock on a desk (or a test clock on the server) does not make
 * lights disagree. The entry point of time for every page.
 */
import { useSyncExternalStore } from "react";
import { type Instant, instantOf, MINUTE_MS, millisOf } from "#base/instant.ts";

/** Milliseconds to add to the desk's clock. */
let offsetMs = 0;
let shown = instantOf(Date.now());
const listeners = new Set<() => void>();

/** @param header the server's `x-fangyuan-now`, absent from answers of other servers */
export function keepServerTime(header: string | null): void {
  if (!header) return;
  const ms = Date.parse(header);
  // Under a second is the way of the answer, not a wrong clock.
  if (Number.isNaN(ms) || Math.abs(ms - Date.now() - offsetMs) < 1_000) return;
  offsetMs = ms - Date.now();
  tick();
}

export function currentInstant(): Instant {
  return instantOf(Date.now() + offsetMs);
}

/** The present moment, renewed every half minute and when the server's clock is learned. */
export function useNow(): Instant {
  return useSyncExternalStore(subscribe, () => shown);
}

let timer: ReturnType<typeof setInterval> | null = null;
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, MINUTE_MS / 2);
  if (millisOf(currentInstant()) - millisOf(shown) > MINUTE_MS / 2) queueMicrotask(tick);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer) {
      clearInterval(timer);
      timer = null;
    }
  };
}

function tick(): void {
  shown = currentInstant();
  for (const listener of listeners) listener();
}
