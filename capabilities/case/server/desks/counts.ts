/** How much waits at each desk, for the left bar: the same conditions as the desks themselves. */
import type { RawBuilder } from "kysely";
import type { z } from "zod";
import type { Access } from "#base/endpoint.ts";
import {
  APPROVAL_DESK,
  DOCUMENT_ROOM,
  HEARING_ROOM,
  OFFICER_DESK,
  PAYMENT_DESK,
  REVIEW_DESK,
} from "#capabilities/case/model/surface/desk-case.ts";
import type { countDesks } from "#capabilities/case/model/surface/desks.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import { countApprovals } from "./approvals.ts";
import { countCases, type Looking } from "./desk-cases.ts";
import { HEARING_WAITS } from "./hearings.ts";
import { isMine } from "./officer.ts";
import { countInRoom } from "./papers.ts";
import { countPayments } from "./payments.ts";
import { AWAITS_REVIEW } from "./review.ts";

type Answer = z.input<typeof countDesks.response>;

export async function deskCounts(engine: Engine, looking: Looking): Promise<Answer> {
  const has = (desk: Access) => desk.kind === "roles" && desk.roles.includes(looking.actor.role);
  const ask = (desk: Access, where: RawBuilder<unknown>) =>
    has(desk) ? countCases(engine.platform.database, looking, where) : null;
  const [officer, review, approvals, hearings, papers, payments] = await Promise.all([
    ask(OFFICER_DESK, isMine(looking)),
    ask(REVIEW_DESK, AWAITS_REVIEW),
    has(APPROVAL_DESK) ? countApprovals(engine, looking) : null,
    ask(HEARING_ROOM, HEARING_WAITS),
    has(DOCUMENT_ROOM) ? countInRoom(engine, looking) : null,
    has(PAYMENT_DESK) ? countPayments(engine, looking) : null,
  ]);
  return { officer, review, approvals, hearings, papers, payments };
}
