/** What the drawn scenes show. `left` is the share of the problem that remains: 1 before, 0 after. */

import type { SceneKind } from "./invented.ts";
import type { Random } from "./random.ts";
import type { GroundKind } from "./scene-grounds.ts";

interface Subject {
  readonly back: "wall" | "blank_wall" | "open";
  readonly ground: GroundKind;
  /** Seen in the evening as often as by day. */
  readonly isOutLate?: boolean;
  readonly draw: (left: number, random: Random) => string;
}

const f = (value: number): string => value.toFixed(1);
const shadow = (x: number, y: number, rx: number, ry = rx * 0.19): string =>
  `<ellipse cx="${f(x)}" cy="${f(y)}" rx="${f(rx)}" ry="${f(ry)}" fill="#000" opacity=".3" filter="url(#soft)"/>`;
/** `count` drawings, of which the share `left` is kept. */
function some(count: number, left: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, i) => {
    const drawn = draw(i);
    return i < Math.ceil(count * left) ? drawn : "";
  }).join("");
}

function bag(x: number, y: number, size: number, paint: string): string {
  const p = (dx: number, dy: number): string => `${f(x + dx * size)} ${f(y + dy * size)}`;
  return [
    shadow(x, y + size * 0.1, size * 1.05, size * 0.2),
    `<path d="M${p(-1, 0)}C${p(-1.1, -0.8)} ${p(-0.5, -1.05)} ${p(-0.16, -1.12)}L${p(-0.26, -1.42)}L${p(0, -1.26)}L${p(0.22, -1.45)}L${p(0.14, -1.1)}C${p(0.7, -1)} ${p(1.1, -0.7)} ${p(0.96, 0.02)}C${p(0.4, 0.22)} ${p(-0.5, 0.24)} ${p(-1, 0)}Z" fill="url(#${paint})"/>`,
    `<path d="M${p(-0.5, -0.6)}q${f(size * 0.3)} ${f(size * 0.2)} ${f(size * 0.1)} ${f(size * 0.5)}" stroke="#fff" stroke-opacity=".16" stroke-width="1.5" fill="none"/>`,
  ].join("");
}
function bin(x: number): string {
  return [
    shadow(x, 176, 26),
    `<path d="M${x - 19} 108h38l-3 66h-32z" fill="url(#bin)"/><path d="M${x - 22} 100h44v9h-44z" fill="#5d7d68"/>`,
    `<rect x="${x - 9}" y="128" width="18" height="14" fill="#dfe6df" opacity=".75"/><path d="M${x - 5} 138l5-7 5 7z" fill="#466552"/>`,
  ].join("");
}
const SCRAPS = ["#e8e4da", "#c9d2d8", "#b98f5a", "#d8cfc0", "#8fa0a8"];
function scrap(random: Random): string {
  const [x, y, size] = [random.between(44, 256), random.between(178, 226), random.between(3, 7)];
  return `<path d="M${f(x)} ${f(y)}l${f(size)} ${f(-size * random.between(0.2, 0.8))} ${f(size * 0.4)} ${f(size * 0.6)} ${f(-size)} ${f(size * 0.4)}z" fill="${random.pick(SCRAPS)}"/>`;
}
function bins(left: number, random: Random): string {
  const start = random.pick([58, 65, 190]);
  const bagAt = start < 100 ? 140 : 60;
  const spots = Array.from({ length: random.int(4, 7) }, (_, i) => ({
    x: bagAt + (i % 3) * 34 + random.between(-8, 8),
    y: 180 + i * 5.5,
    size: random.between(15, 25),
  }));
  return [
    bin(start),
    bin(start + 48),
    left === 0
      ? `<ellipse cx="${bagAt + 36}" cy="204" rx="70" ry="12" fill="#45433e" opacity=".22" filter="url(#soft)"/>`
      : "",
    some(spots.length, left, (i) => {
      const spot = spots[i];
      return spot ? bag(spot.x, spot.y, spot.size, random.chance(0.68) ? "dark-bag" : "pale-bag") : "";
    }),
    some(26, left, () => scrap(random)),
  ].join("");
}

