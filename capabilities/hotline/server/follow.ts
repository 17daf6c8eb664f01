/** 诉求人 follow and rate by the code that only they were given. */
import { sql } from "kysely";
import type { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import type { followOrder } from "#capabilities/hotline/contract.ts";
import { ORDER_STATES, type OrderState } from "#capabilities/hotline/model/public.ts";
import { type Engine, perform } from "#kernel/matter/server/public.ts";
import { CITIZEN_ACTOR } from "#kernel/people/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { findRow } from "#platform/database/query.ts";
import { normalFollowCode } from "#platform/follow-code.ts";
import { PROBLEMS } from "#platform/http/problems.ts";

interface Followed {
  readonly matterId: string;
  readonly number: string | null;
  readonly title: string;
  readonly state: OrderState;
  readonly openedAt: Instant;
  readonly dueAt: Instant | null;
  readonly reply: string | null;
  readonly sentAt: Instant | null;
  readonly isRated: boolean;
}

/** @throws Problem not found, also for a code that cannot be one */
export async function getFollowed(on: Database, code: string): Promise<Followed> {
  const normal = normalFollowCode(code);
  const row =
    normal === null
      ? null
      : await findRow(
          on,
          sql<Followed>`select m.id as "matterId", m.number, m.title, m.state, m.opened_at as "openedAt", o.sent_at as "sentAt",
              case when o.sent_at is null then null else o.reply_text end as reply, o.is_rated_by_caller as "isRated",
              (select due_at from clock_running c where c.matter_id = m.id and c.kind = 'reply' order by run desc limit 1) as "dueAt"
            from hotline_follow f join matter m on m.id = f.matter_id join hotline_order o on o.matter_id = m.id
            where f.code = ${normal}`,
        );
  if (!row) throw new Problem(PROBLEMS.notFound);
  return row;
}

/** In words for the caller: the house's own steps are no concern of theirs. */
const PLAIN_STATES: Readonly<Partial<Record<OrderState, string>>> = {
  received: "已受理",
  assigned: "已转承办单位",
  signed: "承办单位已签收",
  returning: "正在确定承办单位",
  unit_review: "答复审核中",
  office_review: "答复审核中",
  approved: "答复审核中",
  visiting: "已答复，待您评价",
  unsatisfied: "正在研究处理",
};

function stepOf(state: OrderState): 0 | 1 | 2 {
  if (state === "received" || state === "returning") return 0;
  return state === "assigned" ? 1 : 2;
}

export async function followed(on: Database, code: string): Promise<z.input<typeof followOrder.response>> {
  const { matterId: _matterId, state, ...order } = await getFollowed(on, code);
  return {
    ...order,
    stateLabel: PLAIN_STATES[state] ?? ORDER_STATES[state],
    step: order.sentAt === null ? stepOf(state) : 3,
    mayRate: !order.isRated && (state === "visiting" || state === "closed") && order.sentAt !== null,
  };
}

export async function actByCode(
  engine: Engine,
  code: string,
  act: { readonly act: "rate" | "report_pressure"; readonly input: unknown; readonly requestId: string },
  from: { readonly now: Instant; readonly ip: string },
): Promise<void> {
  const { matterId } = await getFollowed(engine.platform.database, code);
  await perform(engine, {
    ...act,
    matterId,
    kind: "hotline",
    versionSeen: null,
    actor: CITIZEN_ACTOR,
    now: from.now,
    origin: { channel: "public", ip: from.ip },
  });
}
