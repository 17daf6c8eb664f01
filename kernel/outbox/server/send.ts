/**
 * Sending what is due on one channel. A try is claimed first (its lease is `next_at`), then made outside any transaction, then noted: a
 * process killed in between leaves a claim that runs out, and the message goes out again with the same key.
 */
import { sql } from "kysely";
import { addMillis, type Instant, millisOf } from "#base/instant.ts";
import type { Platform } from "#platform/capability.ts";
import { findRow } from "#platform/database/query.ts";
import { enqueue } from "#platform/jobs/jobs.ts";
import { channelBreakSeconds, messageBackoffSeconds } from "../model/retry.ts";
import { findOpenChannel, type OpenChannelRow } from "./channels.ts";
import { openContent } from "./content.ts";
import { deliver, type Outcome } from "./deliver/deliver.ts";
import type { Letter, OpenChannel } from "./deliver/form.ts";
import { SEND_TASK, sendQueue } from "./task-names.ts";

/** Tries of one run; what is left goes to the next run, so that other jobs come between. */
const MOST_IN_A_RUN = 50;
/** Beyond the time limit of a try, before its claim counts as lost. */
const LEASE_SECONDS = 20;

interface Claim {
  readonly letter: Letter;
  readonly tries: number;
}

type SendingPlatform = Pick<Platform, "database" | "secrets" | "now" | "log">;

/** @param random from 0 to below 1; the jitter of the pauses */
export async function sendDue(platform: SendingPlatform, code: string, random: () => number): Promise<void> {
  for (let n = 0; n < MOST_IN_A_RUN; n++) {
    const now = platform.now();
    const channel = await findOpenChannel(platform, code);
    if (!channel || channel.isPaused || channel.brokenUntil > now) break;
    const freeAt = await freeAgainAt(platform, channel, now);
    if (freeAt > now) return againIn(platform, code, secondsBetween(now, freeAt));
    const claim = await claimNext(platform, channel, now);
    if (!claim) break;
    const outcome = await deliver(channel, claim.letter, now);
    await note(platform, channel, claim, outcome, random);
    if (outcome.kind === "failed") break;
  }
  await runAgainWhenDue(platform, code);
}

async function claimNext(platform: SendingPlatform, channel: OpenChannel, now: Instant): Promise<Claim | null> {
  const lostAt = addMillis(now, (channel.timeoutSeconds + LEASE_SECONDS) * 1_000);
  const row = await findRow(
    platform.database,
    sql<Omit<Letter, "recipient" | "text" | "payload"> & { tries: number; sealed: string }>`
      update outbox_message set tries = tries + 1, last_at = ${now}, next_at = ${lostAt} where id = (
        select m.id from outbox_message m
        where m.channel = ${channel.code} and m.state = 'waiting' and m.next_at <= ${now}
          and (m.order_key is null or not exists (select 1 from outbox_message earlier where earlier.channel = m.channel
            and earlier.order_key = m.order_key and earlier.state = 'waiting' and earlier.seq < m.seq))
        order by m.next_at, m.seq limit 1 for update skip locked)
      returning id, key, subject, matter_id as "matterId", created_at as "createdAt", tries, content_sealed as sealed`,
  );
  if (!row) return null;
  const { tries, sealed, ...rest } = row;
  return { letter: { ...rest, ...openContent(platform.secrets, sealed) }, tries };
}

/** What came of a try. A message that a person dropped or sent anew meanwhile keeps what the person did. */
async function note(
  platform: SendingPlatform,
  channel: OpenChannelRow,
  { letter, tries }: Claim,
  outcome: Outcome,
  random: () => number,
): Promise<void> {
  const now = platform.now();
  const details = { channel: channel.code, messageId: letter.id, tries, answer: outcome.answer };
  await platform.database.transaction().execute(async (tx) => {
    if (outcome.kind === "sent") {
      await sql`update outbox_message set state = 'sent', sent_at = ${now}, next_at = null, last_answer = ${outcome.answer}
        where id = ${letter.id} and state in ('waiting', 'gave_up')`.execute(tx);
    } else {
      const hasGivenUp = tries >= channel.maxTries;
      const nextAt = hasGivenUp ? null : addMillis(now, messageBackoffSeconds(tries, random()) * 1_000);
      await sql`update outbox_message set state = ${hasGivenUp ? "gave_up" : "waiting"}, next_at = ${nextAt}::timestamptz,
        last_answer = ${outcome.answer} where id = ${letter.id} and state = 'waiting' and tries = ${tries}`.execute(tx);
    }
    if (outcome.kind === "failed") {
      const pause = channelBreakSeconds(channel.failures + 1, random(), outcome.retryAfterSeconds);
      await sql`update outbox_channel set failures = failures + 1, broken_until = ${addMillis(now, pause * 1_000)},
        last_answer = ${outcome.answer} where code = ${channel.code}`.execute(tx);
    } else {
      // A refusal is an answer too: the other end is there.
      await sql`update outbox_channel set failures = 0, broken_until = null, last_answer = ${outcome.answer},
        last_sent_at = case when ${outcome.kind === "sent"} then ${now}::timestamptz else last_sent_at end
        where code = ${channel.code}`.execute(tx);
    }
  });
  if (outcome.kind !== "sent") platform.log.warn(details, "a message was not sent");
}

/** When the channel's limit lets the next one out; `now` when it does already. */
async function freeAgainAt(platform: SendingPlatform, channel: OpenChannelRow, now: Instant): Promise<Instant> {
  if (channel.perMinute === null) return now;
  const nth = await findRow(
    platform.database,
    sql<{ at: Instant }>`select last_at as at from outbox_message where channel = ${channel.code}
      and last_at > ${addMillis(now, -60_000)} order by last_at desc offset ${channel.perMinute - 1} limit 1`,
  );
  return nth ? addMillis(nth.at, 60_000) : now;
}

async function runAgainWhenDue(platform: SendingPlatform, code: string): Promise<void> {
  const row = await findRow(
    platform.database,
    sql<{ at: Instant | null }>`select greatest(c.broken_until,
      (select min(m.next_at) from outbox_message m where m.channel = c.code and m.state = 'waiting')) as at
      from outbox_channel c where c.code = ${code} and not c.is_paused and c.kind <> 'none'
        and exists (select 1 from outbox_message m where m.channel = c.code and m.state = 'waiting')`,
  );
  if (row?.at) await againIn(platform, code, secondsBetween(platform.now(), row.at));
}

/** Pending runs that were to come later are moved, not doubled. */
async function againIn(platform: SendingPlatform, code: string, seconds: number): Promise<void> {
  const options = { key: `again:${code}`, queue: sendQueue(code), delaySeconds: Math.max(seconds, 0) };
  await enqueue(platform.database, SEND_TASK, { channel: code }, options);
}

function secondsBetween(from: Instant, to: Instant): number {
  return (millisOf(to) - millisOf(from)) / 1_000;
}
