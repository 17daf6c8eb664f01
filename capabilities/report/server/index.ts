/** Registration of `report`. */
import { REPORT_SETTINGS } from "#capabilities/report/model/public.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform, ServerPart } from "#platform/capability.ts";
import { administrationRoutes } from "./administration/routes.ts";
import { citizenRoutes } from "./citizens/routes.ts";
import { deskRoutes } from "./desk/routes.ts";
import { hotIssueRoutes } from "./hot-issues/routes.ts";
import { importRoutes } from "./import/routes.ts";
import { REPORT_SCHEDULES, reportTasks } from "./jobs/tasks.ts";
import { open311Routes } from "./open311/routes.ts";
import { placesNow } from "./places.ts";
import { suggestionRoutes } from "./suggest/routes.ts";

export function reportPart(engineOf: (platform: Platform) => Engine): ServerPart<Actor> {
  return {
    name: "report",
    migrations: new URL("./migrations/", import.meta.url),
    routes: (platform) => [
      ...citizenRoutes(engineOf(platform), platform),
      ...deskRoutes(engineOf(platform), platform),
      ...administrationRoutes(platform),
      ...importRoutes(platform),
      ...open311Routes(engineOf(platform), platform),
      ...hotIssueRoutes(engineOf(platform), platform),
      ...suggestionRoutes(engineOf(platform), platform),
    ],
    ready: async (platform) => {
      await placesNow(platform);
    },
    tasks: (platform) => reportTasks(engineOf, platform),
    schedules: REPORT_SCHEDULES,
    settings: REPORT_SETTINGS,
  };
}
