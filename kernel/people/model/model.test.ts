import { describe, expect, test } from "vitest";
import { type Instant, shanghaiTime } from "#base/instant.ts";
import { parsePlainDate } from "#base/plain-date.ts";
import { admitAttempt, FORGET_AFTER_MS, type LockOut } from "./lock-out.ts";
import { PasswordSchema } from "./persons.ts";
import { shiftsOf } from "./rosters.ts";
import { isSameOrigin } from "./same-origin.ts";
import { divisionRange, isWithinDivision } from "./scope.ts";

const NOW = shanghaiTime("2026-11-20 09:00");
const SETTING = { wrongLimit: 5, lockMinutes: 15 };

describe("lock-out", () => {
  test("the last attempt allowed locks before it is judged", () => {
    const before: LockOut = { wrongCount: 4, lastAt: NOW, lockedUntil: null };
    expect(admitAttempt(before, SETTING, NOW)).toEqual({
      kind: "admitted",
      next: { wrongCount: 5, lastAt: NOW, lockedUntil: shanghaiTime("2026-11-20 09:15") },
      rest: 0,
    });
  });

  test("attempts are forgotten after a day, and after a lock has passed", () => {
    const rest = (before: LockOut) => {
      const attempt = admitAttempt(before, SETTING, NOW);
      return attempt.kind === "admitted" ? attempt.rest : null;
    };
    const ago = (ms: number) => new Date(Date.parse(NOW) - ms).toISOString() as Instant;
    expect(rest({ wrongCount: 3, lastAt: ago(FORGET_AFTER_MS), lockedUntil: null })).toBe(1);
    expect(rest({ wrongCount: 3, lastAt: ago(FORGET_AFTER_MS + 1), lockedUntil: null })).toBe(4);
    expect(rest({ wrongCount: 5, lastAt: ago(0), lockedUntil: NOW })).toBe(4);
    expect(rest({ wrongCount: 5, lastAt: ago(0), lockedUntil: shanghaiTime("2026-11-20 09:01") })).toBeNull();
  });
});

test.each([
  ["no browser", {}, true],
  ["our own page", { origin: "https://city.example", host: "city.example" }, true],
  ["our own page behind a proxy that renames the host", { origin: "https://city.example", host: "inner:8080" }, true],
  ["our own page by another name of this server", { origin: "http://10.0.0.5:8080", host: "10.0.0.5:8080" }, true],
  ["another site", { origin: "https://evil.example", host: "city.example" }, false],
  ["a site with our name inside its own", { origin: "https://city.example.evil.example", host: "city.example" }, false],
  ["a sandboxed page", { origin: "null", host: "city.example" }, false],
  ["a picture on another site", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }, false],
  ["a link on another site", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }, true],
  [
    "a form on another site",
    { origin: "https://evil.example", "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" },
    false,
  ],
])("a request from %s", (_name, headers, expected) => {
  expect(isSameOrigin(headers, "https://city.example/")).toBe(expected);
});

test.each([
  ["990100000000", "990102003001", true],
  ["990102000000", "990102003001", true],
  ["990102003000", "990102003001", true],
  ["990102003001", "990102003001", true],
  ["990102003001", "990102003000", false],
  ["990103000000", "990102003001", false],
  ["990100000000", "990201000000", false],
])("within %s lies %s: %s", (outer, inner, expected) => {
  expect(isWithinDivision(outer, inner)).toBe(expected);
  const [first, last] = divisionRange(outer);
  expect(first <= inner && inner <= last).toBe(expected);
});

test("a weekly pattern gives its shifts, across midnight", () => {
  const pattern = { weekdays: [6, 7], startMinute: 22 * 60, endMinute: 30 * 60 };
  const days = { from: parsePlainDate("2026-11-20"), to: parsePlainDate("2026-11-22") };
  expect(shiftsOf({ ...pattern, ...days })).toEqual([
    { startsAt: shanghaiTime("2026-11-21 22:00"), endsAt: shanghaiTime("2026-11-22 06:00") },
    { startsAt: shanghaiTime("2026-11-22 22:00"), endsAt: shanghaiTime("2026-11-23 06:00") },
  ]);
});

test.each([
  ["abc12345", true],
  ["abcdefgh", false],
  ["12345678", false],
  ["abc-efgh", true],
  ["a1", false],
])("password %s is good enough: %s", (password, expected) => {
  expect(PasswordSchema.safeParse(password).success).toBe(expected);
});
