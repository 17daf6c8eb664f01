/** What stands on the map: clusters as an accent disc with the lights' share on its rim, single matters as their light's shape. */
import type { Position } from "#base/position.ts";
import type { LightColour } from "../work/light.tsx";
import type { MapPoint } from "./map-props.ts";
import type { Mark } from "./marker-set.ts";
import type { Clustered } from "./point-source.ts";

export function clusterMark(cluster: Clustered, onPress: () => void): Mark {
  const { position, total, red, yellow } = cluster;
  return {
    key: `cluster ${position.longitude} ${position.latitude}`,
    look: `${total} ${red} ${yellow}`,
    at: position,
    draw: () => {
      const radius = total >= 25 ? 26 : total >= 10 ? 23 : 19;
      const name = `${total} 件，其中红灯 ${red}、黄灯 ${yellow}，放大看`;
      return markButton(name, radius * 2, drawCluster(cluster, radius), onPress);
    },
  };
}

export function pointMark(point: MapPoint, isSelected: boolean, onPress: () => void): Mark {
  const size = isSelected ? 36 : 24;
  return {
    key: point.id,
    look: `${point.light} ${isSelected} ${point.label} ${point.caption}`,
    at: point.position,
    draw: () => {
      const button = markButton(point.label, size, drawPoint(point.light, isSelected, size / 2), onPress);
      button.setAttribute("aria-pressed", String(isSelected));
      if (point.caption) button.append(captionOf(point.caption));
      return button;
    },
  };
}

/** Its words are the mark's own name already. */
function captionOf(words: string): HTMLElement {
  const caption = document.createElement("span");
  caption.className = "map-caption";
  caption.setAttribute("aria-hidden", "true");
  caption.textContent = words;
  return caption;
}

export function pinMark(at: Position): Mark {
  return {
    key: "pin",
    look: "pin",
    at,
    draw: () => {
      const pin = document.createElement("div");
      pin.className = "map-pin";
      pin.setAttribute("role", "img");
      pin.setAttribute("aria-label", "选定的位置");
      pin.innerHTML = PIN;
      return pin;
    },
  };
}

/** Drawn with its foot at the middle of the box, which is where the mark's position lies. */
const PIN = `<svg width="30" height="76" viewBox="0 0 30 76" aria-hidden="true"><ellipse cx="15" cy="38" rx="6" ry="2" fill="rgb(29 27 24 / .2)"/>
<path d="M15 3C7.800 3 2 8.700 2 15.800 2 24.500 15 37 15 37s13-12.500 13-21.200C28 8.700 22.200 3 15 3z" fill="var(--a-600)" stroke="var(--n-0)" stroke-width="2"/>
<circle cx="15" cy="15.500" r="4.500" fill="var(--n-0)"/></svg>`;

function drawCluster({ total, red, yellow }: Clustered, radius: number): string {
  const rim = radius - 1.5;
  const around = 2 * Math.PI * rim;
  const circle = `cx="${radius}" cy="${radius}"`;
  const arc = (colour: string, share: number, begin: number) =>
    share > 0
      ? `<circle ${circle} r="${rim}" fill="none" stroke="${colour}" stroke-width="3" stroke-dasharray="${share * around} ${around}" transform="rotate(${begin * 360 - 90} ${radius} ${radius})"/>`
      : "";
  return `<svg width="${radius * 2}" height="${radius * 2}" aria-hidden="true">
<circle ${circle} r="${rim}" fill="var(--n-0)" stroke="var(--n-300)" stroke-width="3"/>
${arc("var(--red)", red / total, 0)}${arc("var(--yellow)", yellow / total, red / total)}
<circle ${circle} r="${rim - 3}" fill="var(--a-600)"/>
<text x="${radius}" y="${radius}" dy=".36em" text-anchor="middle" fill="var(--on-accent)" font-size="${total >= 1000 ? 11 : 14}" font-weight="600">${total}</text></svg>`;
}

function drawPoint(light: LightColour | null, isSelected: boolean, middle: number): string {
  const ring = `<circle cx="${middle}" cy="${middle}" r="16.5" fill="var(--a-300)" fill-opacity=".45" stroke="var(--a-600)" stroke-width="1.5"/>`;
  return `<svg width="${middle * 2}" height="${middle * 2}" aria-hidden="true">${isSelected ? ring : ""}
<circle cx="${middle}" cy="${middle}" r="11" fill="var(--n-0)" stroke="var(--n-500)"/>
<g transform="translate(${middle - 6} ${middle - 6})">${light ? SHAPES[light] : '<circle cx="6" cy="6" r="4.5" fill="var(--a-600)"/>'}</g></svg>`;
}

/** The twins of `LightShape`, as text: these elements live outside React. */
const SHAPES: Readonly<Record<LightColour, string>> = {
  red: '<rect x="1.3" y="1.3" width="9.4" height="9.4" rx="1" fill="var(--red)"/>',
  yellow: '<path d="M6 1 11.4 10.6H.6z" fill="var(--yellow)"/>',
  green: '<circle cx="6" cy="6" r="5" fill="var(--green)"/>',
  paused: '<path d="M3 1.500h2v9H3zM7 1.500h2v9H7z" fill="var(--n-600)"/>',
};

function markButton(name: string, size: number, drawing: string, onPress: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "map-mark";
  button.title = name;
  button.style.width = `${size}px`;
  button.style.height = `${size}px`;
  button.innerHTML = drawing;
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    onPress();
  });
  // Set last: MapLibre names its marks itself when they have no name.
  button.setAttribute("aria-label", name);
  return button;
}
