/** Handling time: how long there is, and when the work gets done within or beyond it. */
import { addMillis, HOUR_MS, type Instant, MINUTE_MS } from "#base/instant.ts";
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
 * When the work will be reported done: in the unit's hours where that can be in time, at any hour where it cannot, and round the
 * clock for an emergency.
 */
export function doneAt(walk: Walk, seats: readonly Seat[]): Instant {
  const { trail } = walk;
  const earliest = addMillis(trail.at, Math.round((14 + draw(walk, "least") * 25) * MINUTE_MS));
  const wanted = laterOf(atShare(walk, trail.workShare), earliest);
  if (trail.condition?.limit.basis === "emergency") return wanted;
  const due = dueAt(walk);
  const isLate = trail.workShare > 1 || earliest > due;
  for (const share of [1, 0.75, 0.5, 0.25, 0.1]) {
    const moment = laterOf(atShare(walk, trail.workShare * share), earliest);
    const there = firstOnDuty(seats, moment)?.at ?? moment;
    if (isLate || there <= due)
      return there > moment ? addMillis(there, Math.round(draw(walk, "late") * HOUR_MS)) : there;
  }
  return wanted;
}
