/** Routes of casework. */
import * as contract from "#capabilities/case/contract.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { type Route, route } from "#platform/http/route.ts";
import { caseBoard } from "./board.ts";
import { deskRoutes } from "./desks/routes.ts";
import { deviceRoutes } from "./devices/routes.ts";
import { disclosureRoutes } from "./disclosure/routes.ts";
import { partyRoutes } from "./party/routes.ts";
import { questionTemplateRoutes } from "./question-templates/routes.ts";

export function caseRoutes(engine: Engine, platform: Platform): readonly Route<Actor>[] {
  return [
    route(contract.getCaseBoard, async ({ params, caller, now }) => caseBoard(engine, params.id, caller, now)),
    ...partyRoutes(engine, platform),
    ...disclosureRoutes(platform),
    ...deskRoutes(engine),
    ...deviceRoutes(platform),
    ...questionTemplateRoutes(platform),
  ];
}
