import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { type Route, route } from "#platform/http/route.ts";
import { DEMO_PASSWORD, demoAccounts, demoParty } from "./accounts.ts";
import { getDemo } from "./contract.ts";
import { findDemo } from "./lay-ground.ts";

export function demoRoutes(platform: Pick<Platform, "database">): readonly Route<Actor>[] {
  return [
    route(getDemo, async () => {
      const demo = await findDemo(platform.database);
      if (!demo) return null;
      const { database } = platform;
      const [accounts, party] = await Promise.all([demoAccounts(database), demoParty(database)]);
      return { password: DEMO_PASSWORD, accounts: [...accounts], party };
    }),
  ];
}
