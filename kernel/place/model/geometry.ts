/** GeoJSON geometries (RFC 7946) in WGS 84 degrees, longitude first. A third number (height) is dropped. */
import { z } from "zod";

export type Coordinate = readonly [longitude: number, latitude: number];
/** Closed: the last coordinate equals the first. */
export type Ring = readonly Coordinate[];

const CoordinateSchema = z
  .array(z.number())
  .min(2)
  .transform(([longitude, latitude]): Coordinate => [longitude as number, latitude as number]);
const LineSchema = z.array(CoordinateSchema).min(2);
/** Three points are enough to read it: an unclosed ring is closed on import. */
const RingSchema = z.array(CoordinateSchema).min(3);

export const PointSchema = z.object({ type: z.literal("Point"), coordinates: CoordinateSchema });
export const PolygonSchema = z.object({ type: z.literal("Polygon"), coordinates: z.array(RingSchema).min(1) });
export const MultiPolygonSchema = z.object({
  type: z.literal("MultiPolygon"),
  coordinates: z.array(z.array(RingSchema).min(1)).min(1),
});
export const GeometrySchema = z.discriminatedUnion("type", [
  PointSchema,
  z.object({ type: z.literal("MultiPoint"), coordinates: z.array(CoordinateSchema).min(1) }),
  z.object({ type: z.literal("LineString"), coordinates: LineSchema }),
  z.object({ type: z.literal("MultiLineString"), coordinates: z.array(LineSchema).min(1) }),
  PolygonSchema,
  MultiPolygonSchema,
]);

export interface Polygon {
  readonly type: "Polygon";
  readonly coordinates: readonly Ring[];
}
export interface MultiPolygon {
  readonly type: "MultiPolygon";
  readonly coordinates: readonly (readonly Ring[])[];
}
export type Polygonal = Polygon | MultiPolygon;
export type Geometry =
  | { readonly type: "Point"; readonly coordinates: Coordinate }
  | { readonly type: "MultiPoint" | "LineString"; readonly coordinates: readonly Coordinate[] }
  | { readonly type: "MultiLineString"; readonly coordinates: readonly (readonly Coordinate[])[] }
  | Polygonal;
export type GeometryType = Geometry["type"];

export function isPolygonal(geometry: Geometry): geometry is Polygonal {
  return geometry.type === "Polygon" || geometry.type === "MultiPolygon";
}

/** The polygons of a polygon or multipolygon: each a list of rings, the outer one first. */
export function polygonsOf(geometry: Polygonal): readonly (readonly Ring[])[] {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

/** The same geometry with every coordinate replaced. */
export function mapCoordinates(geometry: Geometry, change: (coordinate: Coordinate) => Coordinate): Geometry {
  switch (geometry.type) {
    case "Point":
      return { type: "Point", coordinates: change(geometry.coordinates) };
    case "MultiPoint":
    case "LineString":
      return { type: geometry.type, coordinates: geometry.coordinates.map(change) };
    case "MultiLineString":
      return { type: "MultiLineString", coordinates: geometry.coordinates.map((line) => line.map(change)) };
    case "Polygon":
      return { type: "Polygon", coordinates: geometry.coordinates.map((ring) => ring.map(change)) };
    case "MultiPolygon":
      return {
        type: "MultiPolygon",
        coordinates: geometry.coordinates.map((rings) => rings.map((ring) => ring.map(change))),
      };
  }
}

export function coordinatesOf(geometry: Geometry): readonly Coordinate[] {
  switch (geometry.type) {
    case "Point":
      return [geometry.coordinates];
    case "MultiPoint":
    case "LineString":
      return geometry.coordinates;
    case "MultiLineString":
    case "Polygon":
      return geometry.coordinates.flat();
    case "MultiPolygon":
      return geometry.coordinates.flat(2);
  }
}
