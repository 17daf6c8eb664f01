/** Routes of casework. */
import { plainDateOf } from "#base/plain-date.ts";
import * as contract from "#capabilities/case/contract.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { type Route, route } from "#platform/http/route.ts";
import { caseBoard } from "./board.ts";
import { deskRoutes } from "./desks/routes.ts";
import { devicesSeenBy, enterDevice } from "./devices/enter-device.ts";
import { listDevicesOf } from "./devices/store.ts";
import { disclosureRoutes } from "./disclosure/routes.ts";
import { partyRoutes } from "./party/routes.ts";

export function caseRoutes(engine: Engine, platform: Platform): readonly Route<Actor>[] {
  const { database } = platform;
  return [
    route(contract.getCaseBoard, async ({ params, caller, now }) => caseBoard(engine, params.id, caller, now)),
    ...partyRoutes(engine, platform),
    ...disclosureRoutes(platform),
    ...deskRoutes(engine),
    route(contract.listDevices, async ({ caller, now }) => ({
      devices: [...(await devicesSeenBy(database, caller, now))],
    })),
    route(contract.putDevice, async ({ params, body, caller, now }) =>
      enterDevice(database, { ...body, ...params }, { caller, now }),
    ),
    route(contract.publishedDevices, async ({ now }) => {
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
