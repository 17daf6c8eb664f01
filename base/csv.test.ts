import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test("words with commas, quotes and line ends are quoted", () => {
  expect(
    csvOf([
      ["编号", "说明"],
      ["1", '他说"好",\n走了'],
    ]),
  ).toBe('\uFEFF编号,说明\r\n1,"他说""好"",\n走了"\r\n');
});

test("what a spreadsheet would run as a formula becomes text, a negative number stays one", () => {
  expect(csvOf([["=HYPERLINK(1)", "@x", "-12.5", "-x"]])).toBe("\uFEFF'=HYPERLINK(1),'@x,-12.5,'-x\r\n");
});
