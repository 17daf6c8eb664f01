/** Routes of casework. */
import { plainDateOf } from "#base/plain-date.ts";
import * as contract from "#capabilities/case/contract.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { type Route, route } from "#platform/http/route.ts";
import { devicesSeenBy, enterDevice } from "./devices/enter-device.ts";
import { listDevicesOf } from "./devices/store.ts";
import { publishedDecisions } from "./disclosures.ts";
import { actOfParty, partyCase } from "./party/party-case.ts";

export function caseRoutes(engine: Engine, { database }: Platform): readonly Route<Actor>[] {
  return [
    route(contract.openPartyCase, async ({ body, now }) => partyCase(engine, body, now)),
    route(contract.actAsParty, async ({ body, now, ip }) => actOfParty(engine, body, { now, ip })),
    route(contract.listDisclosures, async ({ query }) => publishedDecisions(database, query)),
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
