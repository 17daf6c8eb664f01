/** Shifts as a week of a roster: one line a person, one cell a day. */
import { formatTime, type Instant } from "#base/instant.ts";
import { addDays, type PlainDate, plainDateOf, weekdayOf } from "#base/plain-date.ts";
import { type Duty, ROLES, type Role } from "#kernel/people/model/public.ts";

export interface RosterLine {
  readonly postId: string;
  readonly personName: string;
  readonly roleLabel: string;
  /** By the day on which a shift begins. */
  readonly byDay: ReadonlyMap<PlainDate, readonly Duty[]>;
}
export interface RosterUnit {
  readonly unitId: string;
  readonly unitName: string;
  readonly lines: readonly RosterLine[];
}

export function mondayOf(day: PlainDate): PlainDate {
  return addDays(day, 1 - weekdayOf(day));
}

export function daysOfWeek(monday: PlainDate): readonly PlainDate[] {
  return Array.from({ length: 7 }, (_, i) => addDays(monday, i));
}

/** Units and persons in the order in which their first shifts come. */
export function rosterOf(duties: readonly Duty[]): readonly RosterUnit[] {
  const units = new Map<string, { unitName: string; posts: Map<string, Duty[]> }>();
  for (const duty of duties) {
    const unit = units.get(duty.unitId) ?? { unitName: duty.unitName, posts: new Map<string, Duty[]>() };
    unit.posts.set(duty.postId, [...(unit.posts.get(duty.postId) ?? []), duty]);
    units.set(duty.unitId, unit);
  }
  return [...units].map(([unitId, { unitName, posts }]) => ({
    unitId,
    unitName,
    lines: [...posts].flatMap(([postId, own]) => {
      const [first] = own;
      return first ? [{ postId, personName: first.personName, roleLabel: roleLabel(first), byDay: byDay(own) }] : [];
    }),
  }));
}

function byDay(duties: readonly Duty[]): ReadonlyMap<PlainDate, readonly Duty[]> {
  const days = new Map<PlainDate, Duty[]>();
  for (const duty of duties) {
    const day = plainDateOf(duty.startsAt);
    days.set(day, [...(days.get(day) ?? []), duty]);
  }
  return days;
}

export function roleLabel(duty: Pick<Duty, "role">): string {
  return ROLES[duty.role as Role] ?? duty.role;
}

/** `08:30–17:30`, `22:00–次日 06:00` */
export function shiftWords({ startsAt, endsAt }: Pick<Duty, "startsAt" | "endsAt">): string {
  const isNextDay = plainDateOf(endsAt) > plainDateOf(startsAt);
  return `${formatTime(startsAt)}–${isNextDay ? "次日 " : ""}${formatTime(endsAt)}`;
}

export function isOnDuty(duty: Duty, now: Instant): boolean {
  return duty.startsAt <= now && now < duty.endsAt;
}

const WEEKDAYS = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

/** `11-16 周一` */
export function dayWords(day: PlainDate): string {
  return `${day.slice(5)} ${WEEKDAYS[weekdayOf(day) - 1]}`;
}
