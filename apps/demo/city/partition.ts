/** Squares → streets → communities → groups of squares that will be one cell each. */
import { COLUMNS, type Lattice, ROWS, type Square, streetIndexOf } from "./lattice.ts";
import { COLUMN_BANDS, COLUMNS_CUT, communityNames, ROW_BANDS, ROWS_CUT, STREETS } from "./names.ts";
import { type Random, randomOf } from "./random.ts";
import type { LandUse } from "./types.ts";

export interface CellPlan {
  readonly squares: readonly Square[];
  readonly landUse: LandUse;
  /** Something that takes the whole cell: a school, a hospital, a park … */
  readonly compound: Compound | null;
}
export type Compound =
  | "great_park"
  | "park"
  | "school"
  | "middle_school"
  | "hospital"
  | "mall"
  | "office"
  | "bus_terminal"
  | "factory";
export interface CommunityPlan {
  readonly name: string;
  readonly streetIndex: number;
  readonly cells: readonly CellPlan[];
}

/** The great park with its lake: squares by column and row, inside one community of 衡川区. */
export const GREAT_PARK: readonly Square[] = [
  { column: 22, row: 12 },
  { column: 23, row: 12 },
  { column: 22, row: 13 },
  { column: 23, row: 13 },
];

export function partition(lattice: Lattice, seed: number): CommunityPlan[] {
  const random = randomOf(seed, "partition");
  const names = communityNames();
  const used = new Set<string>();
  const communities: CommunityPlan[] = [];
  for (const [streetIndex, street] of STREETS.entries()) {
    const squares = lattice.squares.filter((square) => streetIndexOf(square) === streetIndex);
    const groups = splitIntoCommunities(squares, streetIndex).sort(byPlace);
    const compounds = placeCompounds(groups, random);
    for (const [index, group] of groups.entries()) {
      const name = index === 0 ? street.name : freshName(names, used);
      used.add(name);
      communities.push({ name, streetIndex, cells: cellsOf(group, compounds, random) });
    }
  }
  return communities;
}

function freshName(names: Generator<string>, used: ReadonlySet<string>): string {
  for (let step = names.next(); !step.done; step = names.next()) {
    if (!used.has(step.value) && !STREETS.some((street) => street.name === step.value)) return step.value;
  }
  throw new RangeError("out of community names");
}

/** Cut along the secondary roads; what the outline leaves too small joins its greatest neighbour. */
function splitIntoCommunities(squares: readonly Square[], streetIndex: number): Square[][] {
  const tall = (STREETS[streetIndex]?.rows[1] ?? 0) - (STREETS[streetIndex]?.rows[0] ?? 0) > 0;
  const groups = new Map<string, Square[]>();
  for (const square of squares) {
    const key = `${cutIndex(COLUMNS_CUT, square.column)}:${cutIndex(ROWS_CUT, square.row)}`;
    groups.set(key, [...(groups.get(key) ?? []), square]);
  }
  const list = [...groups.values()];
  const least = tall ? 8 : 5;
  for (let small = list.findIndex((group) => group.length < least); small >= 0 && list.length > 1; ) {
    const [group] = list.splice(small, 1) as [Square[]];
    const neighbours = list.filter((other) => other.some((a) => group.some((b) => isBeside(a, b))));
    const target = neighbours.sort((a, b) => a.length - b.length)[0];
    if (!target) throw new RangeError("a community stands alone");
    target.push(...group);
    small = list.findIndex((other) => other.length < least);
  }
  return list;
}
const cutIndex = (cuts: readonly number[], line: number): number => cuts.findLastIndex((cut) => cut <= line);
const isBeside = (a: Square, b: Square): boolean => Math.abs(a.column - b.column) + Math.abs(a.row - b.row) === 1;

function byPlace(a: readonly Square[], b: readonly Square[]): number {
  const top = (group: readonly Square[]): number =>
    Math.min(...group.map((square) => square.row * COLUMNS + square.column));
  return top(a) - top(b);
}

const squareKey = (square: Square): string => `${square.column},${square.row}`;

