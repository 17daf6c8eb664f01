/** Registers evidence on the server. */
import type { Actor } from "#kernel/people/model/public.ts";
import type { ServerPart } from "#platform/capability.ts";
import { evidenceRoutes, type SeesAnyMatter } from "./routes.ts";

export function evidencePart(seesAnyMatter: SeesAnyMatter): ServerPart<Actor> {
  return {
    name: "evidence",
    migrations: new URL("./migrations/", import.meta.url),
    routes: (platform) => evidenceRoutes(platform, seesAnyMatter),
  };
}
