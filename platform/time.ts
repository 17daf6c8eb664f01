/** The source of time of one process: the wall clock, or, in a server started for tests, a clock that can be set forward. */
import { addMillis, type Instant, instantOf } from "#base/instant.ts";

export interface TimeSource {
  now(): Instant;
  /** Moves time forward; it runs on from there. Never backwards: the record only grows. @throws RangeError */
  set?(instant: Instant): void;
}

export const wallClock: TimeSource = { now: () => instantOf(Date.now()) };

export function testClock(): Required<TimeSource> {
  let ahead = 0;
  const now = () => instantOf(Date.now() + ahead);
  return {
    now,
    set: (instant) => {
      if (instant < addMillis(now(), -1_000)) throw new RangeError("the test clock only goes forward");
      ahead = Date.parse(instant) - Date.now();
    },
  };
}
