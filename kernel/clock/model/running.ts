/**
 * A clock's life: start, pause, resume, extend, stop. Each function returns a new clock and keeps what happened.
 *
 * Whether a person may do so (an extension asked for too late, a pause without its document) is for procedures to say; here is
 * refused only what makes no sense for a clock, with a RangeError, because it is a fault of the caller.
 */
import type { Instant } from "#base/instant.ts";
import { type Clock, isStatutory, type Limit, openPauseOf, type WorkingCalendar } from "./clock.ts";
import { countingFrom } from "./counting.ts";
import { addLimit, addPause, deadlineOf, isProvisionalSpan, later, momentOf } from "./deadline.ts";

export interface ClockStart {
  readonly kind: string;
  /** Chinese: 处置时限. */
  readonly label: string;
  readonly limit: Limit;
  /** Chinese, as the explanation shows it: 立案条件, 《行政处罚法》(2021) 第六十条. */
  readonly source: string;
  readonly at: Instant;
}

export function startClock(calendar: WorkingCalendar, start: ClockStart): Clock {
  const { kind, label, limit, source, at } = start;
  return due(calendar, addLimit(calendar, at, limit), {
    kind,
    label,
    limit,
    source,
    calendarId: calendar.id,
    startedAt: at,
    dueAt: at,
    remindAt: at,
    warnAt: at,
    state: "running",
    pauses: [],
    extensions: [],
    stoppedAt: null,
    isProvisional: false,
  });
}

/** @param reason Chinese, with the document that proves it where the law asks for one. */
export function pauseClock(clock: Clock, at: Instant, reason: string): Clock {
  mustBe(clock, "running", "paused");
  mustFollow(clock, at);
  return { ...clock, state: "paused", pauses: [...clock.pauses, { from: at, to: null, reason }] };
}

/**
 * The deadline moves by the time that the pause took from the clock. A pause begun after the deadline moves nothing: lateness
 * is not healed by pausing.
 */
export function resumeClock(calendar: WorkingCalendar, clock: Clock, at: Instant): Clock {
  mustBe(clock, "paused", "resumed");
  mustFollow(clock, at);
  const pauses = clock.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
  const resumed: Clock = { ...clock, state: "running", pauses };
  return due(calendar, dueAfterPause(calendar, clock, resumed, at), resumed);
}

function dueAfterPause(calendar: WorkingCalendar, paused: Clock, resumed: Clock, at: Instant): Instant {
  const from = openPauseOf(paused)?.from;
  if (from === undefined || from > paused.dueAt) return paused.dueAt;
  // Whole days are worked out from the beginning, for the last day rolls only once.
  if (isStatutory(paused.limit.basis)) return later(paused.dueAt, deadlineOf(calendar, resumed));
  const begin = countingFrom(paused);
  return addPause(calendar, paused.limit.basis, paused.dueAt, { from: later(from, begin), to: at });
}

/** `by` is added to the deadline as it stands. A statutory period is extended in whole days, any other in its own kind of time. */
export function extendClock(calendar: WorkingCalendar, clock: Clock, by: Limit, at: Instant, reason: string): Clock {
  if (clock.state === "stopped") throw new RangeError(`clock ${clock.kind} is stopped and cannot be extended`);
  if (isStatutory(by.basis) !== isStatutory(clock.limit.basis)) {
    throw new RangeError(`clock ${clock.kind} runs on ${clock.limit.basis} and cannot be extended on ${by.basis}`);
  }
  mustFollow(clock, at);
  const extensions = [...clock.extensions, { limit: by, at, reason }];
  return due(calendar, addLimit(calendar, clock.dueAt, by), { ...clock, extensions });
}

/** Stops a running or a paused clock. A pause that was open stays so: what followed it never counted. */
export function stopClock(clock: Clock, at: Instant): Clock {
  if (clock.state === "stopped") throw new RangeError(`clock ${clock.kind} is stopped already`);
  mustFollow(clock, at);
  return { ...clock, state: "stopped", stoppedAt: at };
}

/** Undoes a stop: the deadline stays as it was, and the time since the stop counts (返工不另给时限). */
export function reopenClock(clock: Clock): Clock {
  mustBe(clock, "stopped", "reopened");
  return { ...clock, state: openPauseOf(clock) ? "paused" : "running", stoppedAt: null };
}

/** The clock with a deadline and everything that hangs on it. */
export function due(calendar: WorkingCalendar, dueAt: Instant, clock: Clock): Clock {
  const moved: Clock = { ...clock, dueAt };
  return {
    ...moved,
    remindAt: momentOf(calendar, moved, 0.5),
    warnAt: momentOf(calendar, moved, 0.8),
    isProvisional: isProvisionalSpan(calendar, clock.limit.basis, clock.startedAt, dueAt),
  };
}

function mustBe(clock: Clock, state: Clock["state"], verb: string): void {
  if (clock.state !== state) throw new RangeError(`clock ${clock.kind} is ${clock.state} and cannot be ${verb}`);
}

function mustFollow(clock: Clock, at: Instant): void {
  const last = openPauseOf(clock)?.from ?? clock.pauses.at(-1)?.to ?? clock.startedAt;
  if (at < last) throw new RangeError(`clock ${clock.kind}: ${at} lies before ${last}`);
}
