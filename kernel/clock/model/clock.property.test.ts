/** Properties of clocks over the announced calendar and over odd ones, and agreement with an oracle that counts minute by minute. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMillis, HOUR_MS, type Instant, instantOf, MINUTE_MS, millisOf, parseInstant } from "#base/instant.ts";
import { dayNumberOf, plainDateOf, startOfDay, weekdayOf } from "#base/plain-date.ts";
import { workingCalendar } from "#law/calendar/public.ts";
import {
  addLimit,
  type Clock,
  countedBetween,
  deadlineOf,
  explainClock,
  extendClock,
  isOverdue,
  isStatutory,
  type Limit,
  lightOf,
  minutesPerWorkday,
  pauseClock,
  recomputeClock,
  remainderOf,
  resumeClock,
  startClock,
  usedFraction,
  type WorkingCalendar,
} from "./public.ts";

const NAMED = { id: "test", name: "衡川区工作日历", version: 1 };
const CALENDARS: readonly WorkingCalendar[] = [
  workingCalendar(NAMED),
  workingCalendar({ ...NAMED, segments: [[0, 1440]], weekdays: [1, 2, 3, 4, 5, 6, 7] }),
  workingCalendar({ ...NAMED, segments: [[360, 480]], weekdays: [3] }),
  workingCalendar({
    ...NAMED,
    segments: [
      [480, 600],
      [600, 720],
      [780, 1020],
      [1200, 1320],
    ],
    weekdays: [1, 2, 3, 4, 5, 6],
  }),
];

/** The number of a calendar: a counterexample that printed the calendar itself could not be read. */
const calendars = fc.nat(CALENDARS.length - 1);
function calendarOf(index: number): WorkingCalendar {
  return CALENDARS[index] as WorkingCalendar;
}
const START = millisOf(parseInstant("2025-09-01T00:00:00+08:00"));
/** Whole minutes from autumn 2025 to spring 2027, dense around holidays by their number. */
const instants = fc.integer({ min: 0, max: 560 * 24 * 60 }).map((minute) => instantOf(START + minute * MINUTE_MS));
const limits: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ value: fc.integer({ min: 1, max: 600 }), unit: fc.constant("minute" as const), basis: runningBasis() }),
  fc.record({ value: fc.integer({ min: 1, max: 40 }), unit: fc.constant("hour" as const), basis: runningBasis() }),
  fc.record({ value: fc.integer({ min: 1, max: 12 }), unit: fc.constant("day" as const), basis: runningBasis() }),
  fc.record({
    value: fc.integer({ min: 1, max: 30 }),
    unit: fc.constant("day" as const),
    basis: fc.constantFrom("statutory" as const, "statutory_working" as const, "statutory_fixed" as const),
  }),
);

function runningBasis() {
  return fc.constantFrom("working" as const, "emergency" as const, "natural" as const);
}

function clockOf(calendar: WorkingCalendar, limit: Limit, at: Instant): Clock {
  return startClock(calendar, { kind: "resolve", label: "处置时限", limit, source: "立案条件", at });
}

function holds(check: (calendar: WorkingCalendar, at: Instant, limit: Limit) => void): void {
  fc.assert(
    fc.property(calendars, instants, limits, (index, at, limit) => {
      check(calendarOf(index), at, limit);
    }),
    { numRuns: 300 },
  );
}

/** A second implementation that shares nothing with the first: it asks every minute whether it counts. */
function isWorkingMinute(calendar: WorkingCalendar, at: Instant): boolean {
  const date = plainDateOf(at);
  const told = calendar.days.get(dayNumberOf(date));
  if (!(told ? told.isWorkday : calendar.weekdays.includes(weekdayOf(date)))) return false;
  const minute = (millisOf(at) - millisOf(startOfDay(date))) / MINUTE_MS;
  return calendar.segments.some(([from, to]) => minute >= from && minute < to);
}

