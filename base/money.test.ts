/** Money is exact: sums, products with measured quantities, shares, and the way back from text. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareQuantities,
  FenSchema,
  fen,
  fenOfYuan,
  formatFen,
  QuantitySchema,
  shareOf,
  timesQuantity,
} from "./money.ts";

describe("money", () => {
  test.each([
    ["35", "161.15", "5,640.25 元"],
    ["0.01", "0.5", "0.01 元"],
    ["0.01", "0.49", "0 元"],
    ["100", "0.333", "33.30 元"],
    ["1234567.89", "1", "1,234,567.89 元"],
  ])("%s 元 × %s = %s", (price, quantity, expected) => {
    expect(formatFen(timesQuantity(fenOfYuan(price), quantity))).toBe(expected);
  });

  test("three per cent, and half a fen up", () => {
    expect(shareOf(fenOfYuan(5000), 300)).toBe(15_000);
    expect(shareOf(fen(50), 100)).toBe(1);
    expect(shareOf(fen(49), 100)).toBe(0);
  });

  test("what is no amount is refused", () => {
    for (const text of ["1.005", "", "1e3", "一百"]) expect(() => fenOfYuan(text)).toThrow(RangeError);
    expect(() => fen(0.5)).toThrow(RangeError);
    expect(FenSchema.safeParse(1.5).success).toBe(false);
    expect(QuantitySchema.safeParse("161.15").success).toBe(true);
    expect(QuantitySchema.safeParse("-1").success).toBe(false);
  });

  test("text and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (amount) => {
        expect(fenOfYuan(formatFen(fen(amount)).replace(" 元", ""))).toBe(amount);
      }),
    );
  });

  test("quantities compare as numbers do", () => {
    const decimals = fc.integer({ min: 0, max: 99_999 }).map((value) => (value / 100).toFixed(2));
    fc.assert(fc.property(decimals, decimals, (a, b) => compareQuantities(a, b) === Math.sign(Number(a) - Number(b))));
    expect(compareQuantities("10", "10.00")).toBe(0);
  });
});
