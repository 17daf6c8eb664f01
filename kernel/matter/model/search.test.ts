import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerptOf, fold, foldFreeText, gramsOf, marksIn, wordsOf } from "./search.ts";

describe("folding", () => {
  it("takes full width for half width, upper case for lower, and any gap for one blank", () => {
    expect(fold(" ＡＢ１２　文渡路\n\t１２８号 ")).toBe("ab12 文渡路 128号");
  });

  it("done twice is done once", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => fold(fold(text)) === fold(text)));
  });

  it("leaves numbers of people out of what was written, and keeps all others", () => {
    expect(foldFreeText("联系13812345678或138-1234-5678，座机020-81234567，证件440103199001011234")).toBe(
      "联系 或 ,座机 ,证件",
    );
    expect(foldFreeText("2026-11-22 文渡路128号，约1.2m3，编号440103-20261122-A-00001")).toBe(
      "2026-11-22 文渡路128号,约1.2m3,编号440103-20261122-a-00001",
    );
  });
});

describe("what the index is asked", () => {
  it("is pairs for a word, and what begins with it for a single character", () => {
    expect(gramsOf(["共享单车"])).toBe("'共享' & '享单' & '单车'");
    expect(gramsOf(["车", "井盖"])).toBe("'车':* & '井盖'");
  });

  it("holds quotes and backslashes as they are", () => {
    expect(gramsOf(["a'\\"])).toBe("'a''' & '''\\\\'");
  });

  it("takes each word of a question once", () => {
    expect(wordsOf("  占道　经营 占道 ")).toEqual(["占道", "经营"]);
    expect(wordsOf(" 　")).toEqual([]);
  });
});

describe("marking", () => {
  it("shows what is around the first word and marks every one", () => {
    const line = "今天早上七点多在小区北门口看到垃圾堆在路边没有人清运";
    const excerpt = excerptOf(line, ["垃圾", "清运"]);
    expect(excerpt?.text).toBe("…上七点多在小区北门口看到垃圾堆在路边没有人清运");
    expect(excerpt?.marks.map(([from, to]) => excerpt.text.slice(from, to))).toEqual(["垃圾", "清运"]);
    expect(excerptOf(line, ["井盖"])).toBeNull();
  });

  it("finds the places in a text as it is shown", () => {
    expect(marksIn("Ａ座垃圾垃圾桶", ["a座", "垃圾"])).toEqual([[0, 6]]);
  });

  it("marks only words, in order and apart", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("垃", "圾", "a", "Ａ", " ") }), (text) => {
        const marks = marksIn(text, ["垃圾", "a"]);
        for (const [from, to] of marks) expect(fold(text.slice(from, to))).toMatch(/^(垃圾|a)+$/);
        for (const [n, [from]] of marks.entries()) expect(from).toBeGreaterThan(marks[n - 1]?.[1] ?? -1);
      }),
    );
  });
});
