/** Routes of the desks. Each reads; acts are done through the routes of matters. */
import { plainDateOf } from "#base/plain-date.ts";
import * as desks from "#capabilities/case/model/surface/desks.ts";
import { listPublicity } from "#capabilities/case/model/surface/publicity.ts";
import * as rooms from "#capabilities/case/model/surface/rooms.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { type Route, route } from "#platform/http/route.ts";
import { approvalDesk } from "./approvals.ts";
import { cashLedger } from "./cash.ts";
import { cashFile } from "./cash-file.ts";
import { deskCounts } from "./counts.ts";
import { hearingRoom } from "./hearings.ts";
import { officerDesk } from "./officer.ts";
import { documentRoom } from "./papers.ts";
import { paymentDesk } from "./payments.ts";
import { publicityDesk } from "./publicity.ts";
import { caseRegister, figuresOfCases, wholeRegister } from "./register.ts";
import { figuresFile, registerFile } from "./register-file.ts";
import { reviewDesk } from "./review.ts";

export function deskRoutes(engine: Engine): readonly Route<Actor>[] {
  return [
    route(desks.countDesks, async ({ caller, now }) => deskCounts(engine, { actor: caller, now })),
    route(desks.listOfficerDesk, async ({ caller, now, query }) => officerDesk(engine, { actor: caller, now }, query)),
    route(desks.listReviewDesk, async ({ caller, now, query }) => reviewDesk(engine, { actor: caller, now }, query)),
    route(desks.listApprovals, async ({ caller, now, query }) => approvalDesk(engine, { actor: caller, now }, query)),
    route(desks.listHearings, async ({ caller, now }) => hearingRoom(engine, { actor: caller, now })),
    route(rooms.listDocumentRoom, async ({ caller, now, query }) =>
      documentRoom(engine, { actor: caller, now }, query),
    ),
    route(rooms.listPayments, async ({ caller, now, query }) => paymentDesk(engine, { actor: caller, now }, query)),
    route(rooms.listCash, async ({ caller, now, query }) => cashLedger(engine, { actor: caller, now }, query)),
    route(rooms.exportCash, async ({ caller, now, query: { format, ...asked } }) =>
      cashFile(await cashLedger(engine, { actor: caller, now }, asked), format, plainDateOf(now)),
    ),
    route(listPublicity, async ({ caller, now, query }) => publicityDesk(engine, { actor: caller, now }, query)),
    route(rooms.listCases, async ({ caller, now, query }) => caseRegister(engine, { actor: caller, now }, query)),
    route(rooms.exportCases, async ({ caller, now, query: { format, ...filter } }) =>
      registerFile(await wholeRegister(engine, { actor: caller, now }, filter), format, plainDateOf(now)),
    ),
    route(rooms.exportCaseFigures, async ({ caller, now, query: { format, ...span } }) =>
      figuresFile(await figuresOfCases(engine, { actor: caller, now }, span), format, plainDateOf(now)),
    ),
    route(rooms.caseFigures, async ({ caller, now, query }) => figuresOfCases(engine, { actor: caller, now }, query)),
  ];
}
