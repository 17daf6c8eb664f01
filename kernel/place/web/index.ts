/** What place gives the shells: the base map. */
import type { WebRegistration } from "#ui/shell.ts";

export const placeWeb: WebRegistration = {
  id: "place",
  baseMap: async () => (await import("./base-map.ts")).fetchBaseMap(),
};
