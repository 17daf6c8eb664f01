/** Where is this? Cell of a point, and the address as a person would say it. */
import type { Position } from "#base/position.ts";
import { boundsOf, contains, distance, type Metres, nearestOnSegment, pointOf, toMetres } from "./geometry.ts";
import { metresFrom } from "./landmarks.ts";
import type { City, GridCell, Landmark, Point, Road } from "./types.ts";

/** Side of a search square in degrees, about 150 m. */
const BUCKET = 0.0015;

interface RoadPiece {
  readonly road: Road;
  readonly from: Metres;
  readonly to: Metres;
  /** Metres of the road before `from`. */
  readonly startM: number;
}
interface Index {
  readonly cells: ReadonlyMap<string, readonly GridCell[]>;
  readonly roads: ReadonlyMap<string, readonly RoadPiece[]>;
  readonly landmarks: ReadonlyMap<string, readonly Landmark[]>;
}
const indexes = new WeakMap<City, Index>();

/** The cell that holds the position; null outside the city. */
export function cellAt(city: City, at: Position): GridCell | null {
  const point = pointOf(at);
  return (
    indexOf(city)
      .cells.get(bucketOf(point))
      ?.find((cell) => contains(cell.boundary, point)) ?? null
  );
}

/**
 * «文渡路 118 号，文渡菜场北门东 20 m»: the nearest named road with a number (odd on its left side), then the nearest landmark.
 * Numbers count 1 for every 5 m from the road's southern or western end, odd and even by side.
 */
export function addressPhrase(city: City, at: Position): string {
  const index = indexOf(city);
  const place = toMetres(pointOf(at));
  const road = nearestRoad(index, pointOf(at), place);
  const landmark = nearestLandmark(index, pointOf(at), place);
  const parts = [road, landmark].filter((part) => part !== "");
  return parts.length > 0 ? parts.join("，") : (cellAt(city, at)?.name ?? city.name);
}

function nearestRoad(index: Index, point: Point, place: Metres): string {
  let best: { readonly piece: RoadPiece; readonly metres: number; readonly alongM: number } | null = null;
  for (const piece of around(index.roads, point)) {
    const near = nearestOnSegment(place, piece.from, piece.to);
    // A lane is named only when it is clearly nearer than the street it leaves.
    const metres = near.metres + (piece.road.class === "lane" ? 20 : 0);
    if (!best || metres < best.metres)
      best = { piece, metres, alongM: piece.startM + near.t * distance(piece.from, piece.to) };
  }
  if (!best) return "";
  const { from, to } = best.piece;
  const isLeft = (to.x - from.x) * (place.y - from.y) - (to.y - from.y) * (place.x - from.x) > 0;
  const number = Math.floor(best.alongM / 10) * 2 + (isLeft ? 1 : 2);
  return `${best.piece.road.name} ${number} 号`;
}

function nearestLandmark(index: Index, point: Point, place: Metres): string {
  let best: {
    readonly landmark: Landmark;
    readonly east: number;
    readonly north: number;
    readonly metres: number;
  } | null = null;
  for (const landmark of around(index.landmarks, point)) {
    const { east, north } = metresFrom(landmark, place);
    const metres = Math.hypot(east, north);
    if (metres < (best?.metres ?? 160)) best = { landmark, east, north, metres };
  }
  if (!best) return "";
  if (best.metres < 8) return `${best.landmark.name}旁`;
  return `${best.landmark.name}${directionOf(best.east, best.north)} ${Math.max(10, Math.round(best.metres / 10) * 10)} m`;
}

const DIRECTIONS = ["东", "东北", "北", "西北", "西", "西南", "南", "东南"] as const;
/** In eight winds, from a shift in metres. */
export function directionOf(east: number, north: number): string {
  const eighth = Math.round(Math.atan2(north, east) / (Math.PI / 4));
  return DIRECTIONS[(eighth + 8) % 8] as string;
}

function indexOf(city: City): Index {
  const known = indexes.get(city);
  if (known) return known;
  const cells = new Map<string, GridCell[]>();
  for (const cell of city.cells) {
    for (const key of bucketsWithin(cell.boundary)) put(cells, key, cell);
  }
  const landmarks = new Map<string, Landmark[]>();
  for (const landmark of city.landmarks) put(landmarks, bucketOf(pointOf(landmark.position)), landmark);
  const roads = new Map<string, RoadPiece[]>();
  for (const road of city.roads) {
    let startM = 0;
    for (const line of road.lines) {
      for (let i = 0; i + 1 < line.length; i++) {
        const [a, b] = [line[i] as Point, line[i + 1] as Point];
        const piece = { road, from: toMetres(a), to: toMetres(b), startM };
        for (const key of bucketsWithin([a, b])) put(roads, key, piece);
        startM += distance(piece.from, piece.to);
      }
    }
  }
  const index = { cells, roads, landmarks };
  indexes.set(city, index);
  return index;
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
function bucketOf([lon, lat]: Point): string {
  return `${Math.floor(lon / BUCKET)}:${Math.floor(lat / BUCKET)}`;
}
function bucketsWithin(points: readonly Point[]): string[] {
  const bounds = boundsOf(points);
  const keys: string[] = [];
  for (let x = Math.floor(bounds.west / BUCKET); x <= Math.floor(bounds.east / BUCKET); x++) {
    for (let y = Math.floor(bounds.south / BUCKET); y <= Math.floor(bounds.north / BUCKET); y++) keys.push(`${x}:${y}`);
  }
  return keys;
}
/** Contents of the nine squares about a point, without repetition. */
function around<T>(map: ReadonlyMap<string, readonly T[]>, [lon, lat]: Point): Set<T> {
  const out = new Set<T>();
  for (const dx of [-1, 0, 1]) {
    for (const dy of [-1, 0, 1]) {
      for (const item of map.get(bucketOf([lon + dx * BUCKET, lat + dy * BUCKET])) ?? []) out.add(item);
    }
  }
  return out;
}