function placeCompounds(groups: readonly (readonly Square[])[], random: Random): Map<string, Compound> {
  const out = new Map<string, Compound>();
  const take = (group: readonly Square[] | undefined, compound: Compound): void => {
    if (!group) return;
    const free = group.filter((square) => !out.has(squareKey(square)) && !isGreatPark(square));
    if (free.length > 2) out.set(squareKey(random.pick(free)), compound);
  };
  const order = random.shuffle([...groups.keys()]);
  take(groups[0], "office");
  for (const [rank, index] of order.entries()) {
    if (rank % 3 === 0) take(groups[index], "park");
    if (rank % 2 === 0) take(groups[index], "school");
    if (rank === 1) take(groups[index], "mall");
    if (rank === 2) take(groups[index], "hospital");
    if (rank === 3) take(groups[index], "middle_school");
    if (rank === 4) take(groups[index], "bus_terminal");
  }
  return out;
}
const isGreatPark = (square: Square): boolean =>
  GREAT_PARK.some(({ column, row }) => column === square.column && row === square.row);

/** One square a cell; towards the rim two or four; the great park one. */
function cellsOf(group: readonly Square[], compounds: ReadonlyMap<string, Compound>, random: Random): CellPlan[] {
  const left = new Map(group.map((square) => [squareKey(square), square]));
  const cells: CellPlan[] = [];
  const ordered = [...group].sort((a, b) => a.row - b.row || a.column - b.column);
  for (const square of ordered) {
    if (!left.has(squareKey(square))) continue;
    if (isGreatPark(square)) {
      for (const part of GREAT_PARK) left.delete(squareKey(part));
      cells.push({ squares: GREAT_PARK, landUse: "green", compound: "great_park" });
      continue;
    }
    const compound = compounds.get(squareKey(square)) ?? null;
    const squares = [square];
    left.delete(squareKey(square));
    const partner =
      compound && compound !== "park" ? undefined : partnerOf(square, left, compounds, random, compound === "park");
    if (partner) {
      squares.push(partner);
      left.delete(squareKey(partner));
    }
    const landUse = landUseOf(square, compound, random);
    cells.push({ squares, landUse, compound: landUse === "industrial" && !compound ? "factory" : compound });
  }
  return cells;
}

function partnerOf(
  square: Square,
  left: ReadonlyMap<string, Square>,
  compounds: ReadonlyMap<string, Compound>,
  random: Random,
  isPark: boolean,
): Square | undefined {
  if (!random.chance(isPark ? 0.6 : Math.min(0.85, Math.max(0.04, (rimOf(square) - 0.5) * 2)))) return undefined;
  const beside = [
    { column: square.column + 1, row: square.row },
    { column: square.column, row: square.row + 1 },
  ].filter((other) => left.has(squareKey(other)) && !compounds.has(squareKey(other)) && !isGreatPark(other));
  return beside.length > 0 ? random.pick(beside) : undefined;
}

/** 0 in the middle, about 1 at the rim. */
export function rimOf({ column, row }: Square): number {
  return Math.hypot(((column + 0.5) / COLUMNS - 0.5) * 2, ((row + 0.5) / ROWS - 0.5) * 2);
}

function landUseOf(square: Square, compound: Compound | null, random: Random): LandUse {
  if (compound === "park") return "green";
  if (compound === "mall") return "commercial";
  if (compound) return "public";
  const isSouthEastRim = square.column > 33 && square.row > 27 && rimOf(square) > 0.72;
  if (isSouthEastRim) return random.chance(0.72) ? "industrial" : "residential";
  const lines = [
    ...COLUMN_BANDS.map((line) => nearness(line, square.column)),
    ...ROW_BANDS.map((line) => nearness(line, square.row)),
  ];
  const isOnMainRoad = lines.some((near) => near);
  const centrality = 1 - rimOf(square);
  const weights = isOnMainRoad
    ? [3, 3 + centrality * 2, 0.4 + centrality * 2.4]
    : [6, 1.2 + centrality * 2, centrality * 0.8];
  return (["residential", "mixed", "commercial"] as const)[random.weighted(weights)] as LandUse;
}
const nearness = (line: number, square: number): boolean => square === line || square === line - 1;
