/** Registration of `report`. */

import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform, ServerPart } from "#platform/capability.ts";

export function reportPart(_engineOf: (platform: Platform) => Engine): ServerPart<Actor> {
  return {
    name: "report",
    migrations: new URL("./migrations/", import.meta.url),
  };
}
