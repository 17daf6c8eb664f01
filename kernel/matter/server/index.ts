/** Registration: matters know their kinds only through the engine that the process composes. */
import { z } from "zod";
import { RECOMPUTE_TASK } from "#kernel/clock/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform, ServerPart } from "#platform/capability.ts";
import type { Engine } from "./act.ts";
import { recomputeClocks, sweepRecomputations } from "./recompute.ts";
import { matterRoutes } from "./routes.ts";

const SWEEP_TASK = "clock.sweep";
const VersionKeySchema = z.object({ calendarId: z.string(), version: z.number().int() });

export function matterPart(engineOf: (platform: Platform) => Engine): ServerPart<Actor> {
  return {
    name: "matter",
    migrations: new URL("./migrations/", import.meta.url),
    routes: (platform) => matterRoutes(engineOf(platform)),
    tasks: (platform) => ({
      [RECOMPUTE_TASK]: async (payload) => {
        await recomputeClocks(platform, VersionKeySchema.parse(payload));
      },
      [SWEEP_TASK]: async () => sweepRecomputations(platform),
    }),
    // 03:40 in China.
    schedules: [{ task: SWEEP_TASK, at: "40 19 * * *" }],
  };
}
