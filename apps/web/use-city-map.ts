import { useQuery } from "@tanstack/react-query";
import type { BaseMap } from "#ui/map/base-map.ts";
import { WEB_REGISTRATIONS } from "./capabilities.ts";

const source = WEB_REGISTRATIONS.find((registration) => registration.baseMap)?.baseMap;

/** The city's base map from whoever registered one; null until it is known. */
export function useCityMap(isEnabled: boolean): BaseMap | null {
  const { data } = useQuery({
    queryKey: ["base map"],
    queryFn: () => source?.() ?? null,
    enabled: isEnabled && source !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? null;
}
