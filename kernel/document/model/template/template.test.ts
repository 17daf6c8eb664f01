/** Template text: what it says, what is wrong with it, how amounts and dates are written. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DocumentForm, missingFields } from "../form.ts";
import type { Block } from "./blocks.ts";
import { fillTemplate } from "./fill.ts";
import { checkTemplate } from "./parse.ts";
import { amountInWords, yuanWords } from "./words.ts";

const FORM: DocumentForm = {
  code: "TEST-1",
  name: "示例通知书",
  layout: "letter",
  series: "例",
  fields: [
    { key: "partyName", label: "当事人", type: "text", isRequired: true },
    { key: "fineFen", label: "罚款", type: "money", isRequired: false },
    { key: "dueOn", label: "期限", type: "date", isRequired: true },
    { key: "isPublic", label: "公开", type: "yesNo", isRequired: false },
    { key: "pay", label: "缴款", type: "choice", isRequired: false, options: { bank: "银行", cash: "当场" } },
    { key: "items", label: "清单", type: "rows", isRequired: false, columns: { name: "名称", quantity: "数量" } },
    { key: "officers", label: "执法人员", type: "officers", isRequired: false },
  ],
  signers: [{ id: "officer", label: "执法人员", count: 2 }],
  isSealed: true,
  isDelivered: true,
  isApproved: true,
  sources: [],
  template: "",
};

const fill = (template: string, content = {}) => fillTemplate({ form: FORM, template, content, signatures: [] });
const wordsOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === "paragraph" ? [block.runs.map((run) => run.text || "＿").join("")] : []));

describe("a template", () => {
  it("puts the values where their names stand, as a document says them", () => {
    const content = { partyName: "启砾公司", fineFen: 564_025, dueOn: "2026-03-09", pay: "bank" };
    const template = "【顶格】{partyName}：\n限{dueOn}前到{pay}缴纳{fineFen|大写}（{fineFen}）。";
    expect(wordsOf(fill(template, content))).toEqual([
      "启砾公司：",
      "限2026年3月9日前到银行缴纳人民币伍仟陆佰肆拾元贰角伍分（5,640.25元）。",
    ]);
  });

  it("leaves a line to write on where a value is missing, and says which must be asked for", () => {
    expect(wordsOf(fill("{partyName}于{dueOn}"))).toEqual(["＿于＿"]);
    expect(missingFields(FORM, { partyName: "甲" }).map((field) => field.key)).toEqual(["dueOn"]);
  });

  it("keeps words by conditions, one inside another", () => {
    const template = "{如 fineFen}罚{如 pay=bank}银行{否则}当场{完}。{否则}警告。{完}";
    expect(wordsOf(fill(template, { fineFen: 100, pay: "bank" }))).toEqual(["罚银行。"]);
    expect(wordsOf(fill(template, { fineFen: 100, pay: "cash" }))).toEqual(["罚当场。"]);
    expect(wordsOf(fill(template, { isPublic: false }))).toEqual(["警告。"]);
  });

  it("joins rows to one table and lets the last cell of a short row take the rest", () => {
    const [table] = fill("| 当事人 | {partyName} | 期限 | {dueOn} |\n|高| 罚款 | {fineFen|元} |");
    expect(table).toMatchObject({ kind: "table", columns: 4 });
    if (table?.kind !== "table") throw new Error("no table");
    expect(table.rows.map((row) => row.cells.map((cell) => [cell.isLabel, cell.span]))).toEqual([
      [
        [true, 1],
        [false, 1],
        [true, 1],
        [false, 1],
      ],
      [
        [true, 1],
        [false, 3],
      ],
    ]);
    expect(table.rows[1]?.isTall).toBe(true);
  });

  it("counts the rows of a list and keeps a line for each who must sign", () => {
    const [list, signatures] = fill("【清单 items】物品\n【签名 officer】", {
      items: [{ name: "手推车", quantity: 1 }],
    });
    expect(list).toEqual({
      kind: "list",
      title: "物品",
      columns: ["序号", "名称", "数量"],
      rows: [["1", "手推车", "1"]],
    });
    expect(signatures?.kind === "signatures" && signatures.lines.length).toBe(2);
  });

  it.each([
    ["{partyNmae}", 1, "没有栏目“partyNmae”"],
    ["好\n【落欸】", 2, "不认识的指令“【落欸】”"],
    ["{如 fineFen}罚款", 1, "有“{如 …}”没有“{完}”"],
    ["罚款{完}", 1, "“{完}”前面没有“{如 …}”"],
    ["{fineFen|中文}", 1, "没有格式“中文”，可用：大写、元、日期、时间、日、卷内页数"],
    ["【签名 party】", 1, "没有签名人“party”"],
    ["【清单 partyName】", 1, "“partyName”不是清单栏目"],
    ["{partyName", 1, "“{”没有配对的“}”"],
  ])("%s is wrong in line %i", (text, line, message) => {
    expect(checkTemplate(FORM, text)).toContainEqual({ line, message });
  });

  it("never throws, whatever is written", () => {
    const token = fc.constantFrom(
      "{如 fineFen}",
      "{完}",
      "{否则}",
      "{partyName}",
      "|",
      "【清单 items】",
      "{",
      "}",
      "\n",
      "字",
    );
    fc.assert(
      fc.property(
        fc.array(token).map((tokens) => tokens.join("")),
        (text) => {
          checkTemplate(FORM, text);
          fill(text, { partyName: "甲", fineFen: 1 });
        },
      ),
    );
  });
});

describe("amounts", () => {
  it.each([
    [0, "人民币零元整"],
    [5, "人民币伍分"],
    [10, "人民币壹角整"],
    [100, "人民币壹元整"],
    [105, "人民币壹元零伍分"],
    [150, "人民币壹元伍角整"],
    [20_000, "人民币贰佰元整"],
    [1_000_000, "人民币壹万元整"],
    [1_000_500, "人民币壹万零伍元整"],
    [564_025, "人民币伍仟陆佰肆拾元贰角伍分"],
    [7_000_000, "人民币柒万元整"],
    [10_010_000, "人民币壹拾万零壹佰元整"],
    [1_000_000_000, "人民币壹仟万元整"],
    [10_000_000_100, "人民币壹亿零壹元整"],
    [1_000_000_010_000, "人民币壹佰亿零壹佰元整"],
  ])("%i 分 is written %s", (fen, words) => {
    expect(amountInWords(fen)).toBe(words);
  });

  it("are grouped by thousands", () => {
    expect(yuanWords(7_000_000)).toBe("70,000.00元");
    expect(yuanWords(-123_456_789)).toBe("-1,234,567.89元");
  });

  it("below nothing are not written", () => {
    expect(() => amountInWords(-1)).toThrow(RangeError);
    expect(() => amountInWords(1.5)).toThrow(RangeError);
  });
});
