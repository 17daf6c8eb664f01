/** 权责清单 on the server: the list in versions, its review, XLSX, the discretion helper, and the open legal questions as settings. */
import type { Actor } from "#kernel/people/model/public.ts";
import { LAW_SETTINGS } from "#law/settings/public.ts";
import type { ServerPart } from "#platform/capability.ts";
import { powerRoutes } from "./routes.ts";

export const powerPart: ServerPart<Actor> = {
  name: "power",
  migrations: new URL("./migrations/", import.meta.url),
  routes: powerRoutes,
  settings: LAW_SETTINGS,
};