function oracle(calendar: WorkingCalendar, from: Instant, minutes: number): Instant {
  let at = from;
  for (let left = minutes; left > 0; at = addMillis(at, MINUTE_MS)) if (isWorkingMinute(calendar, at)) left -= 1;
  return at;
}

describe("a deadline", () => {
  test("is never before its start", () => {
    holds((calendar, at, limit) => expect(addLimit(calendar, at, limit) > at).toBe(true));
  });

  test("never comes earlier when a unit is added", () => {
    holds((calendar, at, limit) => {
      const more = { ...limit, value: limit.value + 1 };
      expect(addLimit(calendar, at, more) >= addLimit(calendar, at, limit)).toBe(true);
    });
  });

  test("never comes earlier for a later start", () => {
    fc.assert(
      fc.property(calendars, instants, limits, fc.integer({ min: 0, max: 9000 }), (index, at, limit, minutes) => {
        const calendar = calendarOf(index);
        expect(addLimit(calendar, addMillis(at, minutes * MINUTE_MS), limit) >= addLimit(calendar, at, limit)).toBe(
          true,
        );
      }),
      { numRuns: 500 },
    );
  });

  test("agrees with the oracle that counts minute by minute", () => {
    const short = fc.integer({ min: 1, max: 900 });
    fc.assert(
      fc.property(calendars, instants, short, (index, at, value) => {
        const calendar = calendarOf(index);
        const due = addLimit(calendar, at, { value, unit: "minute", basis: "working" });
        expect(due).toBe(oracle(calendar, at, value));
        expect(countedBetween(calendar, "working", at, due)).toBe(value * MINUTE_MS);
      }),
      { numRuns: 60 },
    );
  });

  test("of n working days lies n working days of time ahead, at the same time of day", () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 1, max: 40 }), (index, at, value) => {
        const calendar = calendarOf(index);
        const due = addLimit(calendar, at, { value, unit: "day", basis: "working" });
        expect(countedBetween(calendar, "working", at, due)).toBe(value * minutesPerWorkday(calendar) * MINUTE_MS);
        if (isWorkingMinute(calendar, at)) expect((millisOf(due) - millisOf(at)) % (24 * HOUR_MS)).toBe(0);
      }),
    );
  });
});

