/** 发消息: the way by which everything leaves the process. */
import { sql } from "kysely";
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import type { Secrets } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { findRow, getRow } from "#platform/database/query.ts";
import { newId } from "#platform/ids.ts";
import { enqueue } from "#platform/jobs/jobs.ts";
import type { ChannelKind } from "../model/channel.ts";
import { sealContent, shownRecipient } from "./content.ts";
import { SEND_TASK, sendQueue } from "./task-names.ts";

export interface OutgoingMessage {
  /** Code of a channel, `hotline_12345`. One that nobody set up yet is entered as 仅登记, so that an act never fails for it. */
  readonly channel: string;
  /** What that one is called until somebody sets it up. */
  readonly channelName?: string;
  /** Phone number, address or name at the other end; kept encrypted, shown masked. */
  readonly recipient: string;
  /** Stands in lists: never personal data. */
  readonly subject: string;
  readonly text: string;
  /** For receivers that read data; goes out with webhooks only. */
  readonly payload: Json;
  /** Idempotency: the same key on the same channel is one message, and goes to the receiver with every try. */
  readonly key: string;
  /** Messages of one order key leave one after the other; absent: in any order. */
  readonly orderKey?: string;
  readonly about?: { readonly matterId: string };
  readonly now: Instant;
}

/**
 * Writes a message in the caller's transaction: it exists exactly when what it tells of does. Sent after the commit.
 * @returns the message's id; that of the earlier message when the key was used before on this channel
 */
export async function enqueueMessage(
  tx: Tx,
  secrets: Pick<Secrets, "personalDataKey">,
  message: OutgoingMessage,
): Promise<string> {
  const { channel, channelName = channel, key, now } = message;
  const kind = await kindOf(tx, { code: channel, name: channelName }, now);
  const isSent = kind !== "none";
  const made = await findRow(
    tx,
    sql<{ id: string }>`insert into outbox_message
      (id, channel, key, subject, content_sealed, recipient_shown, order_key, matter_id, state, next_at, created_at)
      values (${newId(now)}, ${channel}, ${key}, ${message.subject}, ${sealContent(secrets, message)},
        ${shownRecipient(message.recipient)}, ${message.orderKey ?? null}, ${message.about?.matterId ?? null}::uuid,
        ${isSent ? "waiting" : "recorded"}, ${isSent ? now : null}::timestamptz, ${now})
      on conflict (channel, key) do nothing returning id`,
  );
  if (!made) {
    const earlier = sql<{ id: string }>`select id from outbox_message where channel = ${channel} and key = ${key}`;
    return (await getRow(tx, earlier)).id;
  }
  // One job a message and no job key: acts that send by one channel must not wait for each other.
  if (isSent) await enqueue(tx, SEND_TASK, { channel }, { queue: sendQueue(channel) });
  return made.id;
}

async function kindOf(
  tx: Tx,
  { code, name }: { readonly code: string; readonly name: string },
  now: Instant,
): Promise<ChannelKind> {
  const find = sql<{ kind: ChannelKind }>`select kind from outbox_channel where code = ${code}`;
  const known = await findRow(tx, find);
  if (known) return known.kind;
  await sql`insert into outbox_channel (code, name, kind, created_at, updated_at)
    values (${code}, ${name}, 'none', ${now}, ${now}) on conflict (code) do nothing`.execute(tx);
  return (await getRow(tx, find)).kind;
}
