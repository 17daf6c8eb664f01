/** Registration of `hotline`. */
import { HOTLINE_SETTINGS } from "#capabilities/hotline/model/public.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform, ServerPart } from "#platform/capability.ts";
import { HOTLINE_SCHEDULES, hotlineTasks } from "./jobs.ts";
import { hotlineRoutes } from "./routes.ts";

export function hotlinePart(engineOf: (platform: Platform) => Engine): ServerPart<Actor> {
  return {
    name: "hotline",
    migrations: new URL("./migrations/", import.meta.url),
    routes: (platform) => hotlineRoutes(engineOf(platform), platform),
    tasks: (platform) => hotlineTasks(engineOf, platform),
    schedules: HOTLINE_SCHEDULES,
    settings: HOTLINE_SETTINGS,
  };
}
