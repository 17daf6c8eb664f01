/** Registration of `measure`. */
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform, ServerPart } from "#platform/capability.ts";
import { foldPending } from "./fold.ts";
import { measureRoutes } from "./routes.ts";

const FOLD_TASK = "measure.fold";

export function measurePart(engineOf: (platform: Platform) => Engine): ServerPart<Actor> {
  return {
    name: "measure",
    migrations: new URL("./migrations/", import.meta.url),
    routes: (platform) => measureRoutes(engineOf(platform)),
    tasks: (platform) => ({
      [FOLD_TASK]: async () => {
        await foldPending(platform.database, engineOf(platform).kinds);
      },
    }),
    schedules: [{ task: FOLD_TASK, at: "* * * * *" }],
  };
}
