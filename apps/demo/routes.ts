import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { type Route, route } from "#platform/http/route.ts";
import { DEMO_PASSWORD, demoAccounts } from "./accounts.ts";
import { getDemo } from "./contract.ts";
import { findDemo } from "./lay-ground.ts";

export function demoRoutes(platform: Pick<Platform, "database">): readonly Route<Actor>[] {
  return [
    route(getDemo, async () => {
      const demo = await findDemo(platform.database);
      return demo && { password: DEMO_PASSWORD, accounts: [...(await demoAccounts(platform.database))] };
    }),
  ];
}
