/** 澄波河, its banks, and the lake of the great park. */
import { between, distance, type Metres, nearestOnSegment, offset, smooth, toDegrees } from "./geometry.ts";
import { COLUMNS, type Lattice, ROWS } from "./lattice.ts";
import { LAKE_NAME, RIVER_NAME } from "./names.ts";
import { GREAT_PARK } from "./partition.ts";
import type { GreenArea, Point, Ring, WaterBody } from "./types.ts";

const BANK_M = 26;

export interface Water {
  readonly bodies: readonly WaterBody[];
  readonly banks: readonly GreenArea[];
  /** Metres from the water's edge; negative in the water. */
  readonly clearance: (at: Metres) => number;
}

/** The course in lattice columns and rows; it leaves the city on both sides. */
const COURSE: readonly (readonly [number, number])[] = [
  [-7, 14.2],
  [0, 15.8],
  [6, 17],
  [11, 16.3],
  [16, 16.6],
  [20, 17.2],
  [23, 19.2],
  [26, 21.6],
  [30, 22.9],
  [35, 22.4],
  [40, 23.4],
  [46, 23.1],
  [53, 24.8],
];

export function waterOf(lattice: Lattice): Water {
  const controls = COURSE.map(([column, row]) => placeAt(lattice, column, row));
  const centre = smooth(controls, 8);
  const halfWidths = centre.map((_, i) => 50 + 13 * Math.sin(i / 9) + 6 * Math.sin(i / 3.7));
  const side = (direction: 1 | -1, extra: number): Metres[] =>
    centre.map((at, i) => {
      const a = centre[Math.max(0, i - 1)] as Metres;
      const b = centre[Math.min(centre.length - 1, i + 1)] as Metres;
      return offset(at, a, b, direction * ((halfWidths[i] as number) + extra));
    });
  const lake = lakeOf(lattice);
  const bodies: WaterBody[] = [
    {
      key: "river",
      name: RIVER_NAME,
      kind: "river",
      boundary: ringOf([...side(-1, 0), ...side(1, 0).reverse()]),
      centreLine: centre.map(toDegrees),
    },
    {
      key: "lake",
      name: LAKE_NAME,
      kind: "lake",
      boundary: ringOf(lake),
      centreLine: [lake[0], lake[lake.length >> 1]].map((at) => toDegrees(at as Metres)),
    },
  ];
  const banks = ([1, -1] as const).map((direction): GreenArea => {
    const ring = [...side(direction, 0), ...side(direction, BANK_M).reverse()];
    return {
      key: direction === 1 ? "bank-north" : "bank-south",
      name: "",
      kind: "river_bank",
      boundary: ringOf(direction === 1 ? ring.reverse() : ring),
    };
  });
  const middle = middleOf(lake);
  const radius = Math.max(...lake.map((at) => distance(at, middle)));
  function clearance(at: Metres): number {
    let least = distance(at, middle) - radius;
    for (let i = 0; i + 1 < centre.length; i++) {
      // Pieces are under 130 m long: one that begins farther off than this cannot come nearer than what is known.
      const begin = centre[i] as Metres;
      if (Math.abs(at.x - begin.x) > least + 240 || Math.abs(at.y - begin.y) > least + 240) continue;
      const near = nearestOnSegment(at, centre[i] as Metres, centre[i + 1] as Metres);
      const half = (halfWidths[i] as number) + ((halfWidths[i + 1] as number) - (halfWidths[i] as number)) * near.t;
      least = Math.min(least, near.metres - half);
    }
    return least;
  }
  return { bodies, banks, clearance };
}

/** A place between lattice corners, also outside the lattice. */
function placeAt(lattice: Lattice, column: number, row: number): Metres {
  const c = Math.min(COLUMNS - 1, Math.max(0, Math.floor(column)));
  const r = Math.min(ROWS - 1, Math.max(0, Math.floor(row)));
  const north = between(lattice.vertex(c, r), lattice.vertex(c + 1, r), column - c);
  const south = between(lattice.vertex(c, r + 1), lattice.vertex(c + 1, r + 1), column - c);
  return between(north, south, row - r);
}

function lakeOf(lattice: Lattice): Metres[] {
  const corners = GREAT_PARK.map(({ column, row }) => placeAt(lattice, column + 0.5, row + 0.5));
  const middle = middleOf(corners);
  const points: Metres[] = [];
  for (let i = 0; i < 36; i++) {
    const angle = (i / 36) * 2 * Math.PI;
    const radius = 47 + 9 * Math.sin(angle * 2 + 1) + 5 * Math.sin(angle * 3);
    points.push({ x: middle.x + Math.cos(angle) * radius * 1.15, y: middle.y + Math.sin(angle) * radius * 0.8 });
  }
  return points;
}

function middleOf(points: readonly Metres[]): Metres {
  const sum = points.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }));
  return { x: sum.x / points.length, y: sum.y / points.length };
}

function ringOf(points: readonly Metres[]): Ring {
  const ring = points.map(toDegrees);
  return [...ring, ring[0] as Point];
}
