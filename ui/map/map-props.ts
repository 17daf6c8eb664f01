import type { ReactNode } from "react";
import type { Position } from "#base/position.ts";
import type { LightColour } from "../work/light.tsx";

/** One matter or thing on the map. */
export interface MapPoint {
  readonly id: string;
  readonly position: Position;
  /** Drawn as the light's shape; null draws an accent dot. */
  readonly light: LightColour | null;
  /** Its name for those who cannot see it, and under the pointer. */
  readonly label: string;
  /** A few words that stand beside it all the time: 店外经营 超 41 分. */
  readonly caption?: string;
}

/** Many matters drawn as one, counted by the server. */
export interface MapCluster {
  readonly position: Position;
  readonly count: number;
  readonly red: number;
  readonly yellow: number;
}

export interface MapOverlay {
  readonly id: string;
  /** A URL or the GeoJSON itself. */
  readonly data: string | GeoJSON.FeatureCollection;
  readonly look: "area" | "line" | "point" | "calm" | "heat";
}

/** What is seen: west, south, east, north. */
export type MapBounds = readonly [west: number, south: number, east: number, north: number];

export interface MapCanvasProps {
  /** Says what the map shows: 28 件待办的位置 */
  readonly label: string;
  readonly points?: readonly MapPoint[];
  /** Absent: clustered here when there are many. */
  readonly isClustered?: boolean;
  readonly clusters?: readonly MapCluster[];
  readonly selectedId?: string | null;
  readonly onSelect?: (id: string) => void;
  /** Code of the outlined cell. */
  readonly selectedCell?: string | null;
  readonly onCell?: (code: string) => void;
  readonly showsCells?: boolean;
  /** Density by cell code, 0 to 1, as the opacity of the accent. */
  readonly heat?: Readonly<Record<string, number>>;
  readonly overlays?: readonly MapOverlay[];
  readonly onMove?: (bounds: MapBounds) => void;
  /** Pick mode: the chosen point, and what a press (or Enter at the cross in the middle) does. */
  readonly picked?: Position | null;
  readonly onPick?: (position: Position) => void;
  /** Centre and zoom to begin with; otherwise the city's, or around the points. */
  readonly start?: { readonly center: Position; readonly zoom: number };
  readonly showsLegend?: boolean;
  /** Without buttons and dragging: a small picture of a place. */
  readonly isStill?: boolean;
  /** Floating panels laid over the map. */
  readonly children?: ReactNode;
}
