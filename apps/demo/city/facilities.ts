/** 部件: placed along roads, in parks and at gates, as a census would find them. */

import type { FacilityState } from "#kernel/place/model/public.ts";
import { FACILITY_CLASSES, type FacilityClass } from "./facility-classes.ts";
import {
  between,
  boundsOf,
  contains,
  distance,
  type Metres,
  offset,
  pointOf,
  positionOf,
  toDegrees,
  toMetres,
} from "./geometry.ts";
import { cellAt } from "./locate.ts";
import { type Random, randomOf } from "./random.ts";
import { unitKeyIn } from "./responsibility.ts";
import { ROAD_WIDTH_M, type RoadEdge } from "./roads.ts";
import type { City, Facility, GridCell, Point, RoadClass } from "./types.ts";
import type { Water } from "./water.ts";

/** Mean metres between two of a class along one side of a road (main, secondary, lane); 0 for never. */
interface Placement {
  readonly code: string;
  readonly every: readonly [number, number, number];
  /** Metres from the kerb; negative is in the carriageway. */
  readonly kerbM: number;
  readonly sides: "both" | "one";
}
const ALONG_ROADS: readonly Placement[] = [
  { code: "0137", every: [50, 60, 90], kerbM: 1.2, sides: "one" },
  { code: "0402", every: [40, 40, 200], kerbM: 1.6, sides: "both" },
  { code: "0404", every: [360, 630, 0], kerbM: 1.6, sides: "both" },
  { code: "0103", every: [90, 110, 220], kerbM: -3, sides: "one" },
  { code: "0102", every: [100, 120, 180], kerbM: -3.6, sides: "one" },
  { code: "0104", every: [80, 100, 240], kerbM: -0.4, sides: "both" },
  { code: "0101", every: [180, 200, 360], kerbM: -2, sides: "one" },
  { code: "0105", every: [270, 280, 630], kerbM: 2.2, sides: "one" },
  { code: "0106", every: [390, 450, 0], kerbM: 1.8, sides: "one" },
  { code: "0107", every: [160, 200, 450], kerbM: 2.8, sides: "one" },
  { code: "0110", every: [750, 780, 0], kerbM: -2.6, sides: "one" },
  { code: "0111", every: [390, 390, 780], kerbM: -1.6, sides: "one" },
  { code: "0119", every: [630, 0, 0], kerbM: 1.5, sides: "one" },
  { code: "0123", every: [3900, 3900, 6300], kerbM: -1.2, sides: "one" },
  { code: "0124", every: [200, 220, 630], kerbM: 1.9, sides: "one" },
  { code: "0127", every: [900, 780, 2250], kerbM: 3.1, sides: "one" },
  { code: "0128", every: [980, 930, 2100], kerbM: 3.4, sides: "one" },
  { code: "0130", every: [0, 0, 500], kerbM: 0.8, sides: "one" },
  { code: "0133", every: [480, 780, 0], kerbM: 1.1, sides: "both" },
  { code: "0136", every: [0, 0, 7800], kerbM: 0.9, sides: "one" },
  { code: "0150", every: [630, 720, 1950], kerbM: 1.3, sides: "one" },
  { code: "0202", every: [0, 360, 540], kerbM: -1.3, sides: "one" },
  { code: "0204", every: [640, 960, 0], kerbM: 1.4, sides: "both" },
  { code: "0213", every: [330, 450, 1350], kerbM: 1.2, sides: "both" },
  { code: "0221", every: [540, 690, 0], kerbM: 0.7, sides: "both" },
  { code: "0225", every: [630, 690, 2400], kerbM: 2.3, sides: "both" },
  { code: "0305", every: [180, 210, 630], kerbM: 1.5, sides: "both" },
  { code: "0308", every: [2100, 1800, 2700], kerbM: 3.2, sides: "one" },
  { code: "0405", every: [1050, 1950, 0], kerbM: 2.4, sides: "both" },
  { code: "0407", every: [780, 1140, 0], kerbM: 3, sides: "both" },
];

interface Draft {
  readonly code: string;
  readonly at: Point;
  readonly place: string;
  readonly cell: GridCell;
}

/** @param city without its facilities yet */
export function facilitiesOf(city: City, edges: readonly RoadEdge[], water: Water, seed: number): Facility[] {
  const random = randomOf(seed, "facilities");
  const drafts: Draft[] = [];
  const put = (code: string, at: Metres, place: string): void => {
    if (water.clearance(at) < 1) return;
    const point = toDegrees(at);
    const cell = cellAt(city, positionOf(point));
    if (cell) drafts.push({ code, at: point, place, cell });
  };
  for (const edge of edges) alongEdge(edge, random, put);
  atCrossings(edges, random, put);
  inParks(city, random, put);
  atGates(city, random, put);
  drafts.sort((a, b) =>
    a.cell.code < b.cell.code ? -1 : a.cell.code > b.cell.code ? 1 : a.code < b.code ? -1 : a.code > b.code ? 1 : 0,
  );
  return numbered(drafts, random);
}

type Put = (code: string, at: Metres, place: string) => void;

const CLASS_INDEX: Readonly<Record<RoadClass, 0 | 1 | 2>> = { main: 0, secondary: 1, lane: 2 };

