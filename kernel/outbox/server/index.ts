/** Registration of `outbox`. */
import type { Actor } from "#kernel/people/model/public.ts";
import type { ServerPart } from "#platform/capability.ts";
import { outboxFigures } from "./figures.ts";
import { outboxRoutes } from "./routes.ts";
import { OUTBOX_SCHEDULES, outboxTasks } from "./tasks.ts";

export const outboxPart: ServerPart<Actor> = {
  name: "outbox",
  migrations: new URL("./migrations/", import.meta.url),
  routes: outboxRoutes,
  figures: outboxFigures,
  tasks: outboxTasks,
  schedules: OUTBOX_SCHEDULES,
};
