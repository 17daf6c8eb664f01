/** Registration of `outbox`. */
import type { Actor } from "#kernel/people/model/public.ts";
import type { ServerPart } from "#platform/capability.ts";
import { OUTBOX_SCHEDULES, outboxTasks } from "./tasks.ts";

export const outboxPart: ServerPart<Actor> = {
  name: "outbox",
  migrations: new URL("./migrations/", import.meta.url),
  tasks: outboxTasks,
  schedules: OUTBOX_SCHEDULES,
};
