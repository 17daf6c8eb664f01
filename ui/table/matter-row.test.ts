import { expect, test } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { groupByLight, type MatterRowData, shortNumber } from "./matter-row.ts";

const ROW: MatterRowData = {
  id: "a",
  number: null,
  stateLabel: "处置中",
  subject: "暴露垃圾",
  title: "菜场北门",
  address: "文渡路 118 号",
  areaName: "文渡社区",
  source: "patrol",
  sourceLabel: "监督员上报",
  turnLabel: "环卫一队",
  turnReason: "",
  isMyTurn: false,
  light: "green",
  remaining: "剩 2 时",
  dueAt: shanghaiTime("2026-11-24 16:36"),
  isEmergency: false,
  isProvisional: false,
};

test("red stands first, what has no clock last, and the order inside a light is kept", () => {
  const rows = [
    { ...ROW, id: "none", light: null },
    { ...ROW, id: "green" },
    { ...ROW, id: "red 1", light: "red" as const },
    { ...ROW, id: "paused", light: "paused" as const },
    { ...ROW, id: "red 2", light: "red" as const },
  ];
  const { items, ordered } = groupByLight(rows);
  expect(ordered.map((row) => row.id)).toEqual(["red 1", "red 2", "green", "paused", "none"]);
  expect(items.filter((item) => item.kind === "head").map((item) => `${item.title} ${item.count}`)).toEqual([
    "已超时 2",
    "时限之内 1",
    "暂停计时 1",
    "没有时限 1",
  ]);
});

test("a number is shortened by its division and year, another form stays whole", () => {
  expect(shortNumber("990102-20261124-A-00042")).toBe("1124-A-00042");
  expect(shortNumber("H-00096")).toBe("H-00096");
  expect(shortNumber(null)).toBe("未编号");
});
