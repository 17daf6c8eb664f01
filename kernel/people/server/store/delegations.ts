/** 代理 in SQL. Rows are never deleted; ending one early is a mark on it. */
import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import type { Delegation, DelegationInput } from "../../model/rosters.ts";

const SELECT = sql`
  select d.id, d.post_id as "postId", post.title as "postTitle", d.from_person_id as "fromPersonId", f.name as "fromPersonName",
    d.to_person_id as "toPersonId", t.name as "toPersonName", d.from_on as "fromOn", d.to_on as "toOn", d.reason, d.made_at as "madeAt",
    d.ended_at as "endedAt"
  from people_delegation d join people_post post on post.id = d.post_id join people_person f on f.id = d.from_person_id
    join people_person t on t.id = d.to_person_id`;

/** @param condition on `d` and `post` */
export async function listDelegations(
  on: Database | Tx,
  condition: RawBuilder<unknown>,
): Promise<readonly Delegation[]> {
  return listRows(on, sql<Delegation>`${SELECT} where ${condition} order by d.from_on desc, d.made_at desc limit 500`);
}

export async function findDelegation(on: Database | Tx, id: string): Promise<Delegation | null> {
  return findRow(on, sql<Delegation>`${SELECT} where d.id = ${id}`);
}

interface NewDelegation extends DelegationInput {
  readonly id: string;
  readonly fromPersonId: string;
  /** Who arranged it; null for the system. */
  readonly madeBy: string | null;
  readonly madeAt: Instant;
}

export async function insertDelegation(tx: Tx, delegation: NewDelegation): Promise<void> {
  await sql`
    insert into people_delegation (id, from_person_id, to_person_id, post_id, from_on, to_on, reason, made_at, made_by)
    values (${delegation.id}, ${delegation.fromPersonId}, ${delegation.toPersonId}, ${delegation.postId}, ${delegation.fromOn},
      ${delegation.toOn}, ${delegation.reason}, ${delegation.madeAt}, ${delegation.madeBy})`.execute(tx);
}

export async function endDelegation(tx: Tx, id: string, at: Instant, by: string): Promise<void> {
  await sql`update people_delegation set ended_at = ${at}, ended_by = ${by} where id = ${id}`.execute(tx);
}
