/** Handling time: how long there is, and when the work gets done within or beyond it. */
import { addMillis, DAY_MS, type Instant, instantOf, MINUTE_MS, millisOf, SHANGHAI_OFFSET_MS } from "#base/instant.ts";
import type { FilingCondition } from "#capabilities/report/model/public.ts";
import { addLimit, type Limit, minutesPerWorkday } from "#kernel/clock/model/public.ts";
import { firstOnDuty, type Seat } from "../seats.ts";
import { draw, laterOf, type Walk } from "../walk.ts";

export function limitMinutes({ world }: Walk, condition: FilingCondition | null): number {
  if (!condition) return 0;
  const { value, unit, basis } = condition.limit;
  if (unit === "minute") return value;
  if (unit === "hour") return value * 60;
  return value * (basis === "working" ? minutesPerWorkday(world.calendar) : 1_440);
}

/** When so great a share of the handling time is used. */
export function atShare(walk: Walk, share: number): Instant {
  const { trail, world } = walk;
  const basis = trail.condition?.limit.basis ?? "working";
  const limit: Limit = { value: Math.max(trail.workMinutes * share, 1), unit: "minute", basis };
  return addLimit(world.calendar, trail.workFrom, limit);
}

export function dueAt(walk: Walk): Instant {
  return atShare(walk, 1);
}

/**
 * When the work will be reported done. Crews are out every day in their hours, also where the clock stands still for a holiday; an
 * emergency is worked on round the clock, and what could not be in time in anybody's hours is done by those called out.
 */
export function doneAt(walk: Walk, seats: readonly Seat[]): Instant {
  const { trail } = walk;
  const earliest = addMillis(trail.at, Math.round((14 + draw(walk, "least") * 25) * MINUTE_MS));
  const byClock = laterOf(atShare(walk, trail.workShare), earliest);
  if (trail.condition?.limit.basis === "emergency") return byClock;
  const due = dueAt(walk);
  if (trail.workShare > 1 || earliest > due) return whenThere(seats, byClock);
  for (const part of [1, 0.75, 0.5, 0.25, 0.1]) {
    const at = whenThere(seats, laterOf(afterShiftTime(walk, trail.workShare * part), earliest));
    if (at <= due) return at;
  }
  return byClock;
}

function whenThere(seats: readonly Seat[], from: Instant): Instant {
  return firstOnDuty(seats, from)?.at ?? from;
}

/** When so great a share of the handling time is worked off in the hours of the units, counted every day. */
export function afterShiftTime({ trail, world }: Walk, share: number): Instant {
  const { startMinute, endMinute } = world.city.shifts.find(({ key }) => key === "office") ?? WHOLE_DAY;
  const perDay = endMinute - startMinute;
  const isRoundTheClock = trail.condition?.limit.basis !== "working";
  let rest = trail.workMinutes * share * (isRoundTheClock ? perDay / WHOLE_DAY.endMinute : 1);
  const local = millisOf(trail.workFrom) + SHANGHAI_OFFSET_MS;
  let day = Math.floor(local / DAY_MS);
  let minute = Math.max((local % DAY_MS) / MINUTE_MS, startMinute);
  while (rest > endMinute - minute) {
    rest -= Math.max(endMinute - minute, 0);
    day++;
    minute = startMinute;
  }
  return instantOf(Math.round(day * DAY_MS - SHANGHAI_OFFSET_MS + (minute + rest) * MINUTE_MS));
}
const WHOLE_DAY = { startMinute: 0, endMinute: 1_440 };