function manhole(left: number, random: Random): string {
  const [x, y, rx] = [random.between(140, 190), random.between(184, 196), random.between(46, 56)];
  const ry = rx * 0.36;
  const ring = `<ellipse cx="${f(x)}" cy="${f(y)}" rx="${f(rx + 6)}" ry="${f(ry + 3)}" fill="#4a4a4c"/>`;
  const ribs = [-0.6, -0.3, 0, 0.3, 0.6]
    .map(
      (k) =>
        `<path d="M${f(x - rx * Math.sqrt(1 - k * k) * 0.9)} ${f(y + ry * k)}H${f(x + rx * Math.sqrt(1 - k * k) * 0.9)}" stroke="#3d3e41" stroke-width="2"/>`,
    )
    .join("");
  const cover = `<ellipse cx="${f(x)}" cy="${f(y)}" rx="${f(rx)}" ry="${f(ry)}" fill="url(#iron)"/>${ribs}`;
  if (left === 0)
    return `${ring}${cover}<path d="M${f(x - rx - 14)} ${f(y)}q${f(rx + 14)} ${f(ry + 16)} ${f((rx + 14) * 2)} 0" stroke="#8b8b89" stroke-width="5" stroke-opacity=".5" fill="none"/>`;
  const open = `${ring}<ellipse cx="${f(x)}" cy="${f(y)}" rx="${f(rx)}" ry="${f(ry)}" fill="url(#hole)"/>`;
  if (left < 0.5) return open + cone(x - 66, y + 20) + cone(x + 62, y + 18) + tape(x - 66, x + 62, y - 2);
  const slid = `<g transform="translate(${f(rx * 0.8)} ${f(ry * 0.55)}) rotate(7 ${f(x)} ${f(y)})">${shadow(x, y + 6, rx)}${cover}</g>`;
  return open + slid;
}
function cone(x: number, y: number): string {
  return `${shadow(x, y, 14)}<path d="M${f(x - 4)} ${f(y - 40)}h8l9 40h-26z" fill="#c65b2e"/><path d="M${f(x - 7)} ${f(y - 26)}h14l2.4 9h-18.800z" fill="#eee9e0"/><rect x="${f(x - 16)}" y="${f(y - 2)}" width="32" height="5" fill="#3c3b3a"/>`;
}
function tape(from: number, to: number, y: number): string {
  return `<path d="M${f(from)} ${f(y - 8)}Q${f((from + to) / 2)} ${f(y + 4)} ${f(to)} ${f(y - 8)}" stroke="#d8b04a" stroke-width="3.5" fill="none"/><path d="M${f(from)} ${f(y - 8)}Q${f((from + to) / 2)} ${f(y + 4)} ${f(to)} ${f(y - 8)}" stroke="#3a3a3a" stroke-width="3.5" stroke-dasharray="6 9" fill="none"/>`;
}

function pothole(left: number, random: Random): string {
  const [x, y] = [random.between(130, 190), random.between(178, 200)];
  const edge = Array.from({ length: 14 }, (_, i) => {
    const angle = (i / 14) * 2 * Math.PI;
    const r = random.between(0.8, 1.18);
    return `${f(x + Math.cos(angle) * 66 * r)} ${f(y + Math.sin(angle) * 22 * r)}`;
  });
  if (left === 0)
    return `<path d="M${f(x - 84)} ${f(y - 26)}h164l16 54h-200z" fill="#47484a"/><path d="M${f(x - 84)} ${f(y - 26)}h164l16 54h-200z" fill="none" stroke="#37383a" stroke-width="2"/>`;
  const pit = `<path d="M${edge.join("L")}Z" fill="#45413d"/><path d="M${edge.slice(0, 8).join("L")}" stroke="#918c84" stroke-width="2.5" fill="none" stroke-opacity=".7"/>`;
  const depth =
    left > 0.5
      ? `<ellipse cx="${f(x + 4)}" cy="${f(y + 4)}" rx="44" ry="12" fill="#2b2927"/><ellipse cx="${f(x + 12)}" cy="${f(y + 6)}" rx="26" ry="6" fill="#7f8d96" opacity=".6"/>`
      : `<ellipse cx="${f(x)}" cy="${f(y + 2)}" rx="50" ry="14" fill="#57534d"/>`;
  const stones = some(
    16,
    Math.max(left, 0.4),
    () =>
      `<circle cx="${f(x + random.between(-96, 96))}" cy="${f(y + random.between(-20, 32))}" r="${f(random.between(1, 3))}" fill="#8c8780"/>`,
  );
  return pit + depth + stones;
}

