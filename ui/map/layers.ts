/** Layers above the base map: grid cells, density, and what capabilities lay on it. */
import type { LayerSpecification, Map as LibreMap } from "maplibre-gl";
import type { BaseMap } from "./base-map.ts";
import type { MapOverlay } from "./map-props.ts";

type Token = (name: string) => string;

export function cellLayers(base: BaseMap, token: Token): LayerSpecification[] {
  if (!base.cells) return [];
  const accent = token("--a-600");
  return [
    { id: "cell-hit", type: "fill", source: "cells", minzoom: 13, paint: { "fill-opacity": 0 } },
    {
      id: "cell-heat",
      type: "fill",
      source: "cells",
      paint: { "fill-color": accent, "fill-opacity": ["*", 0.32, ["coalesce", ["feature-state", "heat"], 0]] },
    },
    {
      id: "cells",
      type: "line",
      source: "cells",
      minzoom: 14.4,
      paint: { "line-color": accent, "line-opacity": 0.22, "line-width": 1, "line-dasharray": [4, 3] },
    },
    {
      id: "cell-selected-fill",
      type: "fill",
      source: "cells",
      filter: ["==", ["get", "code"], ""],
      paint: { "fill-color": accent, "fill-opacity": 0.12 },
    },
    {
      id: "cell-selected",
      type: "line",
      source: "cells",
      filter: ["==", ["get", "code"], ""],
      paint: { "line-color": accent, "line-width": 2 },
    },
  ];
}

type Heat = Readonly<Record<string, number>> | undefined;

/** Sets the density of every cell named, and clears those named before. */
export function heatLayers(map: LibreMap, before: Heat, now: Heat): void {
  if (!map.getSource("cells")) return;
  for (const code of Object.keys(before ?? {})) map.setFeatureState({ source: "cells", id: code }, { heat: 0 });
  for (const [code, heat] of Object.entries(now ?? {})) map.setFeatureState({ source: "cells", id: code }, { heat });
}

export function overlayLayers(
  map: LibreMap,
  before: readonly MapOverlay[],
  now: readonly MapOverlay[],
  token: Token,
): void {
  for (const overlay of before) {
    const id = `overlay-${overlay.id}`;
    if (map.getLayer(id)) map.removeLayer(id);
    if (map.getSource(id)) map.removeSource(id);
  }
  for (const overlay of now) {
    const id = `overlay-${overlay.id}`;
    map.addSource(id, { type: "geojson", data: overlay.data });
    map.addLayer(layerOf(id, overlay.look, token(overlay.look === "calm" ? "--green" : "--a-600")));
  }
}

function layerOf(id: string, look: MapOverlay["look"], accent: string): LayerSpecification {
  switch (look) {
    case "area":
      return {
        id,
        type: "fill",
        source: id,
        paint: { "fill-color": accent, "fill-opacity": 0.12, "fill-outline-color": accent },
      };
    case "line":
      return { id, type: "line", source: id, paint: { "line-color": accent, "line-width": 2 } };
    case "point":
      return {
        id,
        type: "circle",
        source: id,
        paint: {
          "circle-color": accent,
          "circle-radius": 4,
          "circle-stroke-color": "#ffffff",
          "circle-stroke-width": 1.5,
        },
      };
    // 绿灯在办: many, and nothing to be done about them.
    case "calm":
      return {
        id,
        type: "circle",
        source: id,
        paint: { "circle-color": accent, "circle-radius": 3, "circle-opacity": 0.7 },
      };
    case "heat":
      return { id, type: "heatmap", source: id, paint: { "heatmap-opacity": 0.5, "heatmap-radius": 24 } };
  }
}
