/** For tests: an outbox in a fresh database, with a clock to move and a log to look into. */
import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { addMillis, type Instant, shanghaiTime } from "#base/instant.ts";
import type { Platform } from "#platform/capability.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { cloneDatabase } from "#platform/test/database.ts";
import { ChannelInputSchema } from "../model/channel.ts";
import type { MessageState } from "../model/message.ts";
import { addChannel } from "./channels.ts";
import { enqueueMessage, type OutgoingMessage } from "./enqueue.ts";
import { sendDue } from "./send.ts";

export interface MessageRow {
  readonly id: string;
  readonly key: string;
  readonly state: MessageState;
  readonly tries: number;
  readonly nextAt: Instant | null;
  readonly lastAnswer: string | null;
}

export async function openOutbox() {
  const test = await cloneDatabase();
  const logged: string[] = [];
  const write = (details: object, message: string) => void logged.push(`${message} ${JSON.stringify(details)}`);
  let now = shanghaiTime("2026-11-20 09:00");
  const secrets = { personalDataKey: randomBytes(32), sessionSecret: "", sealingKey: "" };
  const platform: Platform = {
    ...{ database: test.database, pool: test.pool, home: "", publicUrl: "http://town.example", secrets },
    now: () => now,
    log: { info: write, warn: write, error: write },
  };
  return {
    ...test,
    platform,
    logged,
    now: () => now,
    wait: (seconds: number) => {
      now = addMillis(now, seconds * 1_000);
    },
    /** A channel that may reach this machine. */
    addChannel: (input: object) =>
      test.database
        .transaction()
        .execute((tx) =>
          addChannel(
            tx,
            secrets,
            ChannelInputSchema.parse({ name: "通道", kind: "webhook", allowsPrivate: true, ...input }),
            now,
          ),
        ),
    enqueue: (channel: string, key: string, more: Partial<OutgoingMessage> = {}) =>
      test.database.transaction().execute((tx) =>
        enqueueMessage(tx, secrets, {
          ...{ channel, key, recipient: "13912345678", subject: "办理进展", text: "已派遣", payload: { n: 1 }, now },
          ...more,
        }),
      ),
    /** One run of the sending job; pauses without jitter. */
    send: (channel: string) => sendDue(platform, channel, () => 1),
    messages: (channel: string) =>
      listRows(
        test.database,
        sql<MessageRow>`select id, key, state, tries, next_at as "nextAt", last_answer as "lastAnswer" from outbox_message
          where channel = ${channel} order by seq`,
      ),
    channel: (code: string) =>
      getRow(
        test.database,
        sql<{
          failures: number;
          brokenUntil: Instant | null;
        }>`select failures, broken_until as "brokenUntil" from outbox_channel
          where code = ${code}`,
      ),
  };
}
export type TestOutbox = Awaited<ReturnType<typeof openOutbox>>;
