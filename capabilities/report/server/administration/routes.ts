/** Routes of what the city decides for its loop. */

import type { Instant } from "#base/instant.ts";
import * as contract from "#capabilities/report/contract.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { type Route, route } from "#platform/http/route.ts";
import { catalogueNow, changeClass, changeCondition, revisionsOf } from "./catalogue.ts";
import { addRule, changeTag, closeRule, dropPrecedent, precedentsNow, rulesNow, tagsNow } from "./responsibility.ts";

export function administrationRoutes({ database }: Platform): readonly Route<Actor>[] {
  const author = ({ caller, now }: { caller: Actor; now: Instant }) => ({ personId: caller.personId, now });
  return [
    route(contract.getReportCatalogue, async ({ now }) => catalogueNow(database, now)),
    route(contract.listCatalogueRevisions, async ({ query }) => revisionsOf(database, query.key)),
    route(contract.addClass, async (request) => changeClass(database, request.body, author(request))),
    route(contract.addCondition, async (request) => changeCondition(database, request.body, author(request))),
    route(contract.listResponsibility, async ({ now }) => rulesNow(database, now)),
    route(contract.addResponsibility, async (request) => addRule(database, request.body, author(request))),
    route(contract.endResponsibility, async ({ params, body }) => closeRule(database, params.id, body.lastDay)),
    route(contract.listPrecedents, async ({ now }) => precedentsNow(database, now)),
    route(contract.endPrecedent, async ({ params, now }) => dropPrecedent(database, params.id, now)),
    route(contract.listTags, async ({ now }) => tagsNow(database, now)),
    route(contract.addTag, async (request) => changeTag(database, request.body, author(request))),
  ];
}
