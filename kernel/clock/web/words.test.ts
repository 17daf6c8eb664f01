import { expect, test } from "vitest";
import { hoursWords, segmentsOf, weekWords } from "./words.ts";

test("hours are read back as they are written", () => {
  const hours = [
    [510, 720],
    [840, 1050],
  ] as const;
  expect(hoursWords(hours)).toBe("08:30–12:00、14:00–17:30");
  expect(segmentsOf(hoursWords(hours))).toEqual(hours);
});

test("hours as people type them: hyphens, commas, full-width colons", () => {
  expect(segmentsOf("8：30-12：00，14:00 至 17:30")).toEqual([
    [510, 720],
    [840, 1050],
  ]);
});

test("what is no span of time is refused as a whole", () => {
  for (const text of ["", "8点半到12点", "08:30–12:00、下午", "08:75–12:00"]) expect(segmentsOf(text)).toBeNull();
});

test("a run of days is named by its ends, single days one by one", () => {
  expect(weekWords([5, 1, 2, 4, 3])).toBe("周一至周五");
  expect(weekWords([1, 3])).toBe("周一、周三");
  expect(weekWords([])).toBe("");
});
