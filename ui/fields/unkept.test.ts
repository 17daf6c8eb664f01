import { expect, test } from "vitest";
import { partKept } from "./unkept.ts";

test("personal data passes with the page, the rest is kept", () => {
  const value = { description: "井盖松动", phone: "13900000000", photos: ["a"] };
  expect(partKept(value, ["phone", "name"])).toEqual({
    kept: { description: "井盖松动", photos: ["a"] },
    passing: { phone: "13900000000" },
  });
});
