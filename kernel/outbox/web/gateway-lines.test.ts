import { expect, test } from "vitest";
import { linesOf, recordOf } from "./gateway-lines.ts";

test("what a gateway wants survives being written as lines", () => {
  const fields = { mobile: "{{recipient}}", sign: "a=b=c", content: "【市城管】{{text}}" };
  expect(recordOf(linesOf(fields))).toEqual(fields);
});

test("blank lines and spaces around the sign mean nothing", () => {
  expect(recordOf("\n mobile = {{recipient}} \n\nflag\n")).toEqual({ mobile: "{{recipient}}", flag: "" });
  expect(recordOf(undefined)).toEqual({});
});
