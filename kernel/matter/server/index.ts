/** Registration: matters know their kinds only through the engine that the process composes. */
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform, ServerPart } from "#platform/capability.ts";
import type { Engine } from "./act.ts";
import { matterRoutes } from "./routes.ts";

export function matterPart(engineOf: (platform: Platform) => Engine): ServerPart<Actor> {
  return {
    name: "matter",
    migrations: new URL("./migrations/", import.meta.url),
    routes: (platform) => matterRoutes(engineOf(platform)),
  };
}
