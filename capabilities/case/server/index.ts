/** Registration of `case`. */
import { CASE_SETTINGS } from "#capabilities/case/model/public.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform, ServerPart } from "#platform/capability.ts";
import { CASE_SCHEDULES, caseTasks } from "./jobs.ts";
import { caseRoutes } from "./routes.ts";

export function casePart(engineOf: (platform: Platform) => Engine): ServerPart<Actor> {
  return {
    name: "case",
    migrations: new URL("./migrations/", import.meta.url),
    settings: CASE_SETTINGS,
    routes: (platform) => caseRoutes(engineOf(platform), platform),
    tasks: (platform) => caseTasks(engineOf, platform),
    schedules: CASE_SCHEDULES,
  };
}
