/** Walls, pavements, roads and light behind the drawn scenes. Units of a 320 × 240 picture; the ground begins at 128. */
import type { Random } from "./random.ts";

export interface Light {
  readonly wall: string;
  readonly joint: string;
  readonly plinth: string;
  readonly paving: string;
  readonly line: string;
  readonly road: string;
  readonly sky: string;
}
/** Overcast, afternoon, morning: all of them quiet. */
export const LIGHTS: readonly Light[] = [
  {
    wall: "#a69b8e",
    joint: "#857a6d",
    plinth: "#7f766b",
    paving: "#8d8982",
    line: "#6b675f",
    road: "#66676a",
    sky: "#cdd3d6",
  },
  {
    wall: "#b6a58e",
    joint: "#93826b",
    plinth: "#86775f",
    paving: "#9a9284",
    line: "#756d5f",
    road: "#6f6d6a",
    sky: "#dad6c9",
  },
  {
    wall: "#9aa0a2",
    joint: "#7b8184",
    plinth: "#70767a",
    paving: "#868b8d",
    line: "#64696b",
    road: "#5f6468",
    sky: "#c3cfd8",
  },
];
export type GroundKind = "pavement" | "road" | "tactile" | "lawn";

export function wall(random: Random, light: Light, isBlank: boolean): string {
  const door = random.pick([24, 118, 214]);
  const parts = [
    `<rect x="-20" y="-20" width="360" height="150" fill="${light.wall}"/>`,
    bricks(light),
    `<rect x="-20" y="108" width="360" height="20" fill="${light.plinth}"/>`,
  ];
  if (isBlank) return parts.join("");
  if (random.chance(0.7)) {
    parts.push(
      `<rect x="${door}" y="18" width="84" height="96" fill="#5c6670"/>`,
      `<rect x="${door + 5}" y="23" width="36" height="91" fill="#76818b"/><rect x="${door + 44}" y="23" width="36" height="91" fill="#6c7781"/>`,
      `<path d="M${door + 8} 30h30M${door + 8} 34h22" stroke="#a5aeb5" stroke-width="1.5"/>`,
    );
  } else {
    parts.push(
      `<rect x="${door}" y="26" width="70" height="46" fill="#5d6a74"/><path d="M${door + 35} 26v46M${door} 49h70" stroke="#8f9aa2" stroke-width="2"/>`,
    );
  }
  return parts.join("");
}

function bricks(light: Light): string {
  const path: string[] = [];
  for (let row = 0; row < 14; row++) {
    const y = -10 + row * 9;
    path.push(`M-20 ${y}H340`);
    for (let x = row % 2 === 0 ? -18 : -7; x < 340; x += 22) path.push(`M${x} ${y}v9`);
  }
  return `<path d="${path.join("")}" stroke="${light.joint}" stroke-opacity=".35" stroke-width=".7" fill="none"/>`;
}

export function ground(kind: GroundKind, random: Random, light: Light): string {
  switch (kind) {
    case "pavement":
      return paving(light);
    case "tactile":
      return paving(light) + tactile();
    case "road":
      return road(random, light);
    case "lawn":
      return lawn(random, light);
  }
}

