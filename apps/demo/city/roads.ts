/** Roads along the lattice lines: main roads leave the city, lanes end at the river and at compounds. */
import { between, distance, type Metres, toDegrees } from "./geometry.ts";
import { COLUMNS, type Insets, type Lattice, ROWS, type Square } from "./lattice.ts";
import { chineseNumeral, MAIN_COLUMNS, MAIN_ROWS, RING_ROAD_NAME, SECONDARY_COLUMNS, SECONDARY_ROWS } from "./names.ts";
import { type CommunityPlan, rimOf } from "./partition.ts";
import { randomOf } from "./random.ts";
import type { Point, Road, RoadClass } from "./types.ts";
import type { Water } from "./water.ts";

export const ROAD_WIDTH_M: Readonly<Record<RoadClass, number>> = { main: 30, secondary: 18, lane: 8 };
/** How far main roads run on into the country. */
const EXIT_M = 900;

/** One side of a square that carries a road, from its southern or western end. */
export interface RoadEdge {
  readonly road: string;
  readonly name: string;
  readonly class: RoadClass;
  readonly from: Metres;
  readonly to: Metres;
}
export interface RoadNet {
  readonly roads: readonly Road[];
  readonly edges: readonly RoadEdge[];
  /** Half width of the road on each side of a square (north, east, south, west); 0 where none runs. */
  readonly insets: (square: Square) => Insets;
}

interface Line {
  readonly axis: "south_north" | "west_east";
  /** Lattice column or row. */
  readonly index: number;
  readonly name: string;
  readonly class: RoadClass;
}

export function roadsOf(lattice: Lattice, communities: readonly CommunityPlan[], water: Water, seed: number): RoadNet {
  const random = randomOf(seed, "roads");
  const owner = new Map<string, number>();
  for (const [index, cell] of communities.flatMap((plan) => plan.cells).entries()) {
    for (const square of cell.squares) owner.set(`${square.column},${square.row}`, index);
  }
  const lines = linesOf();
  const carried = new Map<string, RoadClass>();
  const roads: Road[] = [];
  const edges: RoadEdge[] = [];
  for (const line of lines) {
    const runs = runsOf(line);
    if (runs.length === 0) continue;
    const key = `${line.axis === "south_north" ? "v" : "h"}${line.index}`;
    const parts: Point[][] = [];
    for (const run of runs) {
      const points = run.map((step) => cornerOf(line, step));
      for (let i = 0; i + 1 < points.length; i++) {
        const [from, to] = [points[i] as Metres, points[i + 1] as Metres];
        edges.push({ road: key, name: line.name, class: line.class, from, to });
      }
      parts.push((line.class === "main" ? withExits(points) : points).map(toDegrees));
    }
    roads.push({
      key,
      name: line.name,
      class: line.class,
      widthM: ROAD_WIDTH_M[line.class],
      axis: line.axis,
      lines: parts,
    });
  }
  addRingRoad();
  return { roads, edges, insets: insetsOf };

  function addRingRoad(): void {
    const corners = [...lattice.rim, lattice.rim[0] as Square];
    for (let i = 0; i + 1 < corners.length; i++) {
      const [a, b] = [corners[i] as Square, corners[i + 1] as Square];
      carried.set(
        a.row === b.row ? `h${a.row}:${Math.min(a.column, b.column)}` : `v${a.column}:${Math.min(a.row, b.row)}`,
        "secondary",
      );
      const [from, to] = [lattice.vertex(a.column, a.row), lattice.vertex(b.column, b.row)];
      edges.push({ road: "ring", name: RING_ROAD_NAME, class: "secondary", from, to });
    }
    const line = corners.map(({ column, row }) => toDegrees(lattice.vertex(column, row)));
    roads.push({
      key: "ring",
      name: RING_ROAD_NAME,
      class: "secondary",
      widthM: ROAD_WIDTH_M.secondary,
      axis: "ring",
      lines: [line],
    });
  }
  function cornerOf(line: Line, step: number): Metres {
    return line.axis === "south_north" ? lattice.vertex(line.index, ROWS - step) : lattice.vertex(step, line.index);
  }
  /** Runs of corners (steps from the south or the west) joined by road. */
  function runsOf(line: Line): number[][] {
    const steps = line.axis === "south_north" ? ROWS : COLUMNS;
    const runs: number[][] = [];
    let open: number[] | null = null;
    for (let step = 0; step < steps; step++) {
      if (!carriesRoad(line, step)) {
        open = null;
        continue;
      }
      carried.set(edgeKey(line, step), line.class);
      if (open) {
        open.push(step + 1);
      } else {
        open = [step, step + 1];
        runs.push(open);
      }
    }
    return runs;
  }
  function carriesRoad(line: Line, step: number): boolean {
    const [a, b] = sidesOf(line, step);
    const isInside = (square: Square): boolean => lattice.isInside(square.column, square.row);
    // The outline carries the ring road.
    if (!isInside(a) || !isInside(b)) return false;
    if (line.class !== "lane") return true;
    const drawn = random.next();
    if (owner.get(`${a.column},${a.row}`) === owner.get(`${b.column},${b.row}`)) return false;
    const [from, to] = [cornerOf(line, step), cornerOf(line, step + 1)];
    if ([0, 0.25, 0.5, 0.75, 1].some((t) => water.clearance(between(from, to, t)) < 12)) return false;
    return drawn > 0.08 + 0.12 * rimOf(a);
  }
  function insetsOf({ column, row }: Square): Insets {
    const half = (key: string): number => {
      const roadClass = carried.get(key);
      return roadClass ? ROAD_WIDTH_M[roadClass] / 2 : 0;
    };
    return [
      half(`h${row}:${column}`),
      half(`v${column + 1}:${row}`),
      half(`h${row + 1}:${column}`),
      half(`v${column}:${row}`),
    ];
  }
}

/** The squares on both sides of a step. */
function sidesOf(line: Line, step: number): readonly [Square, Square] {
  if (line.axis === "south_north") {
    const row = ROWS - 1 - step;
    return [
      { column: line.index - 1, row },
      { column: line.index, row },
    ];
  }
  return [
    { column: step, row: line.index - 1 },
    { column: step, row: line.index },
  ];
}
function edgeKey(line: Line, step: number): string {
  return line.axis === "south_north" ? `v${line.index}:${ROWS - 1 - step}` : `h${line.index}:${step}`;
}

function linesOf(): Line[] {
  const lines: Line[] = [];
  for (const [axis, count, main, secondary] of [
    ["south_north", COLUMNS, MAIN_COLUMNS, SECONDARY_COLUMNS],
    ["west_east", ROWS, MAIN_ROWS, SECONDARY_ROWS],
  ] as const) {
    let parent = RING_ROAD_NAME;
    let lane = 0;
    for (let index = 0; index <= count; index++) {
      const name = main[index] ?? secondary[index];
      if (name) [parent, lane] = [name, 0];
      const roadClass = main[index] ? "main" : name ? "secondary" : "lane";
      lines.push({ axis, index, class: roadClass, name: name ?? `${parent}${chineseNumeral(++lane)}巷` });
    }
  }
  return lines;
}

function withExits(points: readonly Metres[]): Metres[] {
  const [first, second] = points as readonly [Metres, Metres];
  const last = points.at(-1) as Metres;
  const beforeLast = points.at(-2) as Metres;
  const beyond = (from: Metres, to: Metres): Metres => between(from, to, 1 + EXIT_M / distance(from, to));
  return [beyond(second, first), ...points, beyond(beforeLast, last)];
}
