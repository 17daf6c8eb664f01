/** The MapLibre map behind `MapCanvas`: layers, markers and picking, driven by plain values. */
import {
  Map as LibreMap,
  LngLatBounds,
  type MapOptions,
  Marker,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { type Position, position } from "#base/position.ts";
import type { BaseMap } from "./base-map.ts";
import { cellLayers, heatLayers, overlayLayers } from "./layers.ts";
import type { MapBounds, MapCanvasProps, MapPoint } from "./map-props.ts";
import { clusterElement, pinElement, pointElement } from "./markers.ts";
import { baseStyle, nameLayers } from "./style.ts";
import { tokenReader } from "./tokens.ts";

setWorkerUrl(workerUrl);

/** More single markers than this are always clustered: each is an element of the page. */
const MOST_MARKERS = 300;

export type Shown = Omit<MapCanvasProps, "label" | "children" | "start" | "showsLegend">;

export class CityMap {
  readonly #map: LibreMap;
  readonly #token: (name: string) => string;
  readonly #base: BaseMap;
  readonly #markers = new Map<string, { readonly marker: Marker; readonly look: string }>();
  #pin: Marker | null = null;
  #shown: Shown = {};
  #isReady = false;
  #drawn: Pick<Shown, "points" | "isClustered" | "overlays" | "heat" | "showsCells"> = {};

  constructor(container: HTMLElement, base: BaseMap, props: MapCanvasProps) {
    this.#base = base;
    this.#token = tokenReader(container);
    this.#shown = props;
    const middle = props.start?.center ?? props.picked ?? base.center;
    const options: MapOptions = {
      container,
      style: baseStyle(base, this.#token),
      center: [middle.longitude, middle.latitude],
      zoom: props.start?.zoom ?? (props.picked ? 16 : base.zoom),
      minZoom: 9,
      maxZoom: 19,
      attributionControl: false,
      interactive: !props.isStill,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
      ...(base.bounds ? { maxBounds: padded(base.bounds) } : {}),
    };
    this.#map = new LibreMap(options);
    this.#map.touchZoomRotate.disableRotation();
    if (!props.isStill) {
      this.#map.addControl(new NavigationControl({ showCompass: false }), "bottom-right");
      this.#map.addControl(new ScaleControl({ maxWidth: 80 }), "bottom-right");
    }
    this.#map.on("load", () => {
      this.#isReady = true;
      for (const layer of cellLayers(this.#base, this.#token)) this.#map.addLayer(layer);
      for (const layer of nameLayers(this.#base, this.#token)) this.#map.addLayer(layer);
      this.#fitPoints(props);
      this.show(this.#shown);
      this.#tellBounds();
    });
    this.#map.on("moveend", () => this.#tellBounds());
    this.#map.on("data", (event) => {
      if ("sourceId" in event && event.sourceId === "points") this.#placeMarkers();
    });
    this.#map.on("moveend", () => this.#placeMarkers());
    this.#map.on("click", (event) => this.#press(event.point, position(event.lngLat.lng, event.lngLat.lat)));
    this.#map.on("styleimagemissing", (event) =>
      this.#map.addImage(event.id, { width: 1, height: 1, data: new Uint8Array(4) }),
    );
  }

  /** Brings the map to what the props say. Cheap when nothing changed. */
  show(shown: Shown): void {
    const before = this.#shown;
    this.#shown = shown;
    this.#placePin();
    if (!this.#isReady) return;
    if (shown.points !== this.#drawn.points || shown.isClustered !== this.#drawn.isClustered) this.#drawPoints();
    if (shown.heat !== this.#drawn.heat) heatLayers(this.#map, this.#drawn.heat, shown.heat);
    if (shown.overlays !== this.#drawn.overlays)
      overlayLayers(this.#map, this.#drawn.overlays ?? [], shown.overlays ?? [], this.#token);
    if (this.#map.getLayer("cells")) {
      this.#map.setLayoutProperty("cells", "visibility", shown.showsCells === false ? "none" : "visible");
      this.#map.setFilter("cell-selected", ["==", ["get", "code"], shown.selectedCell ?? ""]);
      this.#map.setFilter("cell-selected-fill", ["==", ["get", "code"], shown.selectedCell ?? ""]);
    }
    this.#drawn = shown;
    if (shown.selectedId !== before.selectedId) this.#followSelected();
    this.#placeMarkers();
  }

  /** Presses the middle of the map, for picking by keyboard. */
  pickMiddle(): void {
    const { lng, lat } = this.#map.getCenter();
    this.#shown.onPick?.(position(lng, lat));
  }

  goTo(target: Position, zoom = 16): void {
    this.#map.easeTo({
      center: [target.longitude, target.latitude],
      zoom: Math.max(zoom, this.#map.getZoom()),
      duration: 200,
    });
  }

  remove(): void {
    this.#map.remove();
  }

  #press(point: { x: number; y: number }, at: Position): void {
    if (this.#shown.onPick) {
      this.#shown.onPick(at);
      return;
    }
    if (!this.#shown.onCell || !this.#map.getLayer("cell-hit")) return;
    const code = this.#map.queryRenderedFeatures([point.x, point.y], { layers: ["cell-hit"] })[0]?.properties["code"];
    if (code) this.#shown.onCell(String(code));
  }

  #drawPoints(): void {
    const points = this.#shown.points ?? [];
    if (this.#map.getSource("points")) {
      this.#map.removeLayer("points-hidden");
      this.#map.removeSource("points");
    }
    for (const { marker } of this.#markers.values()) marker.remove();
    this.#markers.clear();
    this.#map.addSource("points", {
      type: "geojson",
      data: { type: "FeatureCollection", features: points.map(featureOf) },
      cluster: (this.#shown.isClustered ?? true) || points.length > MOST_MARKERS,
      clusterRadius: 56,
      clusterMaxZoom: 17,
      clusterProperties: {
        red: ["+", ["case", ["==", ["get", "light"], "red"], 1, 0]],
        yellow: ["+", ["case", ["==", ["get", "light"], "yellow"], 1, 0]],
      },
    });
    // A source is only loaded for a layer that is drawn; the marks themselves are elements, reachable by keyboard.
    this.#map.addLayer({
      id: "points-hidden",
      type: "circle",
      source: "points",
      paint: { "circle-opacity": 0, "circle-radius": 1 },
    });
  }

  #placeMarkers(): void {
    if (!this.#isReady || !this.#map.getSource("points")) return;
    const seen = new Set<string>();
    for (const feature of this.#map.querySourceFeatures("points")) {
      if (feature.geometry.type !== "Point") continue;
      const [longitude = 0, latitude = 0] = feature.geometry.coordinates;
      const properties = feature.properties;
      const key = properties["cluster"] ? `cluster ${properties["cluster_id"]}` : String(properties["id"]);
      if (seen.has(key) || !this.#map.getBounds().contains([longitude, latitude])) continue;
      seen.add(key);
      const isSelected = key === this.#shown.selectedId;
      const look = `${properties["light"] ?? ""} ${isSelected} ${properties["point_count"] ?? ""}`;
      const known = this.#markers.get(key);
      if (known?.look === look) continue;
      known?.marker.remove();
      const element = properties["cluster"]
        ? this.#cluster(properties, [longitude, latitude])
        : this.#single(properties, isSelected);
      const marker = new Marker({ element }).setLngLat([longitude, latitude]).addTo(this.#map);
      this.#markers.set(key, { marker, look });
    }
    for (const [key, { marker }] of this.#markers) {
      if (seen.has(key)) continue;
      marker.remove();
      this.#markers.delete(key);
    }
  }

  #cluster(properties: Record<string, unknown>, center: [number, number]): HTMLElement {
    const element = clusterElement({
      total: Number(properties["point_count"]),
      red: Number(properties["red"]),
      yellow: Number(properties["yellow"]),
    });
    element.addEventListener("click", (event) => {
      event.stopPropagation();
      this.#map.easeTo({ center, zoom: Math.min(18, this.#map.getZoom() + 2), duration: 200 });
    });
    return element;
  }

  #single(properties: Record<string, unknown>, isSelected: boolean): HTMLElement {
    const light = properties["light"] as MapPoint["light"];
    const element = pointElement(light, String(properties["label"]), isSelected);
    element.addEventListener("click", (event) => {
      event.stopPropagation();
      this.#shown.onSelect?.(String(properties["id"]));
    });
    return element;
  }

  #placePin(): void {
    const picked = this.#shown.picked;
    if (!picked) {
      this.#pin?.remove();
      this.#pin = null;
      return;
    }
    this.#pin ??= new Marker({ element: pinElement(), anchor: "bottom" })
      .setLngLat([picked.longitude, picked.latitude])
      .addTo(this.#map);
    this.#pin.setLngLat([picked.longitude, picked.latitude]);
  }

  #followSelected(): void {
    const chosen = this.#shown.points?.find((point) => point.id === this.#shown.selectedId);
    if (chosen && !this.#map.getBounds().contains([chosen.position.longitude, chosen.position.latitude]))
      this.goTo(chosen.position);
  }

  #fitPoints(props: MapCanvasProps): void {
    if (props.start || props.picked || !props.points || props.points.length === 0) return;
    const bounds = new LngLatBounds();
    for (const point of props.points) bounds.extend([point.position.longitude, point.position.latitude]);
    this.#map.fitBounds(bounds, { padding: 64, maxZoom: 16, duration: 0 });
  }

  #tellBounds(): void {
    const bounds = this.#map.getBounds();
    const told: MapBounds = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    this.#shown.onMove?.(told);
  }
}

function featureOf(point: MapPoint): GeoJSON.Feature {
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: [point.position.longitude, point.position.latitude] },
    properties: { id: point.id, light: point.light ?? "", label: point.label },
  };
}

function padded([west, south, east, north]: NonNullable<BaseMap["bounds"]>): [number, number, number, number] {
  const x = (east - west) * 0.5;
  const y = (north - south) * 0.5;
  return [west - x, south - y, east + x, north + y];
}
