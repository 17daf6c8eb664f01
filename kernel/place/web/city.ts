/** The city's base map as a registration of its own: the public face needs it, and nothing of the registers. */
import type { WebRegistration } from "#ui/shell.ts";

export const placeCity: WebRegistration = {
  id: "place",
  baseMap: async () => (await import("./base-map.ts")).fetchBaseMap(),
};
