/** Registration of `clock`. */
import type { CalendarReaders } from "#kernel/clock/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { ServerPart } from "#platform/capability.ts";
import { clockRoutes } from "./routes.ts";

/** @param readers how a year's arrangement is read: the law's to know, handed in as values */
export function clockPart(readers: CalendarReaders): ServerPart<Actor> {
  return {
    name: "clock",
    migrations: new URL("./migrations/", import.meta.url),
    routes: (platform) => clockRoutes(platform, readers),
  };
}
