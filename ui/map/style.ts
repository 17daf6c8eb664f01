/** The paper tones of the base map as a MapLibre style. No glyphs and no sprites are fetched: words are drawn with the page's own font. */
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { BaseLayer, BaseMap } from "./base-map.ts";
import { MAP_FONT } from "./fonts.ts";

const FONT = [MAP_FONT];

/** @param token reads a design token, `--map-water`; canvases cannot read CSS variables themselves */
export function baseStyle(map: BaseMap, token: (name: string) => string): StyleSpecification {
  const sources: StyleSpecification["sources"] = {};
  for (const [layer, url] of Object.entries(map.layers)) if (url) sources[layer] = { type: "geojson", data: url };
  if (map.cells) sources.cells = { type: "geojson", data: map.cells, promoteId: "code" };
  if (map.raster) sources.raster = { type: "raster", tiles: [...map.raster.tiles], tileSize: 256 };
  const layers: LayerSpecification[] = [
    { id: "ground", type: "background", paint: { "background-color": token("--map-ground") } },
  ];
  if (map.raster) layers.push({ id: "raster", type: "raster", source: "raster" });
  for (const [layer, draw] of Object.entries(DRAWERS)) if (map.layers[layer as BaseLayer]) layers.push(...draw(token));
  return { version: 8, sources, layers };
}

const byClass = (main: number, secondary: number, lane: number): ExpressionSpecification => [
  "match",
  ["get", "class"],
  "main",
  main,
  "secondary",
  secondary,
  lane,
];

/** Widths in pixels that grow with the zoom as real widths would, from zoom 12 to 18. */
const roadWidth = (extra: number): ExpressionSpecification => [
  "interpolate",
  ["exponential", 1.6],
  ["zoom"],
  12,
  byClass(2.4 + extra, 1.4 + extra, 0.5 + extra),
  15,
  byClass(8 + extra, 5 + extra, 2.4 + extra),
  18,
  byClass(34 + extra, 22 + extra, 12 + extra),
];

type Drawer = (token: (name: string) => string) => LayerSpecification[];
const DRAWERS: Readonly<Record<BaseLayer, Drawer>> = {
  green: (token) => [{ id: "green", type: "fill", source: "green", paint: { "fill-color": token("--map-green") } }],
  water: (token) => [{ id: "water", type: "fill", source: "water", paint: { "fill-color": token("--map-water") } }],
  blocks: (token) => [
    {
      id: "blocks",
      type: "line",
      source: "blocks",
      minzoom: 14,
      paint: { "line-color": token("--map-road-edge"), "line-width": 0.6 },
    },
  ],
  buildings: (token) => [
    {
      id: "buildings",
      type: "fill",
      source: "buildings",
      minzoom: 14.4,
      paint: { "fill-color": token("--map-building") },
    },
  ],
  roads: (token) => [
    road("road-edge", { "line-color": token("--map-road-edge"), "line-width": roadWidth(1.4) }),
    road("road", { "line-color": token("--map-road"), "line-width": roadWidth(0) }),
  ],
  boundaries: (token) => [
    {
      id: "boundaries",
      type: "line",
      source: "boundaries",
      paint: {
        "line-color": token("--n-500"),
        "line-width": 1,
        "line-opacity": ["match", ["get", "level"], "district", 0.7, "street", 0.4, 0.12],
        "line-dasharray": [4, 3],
      },
    },
  ],
  // Names lie above the grid: see nameLayers.
  labels: () => [],
};

function road(id: string, paint: Extract<LayerSpecification, { type: "line" }>["paint"]): LayerSpecification {
  return {
    id,
    type: "line",
    source: "roads",
    layout: { "line-cap": "round", "line-join": "round" },
    paint: paint ?? {},
  };
}

/** Names lie above everything else of the base map, so they are a list of their own. */
export function nameLayers(map: BaseMap, token: (name: string) => string): LayerSpecification[] {
  const layers: LayerSpecification[] = [];
  if (map.layers.roads) layers.push(roadNames(token));
  if (map.layers.labels) layers.push(placeNames(token));
  return layers;
}

function roadNames(token: (name: string) => string): LayerSpecification {
  return {
    id: "road-name",
    type: "symbol",
    source: "roads",
    // Main roads are named from afar, lanes only where one could walk to them.
    filter: [
      "all",
      ["has", "name"],
      ["!=", ["get", "name"], ""],
      ["<=", ["match", ["get", "class"], "main", 0, "secondary", 1, 2], ["step", ["zoom"], 0, 14, 1, 15, 2]],
    ],
    minzoom: 13,
    layout: {
      "symbol-placement": "line",
      "symbol-spacing": 420,
      "text-field": ["get", "name"],
      "text-font": FONT,
      "text-size": ["match", ["get", "class"], "main", 13, 12],
      "text-letter-spacing": 0.2,
      "text-max-angle": 30,
      "symbol-sort-key": byClass(0, 1, 2),
    },
    paint: { "text-color": token("--map-word"), "text-halo-color": token("--map-road"), "text-halo-width": 1.6 },
  };
}

/** `rank` 1 is read from afar, 5 only near; names of water stand in its own blue. */
function placeNames(token: (name: string) => string): LayerSpecification {
  const water = ["river", "lake", "canal"];
  return {
    id: "place-name",
    type: "symbol",
    source: "labels",
    filter: ["<=", ["coalesce", ["get", "rank"], 5], ["step", ["zoom"], 1, 12, 2, 14, 3, 15, 4, 16, 5]],
    layout: {
      "text-field": ["get", "name"],
      "text-font": FONT,
      "text-size": ["match", ["get", "rank"], 1, 15, 2, 13, 11.5],
      "text-padding": 8,
      "symbol-sort-key": ["coalesce", ["get", "rank"], 5],
    },
    paint: {
      "text-color": ["match", ["get", "kind"], water, token("--map-water-word"), token("--map-word")],
      "text-halo-color": ["match", ["get", "kind"], water, token("--map-water"), token("--map-ground")],
      "text-halo-width": 1.4,
    },
  };
}
