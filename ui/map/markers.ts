/** What stands on the map: clusters as an accent disc with its share of lights on the rim, single matters as their light's shape. */
import type { LightColour } from "../work/light.tsx";

export interface ClusterCounts {
  readonly total: number;
  readonly red: number;
  readonly yellow: number;
}

/** @returns a button to be laid on the map; the caller binds what a press does */
export function clusterElement(counts: ClusterCounts): HTMLButtonElement {
  const radius = counts.total >= 25 ? 26 : counts.total >= 10 ? 23 : 19;
  const button = markerButton(`聚合 ${counts.total} 件，红灯 ${counts.red}，黄灯 ${counts.yellow}`, radius * 2);
  const rim = radius - 1.5;
  const length = 2 * Math.PI * rim;
  const arc = (colour: string, share: number, begin: number) =>
    share > 0
      ? `<circle cx="${radius}" cy="${radius}" r="${rim}" fill="none" stroke="${colour}" stroke-width="3" stroke-dasharray="${share * length} ${length}" transform="rotate(${begin * 360 - 90} ${radius} ${radius})"/>`
      : "";
  const red = counts.red / counts.total;
  const yellow = counts.yellow / counts.total;
  button.innerHTML = `<svg width="${radius * 2}" height="${radius * 2}" aria-hidden="true">
    <circle cx="${radius}" cy="${radius}" r="${rim}" fill="var(--n-0)" stroke="var(--n-300)" stroke-width="3"/>
    ${arc("var(--red)", red, 0)}${arc("var(--yellow)", yellow, red)}
    <circle cx="${radius}" cy="${radius}" r="${rim - 3}" fill="var(--a-600)"/>
    <text x="${radius}" y="${radius}" dy=".36em" text-anchor="middle" fill="var(--on-accent)" font-size="${counts.total >= 10 ? 14 : 13}" font-weight="600">${counts.total}</text></svg>`;
  return button;
}

export function pointElement(light: LightColour | null, label: string, isSelected: boolean): HTMLButtonElement {
  const size = isSelected ? 36 : 24;
  const middle = size / 2;
  const button = markerButton(label, size);
  button.dataset["selected"] = isSelected ? "true" : "false";
  button.innerHTML = `<svg width="${size}" height="${size}" aria-hidden="true">
    ${isSelected ? `<circle cx="${middle}" cy="${middle}" r="16.5" fill="var(--a-300)" fill-opacity=".45" stroke="var(--a-600)" stroke-width="1.5"/>` : ""}
    <circle cx="${middle}" cy="${middle}" r="11" fill="var(--n-0)" stroke="var(--n-500)"/>
    <g transform="translate(${middle - 6} ${middle - 6})">${shape(light)}</g></svg>`;
  return button;
}

export function pinElement(): HTMLElement {
  const pin = document.createElement("div");
  pin.className = "map-pin";
  pin.innerHTML = `<svg width="30" height="38" viewBox="0 0 30 38" aria-hidden="true"><ellipse cx="15" cy="35.5" rx="6" ry="2" fill="rgb(29 27 24 / .2)"/>
    <path d="M15 1.5C7.8 1.500 2 7.200 2 14.300c0 8.700 13 20.200 13 20.200s13-11.500 13-20.200C28 7.200 22.200 1.500 15 1.500z" fill="var(--a-600)" stroke="var(--n-0)" stroke-width="2"/><circle cx="15" cy="14" r="4.5" fill="var(--n-0)"/></svg>`;
  return pin;
}

function shape(light: LightColour | null): string {
  if (light === "red") return '<rect x="1.3" y="1.3" width="9.4" height="9.4" rx="1" fill="var(--red)"/>';
  if (light === "yellow") return '<path d="M6 1 11.4 10.6H.6z" fill="var(--yellow)"/>';
  if (light === "green") return '<circle cx="6" cy="6" r="5" fill="var(--green)"/>';
  if (light === "paused") return '<path d="M3 1.5h2v9H3zM7 1.5h2v9H7z" fill="var(--n-600)"/>';
  return '<circle cx="6" cy="6" r="4.5" fill="var(--a-600)"/>';
}

function markerButton(label: string, size: number): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "map-marker";
  button.setAttribute("aria-label", label);
  button.title = label;
  button.style.width = `${size}px`;
  button.style.height = `${size}px`;
  return button;
}
