/** 序号: the labels of the official order, and what counts as one at the beginning of a paragraph. */
import { CHINESE_NUMERAL, numberOf } from "./numerals.ts";

export interface Label {
  /** As written, with what divides it from the text. */
  readonly text: string;
  /** Order of the styles from the outermost; labels of one rank are siblings. */
  readonly rank: number;
  readonly number: number;
}

const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
const N = CHINESE_NUMERAL;
/** GB/T 9704-2012 orders 一、（一）1.（1）; the others are common in practice. */
const STYLES: readonly { readonly rank: number; readonly pattern: RegExp }[] = [
  { rank: 1, pattern: new RegExp(`^第\\s*(${N}|\\d{1,3})\\s*[编篇章](?=[\\s　：:]|[^的中各])`) },
  { rank: 2, pattern: new RegExp(`^第\\s*(${N}|\\d{1,3})\\s*节(?=[\\s　：:]|[^的中各课])`) },
  { rank: 3, pattern: new RegExp(`^第\\s*(${N}|\\d{1,3})\\s*条(?=[\\s　：:]|[^的例款规])`) },
  { rank: 4, pattern: new RegExp(`^(${N})\\s*[、.．]`) },
  { rank: 5, pattern: new RegExp(`^[（(]\\s*(${N})\\s*[）)]、?`) },
  { rank: 6, pattern: new RegExp(`^(?:任务|行动|工程|措施|专项行动|重点任务)\\s*(${N}|\\d{1,2})\\s*[：:、.．]`) },
  { rank: 7, pattern: /^(\d{1,3})\s*(?:[.．](?!\d)|、)/ },
  { rank: 10, pattern: /^[（(]\s*(\d{1,3})\s*[）)]、?/ },
  { rank: 10, pattern: /^(\d{1,2})\s*[）)](?!号)/ },
  { rank: 11, pattern: new RegExp(`^([${CIRCLED}])`) },
  { rank: 12, pattern: new RegExp(`^(${N})是(?!否|一|“)`) },
  { rank: 12, pattern: /^其([一二三四五六七八九十])(?:是|[，,：:])/ },
  { rank: 12, pattern: /^第([一二三四五六七八九十])[，,]/ },
];
/** 1.1, 2.3.1 */
const DECIMALS = /^(\d{1,2})((?:\.\d{1,2}){1,3})[.．、]?(?=[\s　]*[\u4e00-\u9fff《“（(])/;

/** The label at the beginning of a paragraph. @param open number of the arabic heading that is open, against 1.5 公里 at a line's beginning */
export function labelOf(paragraph: string, open: number | null = null): Label | null {
  for (const { rank, pattern } of STYLES) {
    const match = pattern.exec(paragraph);
    const number = match?.[1] === undefined ? null : labelNumber(match[1]);
    if (match && number !== null && number > 0) return { text: match[0], rank, number };
  }
  return decimalLabel(paragraph, open);
}

function decimalLabel(paragraph: string, open: number | null): Label | null {
  const match = DECIMALS.exec(paragraph);
  if (!match) return null;
  const isSpaced = /^[\s　]/.test(paragraph.slice(match[0].length));
  if (!isSpaced && Number(match[1]) !== open) return null;
  const parts = (match[2] ?? "").slice(1).split(".");
  return { text: match[0], rank: 7 + parts.length * 0.5, number: Number(parts[parts.length - 1]) };
}

function labelNumber(written: string): number | null {
  const circled = CIRCLED.indexOf(written);
  return circled >= 0 ? circled + 1 : numberOf(written);
}

/** Ranges of 一是 … 二是 … in running text: only as a series that begins with the first and has at least two. */
export function ordinalsIn(text: string): readonly { readonly at: number; readonly label: Label }[] {
  for (const family of ORDINALS) {
    const found: { at: number; label: Label }[] = [];
    for (const match of text.matchAll(family)) {
      const number = ordinalNumber(match[2] ?? "");
      if (number === found.length + 1) {
        found.push({ at: match.index + (match[1] ?? "").length, label: { text: match[3] ?? "", rank: 12, number } });
      }
    }
    if (found.length >= 2) return found;
  }
  return [];
}

const BEFORE = "(^|[。；;：:，,\\n）)]\\s*)";
const ORDINALS: readonly RegExp[] = [
  new RegExp(`${BEFORE}(?=([一二三四五六七八九十]{1,3})是)([一二三四五六七八九十]{1,3}是)(?!否)`, "g"),
  new RegExp(`${BEFORE}(?=其([一二三四五六七八九]))(其[一二三四五六七八九](?:是|[，,：:]))`, "g"),
  new RegExp(`${BEFORE}(?=(首先|其次|再次|最后))((?:首先|其次|再次|最后)(?:是|[，,]))`, "g"),
  new RegExp(`${BEFORE}(?=第([一二三四五六七八九])[，,])(第[一二三四五六七八九][，,])`, "g"),
];

function ordinalNumber(word: string): number | null {
  const spoken = ["首先", "其次", "再次", "最后"].indexOf(word);
  return spoken >= 0 ? spoken + 1 : numberOf(word);
}
