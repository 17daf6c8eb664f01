/**
 * Positions, branded by coordinate system so that two systems cannot be mixed.
 *
 * Inside the platform a position is WGS 84 (equal to CGCS2000 within centimetres at these scales). GCJ-02 (高德、腾讯) and
 * BD-09 (百度) are 300 to 1,000 m off and are converted only at the edges, in `kernel/place`.
 */
import { z } from "zod";

declare const crsBrand: unique symbol;
export type CoordinateSystem = "wgs84" | "cgcs2000" | "gcj02" | "bd09";

/** Degrees. */
export interface PositionIn<C extends CoordinateSystem> {
  readonly longitude: number;
  readonly latitude: number;
  readonly [crsBrand]?: C;
}
export type Position = PositionIn<"wgs84">;

export function position(longitude: number, latitude: number): Position {
  return { longitude, latitude };
}

/** Metres between two positions near each other (equirectangular; error under 0.1 % within a city). */
export function metresBetween(a: Position, b: Position): number {
  const metresPerDegree = 111_195;
  const y = (b.latitude - a.latitude) * metresPerDegree;
  const x = (b.longitude - a.longitude) * metresPerDegree * Math.cos(((a.latitude + b.latitude) / 2) * (Math.PI / 180));
  return Math.hypot(x, y);
}

export const PositionSchema = z
  .object({ longitude: z.number().min(-180).max(180), latitude: z.number().min(-90).max(90) })
  .transform((value): Position => position(value.longitude, value.latitude));
