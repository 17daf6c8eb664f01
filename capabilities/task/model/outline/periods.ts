/**
 * 时间: dates and periods in running text. What the text leaves out is taken from the anchor (the date of the document) and nothing
 * else; what cannot be computed (春节前) keeps its words and says so.
 */
import { addDays, type PlainDate } from "#base/plain-date.ts";
import { addMonths, dayOf, lastOfMonth, yearOf } from "./calendar-days.ts";
import { maskTitles } from "./masks.ts";
import { CHINESE_NUMERAL, numberOf } from "./numerals.ts";
import { recurrencesIn } from "./recurrence.ts";

/** What words like 今年 and 即日起 are counted from. */
export interface Anchor {
  readonly date: PlainDate | null;
  /** The year of the plan when its title names one, otherwise that of its date. */
  readonly year: number | null;
}

export interface FoundPeriod {
  readonly start: number;
  readonly end: number;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly recurrence: string | null;
  readonly doubt: string | null;
}

interface Point {
  readonly year: number | null;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

const N = `(?:\\d{1,2}|${CHINESE_NUMERAL})`;
const YEAR = "(?:(\\d{4}|[一二三四五六七八九零〇○]{4})\\s*年(?!来|以来|级)度?|(今年|本年度?|明年|次年|当年)(?!来)度?)";
const PART = `(?:(${N})\\s*月\\s*(?:份)?(?:\\s*(${N})\\s*[日号])?|第?([一二三四1-4])季度|(上半年|下半年))`;
const EDGE = "(年底|年末|年初|月底|月末|底|末|初|上旬|中旬|下旬)";
const POINT = `${YEAR}?\\s*的?\\s*(?:${PART})?\\s*${EDGE}?`;
const GROUPS = 7;
const RANGE = new RegExp(
  `(即日起|自?[印发]{1,2}(?:文|布)?之日起|从现在起|从)?(?:${POINT})` +
    `(?:\\s*(起|开始)?\\s*(?:[-－—–~～―─]+|至|到)\\s*(?:${POINT}))?\\s*(之前|以前|前|之内|内|期间|起|开始|以来|后|以后|全年)?`,
  "g",
);
const WHOLE_YEAR =
  /全年(?:度)?|年[底末](?:之?前|(?=[，,]?(?:完成|实现|建成|形成|达到|力争|基本|全面)))|年内|本年度|(?:上|下)半年/g;
const RELATIVE = new RegExp(
  `(自?(?:本方案)?(?:印发|发文|发布|通知下发|实施)(?:之日|后)?起?|未来|用|力争)?\\s*(${N})\\s*(年|个月|日|天)(?:左右)?(内|时间)`,
  "g",
);
const FIVE_YEARS = /[“"]?(十四五|十五五|十六五)[”"]?(期间|末|时期)/g;
const STANDING = /长期坚持|长期|常年|持续(?:推进|开展)|常态化(?:推进|开展)?|贯穿全年/g;
const FEAST =
  /(元旦|春节|清明节?|“?五一”?|端午节?|中秋节?|“?七一”?|国庆节?|“?十一”?|汛期|供暖季|采暖期)(?:节)?(?:到?来)?之?前/g;
const FEAST_DAYS: Readonly<Record<string, readonly [number, number]>> = {
  元旦: [1, 1],
  五一: [5, 1],
  七一: [7, 1],
  国庆: [10, 1],
  十一: [10, 1],
};

/** @param standing also 长期 and the like: for the time column of a list */
export function periodsIn(written: string, anchor: Anchor, { standing = false } = {}): readonly FoundPeriod[] {
  const text = maskTitles(written);
  const found: FoundPeriod[] = [];
  const add = (one: FoundPeriod | null) => {
    if (one && !found.some((other) => one.start < other.end && other.start < one.end)) found.push(one);
  };
  for (const { start, end, rule } of recurrencesIn(text))
    add({ start, end, from: null, to: null, recurrence: rule, doubt: null });
  for (const match of text.matchAll(RANGE)) add(rangeOf(match, anchor));
  for (const match of text.matchAll(FIVE_YEARS)) add(fiveYears(match));
  for (const match of text.matchAll(RELATIVE)) add(relative(match, anchor));
  for (const match of text.matchAll(FEAST)) add(feast(match, anchor));
  for (const match of text.matchAll(WHOLE_YEAR)) add(wholeYear(match, anchor));
  if (standing)
    for (const match of text.matchAll(STANDING))
      add({ ...placeOf(match), from: null, to: null, recurrence: null, doubt: null });
  return found.sort((a, b) => a.start - b.start);
}

function placeOf(match: RegExpMatchArray) {
  const start = (match.index ?? 0) + match[0].length - match[0].trimStart().length;
  return { start, end: (match.index ?? 0) + match[0].trimEnd().length };
}

function rangeOf(match: RegExpMatchArray, anchor: Anchor): FoundPeriod | null {
  const opening = match[1];
  const first = match.slice(2, 2 + GROUPS);
  const second = match.slice(3 + GROUPS, 3 + 2 * GROUPS);
  const starts = match[2 + GROUPS];
  const suffix = match[3 + 2 * GROUPS] ?? "";
  const isWritten = (point: readonly (string | undefined)[]) => point.some((part) => part !== undefined);
  if (!isWritten(first)) return isWritten(second) ? untilOf(match, second, anchor) : null;
  const hasSecond = isWritten(second);
  if (isNoDate(match, first, hasSecond, suffix)) return null;
  const doubt = anchor.year === null && !first[0] && !second[0] ? "文件没有写明年份，日期待确认" : null;
  const base = { ...placeOf(match), recurrence: null };
  const from = pointOf(first, anchor.year, anchor);
  if (!from) return { ...base, from: null, to: null, doubt: "日期不存在，请核对" };
  if (!hasSecond)
    return { ...base, ...singleOf(from, opening, starts, suffix, first, anchor), ...(doubt ? { doubt } : {}) };
  const to = pointOf(second, from.year ?? anchor.year, anchor);
  if (!to) return { ...base, from: from.from, to: null, doubt: "日期不存在，请核对" };
  const isBackward = from.from !== null && to.to !== null && to.to < from.from;
  const start = opening === "即日起" ? anchor.date : from.from;
  return { ...base, from: start, to: to.to, doubt: isBackward ? "结束早于开始，请核对" : doubt };
}

/** 到2026年底, 即日起至3月底 */
function untilOf(match: RegExpMatchArray, point: readonly (string | undefined)[], anchor: Anchor): FoundPeriod | null {
  if (isNoDate(match, point, true, "")) return null;
  const to = pointOf(point, anchor.year, anchor);
  const doubt =
    to === null ? "日期不存在，请核对" : anchor.year === null && !point[0] ? "文件没有写明年份，日期待确认" : null;
  return {
    ...placeOf(match),
    from: match[1] === undefined ? null : anchor.date,
    to: to?.to ?? null,
    recurrence: null,
    doubt,
  };
}

/** A year alone is a period only where a date stands; 一、二 and 底 alone are words. */
function isNoDate(
  match: RegExpMatchArray,
  point: readonly (string | undefined)[],
  hasSecond: boolean,
  suffix: string,
): boolean {
  const [year, word, month, day, quarter, half, edge] = point;
  const after = (match.input ?? "").slice((match.index ?? 0) + match[0].length);
  const before = (match.input ?? "").slice(0, match.index ?? 0);
  const hasUnit = [year, word, month, quarter, half].some((part) => part !== undefined);
  if (!hasUnit) return true;
  if (month !== undefined && (numberOf(month) ?? 0) > 12) return true;
  if (month !== undefined && day === undefined && /^(?:饼|球|亮|光)/.test(after)) return true;
  if (month !== undefined && /(?:每|第|个)\s*$/.test(before)) return true;
  if (suffix === "以来") return true;
  const isBareYear = [month, quarter, half, edge].every((part) => part === undefined) && !hasSecond && suffix === "";
  return isBareYear && (/^(?:是|的|版|修|第)/.test(after) || /(?:在|与|比|较|按照|落实)\s*$/.test(before));
}

function singleOf(
  point: Point,
  opening: string | undefined,
  starts: string | undefined,
  suffix: string,
  [year, word, month, day, quarter, , edge]: readonly (string | undefined)[],
  anchor: Anchor,
): { from: PlainDate | null; to: PlainDate | null; doubt: string | null } {
  if (opening === "即日起") return { from: anchor.date, to: point.to, doubt: null };
  if (starts || /^(?:起|开始|后|以后)$/.test(suffix)) return { from: point.from, to: null, doubt: null };
  const isBefore = /前$/.test(suffix);
  const early =
    point.to !== null && anchor.date !== null && point.to < anchor.date && !year ? "早于成文日期，年份待确认" : null;
  if (isBefore && (month || quarter) && !day && !edge && point.from)
    return { from: null, to: addDays(point.from, -1), doubt: "按该月（季）开始之前理解，请核对" };
  if (isBefore || edge === "底" || edge === "末" || edge === "年底" || edge === "年末")
    return { from: null, to: point.to, doubt: early };
  if (day || (word && !month)) return { from: word ? null : point.from, to: point.to, doubt: early };
  return { from: point.from, to: point.to, doubt: null };
}

function pointOf(groups: readonly (string | undefined)[], carried: number | null, anchor: Anchor): Point | null {
  const [writtenYear, word, writtenMonth, writtenDay, quarter, half, edge] = groups;
  const year = yearIn(writtenYear, word, carried, anchor);
  if (year === null) return { year, from: null, to: null };
  const month = writtenMonth === undefined ? null : numberOf(writtenMonth);
  const day = writtenDay === undefined ? null : numberOf(writtenDay);
  if (month !== null && day !== null) {
    const date = dayOf(year, month, day);
    return date && { year, from: date, to: date };
  }
  if (month !== null) return monthPart(year, month, edge);
  if (quarter) return months(year, (numberOf(quarter) ?? 1) * 3 - 2, (numberOf(quarter) ?? 1) * 3);
  if (half) return half === "上半年" ? months(year, 1, 6) : months(year, 7, 12);
  if (edge === "初" || edge === "年初") return months(year, 1, 1);
  return months(year, 1, 12);
}

function yearIn(
  written: string | undefined,
  word: string | undefined,
  carried: number | null,
  anchor: Anchor,
): number | null {
  if (written) return numberOf(written);
  const own = anchor.date ? yearOf(anchor.date) : anchor.year;
  if (word === "明年" || word === "次年") return own === null ? null : own + 1;
  return word ? own : carried;
}

function months(year: number, first: number, last: number): Point {
  return { year, from: dayOf(year, first, 1), to: lastOfMonth(year, last) };
}

function monthPart(year: number, month: number, edge: string | undefined): Point | null {
  const from = dayOf(year, month, 1);
  if (!from) return null;
  if (edge === "上旬" || edge === "初") return { year, from, to: dayOf(year, month, 10) };
  if (edge === "中旬") return { year, from: dayOf(year, month, 11), to: dayOf(year, month, 20) };
  if (edge === "下旬") return { year, from: dayOf(year, month, 21), to: lastOfMonth(year, month) };
  return { year, from, to: lastOfMonth(year, month) };
}

function wholeYear(match: RegExpMatchArray, { year }: Anchor): FoundPeriod {
  const half = match[0].endsWith("半年");
  const whole =
    year === null
      ? null
      : half
        ? months(year, match[0][0] === "上" ? 1 : 7, match[0][0] === "上" ? 6 : 12)
        : months(year, 1, 12);
  const isEnd = /底|内|末/.test(match[0]);
  return {
    ...placeOf(match),
    from: isEnd ? null : (whole?.from ?? null),
    to: whole?.to ?? null,
    recurrence: null,
    doubt: year === null ? "文件没有写明年份，日期待确认" : null,
  };
}

function fiveYears(match: RegExpMatchArray): FoundPeriod {
  const first = { 十四五: 2021, 十五五: 2026, 十六五: 2031 }[match[1] ?? ""] ?? 2021;
  const from = match[2] === "末" ? null : dayOf(first, 1, 1);
  return { ...placeOf(match), from, to: dayOf(first + 4, 12, 31), recurrence: null, doubt: null };
}

/** 30 日内 without a beginning is a limit for each case, not a period of the plan: `targets.ts` reads it. */
function relative(match: RegExpMatchArray, { date }: Anchor): FoundPeriod | null {
  const [, opening, count = "", unit] = match;
  if (!opening && unit !== "年") return null;
  const number = numberOf(count) ?? 0;
  const before = (match.input ?? "").slice(0, match.index ?? 0);
  if (number === 0 || number > 366 || (unit === "年" && (number > 20 || /第$/.test(before)))) return null;
  const base = { ...placeOf(match), from: date, recurrence: null };
  if (!date) return { ...base, to: null, doubt: "文件没有写明成文日期，期限无法起算" };
  if (unit === "日" || unit === "天") return { ...base, to: addDays(date, number), doubt: null };
  return { ...base, to: addMonths(date, unit === "年" ? number * 12 : number), doubt: "自成文日期起算，请核对起算日" };
}

function feast(match: RegExpMatchArray, { year }: Anchor): FoundPeriod {
  const name = (match[1] ?? "").replace(/[“”节]/g, "");
  const day = FEAST_DAYS[name];
  const date = day && year !== null ? dayOf(year, day[0], day[1]) : null;
  const doubt = date ? null : `“${match[0]}”的日期待确认`;
  return { ...placeOf(match), from: null, to: date && addDays(date, -1), recurrence: null, doubt };
}