function alongEdge(edge: RoadEdge, random: Random, put: Put): void {
  const length = distance(edge.from, edge.to);
  const half = ROAD_WIDTH_M[edge.class] / 2;
  // Crossings are kept free.
  const [start, end] = [half + 6, length - half - 6];
  for (const placement of ALONG_ROADS) {
    const every = placement.every[CLASS_INDEX[edge.class]];
    if (every === 0) continue;
    const sides = placement.sides === "both" ? [1, -1] : [random.chance(0.5) ? 1 : -1];
    for (const side of sides) {
      const expected = (end - start) / every;
      const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
      const phase = random.between(0.1, 0.9);
      for (let i = 0; i < count; i++) {
        const along = start + ((i + phase) / count) * (end - start);
        const at = offset(
          between(edge.from, edge.to, along / length),
          edge.from,
          edge.to,
          side * (half + placement.kerbM),
        );
        put(placement.code, at, edge.name);
      }
    }
  }
}

/** Signals, street signs and the exits of bridges stand where a main or secondary road begins a new side. */
function atCrossings(edges: readonly RoadEdge[], random: Random, put: Put): void {
  for (const edge of edges) {
    if (edge.class === "lane") continue;
    const half = ROAD_WIDTH_M[edge.class] / 2;
    const corner = between(edge.from, edge.to, 16 / distance(edge.from, edge.to));
    if (random.chance(edge.class === "main" ? 0.55 : 0.36))
      put("0212", offset(corner, edge.from, edge.to, half + 1.4), edge.name);
    if (random.chance(edge.class === "main" ? 0.42 : 0.12))
      put("0214", offset(corner, edge.from, edge.to, -(half + 1)), edge.name);
  }
}

function inParks(city: City, random: Random, put: Put): void {
  for (const area of city.green) {
    const isBank = area.kind === "river_bank";
    const place = area.name || "澄波河岸";
    const bounds = boundsOf(area.boundary);
    const scatter = (code: string, count: number): void => {
      for (let placed = 0, tries = 0; placed < count && tries < count * 60; tries++) {
        const at: Point = [random.between(bounds.west, bounds.east), random.between(bounds.south, bounds.north)];
        if (!contains(area.boundary, at)) continue;
        put(code, toMetres(at), place);
        placed++;
      }
    };
    const size = area.kind === "park" ? 5 : isBank ? 7 : 1;
    scatter("0407", 3 * size);
    scatter("0139", 3 * size);
    scatter("0305", 2 * size);
    if (isBank) scatter("0230", 10);
    else {
      scatter("0411", size);
      put(area.kind === "park" ? "0403" : "0412", middleOf(area.boundary), place);
    }
  }
}
function middleOf(ring: readonly Point[]): Metres {
  const points = ring.slice(1).map(toMetres);
  const sum = points.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }));
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/** What stands at gates and entrances: collection points, lockers, notice boards, toilets, station exits. */
function atGates(city: City, random: Random, put: Put): void {
  for (const landmark of city.landmarks) {
    const gate = toMetres(pointOf(landmark.position));
    const near = (metres: number): Metres => {
      const angle = random.between(0, 2 * Math.PI);
      return { x: gate.x + Math.cos(angle) * metres, y: gate.y + Math.sin(angle) * metres };
    };
    if (landmark.kind === "toilet") put("0301", gate, landmark.name);
    if (landmark.kind === "metro") put("0231", gate, landmark.name);
    if (landmark.kind === "metro") put("0225", near(7), landmark.name);
    if (landmark.kind === "estate") {
      put("0315", near(6), landmark.name);
      if (random.chance(0.5)) put("0153", near(5), landmark.name);
      if (random.chance(0.35)) put("0146", near(8), landmark.name);
      if (random.chance(0.3)) put("0154", near(8), landmark.name);
      if (random.chance(0.3)) put("0308", near(4), landmark.name);
    }
    if (landmark.kind === "market") put("0305", near(5), landmark.name);
  }
}

const STATES: readonly FacilityState[] = ["good", "broken", "lost", "abandoned", "removed"];
const CLASS_OF = new Map<string, FacilityClass>(FACILITY_CLASSES.map((row) => [row.code, row]));

function numbered(drafts: readonly Draft[], random: Random): Facility[] {
  const serials = new Map<string, number>();
  return drafts.map(({ code, at, place, cell }) => {
    const row = CLASS_OF.get(code);
    if (!row) throw new RangeError(`class without departments: ${code}`);
    const prefix = cell.districtCode.slice(0, 6) + code;
    const serial = (serials.get(prefix) ?? 0) + 1;
    serials.set(prefix, serial);
    const unit = (pattern: string | null): string | null => pattern && unitKeyIn(cell.districtCode, pattern);
    // A few entries of every census are still without an owner (无主部件).
    const isUnowned = random.chance(0.008);
    return {
      code: prefix + String(serial).padStart(6, "0"),
      classCode: code,
      name: row.name,
      position: positionOf(at),
      cellCode: cell.code,
      accuracyClass: row.accuracyClass,
      state: STATES[random.weighted([970, 20, 3, 4, 3])] ?? "good",
      supervisingUnitKey: unitKeyIn(cell.districtCode, row.supervising),
      owningUnitKey: isUnowned ? null : unit(row.owning),
      maintainingUnitKey: isUnowned ? null : unit(row.maintaining),
      place,
      recordedOn: `2026-0${random.int(1, 6)}-${String(random.int(1, 28)).padStart(2, "0")}`,
    };
  });
}
