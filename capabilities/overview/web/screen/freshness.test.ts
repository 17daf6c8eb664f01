import { expect, test } from "vitest";
import { addMillis, shanghaiTime } from "#base/instant.ts";
import { freshWords, isStale } from "./freshness.ts";

const asOf = addMillis(shanghaiTime("2026-11-24 14:36"), 20_000);

test("a wall says of when its figures are, and when they are history", () => {
  expect(freshWords(asOf, false)).toBe("每 10 秒自行更新，14:36:20");
  expect(freshWords(asOf, true)).toBe("数字停在 14:36:20，正在重新连接");
  expect(isStale(asOf, addMillis(asOf, 40_000))).toBe(false);
  expect(isStale(asOf, addMillis(asOf, 46_000))).toBe(true);
});
