/** Routes of the desk. */
import * as contract from "#capabilities/report/contract.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { type Route, route } from "#platform/http/route.ts";
import { appealRows } from "./appeals.ts";
import { dispatchCandidatesOf, duplicatesOf, facilitiesNear, linkedTo } from "./beside-report.ts";
import { ledgerRows, tagCounts } from "./lists.ts";
import { decidePhoto, photosOf } from "./show-photo.ts";
import { unmask } from "./unmask.ts";

export function deskRoutes(engine: Engine, platform: Platform): readonly Route<Actor>[] {
  const { database } = platform;
  const of = ({
    params,
    caller,
    now,
  }: {
    params: { id: string };
    caller: Actor;
    now: Parameters<typeof tagCounts>[2];
  }) => ({
    engine,
    platform,
    id: params.id,
    caller,
    now,
  });
  return [
    route(contract.listDuplicates, async (request) => duplicatesOf(of(request))),
    route(contract.listDispatchCandidates, async (request) => dispatchCandidatesOf(of(request))),
    route(contract.listLinkedReports, async (request) => linkedTo(of(request))),
    route(contract.listFacilitiesNear, async (request) => facilitiesNear(of(request))),
    route(contract.unmaskReporter, async (request) => unmask(of(request), request.body, request.ip)),
    route(contract.listPhotos, async (request) => photosOf(of(request))),
    route(contract.showPhoto, async (request) => decidePhoto(of(request), request.body)),
    route(contract.countTags, async ({ caller, now }) => tagCounts(database, caller, now)),
    route(contract.listAppeals, async ({ caller, now }) => appealRows(database, caller, now)),
    route(contract.listLedger, async ({ caller, now }) => ledgerRows(database, caller, now)),
  ];
}
