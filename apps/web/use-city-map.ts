import { useQuery } from "@tanstack/react-query";
import type { BaseMap } from "#ui/map/base-map.ts";
import type { WebRegistration } from "#ui/shell.ts";

/** The city's base map from whoever registered one; null until it is known. */
export function useCityMap(registrations: readonly WebRegistration[], isEnabled: boolean): BaseMap | null {
  const source = registrations.find((registration) => registration.baseMap)?.baseMap;
  const { data } = useQuery({
    queryKey: ["base map"],
    queryFn: () => source?.() ?? null,
    enabled: isEnabled && source !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? null;
}
