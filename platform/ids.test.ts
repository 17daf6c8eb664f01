import { expect, it } from "vitest";
import { parseInstant } from "#base/instant.ts";
import { newId } from "./ids.ts";

it("ids made within one millisecond are different and ascend in the order of making", () => {
  const now = parseInstant("2026-11-21T02:00:00Z");
  const ids = Array.from({ length: 5_000 }, () => newId(now));
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
});
