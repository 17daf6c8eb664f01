/** Registration of `overview`. */
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform, ServerPart } from "#platform/capability.ts";
import { route } from "#platform/http/route.ts";
import { getOverview } from "../contract.ts";
import { overviewFor } from "./overview.ts";

export function overviewPart(engineOf: (platform: Platform) => Engine): ServerPart<Actor> {
  return {
    name: "overview",
    routes: (platform) => [route(getOverview, ({ caller, now }) => overviewFor(engineOf(platform), caller, now))],
  };
}
