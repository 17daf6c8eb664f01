/** How figures and days of tasks are written. */
import type { PlainDate } from "#base/plain-date.ts";
import type { ShownTarget, ShownTask } from "../../contract.ts";
import type { DraftTarget } from "../../model/draft/correction.ts";

const COMPARATORS: Readonly<Record<DraftTarget["comparator"], string>> = {
  at_least: "不少于",
  at_most: "不多于",
  more_than: "多于",
  less_than: "少于",
  equal: "",
  change_by: "变化",
};
export const COMPARATOR_OPTIONS = [
  { value: "at_least", label: "不少于" },
  { value: "at_most", label: "不多于" },
  { value: "equal", label: "达到" },
  { value: "change_by", label: "升降" },
  { value: "more_than", label: "多于" },
  { value: "less_than", label: "少于" },
] as const satisfies readonly { value: DraftTarget["comparator"]; label: string }[];

/** `3,000 套`, `96.1%` */
export function formatValue(value: number, unit: string): string {
  const figure = value.toLocaleString("en-US", { maximumFractionDigits: 2 });
  return unit === "" ? figure : /^[%‰]$/.test(unit) ? `${figure}${unit}` : `${figure} ${unit}`;
}

export function targetWords(target: DraftTarget): string {
  const figure = formatValue(Math.abs(target.value), target.unit);
  const compared =
    target.comparator === "change_by"
      ? `${target.direction === "down" ? "减少" : "增加"} ${figure}`
      : `${COMPARATORS[target.comparator]} ${figure}`.trim();
  return [target.per, target.subject, compared].filter(Boolean).join(" ");
}

/** 目标，现值: one in figures, several as their number. */
export function indicatorWords(indicators: readonly ShownTarget[]): string {
  const [only] = indicators;
  if (!only) return "";
  if (indicators.length > 1) {
    const met = indicators.filter((one) => one.isMet).length;
    return met > 0 ? `${indicators.length} 项，达到 ${met}` : `${indicators.length} 项`;
  }
  const target = formatValue(only.target, only.unit);
  return only.current === null ? target : `${target}，现 ${formatValue(only.current, "")}`;
}

/** The number of the document as people read it: `2.2`, `13` of a list; empty for paragraphs without one. */
export function numberOf(task: { readonly outlineId: string }): string {
  return /^(?:list\d+\.)?(\d[\d.]*)$/.exec(task.outlineId)?.[1] ?? "";
}

/** `12-20` in the year of today, `2027-03-31` otherwise. */
export function formatDay(day: PlainDate, today: PlainDate): string {
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;
}

export function partsWords(task: Pick<ShownTask, "unitNames" | "leadUnitName">): string {
  const names = [...new Set(task.unitNames)].filter((name) => name !== task.leadUnitName);
  return names.length > 3 ? `${names.slice(0, 2).join("、")} 等 ${names.length} 家` : names.join("、");
}

/** Recurrences that people choose from, as RFC 5545 writes them. */
export const RECURRENCE_OPTIONS = [
  { value: "FREQ=WEEKLY", label: "每周" },
  { value: "FREQ=MONTHLY", label: "每月" },
  { value: "FREQ=MONTHLY;INTERVAL=2", label: "每双月" },
  { value: "FREQ=MONTHLY;INTERVAL=3", label: "每季度" },
  { value: "FREQ=MONTHLY;INTERVAL=6", label: "每半年" },
  { value: "FREQ=YEARLY", label: "每年" },
] as const;
