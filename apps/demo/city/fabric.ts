/** 街区、绿地与建筑: what stands on the ground between the roads. */

import { distance, type Metres } from "./geometry.ts";
import type { PlannedCell } from "./ground.ts";
import {
  type Insets,
  insetCorners,
  type Lattice,
  type Quad,
  ringOfQuad,
  type Square,
  sizeOf,
  within,
} from "./lattice.ts";
import type { Compound } from "./partition.ts";
import { type Random, randomOf } from "./random.ts";
import type { RoadNet } from "./roads.ts";
import type { Block, Building, GreenArea, LandUse } from "./types.ts";
import type { Water } from "./water.ts";

export interface Fabric {
  readonly blocks: readonly Block[];
  readonly green: readonly GreenArea[];
  readonly buildings: readonly Building[];
}

/** Metres that buildings keep from the water's edge, behind the green bank. */
const WATERSIDE_M = 34;

export function fabricOf(
  lattice: Lattice,
  cells: readonly PlannedCell[],
  roads: RoadNet,
  water: Water,
  seed: number,
): Fabric {
  const random = randomOf(seed, "fabric");
  const blocks: Block[] = [];
  const green: GreenArea[] = [];
  const buildings: Building[] = [];
  for (const { cell, plan } of cells) {
    const communityName = cell.name.replace(/社区第.*$/, "");
    if (plan.compound === "great_park" || plan.compound === "park") {
      const quad = wholeQuad(lattice, plan.squares, roads);
      const isGreat = plan.compound === "great_park";
      green.push({
        key: `park-${cell.code}`,
        name: isGreat ? "镜浦公园" : `${communityName}游园`,
        kind: isGreat ? "park" : "pocket_park",
        boundary: ringOfQuad(quad),
      });
      blocks.push({ cellCode: cell.code, landUse: "green", boundary: ringOfQuad(quad) });
      continue;
    }
    for (const square of plan.squares) {
      const quad = insetCorners(lattice, square, roads.insets(square));
      blocks.push({ cellCode: cell.code, landUse: plan.landUse, boundary: ringOfQuad(quad) });
      const footing = insetCorners(lattice, square, setBack(roads.insets(square)));
      for (const building of buildingsOf(footing, plan.landUse, plan.compound, random)) {
        if (building.corners.some((at) => water.clearance(at) < WATERSIDE_M)) continue;
        buildings.push({ kind: building.kind, floors: building.floors, boundary: ringOfQuad(building.corners) });
      }
    }
  }
  return { blocks, green: [...green, ...water.banks], buildings };
}

function wholeQuad(lattice: Lattice, squares: readonly Square[], roads: RoadNet): Quad {
  const first = squares[0] as Square;
  const last = squares.at(-1) as Square;
  const [north, , , west] = roads.insets(first);
  const [, east, south] = roads.insets(last);
  return insetCorners(lattice, first, [north, east, south, west], last);
}

/** Pavement and yard before the first wall. */
function setBack(insets: Insets): Insets {
  const [n, e, s, w] = insets.map((inset) => (inset > 10 ? inset + 8 : inset > 0 ? inset + 6 : 5)) as [
    number,
    number,
    number,
    number,
  ];
  return [n, e, s, w];
}

interface Sketch {
  readonly kind: Building["kind"];
  readonly floors: number;
  readonly corners: readonly Metres[];
}

function buildingsOf(quad: Quad, landUse: LandUse, compound: Compound | null, random: Random): Sketch[] {
  if (compound === "school" || compound === "middle_school") return school(quad, random);
  if (compound === "mall") return halls(quad, random, "shop", 1, 0.84);
  if (compound === "hospital" || compound === "office") return offices(quad, random);
  if (compound === "bus_terminal") return halls(quad, random, "public", 1, 0.4);
  if (landUse === "industrial") return halls(quad, random, "factory", random.int(2, 3), 0.86);
  if (landUse === "commercial")
    return random.chance(0.5) ? offices(quad, random) : halls(quad, random, "shop", random.int(1, 2), 0.8);
  return residential(quad, random, landUse === "mixed");
}

/** Rows of slabs facing south, as most estates are; towers now and then; shops along the south in mixed use. */
function residential(quad: Quad, random: Random, isMixed: boolean): Sketch[] {
  const { width, height } = sizeOf(quad);
  const out: Sketch[] = [];
  const foot = isMixed ? 16 : 0;
  if (isMixed) out.push(...shopRow(quad, random));
  if (random.chance(0.12)) return [...out, ...towers(quad, random, foot)];
  const floors = random.pick([6, 6, 7, 11]);
  const depth = floors > 7 ? 13.5 : 10.5;
  const rows = Math.max(1, Math.round((height - foot + 12) / (depth + (floors > 7 ? 16 : 12))));
  const pitch = (height - foot - depth) / Math.max(1, rows - 1 || 1);
  const columns = width > 118 ? 3 : width > 62 ? 2 : 1;
  const shift = random.between(-0.06, 0.06);
  for (let row = 0; row < rows; row++) {
    const y = foot + (rows === 1 ? (height - foot - depth) / 2 : row * pitch);
    let x = 0;
    for (let column = 0; column < columns; column++) {
      const share = columns === 2 ? (column === 0 ? 0.5 + shift : 0.5 - shift) : 1 / columns;
      const length = width * share;
      if (!random.chance(0.045)) {
        const trim = random.between(3.5, 6.5);
        out.push({ kind: "slab", floors, corners: rectangle(quad, x + trim, y, length - 2 * trim, depth) });
      }
      x += length;
    }
  }
  return out;
}

