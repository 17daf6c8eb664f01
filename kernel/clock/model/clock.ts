/**
 * 时限 clock: a deadline that runs. A clock is data (a row), never a timer.
 *
 * Vocabulary
 * - limit 时限值: how much time, in which unit, on which basis
 * - basis 计时方式: `working` 工作时/工作日 runs inside the working calendar; `emergency` 紧急工作时 and `natural` 自然时 run round the
 *   clock; `statutory` 日 counts calendar days as procedure law does (first day not counted, last day rolls past a day of rest);
 *   `statutory_working` 法定工作日 counts working days so; `statutory_fixed` 日（不顺延） is for periods that bind a party and must
 *   not grow by a holiday. All end with their last day, at 23:59:59.999. Months and years run from date to date
 * - pause 暂停: time between does not count; extension 延期: time is added; both keep their reason
 * - provisional 暂定: the deadline lies in a year whose holidays are not announced yet
 */
import { z } from "zod";
import { InstantSchema } from "#base/instant.ts";
import type { DayBasis } from "#base/workdays.ts";

export const BASES = ["working", "emergency", "natural", "statutory", "statutory_working", "statutory_fixed"] as const;
export type Basis = (typeof BASES)[number];

const UNITS = ["minute", "hour", "day", "month", "year"] as const;
type Unit = (typeof UNITS)[number];

export const LimitSchema = z
  .object({
    value: z.number().positive("时限须大于 0"),
    /** Months and years are for statutory periods only. */
    unit: z.enum(UNITS),
    basis: z.enum(BASES),
  })
  .refine((limit) => unitsOf(limit.basis).includes(limit.unit), { message: "这种计时方式没有这个单位", path: ["unit"] })
  .refine((limit) => !isStatutory(limit.basis) || Number.isInteger(limit.value), {
    message: "法定期间只能是整日、整月、整年",
    path: ["value"],
  });
export type Limit = z.infer<typeof LimitSchema>;

/** Bases that know whole days only. */
export function isStatutory(basis: Basis): basis is DayBasis {
  return basis === "statutory" || basis === "statutory_working" || basis === "statutory_fixed";
}

/** The units in which a limit on this basis may be given. */
function unitsOf(basis: Basis): readonly Unit[] {
  if (!isStatutory(basis)) return ["minute", "hour", "day"];
  return basis === "statutory_working" ? ["day"] : ["day", "month", "year"];
}

export const PauseSchema = z.object({ from: InstantSchema, to: InstantSchema.nullable(), reason: z.string() });
export type Pause = z.infer<typeof PauseSchema>;

export const ExtensionSchema = z.object({ limit: LimitSchema, at: InstantSchema, reason: z.string() });
export type Extension = z.infer<typeof ExtensionSchema>;

export const ClockSchema = z.object({
  /** What the clock is for, unique among the running clocks of a matter: `resolve`, `accept`. */
  kind: z.string(),
  /** Chinese: 处置时限. */
  label: z.string(),
  limit: LimitSchema,
  /** Where the limit comes from: the filing condition, a city setting, an article. */
  source: z.string(),
  calendarId: z.string(),
  startedAt: InstantSchema,
  /** With every pause so far and every extension counted. While paused: as if resumed at the moment of pausing. */
  dueAt: InstantSchema,
  /** 50 % and 80 % of the whole, for lights and reminders. */
  remindAt: InstantSchema,
  warnAt: InstantSchema,
  state: z.enum(["running", "paused", "stopped"]),
  pauses: z.array(PauseSchema),
  extensions: z.array(ExtensionSchema),
  stoppedAt: InstantSchema.nullable(),
  isProvisional: z.boolean(),
});
export type Clock = z.infer<typeof ClockSchema>;

/** 绿灯 inside the limit, 黄灯 from 80 %, 红灯 past it, 暂停 while paused. */
export type Light = "green" | "yellow" | "red" | "paused";

/** As much of a clock as a light and the time left are made of. */
export type ShownClock = Pick<Clock, "state" | "dueAt" | "warnAt" | "stoppedAt"> & {
  readonly limit: Pick<Limit, "basis">;
  readonly pauses: readonly Pause[];
};

export function openPauseOf(clock: Pick<ShownClock, "pauses">): Pause | undefined {
  return clock.pauses.find((pause) => pause.to === null);
}

/**
 * 工作日历: when a division works. Kinds of days are decided day by day in `days`; any other day follows `weekdays`.
 * Years outside `announcedYears` hold statutory holidays only, no make-up workdays: deadlines there are provisional.
 * Every working day has the same segments: half-days and summer hours are not known.
 */
export interface WorkingCalendar {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  /** Working segments of a working day, minutes after midnight, ascending: [[510, 720], [840, 1050]]. */
  readonly segments: readonly (readonly [from: number, to: number])[];
  /** 1 Monday … 7 Sunday. */
  readonly weekdays: readonly number[];
  /** Day number (base/plain-date) → what the notice says of it. */
  readonly days: ReadonlyMap<number, CalendarDay>;
  readonly announcedYears: ReadonlySet<number>;
}
export interface CalendarDay {
  readonly isWorkday: boolean;
  /** 国庆节, 国庆节调休. */
  readonly name: string;
  /** The notice or regulation that says so. */
  readonly source: string;
}
