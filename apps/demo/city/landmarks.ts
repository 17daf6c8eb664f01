/** 兴趣点: gates and entrances that people name when they say where something is. */

import { sidesOfQuad } from "./fabric.ts";
import { type Metres, positionOf, toDegrees, toMetres } from "./geometry.ts";
import type { PlannedCell } from "./ground.ts";
import { type Insets, insetCorners, type Lattice, type Square } from "./lattice.ts";
import { MAIN_COLUMNS, MAIN_ROWS } from "./names.ts";
import type { Compound } from "./partition.ts";
import { type Random, randomOf } from "./random.ts";
import type { RoadNet } from "./roads.ts";
import type { Landmark, LandmarkKind } from "./types.ts";
import type { Water } from "./water.ts";

const ESTATE_FIRST = [..."荷兰桂枫梧桐银锦翠澄静和雅清嘉瑞祥宁安乐福康景明晴"];
const ESTATE_SECOND = ["苑", "里", "园", "庭", "居", "湾", "坊", "台"];
const ESTATE_TAIL = ["小区", "花园", "家园", "新村", "雅居"];

const COMPOUNDS: Readonly<Partial<Record<Compound, { readonly kind: LandmarkKind; readonly suffix: string }>>> = {
  school: { kind: "school", suffix: "小学" },
  middle_school: { kind: "middle_school", suffix: "中学" },
  hospital: { kind: "hospital", suffix: "医院" },
  mall: { kind: "mall", suffix: "商场" },
  office: { kind: "office", suffix: "街道办事处" },
  bus_terminal: { kind: "bus_terminal", suffix: "公交首末站" },
  park: { kind: "park", suffix: "游园" },
  great_park: { kind: "park", suffix: "" },
  factory: { kind: "factory", suffix: "厂区" },
};

interface Draft {
  readonly name: string;
  readonly kind: LandmarkKind;
  readonly at: Metres;
  readonly cellCode: string;
}

export function landmarksOf(
  lattice: Lattice,
  cells: readonly PlannedCell[],
  roads: RoadNet,
  water: Water,
  seed: number,
): Landmark[] {
  const random = randomOf(seed, "landmarks");
  const drafts: Draft[] = [];
  const byCommunity = Map.groupBy(cells, ({ cell }) => cell.communityCode);
  const estates = estateNames(random);
  for (const group of byCommunity.values()) {
    const name = (group[0] as PlannedCell).cell.name.replace(/社区第.*$/, "");
    for (const planned of group) {
      drafts.push(...compoundGates(planned, name));
      if (planned.plan.landUse === "residential" && random.chance(0.7)) {
        drafts.push(gateOf(planned, estates.next().value as string, "estate", random));
      }
    }
    drafts.push(...everydayPlaces(group, name));
  }
  drafts.push(...metroExits());
  return drafts
    .filter((draft) => water.clearance(draft.at) > 3)
    .map((draft, index) => ({
      key: `landmark-${index + 1}`,
      name: draft.name,
      kind: draft.kind,
      position: positionOf(toDegrees(draft.at)),
      cellCode: draft.cellCode,
    }));

  /** Kerb line of the cell's first square, a step inside the cell. */
  function sides(square: Square): ReturnType<typeof sidesOfQuad> {
    const insets = roads.insets(square).map((inset) => inset + 1.5) as unknown as Insets;
    return sidesOfQuad(insetCorners(lattice, square, insets));
  }
  function gateOf(planned: PlannedCell, name: string, kind: LandmarkKind, from: Random): Draft {
    const square = planned.plan.squares[0] as Square;
    const insets = roads.insets(square);
    const open = sides(square).filter((side) => (insets["北东南西".indexOf(side.name)] ?? 0) > 0);
    const side = from.pick(open.length > 0 ? open : sides(square));
    return { name: `${name}${side.name}门`, kind, at: side.middle, cellCode: planned.cell.code };
  }
  function compoundGates(planned: PlannedCell, community: string): Draft[] {
    const compound = planned.plan.compound && COMPOUNDS[planned.plan.compound];
    if (!compound) return [];
    const name = planned.plan.compound === "great_park" ? "镜浦公园" : community + compound.suffix;
    const [first, second] = random.shuffle(sides(planned.plan.squares[0] as Square));
    return [first, second].flatMap((side) =>
      side
        ? [{ name: `${name}${side.name}门`, kind: compound.kind, at: side.middle, cellCode: planned.cell.code }]
        : [],
    );
  }
  function everydayPlaces(group: readonly PlannedCell[], community: string): Draft[] {
    const homes = group.filter(({ plan }) => plan.landUse === "mixed" || plan.landUse === "residential");
    if (homes.length === 0) return [];
    const market = random.pick(homes);
    const marketSides = random.shuffle(sides(market.plan.squares[0] as Square)).slice(0, 3);
    const out: Draft[] = marketSides.map((side) => ({
      name: `${community}菜场${side.name}门`,
      kind: "market",
      at: side.middle,
      cellCode: market.cell.code,
    }));
    const plain = (kind: LandmarkKind, suffix: string): void => {
      const planned = random.pick(homes);
      out.push({ ...gateOf(planned, "", kind, random), name: community + suffix });
    };
    plain("toilet", "公厕");
    plain("car_park", "停车场");
    plain("clinic", "社区卫生服务站");
    plain("kindergarten", "幼儿园");
    if (random.chance(0.6)) plain("supermarket", "超市");
    return out;
  }
  /** A station under each crossing of main roads, four exits at its corners. */
  function metroExits(): Draft[] {
    const out: Draft[] = [];
    for (const [column, vertical] of Object.entries(MAIN_COLUMNS)) {
      for (const [row, horizontal] of Object.entries(MAIN_ROWS)) {
        const corners = [
          { column: Number(column), row: Number(row) - 1, exit: "A", corner: 0 },
          { column: Number(column), row: Number(row), exit: "B", corner: 3 },
          { column: Number(column) - 1, row: Number(row), exit: "C", corner: 2 },
          { column: Number(column) - 1, row: Number(row) - 1, exit: "D", corner: 1 },
        ];
        for (const { exit, corner, ...square } of corners) {
          const planned = cells.find(({ plan }) =>
            plan.squares.some((s) => s.column === square.column && s.row === square.row),
          );
          if (!planned) continue;
          const insets = roads.insets(square).map((inset) => inset + 3) as unknown as Insets;
          const at = insetCorners(lattice, square, insets)[corner];
          if (at)
            out.push({
              name: `${vertical.slice(0, 2)}${horizontal.slice(0, 2)}站地铁 ${exit} 口`,
              kind: "metro",
              at,
              cellCode: planned.cell.code,
            });
        }
      }
    }
    return out;
  }
}

function* estateNames(random: Random): Generator<string> {
  const all = ESTATE_FIRST.flatMap((a) => ESTATE_SECOND.flatMap((b) => ESTATE_TAIL.map((c) => a + b + c)));
  yield* random.shuffle(all);
}

/** Metres between a landmark and a place, for choosing the one to name. */
export function metresFrom(landmark: Landmark, at: Metres): { readonly east: number; readonly north: number } {
  const place = toMetres([landmark.position.longitude, landmark.position.latitude]);
  return { east: at.x - place.x, north: at.y - place.y };
}
