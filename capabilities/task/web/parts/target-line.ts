/** A target as a line: its values, where it must be, and where it would end if it went on as it did lately. Pure, without units of the screen. */
import { dayNumberOf, type PlainDate } from "#base/plain-date.ts";

export interface TargetPoint {
  readonly on: PlainDate;
  readonly value: number;
}
interface TargetLineInput {
  readonly points: readonly TargetPoint[];
  readonly target: number;
  readonly dueOn: PlainDate | null;
}

export interface TargetLine {
  /** Both 0 to 1: from the first day to the last, and from the lowest value to the highest. */
  readonly points: readonly { readonly x: number; readonly y: number; readonly point: TargetPoint }[];
  readonly targetY: number;
  /** Null where there is too little to go by, or the day has passed. */
  readonly projected: { readonly x: number; readonly y: number; readonly value: number } | null;
}

/** Values of the last days that a projection goes by. */
const LOOK_BACK_DAYS = 60;

export function targetLine({ points, target, dueOn }: TargetLineInput): TargetLine | null {
  const ordered = [...points].sort((one, other) => dayNumberOf(one.on) - dayNumberOf(other.on));
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (!first || !last) return null;
  const projectedValue = dueOn && dueOn > last.on ? project(ordered, dueOn) : null;
  const begin = dayNumberOf(first.on);
  const end = Math.max(dayNumberOf(last.on), dueOn ? dayNumberOf(dueOn) : 0, begin + 1);
  const values = [...ordered.map(({ value }) => value), target, ...(projectedValue === null ? [] : [projectedValue])];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = (on: PlainDate) => (dayNumberOf(on) - begin) / (end - begin);
  const y = (value: number) => (most === least ? 0.5 : (value - least) / (most - least));
  return {
    points: ordered.map((point) => ({ x: x(point.on), y: y(point.value), point })),
    targetY: y(target),
    projected: projectedValue === null || !dueOn ? null : { x: x(dueOn), y: y(projectedValue), value: projectedValue },
  };
}

/** By the straight line through the first and the last value of the latest weeks. */
function project(ordered: readonly TargetPoint[], on: PlainDate): number | null {
  const last = ordered.at(-1);
  if (!last) return null;
  const since = dayNumberOf(last.on) - LOOK_BACK_DAYS;
  const first = ordered.find((point) => dayNumberOf(point.on) >= since);
  const days = first ? dayNumberOf(last.on) - dayNumberOf(first.on) : 0;
  if (!first || days === 0) return null;
  const perDay = (last.value - first.value) / days;
  const value = last.value + perDay * (dayNumberOf(on) - dayNumberOf(last.on));
  return Math.round(value * 10) / 10;
}
