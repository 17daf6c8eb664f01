/** Elements on the map, kept in step with a list: what stays is not touched, so that it keeps the focus. */
import { type Map as LibreMap, Marker } from "maplibre-gl";
import type { Position } from "#base/position.ts";

export interface Mark {
  readonly key: string;
  /** Changes when the element must be drawn anew. */
  readonly look: string;
  readonly at: Position;
  readonly draw: () => HTMLElement;
}

export class MarkerSet {
  readonly #map: LibreMap;
  readonly #kept = new Map<string, { readonly marker: Marker; readonly look: string }>();

  constructor(map: LibreMap) {
    this.#map = map;
  }

  show(marks: readonly Mark[]): void {
    const wanted = new Set(marks.map((mark) => mark.key));
    for (const [key, { marker }] of this.#kept) {
      if (wanted.has(key)) continue;
      marker.remove();
      this.#kept.delete(key);
    }
    for (const mark of marks) this.#place(mark);
  }

  #place(mark: Mark): void {
    const at: [number, number] = [mark.at.longitude, mark.at.latitude];
    const known = this.#kept.get(mark.key);
    if (known?.look === mark.look) {
      known.marker.setLngLat(at);
      return;
    }
    const element = mark.draw();
    const hadFocus = known?.marker.getElement().contains(document.activeElement) ?? false;
    known?.marker.remove();
    this.#kept.set(mark.key, { marker: new Marker({ element }).setLngLat(at).addTo(this.#map), look: mark.look });
    if (hadFocus) element.focus();
  }
}
