/** Row by row: a feature that can be read, of a fitting geometry, with coordinates that can be coordinates, converted to WGS 84. */
import { z } from "zod";
import type { CoordinateSystem } from "#base/position.ts";
import { normalCellCode, normalDivisionCode } from "#kernel/place/model/codes.ts";
import { refuseCoordinate } from "#kernel/place/model/coordinates.ts";
import {
  type Coordinate,
  coordinatesOf,
  type Geometry,
  GeometrySchema,
  type GeometryType,
  isPolygonal,
  mapCoordinates,
  polygonsOf,
} from "#kernel/place/model/geometry.ts";
import { type ImportKind, LAYERS } from "#kernel/place/model/place.ts";
import { findSelfCrossing, repair } from "#kernel/place/model/shape.ts";
import { coordinateToWgs84 } from "../convert.ts";
import { type ImportRow, type Report, tell } from "./findings.ts";
import { type Properties, textOf } from "./properties.ts";

const FeatureSchema = z.object({
  type: z.literal("Feature"),
  properties: z.record(z.string(), z.unknown()).nullable().default(null),
  geometry: z.unknown(),
});

const POLYGONS: readonly GeometryType[] = ["Polygon", "MultiPolygon"];
const LINES: readonly GeometryType[] = ["LineString", "MultiLineString"];
const FITTING: Readonly<Record<ImportKind, readonly GeometryType[]>> = {
  divisions: POLYGONS,
  cells: POLYGONS,
  facilities: ["Point"],
  roads: [...LINES, ...POLYGONS],
  water: [...POLYGONS, ...LINES],
  green: POLYGONS,
  blocks: POLYGONS,
  buildings: POLYGONS,
  landmarks: ["Point"],
  labels: ["Point"],
};
const TYPE_LABELS: Readonly<Record<string, string>> = {
  Point: "点",
  MultiPoint: "多点",
  LineString: "线",
  MultiLineString: "多线",
  Polygon: "面",
  MultiPolygon: "多面",
};

export interface Repairs {
  closedRings: number;
  turnedRings: number;
}

export function readRows(
  features: readonly unknown[],
  kind: ImportKind,
  crs: CoordinateSystem,
  report: Report,
): { readonly rows: readonly ImportRow<Geometry>[]; readonly repairs: Repairs } {
  const repairs: Repairs = { closedRings: 0, turnedRings: 0 };
  const rows: ImportRow<Geometry>[] = [];
  for (const [i, feature] of features.entries()) {
    const row = readRow(feature, i + 1, kind, report);
    const sound = row && soundRow(row, kind, crs, repairs, report);
    if (sound) rows.push(sound);
  }
  return { rows, repairs };
}

function readRow(feature: unknown, row: number, kind: ImportKind, report: Report): ImportRow<Geometry> | null {
  const parsed = FeatureSchema.safeParse(feature);
  if (!parsed.success) {
    tell(report, { row, code: null }, "error", "place-import-feature", "不是 GeoJSON 要素（Feature）");
    return null;
  }
  const properties = parsed.data.properties ?? {};
  const at = { row, code: codeOf(properties, kind), name: textOf(properties, "name"), properties };
  const geometry = GeometrySchema.safeParse(parsed.data.geometry);
  if (!geometry.success) {
    const isMissing = parsed.data.geometry === null || parsed.data.geometry === undefined;
    tell(
      report,
      at,
      "error",
      "place-import-geometry",
      isMissing ? "没有图形" : "图形读不懂：坐标须为数字，线至少两点，面至少三点",
    );
    return null;
  }
  if (FITTING[kind].includes(geometry.data.type)) return { ...at, geometry: geometry.data };
  const wanted = FITTING[kind].map((type) => TYPE_LABELS[type]).join("或");
  tell(
    report,
    at,
    "error",
    "place-import-geometry-type",
    `${LAYERS[kind]}的图形须为${wanted}，这里是${TYPE_LABELS[geometry.data.type]}`,
  );
  return null;
}

function codeOf(properties: Properties, kind: ImportKind): string | null {
  if (kind === "divisions") return normalDivisionCode(textOf(properties, "divisionCode"));
  if (kind === "cells") return normalCellCode(textOf(properties, "cellCode"));
  return kind === "facilities" ? textOf(properties, "facilityCode") || null : null;
}

function soundRow(
  row: ImportRow<Geometry>,
  kind: ImportKind,
  crs: CoordinateSystem,
  repairs: Repairs,
  report: Report,
): ImportRow<Geometry> | null {
  const refusal = firstRefusal(coordinatesOf(row.geometry));
  if (refusal) {
    tell(report, row, "error", refusal.rule, refusal.message);
    return null;
  }
  const geometry = mapCoordinates(row.geometry, (coordinate) => round7(coordinateToWgs84(coordinate, crs)));
  if (!isPolygonal(geometry)) return { ...row, geometry };
  const repaired = repair(geometry);
  if (!repaired) {
    tell(report, row, "error", "place-import-no-area", "面没有面积：有的边界不足三个不同的点");
    return null;
  }
  repairs.closedRings += repaired.closedRings;
  repairs.turnedRings += repaired.turnedRings;
  if (repaired.closedRings > 0) tell(report, row, "warning", "place-import-open-ring", "边界首尾没有相接，已接上");
  const crossing = polygonsOf(repaired.geometry).flat().map(findSelfCrossing).find(Boolean);
  if (!crossing) return { ...row, geometry: repaired.geometry };
  // A coded outline decides whose ground a point is; a drawn one only looks odd.
  const severity = kind === "cells" ? "error" : "warning";
  tell(
    report,
    row,
    severity,
    "place-import-self-crossing",
    `边界自己相交，在 ${crossing[0].toFixed(6)}, ${crossing[1].toFixed(6)} 附近`,
  );
  return severity === "error" ? null : { ...row, geometry: repaired.geometry };
}

function firstRefusal(coordinates: readonly Coordinate[]): ReturnType<typeof refuseCoordinate> {
  for (const [longitude, latitude] of coordinates) {
    const refusal = refuseCoordinate(longitude, latitude);
    if (refusal) return refusal;
  }
  return null;
}

/** A centimetre: finer is noise, and makes files half as large again. */
function round7([longitude, latitude]: Coordinate): Coordinate {
  return [Math.round(longitude * 1e7) / 1e7, Math.round(latitude * 1e7) / 1e7];
}
