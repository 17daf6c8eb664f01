/** Days and hours in words. */
import type { PlainDate } from "#base/plain-date.ts";
import type { DayKind, DayLook } from "#kernel/clock/model/calendar-year.ts";

export const KIND_WORDS: Readonly<Record<DayKind, string>> = {
  work: "工作日",
  rest: "休息日",
  holiday: "放假",
  make_up: "调休上班",
};
/** One character in the cell of the day; a day that follows the week needs none. */
export const KIND_MARKS: Readonly<Record<DayKind, string>> = { work: "", rest: "", holiday: "休", make_up: "班" };

export const WEEKDAYS = ["一", "二", "三", "四", "五", "六", "日"] as const;

/** 10月1日 周四 */
export function dayTitle(date: PlainDate, weekday: number): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日 周${WEEKDAYS[weekday - 1]}`;
}

/** 放假，国庆节 */
export function lookWords({ kind, name }: Pick<DayLook, "kind" | "name">): string {
  return name ? `${KIND_WORDS[kind]}，${name}` : KIND_WORDS[kind];
}

type Segments = readonly (readonly [from: number, to: number])[];

/** 08:30–12:00、14:00–17:30 */
export function hoursWords(segments: Segments): string {
  return segments.map(([from, to]) => `${timeOf(from)}–${timeOf(to)}`).join("、");
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** Null when the text is not a list of spans. */
export function segmentsOf(text: string): [number, number][] | null {
  const spans = text.split(/[、,，;；\n]+/).filter((span) => span.trim() !== "");
  const read = spans.map((span): [number, number] | null => {
    const match = /^\s*(\d{1,2})[:：](\d{2})\s*[-–—~至到]\s*(\d{1,2})[:：](\d{2})\s*$/.exec(span);
    if (!match) return null;
    const [, h1, m1, h2, m2] = match.map(Number) as [number, number, number, number, number];
    return m1 < 60 && m2 < 60 ? [h1 * 60 + m1, h2 * 60 + m2] : null;
  });
  return read.length > 0 && read.every((span) => span !== null) ? (read as [number, number][]) : null;
}

/** 周一至周五, 周一、周三 */
export function weekWords(weekdays: readonly number[]): string {
  const days = weekdays.toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return "";
  const isRun = days.length > 2 && last - first === days.length - 1;
  const word = (day: number) => `周${WEEKDAYS[day - 1]}`;
  return isRun ? `${word(first)}至${word(last)}` : days.map(word).join("、");
}
