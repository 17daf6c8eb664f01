/** The city's base map for the browser: which layers there are, where they lie, where the map begins. */
import { position } from "#base/position.ts";
import { listLayers } from "#kernel/place/contract.ts";
import type { LayerKind } from "#kernel/place/model/public.ts";
import { call } from "#ui/call.ts";
import type { BaseLayer, BaseMap } from "#ui/map/base-map.ts";

const DRAWN: readonly (readonly [layer: BaseLayer, kind: LayerKind])[] = [
  ["green", "green"],
  ["water", "water"],
  ["blocks", "blocks"],
  ["buildings", "buildings"],
  ["roads", "roads"],
  ["boundaries", "divisions"],
  ["labels", "labels"],
];
/** Streets can be told apart and a district still fits a screen. */
const FIRST_ZOOM = 14;

/** Null before anything is imported. */
export async function fetchBaseMap(): Promise<BaseMap | null> {
  const { bounds, layers } = await call(listLayers);
  if (!bounds) return null;
  const urls = new Map(layers.filter((layer) => layer.featureCount > 0).map((layer) => [layer.kind, layer.url]));
  const [west, south, east, north] = bounds;
  const cells = urls.get("cells");
  return {
    center: position((west + east) / 2, (south + north) / 2),
    zoom: FIRST_ZOOM,
    bounds,
    layers: Object.fromEntries(DRAWN.flatMap(([layer, kind]) => (urls.has(kind) ? [[layer, urls.get(kind)]] : []))),
    ...(cells ? { cells } : {}),
    attribution: "城市自有底图，离线可用　CGCS2000",
  };
}
