/**
 * What is left of a clock, as a value, as a limit for the next clock, and in words.
 *
 * Units never mix: 1 日 of a working clock is one working day, of a round-the-clock one 24 hours, of a statutory one a day.
 */
import { DAY_MS, type Instant, MINUTE_MS } from "#base/instant.ts";
import { type Basis, type Clock, isStatutory, type Limit, type ShownClock, type WorkingCalendar } from "./clock.ts";
import { countedBetween, dayOf, minutesPerWorkday, workdaysBetween } from "./counting.ts";
import { lastCountedMoment } from "./light.ts";

export interface Remaining {
  readonly basis: Basis;
  readonly isOver: boolean;
  /** Counted minutes left, or over; a part of a minute is a minute. For statutory bases whole days in minutes. */
  readonly minutes: number;
  readonly minutesPerDay: number;
}

/** What is left until the deadline, or how far it is exceeded. */
export function remainingOf(calendar: WorkingCalendar, clock: ShownClock, now: Instant): Remaining {
  const { basis } = clock.limit;
  const at = lastCountedMoment(clock, now);
  const isOver = at > clock.dueAt;
  const [from, to] = isOver ? [clock.dueAt, at] : [at, clock.dueAt];
  const minutesPerDay = dayMinutesOf(calendar, basis);
  const minutes = isStatutory(basis)
    ? daysBetween(calendar, basis, dayOf(from), dayOf(to)) * minutesPerDay
    : Math.ceil(countedBetween(calendar, basis, from, to) / MINUTE_MS);
  return { basis, isOver, minutes, minutesPerDay };
}

/**
 * The rest as a limit, for a clock that goes on in another state («退回原单位，继续用剩余时限»); null when nothing is left.
 */
export function remainderOf(calendar: WorkingCalendar, clock: Clock, now: Instant): Limit | null {
  const { isOver, minutes, minutesPerDay, basis } = remainingOf(calendar, clock, now);
  if (isOver || minutes === 0) return null;
  return isStatutory(basis)
    ? { value: minutes / minutesPerDay, unit: "day", basis }
    : { value: minutes, unit: "minute", basis };
}

export function dayMinutesOf(calendar: WorkingCalendar, basis: Basis): number {
  return basis === "working" ? minutesPerWorkday(calendar) : DAY_MS / MINUTE_MS;
}

function daysBetween(calendar: WorkingCalendar, basis: Basis, from: number, to: number): number {
  return basis === "statutory_working" ? workdaysBetween(calendar, from, to) : to - from;
}

/** «剩 34 分», «剩 2 时 10 分», «超 1 日 3 时»; «已超时» when no working time has passed since the deadline. */
export function formatRemaining(remaining: Remaining): string {
  if (remaining.minutes === 0 && remaining.isOver) return "已超时";
  if (remaining.minutes === 0 && isStatutory(remaining.basis)) return "今日到期";
  return `${remaining.isOver ? "超" : "剩"} ${formatSpan(remaining.minutes, remaining.minutesPerDay)}`;
}

/** «34 分», «2 时 50 分», «1 日 3 时»: at most two units, minutes left out beside days. */
export function formatSpan(minutes: number, minutesPerDay: number): string {
  return written(unitsOf(minutes, minutesPerDay).filter(({ unit }, _, all) => unit !== "分" || all[0]?.unit !== "日"));
}

/** «1 日 3 时 20 分»: what has to add up. */
export function formatExactSpan(minutes: number, minutesPerDay: number): string {
  return written(unitsOf(minutes, minutesPerDay));
}

interface UnitValue {
  readonly value: number;
  readonly unit: "日" | "时" | "分";
}

function unitsOf(minutes: number, minutesPerDay: number): readonly UnitValue[] {
  const days = Math.floor(minutes / minutesPerDay);
  const rest = minutes - days * minutesPerDay;
  const units: readonly UnitValue[] = [
    { value: days, unit: "日" },
    { value: Math.floor(rest / 60), unit: "时" },
    { value: rest % 60, unit: "分" },
  ];
  return units.filter(({ value }) => value > 0);
}

function written(units: readonly UnitValue[]): string {
  return units.map(({ value, unit }) => `${value} ${unit}`).join(" ") || "0 分";
}

const UNIT_LABELS: Record<Basis, Partial<Record<Limit["unit"], string>>> = {
  working: { minute: "工作分钟", hour: "工作时", day: "工作日" },
  emergency: { minute: "紧急工作分钟", hour: "紧急工作时", day: "紧急工作日" },
  natural: { minute: "自然分钟", hour: "自然时", day: "自然日" },
  statutory: { day: "日", month: "个月", year: "年" },
  statutory_working: { day: "个法定工作日" },
  statutory_fixed: { day: "日（不顺延）", month: "个月（不顺延）", year: "年（不顺延）" },
};

/** «4 工作时», «2 紧急工作时», «15 日»; «11 工作时» also when it is kept as 660 minutes. */
export function formatLimit(limit: Limit): string {
  const isWholeHours = limit.unit === "minute" && limit.value >= 60 && limit.value % 60 === 0;
  const { value, unit } = isWholeHours ? { value: limit.value / 60, unit: "hour" as const } : limit;
  return `${value} ${UNIT_LABELS[limit.basis][unit] ?? unit}`;
}
