import type { Actor } from "#kernel/people/model/public.ts";
import type { ServerPart } from "#platform/capability.ts";
import { sealDays } from "./seal.ts";

export const recordPart: ServerPart<Actor> = {
  name: "record",
  migrations: new URL("./migrations/", import.meta.url),
  tasks: (platform) => ({
    "record.seal": async () => {
      await sealDays(platform.database, platform.secrets.sealingKey, platform.now());
    },
  }),
  // 00:15 in China, and once more in case the night's run was missed.
  schedules: [
    { task: "record.seal", at: "15 16 * * *" },
    { task: "record.seal", at: "15 1 * * *" },
  ],
};
