/**
 * Reads the State Council's notice as it stands on the page: «七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）上班。»
 *
 * The text checks itself and the reader makes use of it: the weekday in brackets must be that of the date, «共7天» must be the
 * number of days read, and no day may be both off and worked. What does not agree is reported, never repaired.
 */
import { addDays, dayNumberOf, isPlainDate, type PlainDate } from "#base/plain-date.ts";
import type { LegalDay } from "./legal-day.ts";
import { belongsTo, type HolidayImport, legalDay, type RowError, weekdayName } from "./notice-import.ts";

interface Item {
  readonly row: number;
  readonly name: string;
  readonly text: string;
}

/** @param source what the days will cite, e.g. the title of the notice */
export function parseNoticeText(
  text: string,
  year: number,
  source = `国务院办公厅关于${year}年部分节假日安排的通知`,
): HolidayImport {
  const days = new Map<PlainDate, LegalDay>();
  const errors: RowError[] = [];
  for (const item of itemsOf(text)) {
    const read = readItem(item, year);
    errors.push(...read.errors.map((message) => ({ row: item.row, message: `${item.name}：${message}` })));
    for (const { date, isWorkday } of read.days) {
      const known = days.get(date);
      if (!belongsTo(date, year))
        errors.push({ row: item.row, message: `${item.name}：${date} 不属于 ${year} 年的安排` });
      else if (known && known.isWorkday !== isWorkday)
        errors.push({ row: item.row, message: `${date} 既写放假又写上班` });
      else if (!known) days.set(date, legalDay(date, item.name, isWorkday, source));
    }
  }
  if (days.size === 0 && errors.length === 0) errors.push({ row: 0, message: "没有读到任何放假或上班的日期" });
  return { year, days: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)), errors };
}

/** «一、元旦：…» one by one; a text without headings is one item. */
function itemsOf(text: string): readonly Item[] {
  const heading =
    /(?:^|[\s。])[（(]?[一二三四五六七八九十]+[)）]?[、．.]\s*([^：:，。、\n]+(?:、[^：:，。、\n]+)?)[：:]/g;
  const found = [...text.matchAll(heading)];
  if (found.length === 0) return [{ row: 1, name: "节假日", text }];
  return found.map((match, index) => ({
    row: index + 1,
    name: (match[1] ?? "").trim(),
    text: text.slice(match.index + match[0].length, found[index + 1]?.index ?? text.length),
  }));
}

interface ReadDay {
  readonly date: PlainDate;
  readonly isWorkday: boolean;
}
interface Reading {
  readonly days: ReadDay[];
  readonly errors: string[];
  /** Dates read and not yet judged. */
  pending: PlainDate[];
  /** After 调至: the dates that follow are days off. */
  isMovedTo: boolean;
  lastOff: number;
  last: PlainDate | undefined;
}

const TOKEN =
  /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[（(]([^（）()]*)[）)])?|公休日(?:分别)?调至|补休|公休|放假|法定(?:节)?假日|上班|共(\d+)天|[—－\-~～至到]+|[，；。\n]/g;

function readItem(item: Item, year: number): Pick<Reading, "days" | "errors"> {
  const reading: Reading = { days: [], errors: [], pending: [], isMovedTo: false, lastOff: 0, last: undefined };
  let isRange = false;
  for (const match of item.text.matchAll(TOKEN)) {
    const [word, , , day, note, count] = match;
    if (day !== undefined) {
      const date = dateOf(match, item.name, year, reading);
      if (date) takeDate(reading, date, note ?? "", isRange);
    } else if (count !== undefined) checkCount(reading, Number(count));
    else takeWord(reading, word);
    isRange = /^[—－\-~～至到]+$/.test(word);
  }
  // What is left over is the date under the signature.
  if (reading.isMovedTo) judge(reading, false);
  return reading;
}

/** A date without a year lies near the one before it; the first one in the year of the notice, or in the December before 元旦. */
function dateOf(match: RegExpMatchArray, name: string, year: number, reading: Reading): PlainDate | undefined {
  const [, writtenYear, writtenMonth, writtenDay = ""] = match;
  const month = writtenMonth ?? reading.last?.slice(5, 7) ?? "";
  const nearest = (candidates: readonly number[]) =>
    candidates
      .map((candidate) => `${candidate}-${month.padStart(2, "0")}-${writtenDay.padStart(2, "0")}`)
      .filter(isPlainDate)
      .sort((a, b) => distance(a, reading.last) - distance(b, reading.last))[0];
  const first = name.includes("元旦") && month === "12" ? year - 1 : year;
  const date = nearest(writtenYear ? [Number(writtenYear)] : reading.last ? [year, year - 1] : [first]);
  if (!date) reading.errors.push(`「${match[0]}」不是存在的日期`);
  return date;
}

function distance(a: PlainDate, b: PlainDate | undefined): number {
  return b === undefined ? 0 : Math.abs(dayNumberOf(a) - dayNumberOf(b));
}

function takeDate(reading: Reading, date: PlainDate, note: string, isRange: boolean): void {
  const weekday = /(?:星期|周)([一二三四五六日天])/.exec(note)?.[1]?.replace("天", "日");
  if (weekday && weekday !== weekdayName(date))
    reading.errors.push(`${date} 是星期${weekdayName(date)}，不是星期${weekday}`);
  const before = reading.pending.at(-1);
  if (isRange && before) {
    if (date <= before || distance(date, before) > 31) reading.errors.push(`${before} 至 ${date} 不成一段`);
    else for (let at = addDays(before, 1); at < date; at = addDays(at, 1)) reading.pending.push(at);
  }
  reading.pending.push(date);
  reading.last = date;
}

function takeWord(reading: Reading, word: string): void {
  if (word.startsWith("公休日")) {
    // «将17日公休日调至21日»: the first days are only named here; whether they are worked is said again with 上班.
    reading.pending = [];
    reading.isMovedTo = true;
  } else if (word === "上班") judge(reading, true);
  else if (/^[，；。\n]$/.test(word)) {
    if (reading.isMovedTo) judge(reading, false);
    if (word === "。" && reading.pending.length > 0) {
      reading.errors.push(`${reading.pending.join("、")} 没有写明放假还是上班`);
      reading.pending = [];
    }
  } else if (!/^[—－\-~～至到]+$/.test(word)) judge(reading, false);
}

function judge(reading: Reading, isWorkday: boolean): void {
  if (!isWorkday && !reading.isMovedTo && reading.pending.length === 0) return;
  for (const date of reading.pending) reading.days.push({ date, isWorkday });
  if (!isWorkday && !reading.isMovedTo) reading.lastOff = reading.pending.length;
  reading.pending = [];
  reading.isMovedTo = false;
}

function checkCount(reading: Reading, count: number): void {
  if (reading.lastOff !== count) reading.errors.push(`写明共 ${count} 天，读到 ${reading.lastOff} 天`);
}
