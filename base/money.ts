/**
 * Money: whole 分, never a fraction of a yuan in binary. Amounts typed by people arrive as decimal text and leave as decimal text.
 *
 * - fen 分: 1/100 yuan, a safe integer
 * - quantity: an exact decimal as text, `161.15`, for ㎡, m³, days
 */
import { z } from "zod";

declare const fenBrand: unique symbol;
export type Fen = number & { readonly [fenBrand]: "Fen" };

/** @throws RangeError for a part of a fen and for more than nine million million yuan */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of fen: ${value}`);
  return value as Fen;
}

/** «5,640.25», «200», «-3.5» yuan as fen. @throws RangeError for more than two decimals */
export function fenOfYuan(yuan: number | string): Fen {
  const { digits, decimals } = decimalOf(typeof yuan === "number" ? String(yuan) : yuan.replaceAll(",", ""));
  if (decimals > 2) throw new RangeError(`not a whole number of fen: ${yuan} yuan`);
  return fen(Number(digits * 10n ** BigInt(2 - decimals)));
}

/** `price` × `quantity`, exact; half a fen and more becomes a fen. 35 元 × 161.15 = 5,640.25 元. */
export function timesQuantity(price: Fen, quantity: string): Fen {
  const { digits, decimals } = decimalOf(quantity);
  return roundedDivision(BigInt(price) * digits, 10n ** BigInt(decimals));
}

/** `part` of `whole` ten-thousandths: 3 % is 300. Half a fen and more becomes a fen. */
export function shareOf(amount: Fen, tenThousandths: number): Fen {
  return roundedDivision(BigInt(amount) * BigInt(tenThousandths), 10_000n);
}

/** «5,640.25 元», «200 元»: two decimals only where they say something. */
export function formatFen(amount: Fen): string {
  const text = (Math.abs(amount) / 100).toFixed(2).replace(/\.00$/, "");
  const [whole = "0", rest] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${amount < 0 ? "-" : ""}${grouped}${rest === undefined ? "" : `.${rest}`} 元`;
}

/** Whether `a` is less than, equal to or more than `b`: −1, 0, 1. Exact decimals as text. */
export function compareQuantities(a: string, b: string): -1 | 0 | 1 {
  const [x, y] = [decimalOf(a), decimalOf(b)];
  const decimals = Math.max(x.decimals, y.decimals);
  const difference = x.digits * 10n ** BigInt(decimals - x.decimals) - y.digits * 10n ** BigInt(decimals - y.decimals);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

interface Decimal {
  readonly digits: bigint;
  readonly decimals: number;
}

function decimalOf(text: string): Decimal {
  const match = /^(-?\d{1,15})(?:\.(\d{1,8}))?$/.exec(text.trim());
  if (!match) throw new RangeError(`not a decimal number: ${text}`);
  const [, whole = "0", rest = ""] = match;
  return { digits: BigInt(whole + rest), decimals: rest.length };
}

function roundedDivision(dividend: bigint, divisor: bigint): Fen {
  const half = dividend < 0n ? -divisor / 2n : divisor / 2n;
  return fen(Number((dividend + half) / divisor));
}

export const FenSchema = z
  .number()
  .int("金额须为整数分")
  .refine(Number.isSafeInteger, "金额过大")
  .transform((value) => fen(value));

export const QuantitySchema = z
  .string()
  .trim()
  .regex(/^\d{1,12}(\.\d{1,8})?$/, "须为数量，例如 161.15");
