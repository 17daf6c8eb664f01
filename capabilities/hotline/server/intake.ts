/** Orders that another system knows under a number of its own: pushed or in a file, made once. */
import { sql } from "kysely";
import type { PushedOrder } from "#capabilities/hotline/contract.ts";
import { type ActRequest, type Engine, perform } from "#kernel/matter/server/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { findRow } from "#platform/database/query.ts";
import { sameId } from "#platform/same-id.ts";

export interface TakenIn {
  readonly matterId: string;
  readonly number: string | null;
  readonly state: string;
  readonly isKnown: boolean;
}

/** Two pushes of one number at one moment: one makes the order, the other is answered with it, by the same request id. */
export async function takeInOrder(
  engine: Engine,
  order: PushedOrder,
  by: Pick<ActRequest, "actor" | "now" | "origin">,
): Promise<TakenIn> {
  const known = await findByNumber(engine.platform.database, order);
  if (known) return { ...known, isKnown: true };
  const outcome = await perform(engine, {
    ...by,
    matterId: null,
    kind: "hotline",
    act: "register",
    input: { ...order, source: "platform_12345" },
    versionSeen: null,
    requestId: sameId("hotline", order.externalSystem, order.externalNumber),
  });
  const { matterId, number, state, isRepeat } = outcome;
  return { matterId, number, state, isKnown: isRepeat };
}

async function findByNumber(
  on: Database,
  { externalSystem, externalNumber }: Pick<PushedOrder, "externalSystem" | "externalNumber">,
): Promise<Omit<TakenIn, "isKnown"> | null> {
  return findRow(
    on,
    sql<
      Omit<TakenIn, "isKnown">
    >`select m.id as "matterId", m.number, m.state from hotline_order o join matter m on m.id = o.matter_id
      where o.external_system = ${externalSystem} and o.external_number = ${externalNumber}`,
  );
}
