/** A skewed lattice of cells without gaps or overlaps, for tests and the benchmark. Not a city: see `apps/demo/city`. */
import { parsePlainDate } from "#base/plain-date.ts";
import { type Position, position } from "#base/position.ts";
import type { Coordinate } from "#kernel/place/model/geometry.ts";
import type { Boundary, GridCell } from "#kernel/place/model/place.ts";
import { areaM2, perimeterM } from "#kernel/place/model/shape.ts";

export const SAMPLE_DISTRICT = "990102000000";
const SAMPLE_COMMUNITY = "990102001";
const WEST = 114;
const SOUTH = 33;
/** About 100 m. */
const STEP = 0.001;

/** A corner of the lattice, moved a little, the same for all cells that share it. */
function corner(column: number, row: number): Coordinate {
  const dx = Math.sin(column * 7.1 + row * 3.3) * 0.2 * STEP;
  const dy = Math.cos(column * 2.9 - row * 5.7) * 0.2 * STEP;
  return [round6(WEST + column * STEP + dx), round6(SOUTH + row * STEP + dy)];
}
const round6 = (value: number): number => Math.round(value * 1e6) / 1e6;

/** `columns × rows` cells, up to 999 to a community. */
export function sampleCells(columns: number, rows: number): readonly GridCell[] {
  return Array.from({ length: columns * rows }, (_, i) => sampleCell(i, i % columns, Math.floor(i / columns)));
}

function sampleCell(i: number, column: number, row: number): GridCell {
  const ring = [
    corner(column, row),
    corner(column + 1, row),
    corner(column + 1, row + 1),
    corner(column, row + 1),
    corner(column, row),
  ];
  const geometry = { type: "Polygon" as const, coordinates: [ring] };
  const community = String(Math.floor(i / 999) + 1).padStart(3, "0");
  const serial = String((i % 999) + 1).padStart(3, "0");
  return {
    code: `${SAMPLE_COMMUNITY}${community}${serial}`,
    name: `${serial} 号网格`,
    geometry,
    areaM2: areaM2(geometry),
    perimeterM: perimeterM(geometry),
    landUse: "居住",
    grade: "A",
    fallbackUnitId: null,
    startOn: parsePlainDate("2026-01-01"),
    endOn: null,
    note: "",
  };
}

/** District, street and first community, each the outline of a sample of `columns × rows`. */
export function sampleBoundaries(columns: number, rows: number): readonly Boundary[] {
  const south = Array.from({ length: columns }, (_, i) => corner(i, 0));
  const east = Array.from({ length: rows }, (_, i) => corner(columns, i));
  const north = Array.from({ length: columns }, (_, i) => corner(columns - i, rows));
  const west = Array.from({ length: rows }, (_, i) => corner(0, rows - i));
  const geometry = { type: "Polygon" as const, coordinates: [[...south, ...east, ...north, ...west, corner(0, 0)]] };
  return [
    { divisionCode: SAMPLE_DISTRICT, name: "衡川区", geometry },
    { divisionCode: `${SAMPLE_COMMUNITY}000`, name: "柳荫街道", geometry },
    { divisionCode: `${SAMPLE_COMMUNITY}001`, name: "文渡社区", geometry },
  ];
}

/** `count` points spread over a lattice of `columns × rows`, a margin of half a cell kept; the same every time. */
export function samplePoints(count: number, columns: number, rows: number): readonly Position[] {
  let state = 20_261_121;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: count }, () =>
    position(WEST + STEP * (0.5 + next() * (columns - 1)), SOUTH + STEP * (0.5 + next() * (rows - 1))),
  );
}

/** The common corner of four cells, and the middle of a common edge. */
export function borderPoints(column: number, row: number): readonly Position[] {
  const [a, b] = [corner(column, row), corner(column + 1, row)];
  return [position(a[0], a[1]), position((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)];
}
