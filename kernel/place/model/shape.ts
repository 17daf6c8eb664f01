/** Plane geometry of small areas: measures, repairs and faults of rings. Error of the measures is under 0.1 % within a city. */
import { type Coordinate, coordinatesOf, type Geometry, type Polygonal, polygonsOf, type Ring } from "./geometry.ts";

const METRES_PER_DEGREE = 111_195;

export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export function boundsOf(geometry: Geometry): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude, latitude] of coordinatesOf(geometry)) {
    west = Math.min(west, longitude);
    south = Math.min(south, latitude);
    east = Math.max(east, longitude);
    north = Math.max(north, latitude);
  }
  return { west, south, east, north };
}

/** Square metres, positive when the ring runs counter-clockwise. */
export function signedAreaM2(ring: Ring): number {
  const origin = ring[0];
  if (!origin) return 0;
  const east = METRES_PER_DEGREE * Math.cos((origin[1] * Math.PI) / 180);
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] as Coordinate;
    const [bx, by] = ring[i + 1] as Coordinate;
    sum += (ax - origin[0]) * (by - origin[1]) - (bx - origin[0]) * (ay - origin[1]);
  }
  return (sum / 2) * east * METRES_PER_DEGREE;
}

/** Square metres, holes taken off. */
export function areaM2(geometry: Polygonal): number {
  let area = 0;
  for (const [outer, ...holes] of polygonsOf(geometry)) {
    area += Math.abs(signedAreaM2(outer ?? []));
    for (const hole of holes) area -= Math.abs(signedAreaM2(hole));
  }
  return area;
}

/** Metres along all rings. */
export function perimeterM(geometry: Polygonal): number {
  let length = 0;
  for (const ring of polygonsOf(geometry).flat()) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [a, b] = [ring[i] as Coordinate, ring[i + 1] as Coordinate];
      const east = METRES_PER_DEGREE * Math.cos((a[1] * Math.PI) / 180);
      length += Math.hypot((b[0] - a[0]) * east, (b[1] - a[1]) * METRES_PER_DEGREE);
    }
  }
  return length;
}

export interface Repair {
  readonly geometry: Polygonal;
  readonly closedRings: number;
  readonly turnedRings: number;
}

/**
 * Closes open rings, drops repeated points and turns outer rings counter-clockwise and holes clockwise (RFC 7946).
 * @returns null when a ring has fewer than three different points or no area
 */
export function repair(geometry: Polygonal): Repair | null {
  let [closedRings, turnedRings] = [0, 0];
  const polygons: Ring[][] = [];
  for (const rings of polygonsOf(geometry)) {
    const repaired: Ring[] = [];
    for (const [index, ring] of rings.entries()) {
      const closed = closedRing(ring);
      if (closed.ring.length < 4 || signedAreaM2(closed.ring) === 0) return null;
      if (closed.wasOpen) closedRings++;
      const isCounterClockwise = signedAreaM2(closed.ring) > 0;
      const shouldTurn = isCounterClockwise !== (index === 0);
      if (shouldTurn) turnedRings++;
      repaired.push(shouldTurn ? closed.ring.toReversed() : closed.ring);
    }
    polygons.push(repaired);
  }
  const single = polygons[0];
  return {
    geometry:
      geometry.type === "Polygon" && single
        ? { type: "Polygon", coordinates: single }
        : { type: "MultiPolygon", coordinates: polygons },
    closedRings,
    turnedRings,
  };
}

function closedRing(ring: Ring): { readonly ring: Ring; readonly wasOpen: boolean } {
  const points = ring.filter((point, i) => i === 0 || !isSame(point, ring[i - 1] as Coordinate));
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || isSame(first, last)) return { ring: points, wasOpen: false };
  return { ring: [...points, first], wasOpen: true };
}

function isSame(a: Coordinate, b: Coordinate): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** Where two edges of one ring cross or overlap, or null for a simple ring. Edges sorted by longitude: n log n for usual rings. */
export function findSelfCrossing(ring: Ring): Coordinate | null {
  const count = ring.length - 1;
  const edges = Array.from({ length: count }, (_, i) => {
    const [a, b] = [ring[i] as Coordinate, ring[i + 1] as Coordinate];
    return { i, a, b, west: Math.min(a[0], b[0]), east: Math.max(a[0], b[0]) };
  }).sort((p, q) => p.west - q.west);
  for (let m = 0; m < edges.length; m++) {
    const p = edges[m] as (typeof edges)[number];
    for (let n = m + 1; n < edges.length; n++) {
      const q = edges[n] as (typeof edges)[number];
      if (q.west > p.east) break;
      const gap = Math.abs(p.i - q.i);
      const areNeighbours = gap === 1 || gap === count - 1;
      if (areNeighbours ? doublesBack(p.a, p.b, q.a, q.b) : doMeet(p.a, p.b, q.a, q.b)) return q.a;
    }
  }
  return null;
}

/** Neighbouring edges share one corner; only folding back onto each other is a fault. */
function doublesBack(a: Coordinate, b: Coordinate, c: Coordinate, d: Coordinate): boolean {
  const [corner, p, q] = isSame(b, c) ? [b, a, d] : [a, b, c];
  if (side(corner, p, q) !== 0) return false;
  return (p[0] - corner[0]) * (q[0] - corner[0]) + (p[1] - corner[1]) * (q[1] - corner[1]) > 0;
}

function doMeet(a: Coordinate, b: Coordinate, c: Coordinate, d: Coordinate): boolean {
  const [c1, d1, a1, b1] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (c1 * d1 < 0 && a1 * b1 < 0) return true;
  return (
    (c1 === 0 && isBetween(a, b, c)) ||
    (d1 === 0 && isBetween(a, b, d)) ||
    (a1 === 0 && isBetween(c, d, a)) ||
    (b1 === 0 && isBetween(c, d, b))
  );
}

function side(a: Coordinate, b: Coordinate, p: Coordinate): number {
  return Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));
}

function isBetween(a: Coordinate, b: Coordinate, p: Coordinate): boolean {
  return (
    p[0] >= Math.min(a[0], b[0]) &&
    p[0] <= Math.max(a[0], b[0]) &&
    p[1] >= Math.min(a[1], b[1]) &&
    p[1] <= Math.max(a[1], b[1])
  );
}

/** A point surely inside: the middle of the widest stretch of the outer ring on a level through its middle. */
export function innerPoint(geometry: Polygonal): Coordinate {
  const { south, north } = boundsOf(geometry);
  // A level that meets no corner, for all but contrived shapes.
  const level = south + (north - south) * 0.4987;
  let best: Coordinate = coordinatesOf(geometry)[0] as Coordinate;
  let width = -1;
  for (const rings of polygonsOf(geometry)) {
    const crossings = rings.flatMap((ring) => crossingsOf(ring, level)).sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [from, to] = [crossings[i] as number, crossings[i + 1] as number];
      if (to - from > width) [best, width] = [[(from + to) / 2, level], to - from];
    }
  }
  return best;
}

function crossingsOf(ring: Ring, level: number): number[] {
  const found: number[] = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i] as Coordinate, ring[i + 1] as Coordinate];
    if (a[1] > level !== b[1] > level) found.push(a[0] + ((level - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
  }
  return found;
}
