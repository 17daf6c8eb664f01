/** Layers of the base map as GeoJSON, WGS 84, 6 decimals: drawn without any service outside the house. */
import type { BaseLayerKind } from "#kernel/place/model/public.ts";
import { centroid } from "./geometry.ts";
import { type City, LAND_USES, type LandmarkKind, type Point } from "./types.ts";

/** The base layers of `kernel/place`, and two drawn over them. */
export type LayerName = BaseLayerKind | "boundaries" | "cells";

type Geometry =
  | { readonly type: "Point"; readonly coordinates: Point }
  | { readonly type: "LineString"; readonly coordinates: readonly Point[] }
  | { readonly type: "MultiLineString"; readonly coordinates: readonly (readonly Point[])[] }
  | { readonly type: "Polygon"; readonly coordinates: readonly (readonly Point[])[] };
export interface Feature {
  readonly type: "Feature";
  readonly properties: Readonly<Record<string, string | number>>;
  readonly geometry: Geometry;
}
export interface FeatureCollection {
  readonly type: "FeatureCollection";
  readonly features: readonly Feature[];
}

/**
 * - water, green: `name`, `kind` · blocks: `landUse` · buildings: `kind`, `floors` · roads: `name`, `class`, `widthM`
 * - boundaries (lines): `level`, `code`, `name` · cells: `code`, `name`, `areaM2`, `landUse`, `grade`, `communityCode`
 * - landmarks (points): `name`, `kind` · labels (points): `name`, `kind`, `rank` 1 (seen from afar) … 5 (only near)
 */
export function mapLayers(city: City): Readonly<Record<LayerName, FeatureCollection>> {
  return {
    water: collection(city.water.map(({ name, kind, boundary }) => polygon({ name, kind }, boundary))),
    green: collection(city.green.map(({ name, kind, boundary }) => polygon({ name, kind }, boundary))),
    blocks: collection(city.blocks.map(({ landUse, boundary }) => polygon({ landUse }, boundary))),
    buildings: collection(city.buildings.map(({ kind, floors, boundary }) => polygon({ kind, floors }, boundary))),
    roads: collection(
      city.roads.map(({ name, class: roadClass, widthM, lines }) =>
        feature({ name, class: roadClass, widthM }, { type: "MultiLineString", coordinates: lines }),
      ),
    ),
    boundaries: collection(
      city.divisions
        .filter(({ level }) => level !== "province")
        .map(({ code, name, level, boundary }) =>
          feature({ code, name, level }, { type: "LineString", coordinates: boundary }),
        ),
    ),
    cells: collection(
      city.cells.map(({ code, name, areaM2, landUse, grade, communityCode, boundary }) =>
        polygon({ code, name, areaM2, landUse: LAND_USES[landUse], grade, communityCode }, boundary),
      ),
    ),
    landmarks: collection(
      city.landmarks.map(({ name, kind, position }) =>
        feature({ name, kind }, { type: "Point", coordinates: [position.longitude, position.latitude] }),
      ),
    ),
    labels: collection(labels(city)),
  };
}

/** Landmarks worth a name on the map, with their rank. */
const LANDMARK_RANK: Readonly<Partial<Record<LandmarkKind, number>>> = {
  hospital: 3,
  metro: 3,
  middle_school: 4,
  school: 4,
  mall: 4,
  bus_terminal: 4,
  market: 5,
  office: 5,
};

function labels(city: City): Feature[] {
  const out: Feature[] = [];
  const add = (name: string, kind: string, rank: number, at: Point): void => {
    out.push(feature({ name, kind, rank }, { type: "Point", coordinates: at }));
  };
  for (const { name, level, boundary } of city.divisions) {
    if (level === "district") add(name, level, 1, centroid(boundary));
    if (level === "street") add(name, level, 2, centroid(boundary));
    if (level === "community") add(name, level, 4, centroid(boundary));
  }
  for (const { name, kind, centreLine } of city.water) {
    // Names of a river repeat along its course.
    const places = kind === "river" ? [0.22, 0.5, 0.78] : [0];
    for (const share of places) {
      const at = centreLine[Math.floor(centreLine.length * share)];
      if (at) add(name, kind, 2, at);
    }
  }
  for (const { name, kind, boundary } of city.green)
    if (name) add(name, kind, kind === "park" ? 3 : 4, centroid(boundary));
  const named = new Set<string>();
  for (const { name, kind, position } of city.landmarks) {
    const plain = kind === "metro" ? name.replace(/地铁 .*$/, "") : name.replace(/[东南西北]门$/, "");
    const rank = LANDMARK_RANK[kind];
    if (!rank || named.has(plain)) continue;
    named.add(plain);
    add(plain, kind, rank, [position.longitude, position.latitude]);
  }
  return out;
}

function collection(features: readonly Feature[]): FeatureCollection {
  return { type: "FeatureCollection", features };
}
function feature(properties: Feature["properties"], geometry: Geometry): Feature {
  return { type: "Feature", properties, geometry };
}
function polygon(properties: Feature["properties"], ring: readonly Point[]): Feature {
  return feature(properties, { type: "Polygon", coordinates: [ring] });
}
