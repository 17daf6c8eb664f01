/** Registration of `task`. */
import { TASK_SETTINGS } from "#capabilities/task/model/public.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform, ServerPart } from "#platform/capability.ts";
import { TASK_SCHEDULES, taskTasks } from "./jobs.ts";
import { taskRoutes } from "./routes.ts";

export function taskPart(engineOf: (platform: Platform) => Engine): ServerPart<Actor> {
  return {
    name: "task",
    migrations: new URL("./migrations/", import.meta.url),
    routes: (platform) => taskRoutes(engineOf(platform), platform),
    tasks: (platform) => taskTasks(engineOf, platform),
    schedules: TASK_SCHEDULES,
    settings: TASK_SETTINGS,
  };
}
