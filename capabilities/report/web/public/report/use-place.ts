import { position } from "#base/position.ts";
import { locatePlace } from "#kernel/place/contract.ts";
import { useCall } from "#ui/use-call.ts";
import type { ReportDraft } from "./draft.ts";

/** What the city knows of the chosen point: whether it lies inside, what one calls it. */
export interface PlaceAnswer {
  readonly isAsking: boolean;
  /** False: certainly outside the city. Null: not known (no point, no network). */
  readonly isInside: boolean | null;
  /** 文渡路 118 号, a guess from the base map. */
  readonly address: string | null;
  /** 澄波街道文渡社区 */
  readonly area: string;
}

const NOWHERE: PlaceAnswer = { isAsking: false, isInside: null, address: null, area: "" };

export function usePlace(point: ReportDraft["position"]): PlaceAnswer {
  const { longitude, latitude } = point ?? position(0, 0);
  const { data, error, isFetching } = useCall(
    locatePlace,
    { query: { longitude, latitude, crs: "wgs84" } },
    { isEnabled: point !== null },
  );
  if (point === null) return NOWHERE;
  if (error) return { ...NOWHERE, isInside: error.isOffline || error.status >= 429 ? null : false };
  if (!data) return { ...NOWHERE, isAsking: isFetching };
  const near = data.divisions.filter((division) => ["street", "community"].includes(division.level));
  return {
    isAsking: false,
    isInside: data.cell !== null,
    address: data.address,
    area: near.map((division) => division.name).join(""),
  };
}
