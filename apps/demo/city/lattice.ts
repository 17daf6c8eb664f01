/**
 * The bent lattice under the city: its lines carry the roads, its squares make the cells.
 *
 * Neighbouring squares share their corners, and the bend never folds, so cells made of whole squares leave no gap and never overlap.
 */
import { between, distance, type Metres, toDegrees } from "./geometry.ts";
import { COLUMN_BANDS, ROW_BANDS, STREETS } from "./names.ts";
import { type Random, randomOf } from "./random.ts";
import type { Point, Ring } from "./types.ts";

export const COLUMNS = 46;
export const ROWS = 38;

/** Column from the west, row from the north. */
export interface Square {
  readonly column: number;
  readonly row: number;
}

export interface Lattice {
  readonly vertex: (column: number, row: number) => Metres;
  readonly isInside: (column: number, row: number) => boolean;
  readonly squares: readonly Square[];
  /** Corners on the outline of the city, counter-clockwise. */
  readonly rim: readonly Square[];
}

export function latticeOf(seed: number): Lattice {
  const random = randomOf(seed, "lattice");
  const xs = linePlaces(COLUMNS, random);
  const ys = linePlaces(ROWS, random);
  const phase = random.between(0, 2 * Math.PI);
  const grid: Metres[] = [];
  for (let row = 0; row <= ROWS; row++) {
    for (let column = 0; column <= COLUMNS; column++)
      grid.push(bend(xs[column] as number, -(ys[row] as number), phase));
  }
  const noise = Array.from({ length: 5 }, () => random.between(0, 2 * Math.PI));
  const mask: boolean[] = [];
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) mask.push(isWithinOutline(column, row, noise));
  }
  const isInside = (column: number, row: number): boolean =>
    column >= 0 && row >= 0 && column < COLUMNS && row < ROWS && mask[row * COLUMNS + column] === true;
  const squares: Square[] = [];
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) if (isInside(column, row)) squares.push({ column, row });
  }
  const rim = cornersAround(squares);
  roundOff(grid, rim);
  return { vertex: (column, row) => grid[row * (COLUMNS + 1) + column] as Metres, isInside, squares, rim };
}

/** Draws the steps of the outline out into a curve: each corner on it moves half way to the middle of its neighbours, a few times. */
function roundOff(grid: Metres[], rim: readonly Square[]): void {
  const at = rim.map(({ column, row }) => row * (COLUMNS + 1) + column);
  for (let pass = 0; pass < 3; pass++) {
    const moved = at.map((index, i) => {
      const before = grid[at.at(i - 1) as number] as Metres;
      const after = grid[at[(i + 1) % at.length] as number] as Metres;
      return between(grid[index] as Metres, between(before, after, 0.5), 0.5);
    });
    for (const [i, index] of at.entries()) grid[index] = moved[i] as Metres;
  }
}

/** Places of the lines along one axis, centred: about 98 m apart in the middle, up to 150 m at the rim. */
function linePlaces(count: number, random: Random): number[] {
  const places = [0];
  for (let i = 0; i < count; i++) {
    const fromMiddle = Math.abs((i + 0.5) / count - 0.5) * 2;
    const step = 96 + 60 * Math.max(0, fromMiddle - 0.45) ** 1.5 * 2.4 + random.between(-11, 11);
    places.push((places.at(-1) as number) + step);
  }
  const middle = (places.at(-1) as number) / 2;
  return places.map((place) => place - middle);
}

/** A slight turn, a fan and slow waves, as old roads have. */
function bend(x: number, y: number, phase: number): Metres {
  return {
    x: x - 0.075 * y + 46 * Math.sin(y / 760 + phase) + 30 * Math.sin(x / 900 - phase),
    y: y + 0.085 * x + 0.000016 * x * y + 52 * Math.sin(x / 980 + phase * 2) + 26 * Math.sin(y / 640 + phase),
  };
}

