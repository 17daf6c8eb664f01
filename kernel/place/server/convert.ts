/**
 * The edges: other coordinate systems to WGS 84 and back.
 *
 * GCJ-02 → WGS 84 by iteration, error under 0.5 m (tested). CGCS2000 and WGS 84 differ by centimetres and are taken as equal.
 * Outside China nothing is moved. The offset of GCJ-02 is a bounding-box rule here: Hong Kong, Macao, Taiwan and strips beyond the
 * border are moved like the mainland.
 */
import gcoordModule from "gcoord";
import { type CoordinateSystem, type Position, type PositionIn, position } from "#base/position.ts";
import { Problem } from "#base/problem.ts";
import { refuseCoordinate } from "#kernel/place/model/coordinates.ts";
import type { Coordinate } from "#kernel/place/model/geometry.ts";
import { PLACE_PROBLEMS } from "#kernel/place/model/problems.ts";

/** The package is CommonJS, its types describe an ES module: to be removed when they agree. */
const gcoord = gcoordModule as unknown as typeof gcoordModule.default;

/** The box of the offset as the map makers apply it. */
const CHINA = { west: 72.004, south: 0.8293, east: 137.8347, north: 55.8271 };

/** Converts without judging; `readPosition` is for what comes from outside. */
export function toWgs84<C extends CoordinateSystem>(at: PositionIn<C>, crs: C): Position {
  const [longitude, latitude] = coordinateToWgs84([at.longitude, at.latitude], crs);
  return position(longitude, latitude);
}

export function fromWgs84<C extends CoordinateSystem>(at: Position, crs: C): PositionIn<C> {
  if (crs === "wgs84" || crs === "cgcs2000" || !isInChina(at.longitude, at.latitude)) {
    return { longitude: at.longitude, latitude: at.latitude };
  }
  const [longitude, latitude] = gcoord.transform([at.longitude, at.latitude], gcoord.WGS84, systemOf(crs)) as [
    number,
    number,
  ];
  return { longitude, latitude };
}

export function coordinateToWgs84([longitude, latitude]: Coordinate, crs: CoordinateSystem): Coordinate {
  if (crs === "wgs84" || crs === "cgcs2000" || !isInChina(longitude, latitude)) return [longitude, latitude];
  return gcoord.transform([longitude, latitude], systemOf(crs), gcoord.WGS84);
}

/**
 * A position from outside, judged and converted.
 * @throws Problem when the numbers cannot be a coordinate (swapped, planar, out of range)
 */
export function readPosition(given: {
  readonly longitude: number;
  readonly latitude: number;
  readonly crs: CoordinateSystem;
}): Position {
  const refusal = refuseCoordinate(given.longitude, given.latitude);
  if (refusal) throw new Problem(PLACE_PROBLEMS.badCoordinate, { detail: refusal.message, rules: [refusal] });
  return toWgs84({ longitude: given.longitude, latitude: given.latitude }, given.crs);
}

function systemOf(crs: "gcj02" | "bd09") {
  return crs === "bd09" ? gcoord.BD09 : gcoord.GCJ02;
}

function isInChina(longitude: number, latitude: number): boolean {
  return longitude >= CHINA.west && longitude <= CHINA.east && latitude >= CHINA.south && latitude <= CHINA.north;
}
