/** 排班与代理. A weekly pattern becomes shifts with instants, because a shift can be swapped one by one. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { addMillis, type Instant, InstantSchema, MINUTE_MS } from "#base/instant.ts";
import {
  dayNumberOf,
  type PlainDate,
  PlainDateSchema,
  plainDateOfDayNumber,
  startOfDay,
  weekdayOf,
} from "#base/plain-date.ts";

/** 1 Monday … 7 Sunday; minutes after midnight in China; an end over 1,440 runs into the next day. */
export const ShiftPatternSchema = z
  .object({
    weekdays: z.array(z.int().min(1).max(7)).min(1, "至少选一天"),
    startMinute: z.int().min(0).max(1439),
    endMinute: z.int().min(1).max(2879),
    from: PlainDateSchema,
    to: PlainDateSchema,
  })
  .refine((value) => value.endMinute > value.startMinute && value.endMinute - value.startMinute <= 1440, {
    path: ["endMinute"],
    message: "一个班最长 24 小时，下班须晚于上班",
  })
  .refine((value) => dayNumberOf(value.to) - dayNumberOf(value.from) <= 366, {
    path: ["to"],
    message: "一次最多排一年",
  })
  .refine((value) => value.from <= value.to, { path: ["to"], message: "止日不能早于起日" });
export type ShiftPattern = z.infer<typeof ShiftPatternSchema>;

export interface ShiftTimes {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** The shifts of a weekly pattern, in order, both days included. */
export function shiftsOf(pattern: ShiftPattern): readonly ShiftTimes[] {
  return daysBetween(pattern.from, pattern.to)
    .filter((day) => pattern.weekdays.includes(weekdayOf(day)))
    .map((day) => ({
      startsAt: addMillis(startOfDay(day), pattern.startMinute * MINUTE_MS),
      endsAt: addMillis(startOfDay(day), pattern.endMinute * MINUTE_MS),
    }));
}

function daysBetween(from: PlainDate, to: PlainDate): readonly PlainDate[] {
  const first = dayNumberOf(from);
  return Array.from({ length: Math.max(dayNumberOf(to) - first + 1, 0) }, (_, n) => plainDateOfDayNumber(first + n));
}

export const DutySchema = z.object({
  id: IdSchema,
  postId: IdSchema,
  personId: IdSchema,
  personName: z.string(),
  role: z.string(),
  unitId: IdSchema,
  unitName: z.string(),
  startsAt: InstantSchema,
  endsAt: InstantSchema,
  areaCodes: z.array(z.string()),
});
export type Duty = z.infer<typeof DutySchema>;

export const DelegationInputSchema = z
  .object({
    postId: IdSchema,
    toPersonId: IdSchema,
    fromOn: PlainDateSchema,
    toOn: PlainDateSchema,
    reason: z.string().trim().min(1, "请写明代理原因").max(200, "原因最长 200 字"),
  })
  .refine((value) => value.fromOn <= value.toOn, { path: ["toOn"], message: "止日不能早于起日" });
export type DelegationInput = z.infer<typeof DelegationInputSchema>;

export const DelegationSchema = z.object({
  id: IdSchema,
  postId: IdSchema,
  postTitle: z.string(),
  fromPersonId: IdSchema,
  fromPersonName: z.string(),
  toPersonId: IdSchema,
  toPersonName: z.string(),
  fromOn: PlainDateSchema,
  toOn: PlainDateSchema,
  reason: z.string(),
  madeAt: InstantSchema,
  endedAt: InstantSchema.nullable(),
});
export type Delegation = z.infer<typeof DelegationSchema>;
