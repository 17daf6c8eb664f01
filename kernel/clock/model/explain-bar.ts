/** The bar of an explanation: stretches as parts of a width. */
import { type Instant, millisOf } from "#base/instant.ts";
import type { Stretch } from "./stretches.ts";

export interface BarSegment {
  readonly kind: "used" | "left" | "over" | "off" | "pause";
  readonly from: Instant;
  readonly to: Instant;
  /** Of the whole bar; all segments together are 1. */
  readonly fraction: number;
}

interface BarParts {
  readonly used: readonly Stretch[];
  readonly ahead: readonly Stretch[];
  readonly over: readonly Stretch[];
}

/** Time that does not count is drawn to scale up to this part of the counted time, or nights would hide the days. */
const WIDEST_GAP = 0.6;
/** A long clock becomes a bar of its counted time alone: more gaps than this cannot be read. */
const MOST_GAPS = 6;

export function barOf(parts: BarParts): readonly BarSegment[] {
  const segments = merged([
    ...toSegments(parts.used, "used"),
    ...toSegments(parts.ahead, "left"),
    ...toSegments(parts.over, "over"),
  ]);
  const gaps = segments.filter(isGap);
  const shown = gaps.length > MOST_GAPS ? merged(segments.filter((segment) => segment.kind !== "off")) : segments;
  const counted = sum(shown.filter((segment) => !isGap(segment)).map((segment) => segment.weight));
  const gap = sum(shown.filter(isGap).map((segment) => segment.weight));
  const shrink = gap > counted * WIDEST_GAP && counted > 0 ? (counted * WIDEST_GAP) / gap : 1;
  const whole = counted + gap * shrink;
  return shown.map(({ kind, from, to, weight }) => ({
    kind,
    from,
    to,
    fraction: whole === 0 ? 0 : (weight * (kind === "off" || kind === "pause" ? shrink : 1)) / whole,
  }));
}

interface Weighed extends Omit<BarSegment, "fraction"> {
  readonly weight: number;
}

function toSegments(stretches: readonly Stretch[], counted: "used" | "left" | "over"): readonly Weighed[] {
  return stretches.map(({ kind, from, to }) => ({
    kind: kind === "counted" ? counted : kind === "pause" ? "pause" : "off",
    from,
    to,
    weight: millisOf(to) - millisOf(from),
  }));
}

function merged(segments: readonly Weighed[]): readonly Weighed[] {
  const out: Weighed[] = [];
  for (const segment of segments) {
    const last = out.at(-1);
    if (last?.kind === segment.kind)
      out[out.length - 1] = { ...last, to: segment.to, weight: last.weight + segment.weight };
    else out.push(segment);
  }
  return out;
}

function isGap(segment: Weighed): boolean {
  return segment.kind === "off" || segment.kind === "pause";
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
