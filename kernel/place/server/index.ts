/** Registers place on the server. */
import type { Actor } from "#kernel/people/model/public.ts";
import type { ServerPart } from "#platform/capability.ts";
import { placeRoutes } from "./routes.ts";

export const placePart: ServerPart<Actor> = {
  name: "place",
  migrations: new URL("./migrations/", import.meta.url),
  routes: placeRoutes,
};
