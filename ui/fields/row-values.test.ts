import { describe, expect, it } from "vitest";
import type { FieldSpec } from "./field.ts";
import { blankRow, isWithoutRows, pasted, withoutBlankRows } from "./row-values.ts";

const COLUMNS: FieldSpec[] = [
  { name: "name", label: "名称", type: "text", isRequired: true },
  { name: "count", label: "数量", type: "number", isRequired: false, initial: 1 },
  { name: "fee", label: "金额", type: "money", isRequired: false },
  { name: "dueOn", label: "日期", type: "date", isRequired: false },
];
const ITEMS: FieldSpec = { name: "items", label: "物品", type: "rows", isRequired: true, columns: COLUMNS };
const BLANK = { name: "", count: 1 };

describe("lines of a form", () => {
  it("begin with empty texts and what the columns bring", () => {
    expect(blankRow(COLUMNS)).toEqual(BLANK);
  });
  it("are sent without those nobody wrote into", () => {
    expect(withoutBlankRows(ITEMS, [BLANK, { name: "铁锹", count: 1 }, BLANK])).toEqual([{ name: "铁锹", count: 1 }]);
  });
  it("count as missing while all are blank", () => {
    expect(isWithoutRows(ITEMS, [BLANK])).toBe(true);
    expect(isWithoutRows(ITEMS, [{ ...BLANK, count: 2 }])).toBe(false);
  });
  it("take cells of a spreadsheet from the cell on, without its headings", () => {
    const text = "名称\t数量\t金额\t日期\r\n铁锹\t2\t¥1,200.50\t2026/11/3\r\n推车\t一\t30元\t2026年1月12日\r\n";
    expect(pasted(COLUMNS, [BLANK], { row: 0, column: 0 }, text)).toEqual([
      { name: "铁锹", count: 2, fee: 120_050, dueOn: "2026-11-03" },
      { name: "推车", count: 1, fee: 3_000, dueOn: "2026-01-12" },
    ]);
  });
  it("keep what stands before and after a pasted part, and ignore what lies beyond the last column", () => {
    const rows = [{ name: "甲" }, { name: "乙", dueOn: "2026-01-01" }];
    expect(pasted(COLUMNS, rows, { row: 1, column: 2 }, "5\t2026-02-02\t多余")).toEqual([
      { name: "甲" },
      { name: "乙", fee: 500, dueOn: "2026-02-02" },
    ]);
  });
  it("leave a single cell to the input itself", () => {
    expect(pasted(COLUMNS, [BLANK], { row: 0, column: 0 }, "铁锹")).toBeNull();
  });
});
