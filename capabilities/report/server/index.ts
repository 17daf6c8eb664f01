/** Registration of `report`. */
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform, ServerPart } from "#platform/capability.ts";
import { REPORT_SCHEDULES, reportTasks } from "./jobs/tasks.ts";

export function reportPart(engineOf: (platform: Platform) => Engine): ServerPart<Actor> {
  return {
    name: "report",
    migrations: new URL("./migrations/", import.meta.url),
    tasks: (platform) => reportTasks(engineOf, platform),
    schedules: REPORT_SCHEDULES,
  };
}
