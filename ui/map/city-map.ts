/** The MapLibre map behind `MapCanvas`: layers, marks and picking, driven by plain values. */
import {
  Map as LibreMap,
  LngLatBounds,
  type MapOptions,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { type Position, position } from "#base/position.ts";
import type { BaseMap } from "./base-map.ts";
import { loadNames } from "./fonts.ts";
import { cellLayers, heatLayers, overlayLayers } from "./layers.ts";
import type { MapCanvasProps } from "./map-props.ts";
import { type Mark, MarkerSet } from "./marker-set.ts";
import { clusterMark, pinMark, pointMark } from "./markers.ts";
import { addPointSource, type Clustered, readPointSource } from "./point-source.ts";
import { baseStyle, nameLayers } from "./style.ts";
import { tokenReader } from "./tokens.ts";

setWorkerUrl(workerUrl);

export class CityMap {
  readonly #map: LibreMap;
  readonly #token: (name: string) => string;
  readonly #base: BaseMap;
  readonly #marks: MarkerSet;
  #shown: MapCanvasProps;
  #drawn: Partial<MapCanvasProps> = {};
  #isReady = false;

  constructor(container: HTMLElement, base: BaseMap, props: MapCanvasProps) {
    this.#base = base;
    this.#shown = props;
    this.#token = tokenReader(container);
    this.#map = new LibreMap(optionsOf(container, base, props, this.#token));
    this.#marks = new MarkerSet(this.#map);
    this.#map.touchZoomRotate.disableRotation();
    if (!props.isStill) {
      this.#map.addControl(new NavigationControl({ showCompass: false }), "bottom-right");
      this.#map.addControl(new ScaleControl({ maxWidth: 80 }), "bottom-right");
    }
    this.#map.on("load", () => this.#begin());
    this.#map.on("moveend", () => {
      this.#tellBounds();
      this.#placeMarks();
    });
    this.#map.on("data", (event) => {
      if ("sourceId" in event && event.sourceId === "points") this.#placeMarks();
    });
    this.#map.on("click", (event) => this.#press(event.point, position(event.lngLat.lng, event.lngLat.lat)));
  }

  /** Brings the map to what the props say. Cheap when nothing changed. */
  show(shown: MapCanvasProps): void {
    const before = this.#shown;
    this.#shown = shown;
    if (!this.#isReady) return;
    if (shown.points !== this.#drawn.points || shown.isClustered !== this.#drawn.isClustered) {
      addPointSource(this.#map, shown.points ?? [], shown.isClustered ?? true);
    }
    if (shown.heat !== this.#drawn.heat) heatLayers(this.#map, this.#drawn.heat, shown.heat);
    if (shown.overlays !== this.#drawn.overlays) {
      overlayLayers(this.#map, this.#drawn.overlays ?? [], shown.overlays ?? [], this.#token);
    }
    this.#showCells();
    this.#drawn = shown;
    if (shown.selectedId !== before.selectedId) this.#followSelected();
    // A small picture has no room to look for the place at its rim.
    if (shown.picked && shown.picked !== before.picked && (shown.isStill || !this.#isSeen(shown.picked))) {
      this.goTo(shown.picked);
    }
    this.#placeMarks();
  }

  /** Takes the middle of the map, for picking by keyboard. */
  pickMiddle(): void {
    const { lng, lat } = this.#map.getCenter();
    this.#shown.onPick?.(position(lng, lat));
  }

  goTo(target: Position, zoom = 16): void {
    const center: [number, number] = [target.longitude, target.latitude];
    // A small picture changes with every row of a list: it is there at once.
    const duration = this.#shown.isStill ? 0 : 200;
    this.#map.easeTo({ center, zoom: Math.max(zoom, this.#map.getZoom()), duration });
  }

  remove(): void {
    this.#isReady = false;
    this.#map.remove();
  }

  #begin(): void {
    // The page was left while the map was loading: what is no longer part of it has no colours.
    if (!this.#map.getContainer().isConnected) return;
    this.#isReady = true;
    for (const layer of cellLayers(this.#base, this.#token)) this.#map.addLayer(layer);
    void this.#addNames();
    const { start, picked, points } = this.#shown;
    if (!start && !picked && points && points.length > 0) {
      const bounds = new LngLatBounds();
      for (const point of points) bounds.extend([point.position.longitude, point.position.latitude]);
      this.#map.fitBounds(bounds, { padding: 64, maxZoom: 16, duration: 0 });
    }
    this.show(this.#shown);
    this.#tellBounds();
  }

  async #addNames(): Promise<void> {
    await loadNames(this.#base);
    if (!this.#isReady) return;
    for (const layer of nameLayers(this.#base, this.#token)) this.#map.addLayer(layer);
  }

  #showCells(): void {
    if (!this.#map.getLayer("cells")) return;
    const chosen = this.#shown.selectedCell ?? "";
    this.#map.setLayoutProperty("cells", "visibility", this.#shown.showsCells === false ? "none" : "visible");
    for (const layer of ["cell-selected", "cell-selected-fill"]) {
      this.#map.setFilter(layer, ["==", ["get", "code"], chosen]);
    }
  }

  #press(point: { x: number; y: number }, at: Position): void {
    if (this.#shown.onPick) {
      this.#shown.onPick(at);
      return;
    }
    if (!this.#shown.onCell || !this.#map.getLayer("cell-hit")) return;
    const code = this.#map.queryRenderedFeatures([point.x, point.y], { layers: ["cell-hit"] })[0]?.properties.code;
    if (code) this.#shown.onCell(String(code));
  }

  #placeMarks(): void {
    if (!this.#isReady) return;
    const { singles, clusters } = readPointSource(this.#map);
    const given = (this.#shown.clusters ?? []).map((cluster): Clustered => ({ ...cluster, total: cluster.count }));
    const marks: Mark[] = [
      ...[...clusters, ...given].map((cluster) => clusterMark(cluster, () => this.#open(cluster.position))),
      ...singles.map((point) => {
        const isSelected = point.id === this.#shown.selectedId;
        return pointMark(point, isSelected, () => this.#shown.onSelect?.(point.id));
      }),
    ];
    if (this.#shown.picked) marks.push(pinMark(this.#shown.picked));
    this.#marks.show(marks);
  }

  #open({ longitude, latitude }: Position): void {
    this.#map.easeTo({ center: [longitude, latitude], zoom: Math.min(18, this.#map.getZoom() + 2), duration: 200 });
  }

  #followSelected(): void {
    const chosen = this.#shown.points?.find((point) => point.id === this.#shown.selectedId);
    if (chosen && !this.#isSeen(chosen.position)) this.goTo(chosen.position);
  }

  #isSeen(at: Position): boolean {
    return this.#map.getBounds().contains([at.longitude, at.latitude]);
  }

  #tellBounds(): void {
    const bounds = this.#map.getBounds();
    this.#shown.onMove?.([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]);
  }
}

function optionsOf(
  container: HTMLElement,
  base: BaseMap,
  props: MapCanvasProps,
  token: (name: string) => string,
): MapOptions {
  const middle = props.start?.center ?? props.picked ?? base.center;
  return {
    container,
    style: baseStyle(base, token),
    center: [middle.longitude, middle.latitude],
    zoom: props.start?.zoom ?? (props.picked ? 16 : base.zoom),
    minZoom: 9,
    maxZoom: 19,
    attributionControl: false,
    interactive: !props.isStill,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
    locale: { ...WORDS, "Map.Title": props.label },
    ...(base.bounds ? { maxBounds: padded(base.bounds) } : {}),
  };
}

const WORDS = {
  "Marker.Title": "标记",
  "NavigationControl.ZoomIn": "放大",
  "NavigationControl.ZoomOut": "缩小",
};

/** Half a city more on each side, so that its rim can be brought to the middle. */
function padded([west, south, east, north]: NonNullable<BaseMap["bounds"]>): [number, number, number, number] {
  const x = (east - west) / 2;
  const y = (north - south) / 2;
  return [west - x, south - y, east + x, north + y];
}
