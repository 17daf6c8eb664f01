/**
 * 空间 place: where things are and whose ground it is.
 *
 * - cell 单元网格: the smallest ground; exactly one for every point of the covered city
 * - boundary 界线: the outline of a division
 * - responsibility area 责任区: a group of cells for a unit, one of many overlays
 * - facility 部件: a numbered thing that stands somewhere (a cover, a lamp)
 * - layer 图层: what the map draws
 */
import { z } from "zod";
import type { PlainDate } from "#base/plain-date.ts";
import type { CoordinateSystem, Position } from "#base/position.ts";
import type { DivisionLevel } from "./codes.ts";
import type { Geometry, Polygonal } from "./geometry.ts";

/** Layers kept as coded things of their own … */
export const CODED_LAYERS = { divisions: "行政区划", cells: "单元网格", areas: "责任区", facilities: "部件" } as const;
/** … and layers that are only drawn. */
export const BASE_LAYERS = {
  roads: "道路",
  water: "水系",
  green: "绿地",
  blocks: "街区",
  buildings: "建筑",
  landmarks: "兴趣点",
  labels: "地名注记",
} as const;
export const LAYERS = { ...BASE_LAYERS, ...CODED_LAYERS } as const;
export type LayerKind = keyof typeof LAYERS;
export type BaseLayerKind = keyof typeof BASE_LAYERS;

export const LAYER_KINDS = Object.keys(LAYERS) as LayerKind[];
export const LayerKindSchema = z.enum(Object.keys(LAYERS) as [LayerKind, ...LayerKind[]], "没有这种图层");
/** Areas are made of cells and are edited, not imported. */
export type ImportKind = Exclude<LayerKind, "areas">;
export const ImportKindSchema = z.enum(
  LAYER_KINDS.filter((kind): kind is ImportKind => kind !== "areas") as [ImportKind, ...ImportKind[]],
  "没有这种图层，或者不能导入",
);
/** Shown to signed-in persons only: facilities of sensitive kinds and the lines of responsibility are not for the public map. */
export const INTERNAL_LAYERS: readonly LayerKind[] = ["areas", "facilities"];

export interface Boundary {
  /** 12 digits. */
  readonly divisionCode: string;
  readonly name: string;
  readonly geometry: Polygonal;
}

export interface GridCell {
  /** 15 digits. */
  readonly code: string;
  readonly name: string;
  readonly geometry: Polygonal;
  readonly areaM2: number;
  readonly perimeterM: number;
  /** 用地类别 and 管理等级, in the city's own words. */
  readonly landUse: string;
  readonly grade: string;
  /** 属地兜底 */
  readonly fallbackUnitId: string | null;
  readonly startOn: PlainDate;
  /** Last day on which the cell holds; null while in use. */
  readonly endOn: PlainDate | null;
  readonly note: string;
}

export interface ResponsibilityArea {
  readonly code: string;
  /** One of the city's kinds of areas (`insertAreaKinds`). */
  readonly kind: string;
  readonly name: string;
  /** The division whose administrators keep it, 12 digits. */
  readonly divisionCode: string;
  readonly unitId: string | null;
  readonly cellCodes: readonly string[];
}

/** 部件状态, with the codes of the exchange format (ObjState). */
export const FACILITY_STATES = {
  good: "完好",
  broken: "破损",
  lost: "丢失",
  abandoned: "废弃",
  removed: "移除",
} as const;
export type FacilityState = keyof typeof FACILITY_STATES;
export const FacilityStateSchema = z.enum(
  Object.keys(FACILITY_STATES) as [FacilityState, ...FacilityState[]],
  "部件状态不对",
);
export const FACILITY_STATE_CODES: Readonly<Record<string, FacilityState>> = {
  "01": "good",
  "02": "broken",
  "03": "lost",
  "04": "abandoned",
  "05": "removed",
};

export type AccuracyClass = "A" | "B" | "C";

export interface Facility {
  /** 16 digits. */
  readonly code: string;
  readonly classCode: string;
  readonly name: string;
  readonly position: Position;
  readonly cellCode: string | null;
  readonly state: FacilityState;
  readonly supervisingUnitId: string | null;
  /** Null: 无主部件. */
  readonly owningUnitId: string | null;
  readonly maintainingUnitId: string | null;
  readonly accuracyClass: AccuracyClass | null;
  readonly dataSource: string;
  /** Where it stands, in words. */
  readonly locationText: string;
  readonly externalCodes: readonly { readonly scheme: string; readonly value: string }[];
  readonly recordedOn: PlainDate;
  readonly changedOn: PlainDate | null;
  readonly note: string;
}

export interface LayerFeature {
  readonly name: string | null;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: Geometry;
}

export interface Layer {
  readonly kind: BaseLayerKind;
  readonly name: string;
  readonly source: string;
  readonly crsIn: CoordinateSystem;
  readonly features: readonly LayerFeature[];
}

/** Where a point lies. */
export interface Located {
  /** Null on ground that has a division but no grid yet. */
  readonly cell: LocatedCell | null;
  /** The deepest division known, 12 digits. */
  readonly divisionCode: string;
  /** District first, then street, then community, as far as known. */
  readonly divisions: readonly LocatedDivision[];
  /** By kind of area. */
  readonly areas: Readonly<Record<string, readonly LocatedArea[]>>;
}
export interface LocatedCell {
  readonly code: string;
  readonly name: string;
  readonly landUse: string;
  readonly grade: string;
  readonly fallbackUnitId: string | null;
}
export interface LocatedDivision {
  readonly code: string;
  /** The code itself when no name is known. */
  readonly name: string;
  readonly level: DivisionLevel;
}
export interface LocatedArea {
  readonly code: string;
  readonly name: string;
  readonly unitId: string | null;
}

export interface FacilityNearby {
  readonly code: string;
  readonly classCode: string;
  readonly name: string;
  readonly position: Position;
  readonly metres: number;
}
