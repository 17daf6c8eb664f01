/** Routes of the register of devices: its keepers, who looks up, and what is made public. */
import { plainDateOf } from "#base/plain-date.ts";
import { enterDevice, listDevices, publishedDevices } from "#capabilities/case/contract.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { type Route, route } from "#platform/http/route.ts";
import { devicesSeenBy, enterRevision } from "./enter-device.ts";
import { listDevicesOf } from "./store.ts";

export function deviceRoutes({ database }: Pick<Platform, "database">): readonly Route<Actor>[] {
  return [
    route(listDevices, async ({ caller, now }) => ({ devices: [...(await devicesSeenBy(database, caller, now))] })),
    route(enterDevice, async ({ body, caller, now }) => enterRevision(database, body, { caller, now })),
    route(publishedDevices, async ({ now }) => {
      const today = plainDateOf(now);
      const devices = await listDevicesOf(database, null);
      return {
        devices: devices
          .filter(({ publishedOn, retiredOn }) => publishedOn !== null && publishedOn <= today && retiredOn === null)
          .map(({ number, name, place, publishedOn }) => ({ number, name, place, publishedOn })),
      };
    }),
  ];
}
