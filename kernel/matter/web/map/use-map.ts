import { useMemo } from "react";
import { addMillis, DAY_MS, parseInstant } from "#base/instant.ts";
import { type Position, position } from "#base/position.ts";
import { densityOfMatters, type MatterListRow, mapMatters } from "#kernel/matter/contract.ts";
import type { MapBounds, MapCluster, MapPoint } from "#ui/map/map-props.ts";
import { useNow } from "#ui/now.ts";
import { useCall } from "#ui/use-call.ts";
import { LIGHT_WORDS } from "#ui/work/light.tsx";
import { REFRESH_MS } from "../api.ts";
import { type FilterQuery, queryOf } from "../queue/filter-address.ts";

/** The server gathers matters that lie within about 80 pixels; without gathering it is told of a map so wide that few lie close. */
const UNGATHERED_WIDTH = 8000;

/** What the map shows of a filter inside its bounds. */
export function useMapMatters(filter: FilterQuery, bounds: MapBounds | null, isGathered: boolean) {
  const [west, south, east, north] = bounds ?? [0, 0, 0, 0];
  const width = isGathered ? Math.max(200, Math.round(window.innerWidth)) : UNGATHERED_WIDTH;
  const { data } = useCall(
    mapMatters,
    { query: { ...queryOf(filter), west, south, east, north, width } },
    { isEnabled: bounds !== null, everyMs: REFRESH_MS, keepsFormer: true },
  );
  return data ?? null;
}
export type Gathered = NonNullable<ReturnType<typeof useMapMatters>>;

/** Marks of what was gathered; the chosen matter stands on its own, also when it is one of many. */
export function useMarks(gathered: Gathered | null, selected: MatterListRow | null) {
  return useMemo(() => {
    const points: MapPoint[] = (gathered?.singles ?? []).map((single) => ({
      id: single.id,
      position: at(single),
      light: single.light,
      label: `${single.subject}，${single.light ? LIGHT_WORDS[single.light] : "没有时限"}`,
    }));
    if (selected?.position && !points.some((point) => point.id === selected.id)) {
      const label = `${selected.subject}，${selected.address}`;
      points.push({ id: selected.id, position: at(selected.position), light: selected.light, label });
    }
    const clusters: MapCluster[] = (gathered?.clusters ?? []).map((cluster) => ({ ...cluster, position: at(cluster) }));
    return { points, clusters };
  }, [gathered, selected]);
}

/** Density of the last 30 days by cell, 0 to 1 of the densest. */
export function useHeat(filter: FilterQuery, isShown: boolean): Readonly<Record<string, number>> | undefined {
  const today = useNow().slice(0, 10);
  const openedFrom = addMillis(parseInstant(`${today}T00:00:00Z`), -30 * DAY_MS);
  const { data } = useCall(
    densityOfMatters,
    { query: { ...queryOf({ ...filter, view: "all" }), openedFrom } },
    { isEnabled: isShown, keepsFormer: true },
  );
  return useMemo(() => {
    if (!data || !isShown) return undefined;
    const most = Math.max(1, ...data.cells.map((cell) => cell.count));
    return Object.fromEntries(data.cells.map((cell) => [cell.code, cell.count / most]));
  }, [data, isShown]);
}

function at({ longitude, latitude }: { readonly longitude: number; readonly latitude: number }): Position {
  return position(longitude, latitude);
}
