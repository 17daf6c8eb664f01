/**
 * Plane geometry for a place of a few kilometres.
 *
 * Work is done in metres east and north of the city's origin; `toDegrees` rounds to 6 decimals once, and every later test runs on
 * the rounded points, so that neighbours share their corners exactly.
 */
import { type Position, position } from "#base/position.ts";
import type { Point, Ring } from "./types.ts";

/** Metres east (x) and north (y) of the origin. */
export interface Metres {
  readonly x: number;
  readonly y: number;
}

/** Open country in the plain of central China; nothing of the city exists there. */
const ORIGIN = { longitude: 114.0, latitude: 33.0 };
const METRES_PER_DEGREE = 111_195;
const METRES_PER_DEGREE_EAST = METRES_PER_DEGREE * Math.cos((ORIGIN.latitude * Math.PI) / 180);

const round6 = (value: number): number => Math.round(value * 1e6) / 1e6;

export function toDegrees(at: Metres): Point {
  return [round6(ORIGIN.longitude + at.x / METRES_PER_DEGREE_EAST), round6(ORIGIN.latitude + at.y / METRES_PER_DEGREE)];
}
export function toMetres(point: Point): Metres {
  return {
    x: (point[0] - ORIGIN.longitude) * METRES_PER_DEGREE_EAST,
    y: (point[1] - ORIGIN.latitude) * METRES_PER_DEGREE,
  };
}
export function positionOf(point: Point): Position {
  return position(point[0], point[1]);
}
export function pointOf(at: Position): Point {
  return [at.longitude, at.latitude];
}

export function between(a: Metres, b: Metres, t: number): Metres {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}
export function distance(a: Metres, b: Metres): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
/** `at` moved sideways from the direction a → b; positive is to the left. */
export function offset(at: Metres, a: Metres, b: Metres, metres: number): Metres {
  const length = distance(a, b) || 1;
  return { x: at.x - ((b.y - a.y) / length) * metres, y: at.y + ((b.x - a.x) / length) * metres };
}

/** Nearest point of the segment, with its parameter 0…1. */
export function nearestOnSegment(
  p: Metres,
  a: Metres,
  b: Metres,
): { readonly at: Metres; readonly t: number; readonly metres: number } {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const squared = dx * dx + dy * dy || 1;
  const t = Math.min(1, Math.max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / squared));
  const at = { x: a.x + dx * t, y: a.y + dy * t };
  return { at, t, metres: distance(p, at) };
}

/** Signed: positive when counter-clockwise. Square metres. */
export function signedAreaM2(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const a = toMetres(ring[i] as Point);
    const b = toMetres(ring[i + 1] as Point);
    sum += a.x * b.y - b.x * a.y;
  }
  return sum / 2;
}
export function perimeterM(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) sum += distance(toMetres(ring[i] as Point), toMetres(ring[i + 1] as Point));
  return sum;
}
export function centroid(ring: Ring): Point {
  let [x, y, weight] = [0, 0, 0];
  for (let i = 0; i + 1 < ring.length; i++) {
    const a = toMetres(ring[i] as Point);
    const b = toMetres(ring[i + 1] as Point);
    const cross = a.x * b.y - b.x * a.y;
    x += (a.x + b.x) * cross;
    y += (a.y + b.y) * cross;
    weight += cross * 3;
  }
  return toDegrees({ x: x / weight, y: y / weight });
}

/**
 * Crossing test. The crossing of an edge is computed from its lower end, whichever way the ring runs, so that a point on the
 * common edge of two neighbours lies in exactly one of them.
 */
export function contains(ring: Ring, [x, y]: Point): boolean {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    let a = ring[i] as Point;
    let b = ring[i + 1] as Point;
    if (a[1] > y === b[1] > y) continue;
    if (a[1] > b[1]) [a, b] = [b, a];
    if (x < a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside;
  }
  return inside;
}

export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}
export function boundsOf(points: readonly Point[]): Bounds {
  let bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [lon, lat] of points) {
    bounds = {
      west: Math.min(bounds.west, lon),
      south: Math.min(bounds.south, lat),
      east: Math.max(bounds.east, lon),
      north: Math.max(bounds.north, lat),
    };
  }
  return bounds;
}

/** Catmull–Rom through the points, `steps` pieces per span. */
export function smooth(points: readonly Metres[], steps: number): Metres[] {
  const out: Metres[] = [];
  const at = (i: number): Metres => points[Math.min(points.length - 1, Math.max(0, i))] as Metres;
  for (let i = 0; i + 1 < points.length; i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let s = 0; s < steps; s++) {
      const t = s / steps;
      out.push({ x: spline(p0.x, p1.x, p2.x, p3.x, t), y: spline(p0.y, p1.y, p2.y, p3.y, t) });
    }
  }
  out.push(at(points.length - 1));
  return out;
}
function spline(a: number, b: number, c: number, d: number, t: number): number {
  return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
}
