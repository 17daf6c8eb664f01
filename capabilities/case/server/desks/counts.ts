/** How much waits at each desk, for the left bar: the same conditions as the desks themselves. */
import { type RawBuilder, sql } from "kysely";
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
import { type Engine, matterScope } from "#kernel/matter/server/public.ts";
import { getRow } from "#platform/database/query.ts";
import { countApprovals } from "./approvals.ts";
import type { Looking } from "./desk-cases.ts";
import { HEARING_WAITS } from "./hearings.ts";
import { isMine } from "./officer.ts";
import { inRoom, ON_ITS_WAY, TO_ARCHIVE } from "./papers.ts";
import { countPayments } from "./payments.ts";
import { AWAITS_REVIEW } from "./review.ts";

type Answer = z.input<typeof countDesks.response>;

export async function deskCounts(engine: Engine, looking: Looking): Promise<Answer> {
  const has = (desk: Access) => desk.kind === "roles" && desk.roles.includes(looking.actor.role);
  const ask = (desk: Access, where: RawBuilder<unknown>) => (has(desk) ? countWhere(engine, looking, where) : null);
  const [officer, review, approvals, hearings, papers, payments] = await Promise.all([
    ask(OFFICER_DESK, isMine(looking)),
    ask(REVIEW_DESK, AWAITS_REVIEW),
    has(APPROVAL_DESK) ? countApprovals(engine, looking) : null,
    ask(HEARING_ROOM, HEARING_WAITS),
    ask(DOCUMENT_ROOM, sql`${inRoom(looking)} and (${ON_ITS_WAY} or ${TO_ARCHIVE})`),
    has(PAYMENT_DESK) ? countPayments(engine, looking) : null,
  ]);
  return { officer, review, approvals, hearings, papers, payments };
}

async function countWhere({ platform }: Engine, { actor }: Looking, where: RawBuilder<unknown>): Promise<number> {
  const { count } = await getRow(
    platform.database,
    sql<{ count: number }>`select count(*)::int as count from matter m join case_file f on f.matter_id = m.id
      where m.kind = 'case' and ${matterScope(actor)} and ${where}`,
  );
  return count;
}
