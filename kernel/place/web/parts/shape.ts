/** The middle and extent of a shape, for placing a map. */
import { type Position, position } from "#base/position.ts";

export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** @param coordinates GeoJSON, nested to any depth. Null when there is no point in them. */
export function boundsOf(coordinates: unknown): Bounds | null {
  let bounds: Bounds | null = null;
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    const [x, y] = value;
    if (typeof x === "number" && typeof y === "number") {
      bounds = bounds
        ? [Math.min(bounds[0], x), Math.min(bounds[1], y), Math.max(bounds[2], x), Math.max(bounds[3], y)]
        : [x, y, x, y];
    } else for (const inner of value) visit(inner);
  };
  visit(coordinates);
  return bounds;
}

export function around(all: readonly (Bounds | null)[]): Bounds | null {
  const known = all.filter((bounds) => bounds !== null);
  return known.length === 0
    ? null
    : known.reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
}

/** Centre and a zoom at which the extent fits some 500 pixels. */
export function viewOf(bounds: Bounds): { readonly center: Position; readonly zoom: number } {
  const [west, south, east, north] = bounds;
  const span = Math.max(east - west, (north - south) * 1.2, 0.0008);
  return {
    center: position((west + east) / 2, (south + north) / 2),
    // A map of 512-pixel tiles shows 360° at zoom 0.
    zoom: Math.min(17, Math.floor(Math.log2(360 / span) * 10) / 10),
  };
}