function stall(left: number, random: Random): string {
  if (left === 0) return `<path d="M60 196h180l10 20h-204z" fill="#55534e" opacity=".16"/>`;
  const canopy = random.pick(["#8c4a44", "#4f6a86", "#6d7a4c"]);
  const x = random.between(70, 120);
  const goods = some(
    18,
    left,
    (i) =>
      `<circle cx="${f(x + 12 + (i % 9) * 13)}" cy="${f(150 - Math.floor(i / 9) * 8)}" r="6" fill="${random.pick(["#b8653c", "#a9903f", "#6f8c4e", "#9c4d45"])}"/>`,
  );
  const tables = some(3, left, (i) => {
    const [tx, ty] = [46 + i * 92, 210 + (i % 2) * 8];
    return `${shadow(tx, ty + 10, 24)}<ellipse cx="${tx}" cy="${ty - 12}" rx="22" ry="6" fill="#cfc9bd"/><path d="M${tx - 2} ${ty - 8}h4v18h-4z" fill="#8d877c"/><path d="M${tx + 24} ${ty}h12l2 14h-16z" fill="#a4473c"/>`;
  });
  const table = `${shadow(x + 64, 190, 70)}<rect x="${f(x)}" y="154" width="128" height="32" fill="#7d6a55"/><rect x="${f(x)}" y="150" width="128" height="6" fill="#9a846b"/>`;
  const roof =
    left > 0.5
      ? `<path d="M${f(x - 12)} 96h152l12 20h-176z" fill="${canopy}"/><path d="M${f(x + 18)} 96l-8 20M${f(x + 64)} 96v20M${f(x + 110)} 96l8 20" stroke="#fff" stroke-opacity=".3" stroke-width="3"/><path d="M${f(x)} 116v70M${f(x + 128)} 116v70" stroke="#6a655d" stroke-width="3"/>`
      : "";
  return table + goods + roof + tables;
}

function parkedCar(left: number, random: Random): string {
  if (left === 0) return "";
  const paint = random.pick(["#8d949b", "#3f4853", "#c9c6bf", "#6d4a46", "#45586b"]);
  const x = random.between(62, 92);
  return [
    shadow(x + 90, 216, 108, 12),
    `<path d="M${f(x)} 200q0-24 22-28l26-6 22-28q4-5 12-5h52q9 0 14 6l20 26 12 4q12 4 12 18v18q0 5-6 5h-178q-8 0-8-10z" fill="${paint}"/>`,
    `<path d="M${f(x + 56)} 166l18-24q3-3 8-3h20v27zM${f(x + 108)} 139h24q6 0 9 4l17 23h-50z" fill="#28323b"/>`,
    `<path d="M${f(x + 4)} 186h186" stroke="#000" stroke-opacity=".18" stroke-width="2"/><rect x="${f(x + 60)}" y="186" width="30" height="9" fill="#e7e4da"/>`,
    [40, 150]
      .map(
        (dx) =>
          `<circle cx="${f(x + dx)}" cy="210" r="17" fill="#1d1d1f"/><circle cx="${f(x + dx)}" cy="210" r="8" fill="#8b8d90"/>`,
      )
      .join(""),
    `<path d="M${f(x + 2)} 184h10v8h-10zM${f(x + 184)} 180h8v9h-8z" fill="#e6d9b0"/>`,
  ].join("");
}

function leaves(x: number, y: number, spread: number, count: number, random: Random): string {
  return Array.from(
    { length: count },
    () =>
      `<ellipse cx="${f(x + random.between(-spread, spread))}" cy="${f(y + random.between(-spread * 0.5, spread * 0.5))}" rx="${f(random.between(8, 18))}" ry="${f(random.between(6, 12))}" fill="${random.pick(["#4f6b45", "#5d7a50", "#455f3f", "#6a8659"])}"/>`,
  ).join("");
}
function fallenTree(left: number, random: Random): string {
  const pit = '<path d="M236 196h44l8 14h-58z" fill="#5a4d3f"/>';
  if (left === 0)
    return `${pit}<path d="M256 120h6v82h-6z" fill="#6f5b46"/>${leaves(258, 96, 26, 16, random)}<path d="M244 200l12-44M276 200l-14-44" stroke="#8d7a60" stroke-width="3"/>`;
  const trunk = `${shadow(150, 212, 120, 10)}<path d="M262 204C220 190 160 196 96 180L94 188C150 206 210 206 252 214Z" fill="#6a5540"/>`;
  if (left < 0.5)
    return `${pit}<path d="M246 190h24v14h-24z" fill="#6a5540"/><ellipse cx="258" cy="190" rx="12" ry="4" fill="#c2a678"/>${[0, 1, 2].map((i) => `${shadow(90 + i * 40, 212, 22)}<rect x="${72 + i * 40}" y="196" width="34" height="14" rx="6" fill="#6a5540"/><ellipse cx="${106 + i * 40}" cy="203" rx="4" ry="7" fill="#c2a678"/>`).join("")}`;
  return `${pit}<path d="M246 208q10-22 24-14l8 12-14 8z" fill="#4a3d31"/>${trunk}${leaves(74, 184, 46, 40, random)}<path d="M96 182L60 160M104 184L84 214M120 186L108 160" stroke="#6a5540" stroke-width="3"/>${leaves(66, 180, 34, 14, random)}`;
}

