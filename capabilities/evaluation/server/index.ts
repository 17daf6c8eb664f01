/** Registration of `evaluation`. */
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform, ServerPart } from "#platform/capability.ts";
import { EVALUATION_SETTINGS } from "../model/settings.ts";
import { evaluationRoutes } from "./routes.ts";

export function evaluationPart(engineOf: (platform: Platform) => Engine): ServerPart<Actor> {
  return {
    name: "evaluation",
    migrations: new URL("./migrations/", import.meta.url),
    routes: (platform) => evaluationRoutes(engineOf(platform)),
    settings: EVALUATION_SETTINGS,
  };
}
