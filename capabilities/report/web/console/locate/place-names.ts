/** Names on the city's own map: roads, places, communities. Searched in the browser, so that the desk finds a street while it types. */
import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { type Position, position } from "#base/position.ts";
import { listLayers } from "#kernel/place/contract.ts";
import { call, send } from "#ui/call.ts";

export interface PlaceName {
  readonly name: string;
  /** 道路, 地名, 区划. */
  readonly kind: string;
  readonly position: Position;
}

/** In the order in which equal names are offered. */
const NAMED_LAYERS = { labels: "地名", roads: "道路", divisions: "区划" } as const;
type NamedLayer = keyof typeof NAMED_LAYERS;

const LayerFileSchema = z.object({
  features: z.array(
    z.object({
      properties: z.looseObject({ name: z.string().nullish() }).nullable(),
      geometry: z.object({ coordinates: z.unknown() }).nullable(),
    }),
  ),
});

export function usePlaceNames(): readonly PlaceName[] {
  const { data } = useQuery({
    queryKey: ["place names"],
    queryFn: ({ signal }) => fetchNames(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? NONE;
}
const NONE: readonly PlaceName[] = [];

/** Names that hold the words, beginnings first. */
export function searchNames(names: readonly PlaceName[], words: string, most = 8): readonly PlaceName[] {
  const text = words.replace(/\s/g, "");
  if (text === "") return [];
  return names
    .filter((place) => place.name.includes(text))
    .toSorted((a, b) => a.name.indexOf(text) - b.name.indexOf(text) || a.name.length - b.name.length)
    .slice(0, most);
}

/** Names that stand in what somebody wrote, longest first: 文渡路菜场 says more than 文渡路. */
export function namesIn(names: readonly PlaceName[], text: string, most = 5): readonly PlaceName[] {
  const found = names.filter((place) => place.name.length >= 2 && text.includes(place.name));
  const byName = new Map(found.toReversed().map((place) => [place.name, place]));
  return [...byName.values()].toSorted((a, b) => b.name.length - a.name.length).slice(0, most);
}

async function fetchNames(signal: AbortSignal): Promise<readonly PlaceName[]> {
  const { layers } = await call(listLayers, {}, signal);
  const named = layers.filter((layer) => layer.kind in NAMED_LAYERS && layer.featureCount > 0);
  const found = await Promise.all(
    named.map(async ({ kind, url }) => {
      const file = LayerFileSchema.parse(await (await send(url, { signal })).json());
      return placesOf(file, NAMED_LAYERS[kind as NamedLayer]);
    }),
  );
  return found.flat();
}

/** A road comes in many pieces: the one in the middle stands for it. */
function placesOf(file: z.output<typeof LayerFileSchema>, kind: string): readonly PlaceName[] {
  const byName = Map.groupBy(
    file.features.flatMap(({ properties, geometry }) => {
      const at = middleOf(geometry?.coordinates);
      return properties?.name && at ? [{ name: properties.name, kind, position: at }] : [];
    }),
    (place) => place.name,
  );
  return [...byName.values()].flatMap((pieces) => pieces[Math.floor(pieces.length / 2)] ?? []);
}

/** The vertex in the middle of a line, the mean of a ring. */
function middleOf(coordinates: unknown): Position | null {
  const points = pointsIn(coordinates);
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return null;
  const isRing = points.length > 3 && first[0] === last[0] && first[1] === last[1];
  if (!isRing) {
    const [longitude, latitude] = points[Math.floor(points.length / 2)] ?? first;
    return position(longitude, latitude);
  }
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  return position(mean(0), mean(1));
}

/** The first line or ring in nested GeoJSON coordinates. */
function pointsIn(coordinates: unknown): readonly [number, number][] {
  if (!Array.isArray(coordinates) || coordinates.length === 0) return [];
  if (typeof coordinates[0] === "number") return [[Number(coordinates[0]), Number(coordinates[1])]];
  if (Array.isArray(coordinates[0]) && typeof coordinates[0][0] === "number") {
    return coordinates.map((point) => [Number(point[0]), Number(point[1])]);
  }
  return pointsIn(coordinates[0]);
}