/** A rounded, uneven outline: fields begin outside. */
function isWithinOutline(column: number, row: number, noise: readonly number[]): boolean {
  const x = ((column + 0.5) / COLUMNS - 0.5) * 2;
  const y = ((row + 0.5) / ROWS - 0.5) * 2;
  const angle = Math.atan2(y, x);
  const wave = noise.reduce((sum, phase, k) => sum + (Math.sin(angle * (k + 2) + phase) * 0.05) / (k + 1), 0);
  return (Math.abs(x) ** 2.6 + Math.abs(y) ** 2.6) ** (1 / 2.6) <= 1.02 + wave;
}

/** Index in `STREETS`. */
export function streetIndexOf({ column, row }: Square): number {
  return STREETS.findIndex((street) => {
    const [fromRow, toRow] = street.rows;
    return (
      column >= (COLUMN_BANDS[street.band] as number) &&
      column < (COLUMN_BANDS[street.band + 1] as number) &&
      row >= (ROW_BANDS[fromRow] as number) &&
      row < (ROW_BANDS[toRow + 1] as number)
    );
  });
}

/**
 * Outline of a connected set of squares, counter-clockwise, with every lattice corner on it.
 * @throws RangeError when the squares do not make one area without holes.
 */
export function outlineOf(lattice: Lattice, squares: readonly Square[]): Ring {
  return ringOfQuad(cornersAround(squares).map(({ column, row }) => lattice.vertex(column, row)));
}

/** Lattice corners around a connected set of squares, counter-clockwise, each once. */
export function cornersAround(squares: readonly Square[]): Square[] {
  const edges = new Map<string, readonly [Square, Square]>();
  for (const { column, row } of squares) {
    const corners = [
      { column, row: row + 1 },
      { column: column + 1, row: row + 1 },
      { column: column + 1, row },
      { column, row },
    ];
    for (const [i, from] of corners.entries()) {
      const to = corners[(i + 1) % 4] as Square;
      if (!edges.delete(`${id(to)}>${id(from)}`)) edges.set(`${id(from)}>${id(to)}`, [from, to]);
    }
  }
  const next = new Map<string, Square>();
  for (const [from, to] of edges.values()) {
    if (next.has(id(from))) throw new RangeError(`squares touch at a corner only: ${id(from)}`);
    next.set(id(from), to);
  }
  const first = edges.values().next().value;
  if (!first) throw new RangeError("no squares");
  const ring = [first[0]];
  for (let at = first[1]; id(at) !== id(first[0]); at = next.get(id(at)) as Square) ring.push(at);
  if (ring.length !== edges.size) throw new RangeError("squares make more than one ring");
  return ring;
}
const id = ({ column, row }: Square): string => `${column},${row}`;

/**
 * Corners of a square moved inwards (north, east, south, west), metres.
 * @param last the south-eastern square when several squares make one rectangle
 */
export function insetCorners(lattice: Lattice, square: Square, insets: Insets, last: Square = square): Quad {
  const [north, east, south, west] = insets;
  const quad: Quad = [
    lattice.vertex(square.column, last.row + 1),
    lattice.vertex(last.column + 1, last.row + 1),
    lattice.vertex(last.column + 1, square.row),
    lattice.vertex(square.column, square.row),
  ];
  const { width, height } = sizeOf(quad);
  const [w, e, s, n] = [west / width, 1 - east / width, south / height, 1 - north / height];
  return [within(quad, w, s), within(quad, e, s), within(quad, e, n), within(quad, w, n)];
}
/** Metres to move in from the north, east, south and west. */
export type Insets = readonly [number, number, number, number];

/** Mean width and height in metres. */
export function sizeOf(quad: Quad): { readonly width: number; readonly height: number } {
  return {
    width: distance(between(quad[0], quad[3], 0.5), between(quad[1], quad[2], 0.5)),
    height: distance(between(quad[0], quad[1], 0.5), between(quad[3], quad[2], 0.5)),
  };
}

/** South-west, south-east, north-east, north-west. */
export type Quad = readonly [Metres, Metres, Metres, Metres];
/** u from west to east, v from south to north, 0…1. */
export function within(quad: Quad, u: number, v: number): Metres {
  return between(between(quad[0], quad[1], u), between(quad[3], quad[2], u), v);
}
export function ringOfQuad(quad: readonly Metres[]): Ring {
  const points = quad.map(toDegrees);
  return [...points, points[0] as Point];
}