function towers(quad: Quad, random: Random, foot: number): Sketch[] {
  const { width, height } = sizeOf(quad);
  const out: Sketch[] = [];
  for (const [u, v] of [
    [0.08, 0.04],
    [0.62, 0.04],
    [0.34, 0.38],
    [0.08, 0.72],
    [0.62, 0.72],
  ] as const) {
    const side = Math.min(random.between(20, 24), width * 0.26);
    out.push({
      kind: "tower",
      floors: random.int(18, 30),
      corners: rectangle(quad, u * width, foot + v * (height - foot), side, side * 0.84),
    });
  }
  return out;
}

function shopRow(quad: Quad, random: Random): Sketch[] {
  const { width } = sizeOf(quad);
  const out: Sketch[] = [];
  for (let x = 0; x < width - 14; ) {
    const length = Math.min(width - x, random.between(22, 44));
    out.push({ kind: "shop", floors: 2, corners: rectangle(quad, x, 0, length - 2, random.between(8, 10)) });
    x += length + random.pick([0, 0, 5]);
  }
  return out;
}

function halls(quad: Quad, random: Random, kind: Building["kind"], count: number, fill: number): Sketch[] {
  const { width, height } = sizeOf(quad);
  const each = height / count;
  return Array.from({ length: count }, (_, i) => {
    const w = width * random.between(fill - 0.12, fill);
    const h = (each - 8) * random.between(0.72, 0.95);
    const x = (width - w) * random.next();
    const corners = random.chance(0.45) ? angled(quad, x, i * each + 3, w, h) : rectangle(quad, x, i * each + 3, w, h);
    return { kind, floors: kind === "factory" ? 1 : random.int(3, 6), corners };
  });
}

function offices(quad: Quad, random: Random): Sketch[] {
  const { width, height } = sizeOf(quad);
  const main: Sketch = {
    kind: "public",
    floors: random.int(6, 16),
    corners: angled(
      quad,
      width * 0.08,
      height * 0.46,
      width * random.between(0.62, 0.84),
      height * random.between(0.38, 0.5),
    ),
  };
  const low: Sketch = {
    kind: "public",
    floors: 4,
    corners: rectangle(
      quad,
      width * 0.1,
      height * 0.08,
      width * random.between(0.3, 0.42),
      height * random.between(0.16, 0.24),
    ),
  };
  const side: Sketch = {
    kind: "public",
    floors: 5,
    corners: rectangle(quad, width * 0.64, height * 0.08, width * 0.22, height * 0.2),
  };
  return random.chance(0.6) ? [main, low, side] : [main, low];
}

/** Two wings to the north and an open sports ground to the south. */
function school(quad: Quad, random: Random): Sketch[] {
  const { width, height } = sizeOf(quad);
  return [
    {
      kind: "public",
      floors: 5,
      corners: angled(quad, width * 0.06, height * 0.52, width * random.between(0.7, 0.86), height * 0.42),
    },
    { kind: "public", floors: 3, corners: rectangle(quad, width * 0.06, height * 0.3, width * 0.3, height * 0.13) },
  ];
}

/** Metres from the south-western corner, along the sides of the block. */
function rectangle(quad: Quad, x: number, y: number, w: number, h: number): Metres[] {
  const { width, height } = sizeOf(quad);
  const at = (dx: number, dy: number): Metres => within(quad, dx / width, dy / height);
  return [at(x, y), at(x + w, y), at(x + w, y + h), at(x, y + h)];
}

/** A rectangle with its south-eastern part cut away. */
function angled(quad: Quad, x: number, y: number, w: number, h: number): Metres[] {
  const { width, height } = sizeOf(quad);
  const at = (dx: number, dy: number): Metres => within(quad, dx / width, dy / height);
  const [cutX, cutY] = [w * 0.45, h * 0.5];
  return [at(x, y), at(x + cutX, y), at(x + cutX, y + cutY), at(x + w, y + cutY), at(x + w, y + h), at(x, y + h)];
}

/** Longest first: the side of a block on which its gate opens. Used for landmarks. */
export function sidesOfQuad(
  quad: Quad,
): readonly { readonly name: "南" | "东" | "北" | "西"; readonly middle: Metres; readonly length: number }[] {
  const names = ["南", "东", "北", "西"] as const;
  return names.map((name, i) => {
    const a = quad[i] as Metres;
    const b = quad[(i + 1) % 4] as Metres;
    return { name, middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, length: distance(a, b) };
  });
}
