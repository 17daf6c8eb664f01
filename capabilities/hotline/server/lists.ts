/** Lists of their own kind: what was excluded, what is doubtful, and the answer to the 12345 platform. */
import { sql } from "kysely";
import type { z } from "zod";
import { Problem } from "#base/problem.ts";
import type { getOrderStatus, listDoubts, listExclusions } from "#capabilities/hotline/contract.ts";
import {
  EXCLUSION_REASONS,
  type ExclusionReason,
  ORDER_SATISFACTIONS,
  ORDER_STATES,
  type OrderSatisfaction,
  type OrderState,
  VISIT_DOUBTS,
  type VisitDoubt,
} from "#capabilities/hotline/model/public.ts";
import { matterScope } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { PROBLEMS } from "#platform/http/problems.ts";

const MOST = 500;
const HEAD = sql`m.id as "matterId", m.number, m.title, (select name from people_unit u where u.id = m.unit_id) as "unitName",
  m.closed_at as "closedAt"`;

interface Head {
  readonly matterId: string;
  readonly number: string | null;
  readonly title: string;
  readonly unitName: string | null;
  readonly closedAt: string | null;
}

export async function excludedOrders(on: Database, actor: Actor): Promise<z.input<typeof listExclusions.response>> {
  const rows = await listRows(
    on,
    sql<
      Head & { reason: ExclusionReason; text: string; satisfaction: OrderSatisfaction | null; isSolved: boolean | null }
    >`
      select ${HEAD}, o.exclusion_reason as reason, o.exclusion_text as text, o.satisfaction, o.is_solved as "isSolved"
      from hotline_order o join matter m on m.id = o.matter_id where o.exclusion = 'granted' and ${matterScope(actor)}
      order by m.closed_at desc nulls last, m.id limit ${MOST}`,
  );
  return {
    orders: rows.map((row) => ({
      ...row,
      reason: EXCLUSION_REASONS[row.reason],
      satisfaction: row.satisfaction === null ? "" : ORDER_SATISFACTIONS[row.satisfaction],
    })),
  };
}

interface DoubtRow extends Head {
  readonly doubts: readonly VisitDoubt[];
  readonly firstSatisfaction: OrderSatisfaction | null;
  readonly satisfaction: OrderSatisfaction | null;
  readonly isContradicted: boolean;
  readonly sampleSeed: string | null;
  readonly sampleDraw: number | null;
}

export async function doubtfulOrders(on: Database, actor: Actor): Promise<z.input<typeof listDoubts.response>> {
  const rows = await listRows(
    on,
    sql<DoubtRow>`select ${HEAD}, o.visit_doubts as doubts, o.first_satisfaction as "firstSatisfaction", o.satisfaction,
        coalesce((o.first_satisfaction = 'unsatisfied') <> (o.satisfaction = 'unsatisfied') or o.first_is_solved <> o.is_solved, false)
          as "isContradicted", o.sample_seed as "sampleSeed", o.sample_draw as "sampleDraw"
      from hotline_order o join matter m on m.id = o.matter_id
      where (o.is_sampled or cardinality(o.visit_doubts) > 0) and m.state <> 'visiting' and ${matterScope(actor)}
      order by m.changed_at desc, m.id limit ${MOST}`,
  );
  const label = (value: OrderSatisfaction | null) => value && ORDER_SATISFACTIONS[value];
  return {
    orders: rows.map((row) => ({
      ...row,
      doubts: row.doubts.map((doubt) => VISIT_DOUBTS[doubt]),
      firstSatisfaction: label(row.firstSatisfaction),
      satisfaction: label(row.satisfaction),
    })),
  };
}

interface StatusRow {
  readonly number: string | null;
  readonly state: OrderState;
  readonly reply: string | null;
  readonly sentAt: string | null;
  readonly dueAt: string | null;
}

/** @throws Problem not found, also outside the caller's scope */
export async function orderStatus(
  on: Database,
  actor: Actor,
  asked: { readonly externalSystem: string; readonly externalNumber: string },
): Promise<z.input<typeof getOrderStatus.response>> {
  const row = await findRow(
    on,
    sql<StatusRow>`select m.number, m.state, o.sent_at as "sentAt", case when o.sent_at is null then null else o.reply_text end as reply,
        (select due_at from clock_running c where c.matter_id = m.id and c.kind = 'reply' order by run desc limit 1) as "dueAt"
      from hotline_order o join matter m on m.id = o.matter_id
      where o.external_system = ${asked.externalSystem} and o.external_number = ${asked.externalNumber} and ${matterScope(actor)}`,
  );
  if (!row) throw new Problem(PROBLEMS.notFound);
  return { ...row, stateLabel: ORDER_STATES[row.state] };
}
