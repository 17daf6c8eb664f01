/** Registers evidence on the server. */
import type { Actor } from "#kernel/people/model/public.ts";
import type { ServerPart } from "#platform/capability.ts";
import { evidenceRoutes } from "./routes.ts";

export const evidencePart: ServerPart<Actor> = {
  name: "evidence",
  migrations: new URL("./migrations/", import.meta.url),
  routes: evidenceRoutes,
};
