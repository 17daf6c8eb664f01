/** A calm piece of map behind the sign-in: roads, blocks, a river, and the square in the circle. Drawn, no real place. */
const COLUMNS = [0, 72, 160, 250, 352, 442, 520, 610, 700, 780, 860];
const ROWS = [-40, 40, 130, 230, 346, 462, 545, 640, 730, 830, 940];

/** Blocks are skewed as old cities are: down to the right, and leaning. */
function at(x: number, y: number): [x: number, y: number] {
  return [x + y * 0.045, y + 26 - x * 0.1];
}

function path(points: readonly (readonly [number, number])[], isClosed = false): string {
  return `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}${isClosed ? "Z" : ""}`;
}

/** Deterministic: the same city at every visit. */
function chance(seed: number): number {
  const x = Math.sin(seed * 12.9898) * 43758.5453;
  return x - Math.floor(x);
}

/** A whole block, by its column and row. */
function block(i: number, j: number): string {
  const [left = 0, right = 0] = COLUMNS.slice(i, i + 2);
  const [top = 0, bottom = 0] = ROWS.slice(j, j + 2);
  return path([at(left, top), at(right, top), at(right, bottom), at(left, bottom)], true);
}

const PARK_PLACES = [
  [2, 3],
  [5, 8],
] as const;

const BUILDINGS = COLUMNS.slice(0, -1).flatMap((x, i) =>
  ROWS.slice(0, -1).flatMap((y, j) => {
    if (PARK_PLACES.some(([column, row]) => column === i && row === j)) return [];
    const seed = i * 31 + j;
    const width = (COLUMNS[i + 1] ?? x) - x;
    const height = (ROWS[j + 1] ?? y) - y;
    const rows = 2 + Math.floor(chance(seed) * 3);
    return Array.from({ length: rows }, (_, k) => {
      const left = x + width * (0.16 + chance(seed + k) * 0.14);
      const right = x + width * (0.55 + chance(seed + k + 7) * 0.3);
      const top = y + height * (0.14 + (k * 0.76) / rows);
      const bottom = top + height * (0.3 / rows + chance(seed + 3) * 0.08);
      return path([at(left, top), at(right, top), at(right, bottom), at(left, bottom)], true);
    });
  }),
);
const ROAD_PATHS = [
  ...COLUMNS.map((x, i) => ({ d: path([at(x, -80), at(x, 1000)]), width: i % 3 === 1 ? 11 : 5 })),
  ...ROWS.map((y, i) => ({ d: path([at(-80, y), at(940, y)]), width: i % 3 === 0 ? 11 : 5 })),
];
const CELL = block(4, 4);
const PARKS = PARK_PLACES.map(([i, j]) => block(i, j));
const RIVER = "M-40 10C120 10 190 0 300 70S520 230 700 225S860 205 900 200";

export function CityDrawing() {
  return (
    <svg className="city-drawing" viewBox="0 0 840 900" preserveAspectRatio="xMidYMid slice" aria-hidden>
      <rect width="840" height="900" fill="var(--map-ground)" />
      {PARKS.map((d) => (
        <path key={d} d={d} fill="var(--map-green)" />
      ))}
      <path d={BUILDINGS.join("")} fill="var(--map-building)" />
      <path d={RIVER} fill="none" stroke="var(--map-water)" strokeWidth="58" />
      {ROAD_PATHS.map((road) => (
        <path key={road.d} d={road.d} stroke="var(--map-road-edge)" strokeWidth={road.width + 1.4} fill="none" />
      ))}
      {ROAD_PATHS.map((road) => (
        <path key={road.d} d={road.d} stroke="var(--map-road)" strokeWidth={road.width} fill="none" />
      ))}
      <circle cx="420" cy="400" r="190" fill="none" stroke="var(--a-600)" strokeWidth="2.5" />
      <path d={CELL} fill="var(--a-600)" fillOpacity="0.14" stroke="var(--a-600)" strokeWidth="2.5" />
    </svg>
  );
}
