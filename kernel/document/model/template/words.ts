/** How values are written in a legal document: dates, amounts, lists. */
import type { Json } from "#base/canonical-json.ts";
import { formatInstant, InstantSchema } from "#base/instant.ts";
import type { DocumentField } from "../form.ts";
import type { Format } from "./parse.ts";

/** `2026-11-24` → `2026年11月24日`. */
export function dateWords(date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** An instant → `2026年11月24日14时30分`, China's time. */
export function timeWords(instant: string): string {
  const [date = "", time = ""] = formatInstant(InstantSchema.parse(instant)).split(" ");
  const [hour, minute] = time.split(":");
  return `${dateWords(date)}${Number(hour)}时${minute}分`;
}

/** 分 → `70,000.00元`. */
export function yuanWords(fen: number): string {
  const [whole = "", cents = ""] = (Math.abs(fen) / 100).toFixed(2).split(".");
  return `${fen < 0 ? "-" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents}元`;
}

const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const PLACES = ["", "拾", "佰", "仟"];
const GROUPS = ["", "万", "亿", "万亿"];

/**
 * 分 → `人民币柒万元整`, as bills are written (《支付结算办法》附一 正确填写票据和结算凭证的基本规定).
 * @throws RangeError for a negative amount or one of 10¹⁶ yuan and more
 */
export function amountInWords(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError(`not an amount in 分: ${fen}`);
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor((fen % 100) / 10);
  const cents = fen % 10;
  const whole = yuan > 0 ? `${wholeInWords(yuan)}元` : "";
  if (jiao === 0 && cents === 0) return `人民币${whole || "零元"}整`;
  const zero = yuan > 0 && jiao === 0 ? "零" : "";
  const tail = (jiao > 0 ? `${DIGITS[jiao]}角` : "") + (cents > 0 ? `${DIGITS[cents]}分` : "整");
  return `人民币${whole}${zero}${tail}`;
}

function wholeInWords(yuan: number): string {
  let words = "";
  let needsZero = false;
  for (let group = GROUPS.length - 1; group >= 0; group--) {
    const part = Math.floor(yuan / 10_000 ** group) % 10_000;
    if (part === 0) {
      needsZero = words !== "";
      continue;
    }
    if (words !== "" && (needsZero || part < 1000)) words += "零";
    words += fourInWords(part) + GROUPS[group];
    needsZero = false;
  }
  return words;
}

function fourInWords(part: number): string {
  let words = "";
  let needsZero = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(part / 10 ** place) % 10;
    if (digit === 0) {
      needsZero = words !== "";
      continue;
    }
    words += (needsZero ? "零" : "") + DIGITS[digit] + PLACES[place];
    needsZero = false;
  }
  return words;
}

/** A value as the document says it. */
export function valueWords(field: DocumentField, value: Json, format: Format | null): string {
  if (typeof value === "number") {
    if (format === "大写") return amountInWords(value);
    return field.type === "money" || format === "元" ? yuanWords(value) : String(value);
  }
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "string") {
    if (format === "日期" || format === "日" || field.type === "date") return dateWords(dayOf(value, field));
    if (format === "时间" || field.type === "instant") return timeWords(value);
    return field.options?.[value] ?? value;
  }
  if (Array.isArray(value)) return value.map((item) => itemWords(field, item)).join("、");
  return "";
}

function dayOf(value: string, field: DocumentField): string {
  return field.type === "instant" ? formatInstant(InstantSchema.parse(value)).slice(0, 10) : value;
}

function itemWords(field: DocumentField, item: Json): string {
  if (typeof item === "string") return field.options?.[item] ?? item;
  if (item === null || typeof item !== "object" || Array.isArray(item)) return String(item);
  const { name, certificate } = item as Record<string, Json>;
  return certificate ? `${String(name)}（执法证号 ${String(certificate)}）` : String(name ?? "");
}
