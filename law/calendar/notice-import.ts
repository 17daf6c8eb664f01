/**
 * Import of a year's holidays from a file: JSON as holiday tables are passed around, or CSV rows. Nothing is guessed; a row that
 * cannot be read is named, and the rest is still returned so that a person sees how far the file is good.
 */
import { z } from "zod";
import { isPlainDate, type PlainDate, weekdayOf } from "#base/plain-date.ts";
import type { LegalDay } from "./legal-day.ts";

/** `row` counts from 1 as a person sees it: the line of a CSV, the entry of a JSON list, the item of a notice. */
export interface RowError {
  readonly row: number;
  readonly message: string;
}
export interface HolidayImport {
  readonly year: number;
  readonly days: readonly LegalDay[];
  readonly errors: readonly RowError[];
}

const NoticeJsonSchema = z.object({
  year: z.int("year 须为年份").min(1949).max(2100),
  papers: z.array(z.string()).default([]),
  days: z.array(z.unknown()),
});
const DayJsonSchema = z.object({
  name: z.string().trim().min(1, "缺少节日名称"),
  date: z.string().refine(isPlainDate, "日期须为 2026-10-01 的形式"),
  isOffDay: z.boolean("isOffDay 须为 true（放假）或 false（上班）"),
});

/** `{year, papers, days: [{name, date, isOffDay}]}`, as text or parsed. */
export function parseHolidayNotice(input: unknown): HolidayImport {
  const read = NoticeJsonSchema.safeParse(typeof input === "string" ? parsed(input) : input);
  if (!read.success)
    return { year: 0, days: [], errors: [{ row: 0, message: `文件不是节假日安排：${problemOf(read.error)}` }] };
  const { year, papers, days } = read.data;
  const source = papers.join(" ") || `导入的 ${year} 年节假日安排`;
  const rows = days.map((entry, index): Row => {
    const day = DayJsonSchema.safeParse(entry);
    if (!day.success) return { row: index + 1, error: problemOf(day.error) };
    const { name, date, isOffDay } = day.data;
    return { row: index + 1, day: legalDay(date, name, !isOffDay, source) };
  });
  return { year, ...checked(rows, year) };
}

const WORKDAY_WORDS = ["上班", "调休上班", "工作日", "workday"];
const DAY_OFF_WORDS = ["放假", "休息", "节假日", "holiday"];

/** CSV rows `date,name,kind`; kind is 放假 or 上班. A first line without a date is a heading. */
export function parseHolidayRows(text: string, year: number): HolidayImport {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const source = `导入的 ${year} 年节假日安排`;
  const rows = lines.flatMap((line, index): readonly Row[] => {
    if (line.trim() === "" || (index === 0 && !/\d/.test(line))) return [];
    return [csvRow(line, index + 1, source)];
  });
  return { year, ...checked(rows, year) };
}

type Row = { readonly row: number } & ({ readonly day: LegalDay } | { readonly error: string });

function csvRow(line: string, row: number, source: string): Row {
  const cells = line.split(/[,，\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  const [written = "", name = "", kind = ""] = cells;
  const date = dashed(written);
  if (cells.length !== 3) return { row, error: `应为三列（日期、名称、放假或上班），这一行有 ${cells.length} 列` };
  if (!isPlainDate(date)) return { row, error: `日期「${written}」须为 2026-10-01 的形式` };
  if (name === "") return { row, error: "缺少节日名称" };
  if (WORKDAY_WORDS.includes(kind)) return { row, day: legalDay(date, name, true, source) };
  if (DAY_OFF_WORDS.includes(kind)) return { row, day: legalDay(date, name, false, source) };
  return { row, error: `类别「${kind}」须为放假或上班` };
}

/** Spreadsheets write 2026/10/1. */
function dashed(text: string): string {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  return match ? `${match[1]}-${match[2]?.padStart(2, "0")}-${match[3]?.padStart(2, "0")}` : text;
}

export function legalDay(date: PlainDate, name: string, isWorkday: boolean, source: string): LegalDay {
  return { date, isWorkday, name: isWorkday && !name.endsWith("调休") ? `${name}调休` : name, source };
}

/**
 * A year's arrangement reaches into the December before and no further. A workday that is no weekend changes nothing and is most
 * likely a slip, except that a notice may say so of the first day after an extended holiday; so it is kept.
 */
function checked(rows: readonly Row[], year: number): Pick<HolidayImport, "days" | "errors"> {
  const days = new Map<PlainDate, LegalDay>();
  const errors: RowError[] = [];
  for (const entry of rows) {
    const { row } = entry;
    if ("error" in entry) errors.push({ row, message: entry.error });
    else if (!belongsTo(entry.day.date, year))
      errors.push({ row, message: `${entry.day.date} 不属于 ${year} 年的安排` });
    else if (days.has(entry.day.date)) errors.push({ row, message: `${entry.day.date} 出现了两次` });
    else days.set(entry.day.date, entry.day);
  }
  return { days: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)), errors };
}

export function belongsTo(date: PlainDate, year: number): boolean {
  return date.startsWith(`${year}-`) || date.startsWith(`${year - 1}-12-`);
}

const WEEKDAY_NAMES = ["一", "二", "三", "四", "五", "六", "日"] as const;

/** 一 … 日 for a date. */
export function weekdayName(date: PlainDate): string {
  return WEEKDAY_NAMES[weekdayOf(date) - 1] ?? "";
}

function problemOf(error: z.ZodError): string {
  return error.issues.map((issue) => issue.message).join("；");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
