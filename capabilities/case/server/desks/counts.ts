/** How much waits at each desk, for the left bar: the same conditions as the desks themselves. */
import type { RawBuilder } from "kysely";
import type { z } from "zod";
import type { Access } from "#base/endpoint.ts";
import {
  APPROVAL_DESK,
  OFFICER_DESK,
  PUBLICITY_DESK,
  REVIEW_DESK,
} from "#capabilities/case/model/surface/desk-case.ts";
import type { countDesks } from "#capabilities/case/model/surface/desks.ts";
import { TAB_OF_POST } from "#capabilities/case/model/surface/rooms.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import { countApprovals } from "./approvals.ts";
import { countCases, type Looking } from "./desk-cases.ts";
import { HEARING_WAITS } from "./hearings.ts";
import { isMine } from "./officer.ts";
import { countInRoom } from "./papers.ts";
import { countPayments } from "./payments.ts";
import { AWAITS_PUBLICITY } from "./publicity.ts";
import { AWAITS_REVIEW } from "./review.ts";

type Answer = z.input<typeof countDesks.response>;

/** Whoever only looks on at a desk has no number there: it would be other people's work. */
const COUNTED_HEARINGS = ["hearing_presider"];
const COUNTED_PAYMENTS = ["cashier"];

export async function deskCounts(engine: Engine, looking: Looking): Promise<Answer> {
  const { role } = looking.actor;
  const has = (desk: Access) => desk.kind === "roles" && desk.roles.includes(role);
  const ask = (isCounted: boolean, where: RawBuilder<unknown>) =>
    isCounted ? countCases(engine.platform.database, looking, where) : null;
  const [officer, review, approvals, hearings, papers, payments, publicity] = await Promise.all([
    ask(has(OFFICER_DESK), isMine(looking)),
    ask(has(REVIEW_DESK), AWAITS_REVIEW),
    has(APPROVAL_DESK) ? countApprovals(engine, looking) : null,
    ask(COUNTED_HEARINGS.includes(role), HEARING_WAITS),
    TAB_OF_POST[role] ? countInRoom(engine, looking) : null,
    COUNTED_PAYMENTS.includes(role) ? countPayments(engine, looking) : null,
    ask(has(PUBLICITY_DESK), AWAITS_PUBLICITY),
  ]);
  return {
    ...{ officer, review, hearings, papers, payments, publicity },
    approvals: approvals?.all ?? null,
    outside: (publicity ?? 0) + (approvals?.outside ?? 0),
  };
}
