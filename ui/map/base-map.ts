/** 底图 base map: the city's own layers, or another raster source by configuration. Given once by the shell. */
import { createContext, useContext } from "react";
import type { Position } from "#base/position.ts";

/** In drawing order. Roads carry `name` and `class` (main, secondary, lane); every other layer may carry `name`. */
export const BASE_LAYERS = ["green", "water", "blocks", "buildings", "roads", "boundaries", "labels"] as const;
export type BaseLayer = (typeof BASE_LAYERS)[number];

export interface BaseMap {
  readonly center: Position;
  readonly zoom: number;
  /** West, south, east, north: the map cannot be dragged away from here. */
  readonly bounds?: readonly [west: number, south: number, east: number, north: number];
  /** GeoJSON by layer; what is absent is not drawn. */
  readonly layers: Readonly<Partial<Record<BaseLayer, string>>>;
  /** GeoJSON of the unit grid cells, `code` in the properties. */
  readonly cells?: string;
  /** 天地图 and the like, under the city's own layers. Tiles in WGS 84 / CGCS2000 web mercator only: no shifted tiles. */
  readonly raster?: { readonly tiles: readonly string[]; readonly attribution: string };
  /** Shown at the foot: 示范市底图 2026.10，离线可用 */
  readonly attribution: string;
}

export const BaseMapContext = createContext<BaseMap | null>(null);
export function useBaseMap(): BaseMap | null {
  return useContext(BaseMapContext);
}