/** Slabs in perspective, vanishing at (160, 60). */
function paving(light: Light): string {
  const lines: string[] = [];
  for (let x = -126; x <= 446; x += 26) lines.push(`M${x} 128L${160 + (x - 160) * 2.6} 250`);
  for (let y = 132, step = 6; y < 250; y += step, step *= 1.28) lines.push(`M-20 ${y.toFixed(1)}H340`);
  return `<rect x="-20" y="128" width="360" height="130" fill="${light.paving}"/><path d="${lines.join("")}" stroke="${light.line}" stroke-opacity=".5" stroke-width=".8" fill="none"/>`;
}
/** 盲道 */
function tactile(): string {
  const ribs = [-9, -3, 3, 9].map((x) => `M${160 + x} 128L${160 + x * 4.2} 250`).join("");
  return `<path d="M146 128h28L222 250H98Z" fill="#b59a55"/><path d="${ribs}" stroke="#8f783d" stroke-width="2.2" stroke-opacity=".7" fill="none"/>`;
}
function road(random: Random, light: Light): string {
  const stains = Array.from({ length: 5 }, () => {
    const [x, y] = [random.between(10, 310), random.between(150, 232)];
    return `<ellipse cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" rx="${random.between(14, 40).toFixed(0)}" ry="${random.between(2, 6).toFixed(1)}" fill="#000" opacity=".07"/>`;
  }).join("");
  return [
    `<rect x="-20" y="-20" width="360" height="130" fill="${light.sky}"/>`,
    skyline(random, light),
    `<rect x="-20" y="112" width="360" height="14" fill="${light.paving}"/><rect x="-20" y="126" width="360" height="4" fill="#b9b6ae"/>`,
    `<rect x="-20" y="130" width="360" height="128" fill="${light.road}"/>${stains}`,
    '<path d="M20 134h44l-8 5h-44zM128 134h44l-4 5h-44zM236 134h44l2 5h-44z" fill="#d8d6cf" opacity=".8"/>',
  ].join("");
}
/** Houses and trees across the road. */
function skyline(random: Random, light: Light): string {
  const parts: string[] = [];
  for (let x = -24; x < 340; ) {
    const [width, top] = [random.between(38, 74), random.between(26, 74)];
    parts.push(
      `<path d="M${x.toFixed(0)} 112V${top.toFixed(0)}h${width.toFixed(0)}V112z" fill="${random.pick([light.wall, light.plinth, light.joint])}" opacity=".55"/>`,
    );
    const windows: string[] = [];
    for (let y = top + 8; y < 100; y += 11)
      for (let wx = x + 6; wx < x + width - 8; wx += 11) windows.push(`M${wx.toFixed(0)} ${y.toFixed(0)}h5v5h-5z`);
    parts.push(`<path d="${windows.join("")}" fill="#5f6c76" opacity=".35"/>`);
    x += width + random.between(2, 14);
  }
  for (let x = random.between(-10, 30); x < 340; x += random.between(34, 60)) {
    parts.push(
      `<path d="M${(x - 1.5).toFixed(0)} 92h3v22h-3z" fill="#6a5a48"/><ellipse cx="${x.toFixed(0)}" cy="88" rx="13" ry="15" fill="${random.pick(["#75886b", "#6a7f62", "#80916f"])}"/>`,
    );
  }
  return parts.join("");
}
function lawn(random: Random, light: Light): string {
  const tufts = Array.from({ length: 60 }, () => {
    const [x, y] = [random.between(-10, 330), random.between(132, 196)];
    return `M${x.toFixed(0)} ${y.toFixed(0)}l2 -5M${(x + 3).toFixed(0)} ${y.toFixed(0)}l1 -4`;
  }).join("");
  return [
    `<rect x="-20" y="-20" width="360" height="150" fill="${light.sky}"/>`,
    '<path d="M-20 96C30 70 70 92 110 78C160 60 210 92 260 74C300 64 320 78 340 72V132H-20Z" fill="#7d9079"/><path d="M-20 110C60 92 120 112 190 98C250 88 300 108 340 98V132H-20Z" fill="#6b8068"/>',
    `<rect x="-20" y="128" width="360" height="72" fill="#84966f"/><path d="${tufts}" stroke="#6a7d58" stroke-width="1" fill="none"/>`,
    `<path d="M-20 200h360v8h-360z" fill="#b3b0a8"/><rect x="-20" y="206" width="360" height="52" fill="${light.paving}"/>`,
  ].join("");
}

export function night(depth: number): string {
  return `<rect x="-20" y="-20" width="360" height="280" fill="#10182c" opacity="${depth}"/>`;
}
