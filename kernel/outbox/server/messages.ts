/** 发件箱 in SQL: how messages fare, and what a person may do about one. */
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { scopeCondition } from "#kernel/people/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { enqueue } from "#platform/jobs/jobs.ts";
import type * as contract from "../contract.ts";
import type { ChannelKind } from "../model/channel.ts";
import type { Message, MessageState } from "../model/message.ts";
import { SEND_TASK, sendQueue } from "./task-names.ts";

type Filter = z.output<NonNullable<typeof contract.listMessages.query>>;

/** Messages about no matter concern everybody who administers; the others follow the scope of their matter. */
function inScope(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(o.matter_id is null or ${scopeCondition(actor, { divisionCode: "m.division_code" })})`;
}

export async function listMessages(on: Database, actor: Actor, filter: Filter) {
  const conditions: RawBuilder<unknown>[] = [inScope(actor)];
  if (filter.channel) conditions.push(sql`o.channel = ${filter.channel}`);
  if (filter.state) conditions.push(sql`o.state = ${filter.state}`);
  if (filter.text) {
    const pattern = `%${filter.text.replaceAll(/[\\%_]/g, "\\$&")}%`;
    conditions.push(sql`(o.subject ilike ${pattern} or m.number ilike ${pattern} or o.key ilike ${pattern})`);
  }
  if (filter.before) conditions.push(sql`o.seq < (select seq from outbox_message where id = ${filter.before})`);
  const rows = await listRows(
    on,
    sql<Message>`select o.id, o.channel, c.name as "channelName", o.subject, o.recipient_shown as "recipientShown", o.state, o.tries,
      o.next_at as "nextAt", o.last_at as "lastAt", o.last_answer as "lastAnswer", o.created_at as "createdAt", o.sent_at as "sentAt",
      o.drop_reason as "dropReason", o.matter_id as "matterId", m.number as "matterNumber",
      o.content_sealed is not null as "hasContent"
    from outbox_message o join outbox_channel c on c.code = o.channel left join matter m on m.id = o.matter_id
    where ${sql.join(conditions, sql` and `)} order by o.seq desc limit ${filter.limit + 1}`,
  );
  return { rows: rows.slice(0, filter.limit), hasMore: rows.length > filter.limit };
}

interface Found {
  readonly channel: string;
  readonly state: MessageState;
  readonly kind: ChannelKind;
  readonly hasContent: boolean;
}

/** @throws Problem not-found outside the scope */
async function getForUpdate(tx: Tx, actor: Actor, id: string): Promise<Found> {
  const found = await findRow(
    tx,
    sql<Found>`select o.channel, o.state, c.kind, o.content_sealed is not null as "hasContent" from outbox_message o
      join outbox_channel c on c.code = o.channel left join matter m on m.id = o.matter_id
      where o.id = ${id} and ${inScope(actor)} for update of o`,
  );
  if (!found) throw new Problem(PROBLEMS.notFound);
  return found;
}

const conflict = (detail: string) => new Problem(PROBLEMS.conflict, { detail });

/** Whatever its state: one that was sent goes out again with the same key. @throws Problem when there is nothing to send or no way */
export async function resendMessage(tx: Tx, actor: Actor, id: string, now: Instant): Promise<Found> {
  const found = await getForUpdate(tx, actor, id);
  if (found.kind === "none") throw conflict("这个通道仅登记，没有发出去的地址，请先设置通道");
  if (!found.hasContent) throw conflict("内容已过保存期，不能再发");
  await sql`update outbox_message set state = 'waiting', tries = 0, next_at = ${now}, drop_reason = null, dropped_by = null
    where id = ${id}`.execute(tx);
  await enqueue(tx, SEND_TASK, { channel: found.channel }, { queue: sendQueue(found.channel) });
  return found;
}

/** @returns how many; those about matters outside the scope stay */
export async function resendGivenUp(tx: Tx, actor: Actor, channel: string, now: Instant): Promise<number> {
  const rows = await listRows(
    tx,
    sql`update outbox_message set state = 'waiting', tries = 0, next_at = ${now} where id in (
      select o.id from outbox_message o join outbox_channel c on c.code = o.channel left join matter m on m.id = o.matter_id
      where o.channel = ${channel} and o.state = 'gave_up' and c.kind <> 'none' and ${inScope(actor)}) returning 1`,
  );
  if (rows.length > 0) await enqueue(tx, SEND_TASK, { channel }, { queue: sendQueue(channel) });
  return rows.length;
}

/** @throws Problem when it is over already */
export async function dropMessage(tx: Tx, actor: Actor, id: string, reason: string): Promise<Found> {
  const found = await getForUpdate(tx, actor, id);
  if (found.state !== "waiting" && found.state !== "gave_up") throw conflict("这条消息已经发出、登记或作废");
  await sql`update outbox_message set state = 'dropped', next_at = null, drop_reason = ${reason}, dropped_by = ${actor.personId}
    where id = ${id}`.execute(tx);
  return found;
}
