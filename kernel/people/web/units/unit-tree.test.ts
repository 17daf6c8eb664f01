import { expect, test } from "vitest";
import { parsePlainDate } from "#base/plain-date.ts";
import type { Unit } from "#kernel/people/model/public.ts";
import { depthsOf, inTreeOrder } from "./unit-tree.ts";

function unit(id: string, parentId: string | null): Unit {
  return {
    id,
    parentId,
    code: id,
    name: id,
    shortName: id,
    kinds: ["handling"],
    divisionCode: "990100000000",
    dutyPhone: null,
    address: null,
    validFrom: parsePlainDate("2026-01-01"),
    validTo: null,
  };
}

test("parents stand before their children, siblings by code, deeper ones further in", () => {
  const ordered = inTreeOrder([unit("b2", "b"), unit("b", null), unit("a", null), unit("b1", "b")]);
  expect(ordered.map(({ id }) => id)).toEqual(["a", "b", "b1", "b2"]);
  expect([...depthsOf(ordered).values()]).toEqual([0, 0, 1, 1]);
});

test("a unit whose parent is filtered away stands at the top instead of vanishing", () => {
  expect(inTreeOrder([unit("b1", "b")]).map(({ id }) => id)).toEqual(["b1"]);
});
