/** What a published text leaves out: the name, numbers and home of a natural person. */
import { expect, it } from "vitest";
import { redacted } from "./redact.ts";

const chen = {
  name: "陈远山",
  shownName: "陈某",
  secrets: ["990102199005010011", "衡川区文昌街 88 号", "13900001234"],
};

it.each([
  ["the name", "经查，陈远山在路口设摊。", "经查，陈某在路口设摊。"],
  ["an identity number, also of somebody else", "证人张某（990102198811120035）证实。", "证人张某（＊＊）证实。"],
  ["an identity number that ends in X", "99010219881112003X", "＊＊"],
  ["a mobile number", "电话 13800004321 联系", "电话 ＊＊ 联系"],
  ["the home", "现住衡川区文昌街 88 号。", "现住＊＊。"],
  [
    "nothing of plain figures",
    "罚款 5640.25 元，面积 161.15 平方米，文号〔2026〕第0061号。",
    "罚款 5640.25 元，面积 161.15 平方米，文号〔2026〕第0061号。",
  ],
])("takes out %s", (_, text, expected) => {
  expect(redacted(text, chen)).toBe(expected);
});

it("leaves the name of an organisation, which is shown whole", () => {
  const shop = { name: "启砾建筑工程有限公司", shownName: "启砾建筑工程有限公司", secrets: [""] };
  expect(redacted("启砾建筑工程有限公司外运渣土", shop)).toBe("启砾建筑工程有限公司外运渣土");
});
