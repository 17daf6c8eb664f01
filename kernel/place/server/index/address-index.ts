/**
 * 地址推测: a phrase for a point from the named roads and landmarks of the base map, «文渡路，文渡菜场北门东约 20 m».
 * A guess for a person to correct, not a geocoder: it knows no house numbers.
 */
import Flatbush from "flatbush";
import { metresBetween, type Position, position } from "#base/position.ts";
import { type Coordinate, coordinatesOf, type Geometry } from "#kernel/place/model/geometry.ts";
import { degreesOf } from "./facility-index.ts";

export interface AddressFeature {
  /** `roads` and `landmarks` are used, others passed over. */
  readonly kind: string;
  readonly name: string;
  readonly geometry: Geometry;
}

export interface AddressIndex {
  addressOf(at: Position): string | null;
}

/** Farther roads and landmarks would mislead. */
const ROAD_METRES = 80;
const LANDMARK_METRES = 150;
/** Two roads this near: a crossing. */
const CROSSING_METRES = 18;

interface Near {
  readonly name: string;
  readonly metres: number;
  readonly at: Position;
}
type Search = (at: Position, metres: number) => readonly Near[];

export function buildAddressIndex(features: readonly AddressFeature[]): AddressIndex {
  const roads = nearestPieces(features.filter((feature) => feature.kind === "roads"));
  const landmarks = nearestPieces(features.filter((feature) => feature.kind === "landmarks"));
  return {
    addressOf: (at) => {
      const road = roadPhrase(roads(at, ROAD_METRES));
      const landmark = landmarks(at, LANDMARK_METRES)[0];
      const beside = landmark && landmarkPhrase(at, landmark);
      if (road && beside) return `${road}，${beside}`;
      return road ?? beside ?? null;
    },
  };
}

function roadPhrase([first, ...others]: readonly Near[]): string | null {
  if (!first) return null;
  const second = others.find((other) => other.name !== first.name);
  const isCrossing = second !== undefined && second.metres <= CROSSING_METRES;
  return isCrossing ? `${first.name}与${second.name}路口` : first.name;
}

function landmarkPhrase(at: Position, landmark: Near): string {
  const metres = Math.round(landmark.metres / 5) * 5;
  return metres < 10 ? landmark.name : `${landmark.name}${windOf(landmark.at, at)}约 ${metres} m`;
}

const WINDS = ["东", "东北", "北", "西北", "西", "西南", "南", "东南"] as const;
function windOf(from: Position, to: Position): string {
  const east = (to.longitude - from.longitude) * Math.cos((from.latitude * Math.PI) / 180);
  const turn = Math.atan2(to.latitude - from.latitude, east) / (Math.PI / 4);
  return WINDS[(Math.round(turn) + 8) % 8] as string;
}

interface Piece {
  readonly name: string;
  readonly a: Coordinate;
  readonly b: Coordinate;
}

/** A search over line pieces and points, nearest first. */
function nearestPieces(features: readonly AddressFeature[]): Search {
  const pieces = features.flatMap(piecesOf);
  if (pieces.length === 0) return () => [];
  const tree = new Flatbush(pieces.length);
  for (const { a, b } of pieces)
    tree.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  tree.finish();
  return (at, metres) => {
    const [dx, dy] = degreesOf(at, metres);
    return tree
      .search(at.longitude - dx, at.latitude - dy, at.longitude + dx, at.latitude + dy)
      .map((i) => nearestOn(pieces[i] as Piece, at))
      .filter((near) => near.metres <= metres)
      .sort((p, q) => p.metres - q.metres || (p.name < q.name ? -1 : 1));
  };
}

function piecesOf({ name, geometry }: AddressFeature): readonly Piece[] {
  const lines =
    geometry.type === "LineString"
      ? [geometry.coordinates]
      : geometry.type === "MultiLineString"
        ? geometry.coordinates
        : null;
  if (!lines) return coordinatesOf(geometry).map((point) => ({ name, a: point, b: point }));
  return lines.flatMap((line) => line.slice(1).map((b, i) => ({ name, a: line[i] as Coordinate, b })));
}

function nearestOn({ name, a, b }: Piece, at: Position): Near {
  const east = Math.cos((at.latitude * Math.PI) / 180);
  const [dx, dy] = [(b[0] - a[0]) * east, b[1] - a[1]];
  const along = ((at.longitude - a[0]) * east * dx + (at.latitude - a[1]) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(1, Math.max(0, along));
  const found = position(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t);
  return { name, metres: metresBetween(at, found), at: found };
}