describe("a clock", () => {
  test("paused and resumed is moved by exactly the counted time of the pause", () => {
    const gap = fc.integer({ min: 0, max: 20_000 });
    fc.assert(
      fc.property(calendars, instants, limits, gap, gap, (index, at, limit, before, length) => {
        const calendar = calendarOf(index);
        const clock = clockOf(calendar, limit, at);
        const from = addMillis(at, before * MINUTE_MS);
        const to = addMillis(from, length * MINUTE_MS);
        const resumed = resumeClock(calendar, pauseClock(clock, from, "雨"), to);
        if (from > clock.dueAt) expect(resumed.dueAt).toBe(clock.dueAt);
        else if (isStatutory(limit.basis)) expect(resumed.dueAt >= clock.dueAt).toBe(true);
        else {
          const paused = countedBetween(calendar, limit.basis, from, to);
          expect(countedBetween(calendar, limit.basis, clock.dueAt, resumed.dueAt)).toBe(paused);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("works out the same deadline step by step and from the beginning", () => {
    const gap = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(calendars, instants, limits, gap, gap, gap, (index, at, limit, a, b, c) => {
        const calendar = calendarOf(index);
        const [from, to] = [addMillis(at, a * MINUTE_MS), addMillis(at, (a + b) * MINUTE_MS)];
        const resumed = resumeClock(calendar, pauseClock(clockOf(calendar, limit, at), from, "雨"), to);
        const extended = extendClock(calendar, resumed, limit, addMillis(to, c * MINUTE_MS), "换车");
        expect(deadlineOf(calendar, extended)).toBe(extended.dueAt);
        expect(recomputeClock(calendar, extended, at).clock).toEqual(extended);
      }),
      { numRuns: 400 },
    );
  });

  test("passes green, yellow and red in this order, on time up to the deadline itself", () => {
    holds((calendar, at, limit) => {
      const clock = clockOf(calendar, limit, at);
      expect(at <= clock.remindAt && clock.remindAt <= clock.warnAt && clock.warnAt <= clock.dueAt).toBe(true);
      expect(lightOf(clock, addMillis(clock.warnAt, -1))).toBe("green");
      expect(lightOf(clock, clock.dueAt)).toBe("yellow");
      expect(isOverdue(clock, clock.dueAt)).toBe(false);
      expect(lightOf(clock, addMillis(clock.dueAt, 1))).toBe("red");
      expect(usedFraction(calendar, clock, clock.dueAt)).toBeCloseTo(1, 9);
      expect(usedFraction(calendar, clock, clock.warnAt)).toBeCloseTo(0.8, 2);
    });
  });

  test("hands its remainder on: begun at once, the next clock is due at an equal time", () => {
    fc.assert(
      fc.property(calendars, instants, limits, fc.integer({ min: 0, max: 6000 }), (index, at, limit, minutes) => {
        const calendar = calendarOf(index);
        const clock = clockOf(calendar, limit, at);
        const now = addMillis(at, minutes * MINUTE_MS);
        const rest = remainderOf(calendar, clock, now);
        if (rest === null) return;
        const next = addLimit(calendar, now, rest);
        expect(countedBetween(calendar, limit.basis, next, clock.dueAt)).toBe(0);
        expect(countedBetween(calendar, limit.basis, clock.dueAt, next)).toBe(0);
      }),
      { numRuns: 400 },
    );
  });

  test("never comes earlier by a change of the calendar", () => {
    const workdays = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { maxLength: 6 });
    fc.assert(
      fc.property(instants, limits, workdays, fc.boolean(), (at, limit, days, isWorkday) => {
        const clock = clockOf(calendarOf(0), limit, at);
        const first = dayNumberOf(plainDateOf(at));
        const changedDays = new Map(calendarOf(0).days);
        for (const day of days) changedDays.set(first + day, { isWorkday, name: "变更", source: "区政府通知" });
        const calendar = { ...calendarOf(0), days: changedDays };
        const { before, after, outcome } = recomputeClock(calendar, clock, at);
        expect(after >= before).toBe(true);
        expect(outcome === "later").toBe(after > before);
      }),
      { numRuns: 300 },
    );
  });
});

describe("an explanation", () => {
  test("counts exactly the limit at the deadline, before it as much as is used, in few lines", () => {
    const gap = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(calendars, instants, limits, gap, gap, gap, (index, at, limit, a, b, c) => {
        const calendar = calendarOf(index);
        const started = clockOf(calendar, limit, at);
        const [from, to] = [addMillis(at, a * MINUTE_MS), addMillis(at, (a + b) * MINUTE_MS)];
        const clock = resumeClock(calendar, pauseClock(started, from, "雨"), to);
        const sum = (now: Instant) => {
          const { lines } = explainClock(calendar, clock, now);
          return lines.filter((line) => !line.isAhead).reduce((total, line) => total + line.countedMs, 0);
        };
        const days = limit.basis === "working" ? minutesPerWorkday(calendar) : 24 * 60;
        const whole = limit.value * (limit.unit === "minute" ? 1 : limit.unit === "hour" ? 60 : days) * MINUTE_MS;
        expect(sum(clock.dueAt)).toBe(whole);
        expect(sum(addMillis(clock.dueAt, c * MINUTE_MS))).toBe(whole);
        const { lines, bar } = explainClock(calendar, clock, addMillis(at, c * MINUTE_MS));
        expect(lines.length).toBeLessThan(22);
        expect(bar.reduce((total, segment) => total + segment.fraction, 0)).toBeCloseTo(1, 9);
      }),
      { numRuns: 300 },
    );
  });
});