function posters(left: number, random: Random): string {
  const papers = some(13, left, (i) => {
    const [x, y] = [28 + (i % 5) * 40 + random.between(-6, 6), 22 + Math.floor(i / 5) * 30 + random.between(-4, 4)];
    const paint = random.pick(["#e7e0d0", "#dcd6b4", "#cfd9df", "#e0c9bf"]);
    const ink = random.pick(["#8c4a44", "#3f4a58", "#5a5346"]);
    return `<g transform="rotate(${f(random.between(-7, 7))} ${f(x)} ${f(y)})"><rect x="${f(x)}" y="${f(y)}" width="28" height="22" fill="${paint}"/><path d="M${f(x + 4)} ${f(y + 6)}h20M${f(x + 4)} ${f(y + 11)}h14M${f(x + 4)} ${f(y + 16)}h18" stroke="${ink}" stroke-width="2" stroke-opacity=".8"/></g>`;
  });
  const cleaned =
    left < 1
      ? '<rect x="18" y="14" width="216" height="88" fill="#fff" opacity=".1"/><path d="M60 40h26v18h-26zM140 60h30v20h-30z" fill="#fff" opacity=".08"/>'
      : "";
  return cleaned + papers + some(9, left, () => scrap(random));
}

function lamp(left: number, random: Random): string {
  const x = random.between(180, 226);
  const pole = `${shadow(x, 204, 16)}<path d="M${f(x - 3)} 14h6l2 190h-10z" fill="#4d545b"/><path d="M${f(x)} 18C${f(x - 30)} 4 ${f(x - 50)} 8 ${f(x - 62)} 14" stroke="#4d545b" stroke-width="4" fill="none"/><path d="M${f(x - 82)} 12h26v7h-26z" fill="#5a626a"/>`;
  const light = `<circle cx="${f(x - 69)}" cy="22" r="64" fill="url(#glow)"/><path d="M${f(x - 80)} 20h22l58 190h-138z" fill="#ffe5ab" opacity=".16"/><ellipse cx="${f(x - 69)}" cy="208" rx="76" ry="14" fill="#ffe5ab" opacity=".28"/>`;
  const far = `<circle cx="40" cy="74" r="26" fill="url(#glow)" opacity=".6"/><path d="M39 74h2v56h-2z" fill="#4d545b"/>`;
  return pole + far + (left === 0 ? light : "");
}

function rubble(left: number, random: Random): string {
  if (left === 0)
    return '<ellipse cx="160" cy="200" rx="96" ry="16" fill="#cfc8bb" opacity=".28" filter="url(#soft)"/>';
  const height = 56 * Math.sqrt(left);
  const heap = `${shadow(160, 212, 116 * Math.sqrt(left), 14)}<path d="M${f(160 - 110 * left ** 0.4)} 212C90 ${f(212 - height * 0.5)} 120 ${f(212 - height * 1.2)} 158 ${f(212 - height)}C200 ${f(212 - height * 1.3)} 226 ${f(212 - height * 0.4)} ${f(160 + 108 * left ** 0.4)} 212Z" fill="#96897a"/>`;
  const pieces = some(44, left, () => {
    const dx = random.between(-92, 92);
    const top = height * (1 - (Math.abs(dx) / 110) ** 1.5);
    const [x, y, size] = [160 + dx * left ** 0.4, 212 - random.between(0, Math.max(2, top)), random.between(5, 13)];
    return `<path d="M${f(x)} ${f(y)}l${f(size)} ${f(-size * 0.5)} ${f(size * 0.6)} ${f(size * 0.5)} ${f(-size * 0.7)} ${f(size * 0.5)}z" fill="${random.pick(["#b06a4e", "#a9a196", "#7c7368", "#c7bfb1", "#8f8375"])}"/>`;
  });
  return heap + pieces;
}

export const SUBJECTS: Readonly<Record<SceneKind, Subject>> = {
  bins: { back: "wall", ground: "pavement", draw: bins },
  manhole: { back: "open", ground: "road", draw: manhole },
  pothole: { back: "open", ground: "road", draw: pothole },
  stall: { back: "wall", ground: "pavement", isOutLate: true, draw: stall },
  parked_car: { back: "wall", ground: "tactile", draw: parkedCar },
  fallen_tree: { back: "open", ground: "lawn", draw: fallenTree },
  posters: { back: "blank_wall", ground: "pavement", draw: posters },
  lamp: { back: "open", ground: "road", isOutLate: true, draw: lamp },
  rubble: { back: "wall", ground: "pavement", draw: rubble },
};
