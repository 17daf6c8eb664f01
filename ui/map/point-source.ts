/** Points as a MapLibre source, which clusters them; read back as the marks that are in view. */
import type { Map as LibreMap } from "maplibre-gl";
import { type Position, position } from "#base/position.ts";
import type { LightColour } from "../work/light.tsx";
import type { MapPoint } from "./map-props.ts";

/** More single marks than this are always clustered: each is an element of the page. */
const MOST_SINGLES = 300;

export interface Clustered {
  readonly position: Position;
  readonly total: number;
  readonly red: number;
  readonly yellow: number;
}

export function addPointSource(map: LibreMap, points: readonly MapPoint[], isClustered: boolean): void {
  if (map.getSource("points")) {
    map.removeLayer("points");
    map.removeSource("points");
  }
  if (points.length === 0) return;
  map.addSource("points", {
    type: "geojson",
    data: { type: "FeatureCollection", features: points.map(featureOf) },
    cluster: isClustered || points.length > MOST_SINGLES,
    clusterRadius: 56,
    clusterMaxZoom: 17,
    clusterProperties: { red: ["+", countOf("red")], yellow: ["+", countOf("yellow")] },
  });
  // A source is loaded only for a layer that is drawn; the marks themselves are elements, which a keyboard can reach.
  map.addLayer({ id: "points", type: "circle", source: "points", paint: { "circle-opacity": 0, "circle-radius": 1 } });
}

/** Tiles overlap, so one point may be read twice; it is given once. */
export function readPointSource(map: LibreMap): { singles: readonly MapPoint[]; clusters: readonly Clustered[] } {
  const singles = new Map<string, MapPoint>();
  const clusters = new Map<number, Clustered>();
  if (!map.getSource("points")) return { singles: [], clusters: [] };
  for (const { geometry, properties } of map.querySourceFeatures("points")) {
    if (geometry.type !== "Point") continue;
    const at = position(geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0);
    if (!map.getBounds().contains([at.longitude, at.latitude])) continue;
    if (properties.cluster) {
      const { cluster_id: id, point_count: total, red, yellow } = properties;
      clusters.set(Number(id), { position: at, total: Number(total), red: Number(red), yellow: Number(yellow) });
    } else {
      const light = properties.light === "" ? null : (properties.light as LightColour);
      const id = String(properties.id);
      const caption = properties.caption ? { caption: String(properties.caption) } : {};
      singles.set(id, { id, position: at, light, label: String(properties.label), ...caption });
    }
  }
  return { singles: [...singles.values()], clusters: [...clusters.values()] };
}

function countOf(light: LightColour) {
  return ["case", ["==", ["get", "light"], light], 1, 0];
}

function featureOf(point: MapPoint): GeoJSON.Feature {
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: [point.position.longitude, point.position.latitude] },
    properties: { id: point.id, light: point.light ?? "", label: point.label, caption: point.caption ?? "" },
  };
}
