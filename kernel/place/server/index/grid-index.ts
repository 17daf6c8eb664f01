/**
 * Point → cell, divisions, areas, in memory.
 *
 * A point on the common border of cells belongs to the one with the least code, so that it resolves to exactly one. With 20,000
 * cells: 390,000 to 520,000 points a second, built in 0.15 s (2026-11-21, one of two cores; `test/measure-locate.ts`).
 */
import Flatbush from "flatbush";
import pointInPolygon from "point-in-polygon-hao";
import type { Position } from "#base/position.ts";
import { divisionLevelOf, divisionsOf } from "#kernel/place/model/codes.ts";
import { type Polygonal, polygonsOf } from "#kernel/place/model/geometry.ts";
import type {
  Boundary,
  GridCell,
  Located,
  LocatedArea,
  LocatedDivision,
  ResponsibilityArea,
} from "#kernel/place/model/place.ts";
import { boundsOf } from "#kernel/place/model/shape.ts";

export type IndexedCell = Pick<GridCell, "code" | "name" | "landUse" | "grade" | "fallbackUnitId" | "geometry">;

export interface GridData {
  readonly cells: readonly IndexedCell[];
  readonly boundaries: readonly Boundary[];
  readonly areas: readonly ResponsibilityArea[];
}

export type CityBounds = [west: number, south: number, east: number, north: number];

export interface GridIndex {
  /** Nothing has been imported yet. */
  readonly isEmpty: boolean;
  readonly cellCount: number;
  /** Null when empty. */
  readonly bounds: CityBounds | null;
  /** Null: outside the city. */
  locate(at: Position): Located | null;
  locateCell(code: string): Located | null;
  /** Name of a division by its 12-digit code, or null. */
  nameOf(divisionCode: string): string | null;
}

export function buildGridIndex({ cells, boundaries, areas }: GridData): GridIndex {
  // One database holds one city: the outline of its province would take in its neighbours.
  const outlines = boundaries.filter((boundary) => divisionLevelOf(boundary.divisionCode) !== "province");
  const names = new Map(boundaries.map((boundary) => [boundary.divisionCode, boundary.name]));
  const areasOf = areasByCell(areas);
  // Sorted, so that the first of several hits on a border is the least code.
  const sorted = cells.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const located = sorted.map((cell) => locatedIn(cell, names, areasOf.get(cell.code) ?? []));
  const byCode = new Map(sorted.map((cell, i) => [cell.code, located[i] as Located]));
  const cellAt = polygonFinder(sorted.map((cell) => cell.geometry));
  // Deepest first: a community before its district.
  const deepestFirst = outlines.toSorted(
    (a, b) => depthOf(b.divisionCode) - depthOf(a.divisionCode) || (a.divisionCode < b.divisionCode ? -1 : 1),
  );
  const boundaryAt = polygonFinder(deepestFirst.map((boundary) => boundary.geometry));
  return {
    isEmpty: cells.length === 0 && outlines.length === 0,
    cellCount: cells.length,
    bounds: boundsOfAll([...outlines, ...cells].map((each) => each.geometry)),
    locate: ({ longitude, latitude }) => {
      const cell = cellAt(longitude, latitude);
      if (cell >= 0) return located[cell] as Located;
      const boundary = deepestFirst[boundaryAt(longitude, latitude)];
      return boundary
        ? {
            cell: null,
            divisionCode: boundary.divisionCode,
            divisions: chainOf(boundary.divisionCode, names),
            areas: {},
          }
        : null;
    },
    locateCell: (code) => byCode.get(code) ?? null,
    nameOf: (code) => names.get(code) ?? null,
  };
}

/** @returns a function from a point to the least index of a polygon that holds it, borders included; -1 for none */
export function polygonFinder(geometries: readonly Polygonal[]): (longitude: number, latitude: number) => number {
  const rings: number[][][][] = [];
  const owners: number[] = [];
  for (const [owner, geometry] of geometries.entries()) {
    for (const polygon of polygonsOf(geometry)) {
      rings.push(polygon as unknown as number[][][]);
      owners.push(owner);
    }
  }
  if (rings.length === 0) return () => -1;
  const tree = new Flatbush(rings.length);
  for (const polygon of geometries.flatMap(polygonsOf)) {
    const { west, south, east, north } = boundsOf({ type: "Polygon", coordinates: polygon });
    tree.add(west, south, east, north);
  }
  tree.finish();
  return (longitude, latitude) => {
    const point: [number, number] = [longitude, latitude];
    let found = -1;
    for (const hit of tree.search(longitude, latitude, longitude, latitude)) {
      const owner = owners[hit] as number;
      // The test answers 0 for a point on an edge.
      if ((found < 0 || owner < found) && pointInPolygon(point, rings[hit] as number[][][]) !== false) found = owner;
    }
    return found;
  };
}

function boundsOfAll(geometries: readonly Polygonal[]): CityBounds | null {
  if (geometries.length === 0) return null;
  const all: CityBounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { west, south, east, north } of geometries.map(boundsOf)) {
    all[0] = Math.min(all[0], west);
    all[1] = Math.min(all[1], south);
    all[2] = Math.max(all[2], east);
    all[3] = Math.max(all[3], north);
  }
  return all;
}

function locatedIn(
  cell: IndexedCell,
  names: ReadonlyMap<string, string>,
  areas: readonly ResponsibilityArea[],
): Located {
  const byKind: Record<string, LocatedArea[]> = {};
  for (const { kind, code, name, unitId } of areas) {
    const list = byKind[kind] ?? [];
    byKind[kind] = list;
    list.push({ code, name, unitId });
  }
  const { code, name, landUse, grade, fallbackUnitId } = cell;
  return {
    cell: { code, name, landUse, grade, fallbackUnitId },
    divisionCode: code.slice(0, 12),
    divisions: chainOf(code.slice(0, 12), names),
    areas: byKind,
  };
}

function chainOf(divisionCode: string, names: ReadonlyMap<string, string>): readonly LocatedDivision[] {
  const { district, street, community } = divisionsOf(divisionCode);
  return [district, street, community]
    .filter((code): code is string => code !== null)
    .map((code) => ({ code, name: names.get(code) ?? code, level: divisionLevelOf(code) }));
}

function areasByCell(areas: readonly ResponsibilityArea[]): ReadonlyMap<string, readonly ResponsibilityArea[]> {
  const found = new Map<string, ResponsibilityArea[]>();
  for (const area of areas) {
    for (const cell of area.cellCodes) {
      const list = found.get(cell);
      if (list) list.push(area);
      else found.set(cell, [area]);
    }
  }
  return found;
}

function depthOf(divisionCode: string): number {
  return divisionCode.replace(/0+$/, "").length;
}
