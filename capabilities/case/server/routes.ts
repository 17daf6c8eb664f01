/** Routes of casework. */
import * as contract from "#capabilities/case/contract.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { type Route, route } from "#platform/http/route.ts";
import { publishedDecisions } from "./disclosures.ts";
import { actOfParty, partyCase } from "./party/party-case.ts";

export function caseRoutes(engine: Engine, { database }: Platform): readonly Route<Actor>[] {
  return [
    route(contract.openPartyCase, async ({ body, now }) => partyCase(engine, body, now)),
    route(contract.actAsParty, async ({ body, now, ip }) => actOfParty(engine, body, { now, ip })),
    route(contract.listDisclosures, async ({ query }) => publishedDecisions(database, query)),
  ];
}
