import { expect, test } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { parsePlainDate } from "#base/plain-date.ts";
import type { Duty } from "#kernel/people/model/public.ts";
import { isOnDuty, mondayOf, rosterOf, shiftWords } from "./week.ts";

const DUTY: Duty = {
  id: "1",
  postId: "post",
  personId: "person",
  personName: "何云述",
  role: "shift_leader",
  unitId: "centre",
  unitName: "衡川区监督中心",
  startsAt: shanghaiTime("2026-11-22 22:00"),
  endsAt: shanghaiTime("2026-11-23 06:00"),
  areaCodes: [],
};

test("a week begins on Monday, also when asked on a Sunday", () => {
  expect(mondayOf(parsePlainDate("2026-11-22"))).toBe("2026-11-16");
  expect(mondayOf(parsePlainDate("2026-11-23"))).toBe("2026-11-23");
});

test("a night shift says that it ends on the next day", () => {
  expect(shiftWords(DUTY)).toBe("22:00–次日 06:00");
  expect(shiftWords({ ...DUTY, endsAt: shanghaiTime("2026-11-22 23:30") })).toBe("22:00–23:30");
});

test("a shift holds from its first minute up to its last, not beyond", () => {
  expect(isOnDuty(DUTY, shanghaiTime("2026-11-22 21:59"))).toBe(false);
  expect(isOnDuty(DUTY, DUTY.startsAt)).toBe(true);
  expect(isOnDuty(DUTY, DUTY.endsAt)).toBe(false);
});

test("a roster has one line a post and puts a night shift under the day on which it begins", () => {
  const early = {
    ...DUTY,
    id: "2",
    startsAt: shanghaiTime("2026-11-23 08:00"),
    endsAt: shanghaiTime("2026-11-23 12:00"),
  };
  const [unit, ...others] = rosterOf([DUTY, early, { ...DUTY, id: "3", postId: "other", personName: "沈行燕" }]);
  expect(others).toEqual([]);
  expect(unit?.lines.map((line) => line.personName)).toEqual(["何云述", "沈行燕"]);
  expect([...(unit?.lines[0]?.byDay.keys() ?? [])]).toEqual(["2026-11-22", "2026-11-23"]);
});
