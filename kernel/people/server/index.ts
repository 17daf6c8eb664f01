/** Registration of `people`. */
import type { ServerPart } from "#platform/capability.ts";
import type { Actor } from "../model/actor.ts";
import { accountRoutes } from "./routes/account.ts";
import { personRoutes } from "./routes/persons.ts";
import { rosterRoutes } from "./routes/rosters.ts";
import { securityRoutes } from "./routes/security.ts";
import { unitRoutes } from "./routes/units.ts";
import { peopleTasks, TIDY_TASK } from "./tasks.ts";

export const peoplePart: ServerPart<Actor> = {
  name: "people",
  migrations: new URL("./migrations", import.meta.url),
  routes: (platform) => [
    ...accountRoutes(platform),
    ...unitRoutes(platform),
    ...personRoutes(platform),
    ...securityRoutes(platform),
    ...rosterRoutes(platform),
  ],
  tasks: peopleTasks,
  // 03:20 in China.
  schedules: [{ task: TIDY_TASK, at: "20 19 * * *" }],
};
