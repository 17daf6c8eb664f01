/** Channels in SQL. Address and secret are opened for sending only. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import type { Platform, Secrets } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows, sqlStateOf, UNIQUE_VIOLATION } from "#platform/database/query.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { decryptPersonal, encryptPersonal } from "#platform/personal-data.ts";
import { type Channel, type ChannelInput, DINGTALK_PER_MINUTE, type Gateway, GatewaySchema } from "../model/channel.ts";
import type { OpenChannel } from "./deliver/form.ts";

const ADDRESS = "outbox_channel.address";
const SECRET = "outbox_channel.secret";

/** What sending needs beside the way to the other end. */
export interface OpenChannelRow extends OpenChannel {
  readonly isPaused: boolean;
  readonly perMinute: number | null;
  readonly maxTries: number;
  readonly failures: number;
  /** The beginning of time when it is whole. */
  readonly brokenUntil: Instant;
}

/** Null when there is none, or when it is of kind `none`. */
export async function findOpenChannel(
  { database, secrets }: Pick<Platform, "database" | "secrets">,
  code: string,
): Promise<OpenChannelRow | null> {
  const row = await findRow(
    database,
    sql<
      Omit<OpenChannelRow, "address" | "secret"> & { address: string; secret: string | null; gateway: unknown }
    >`select code, kind, address_sealed as address, secret_sealed as secret, gateway, allows_private as "allowsPrivate",
      timeout_seconds as "timeoutSeconds", is_paused as "isPaused", per_minute as "perMinute", max_tries as "maxTries", failures,
      coalesce(broken_until, 'epoch') as "brokenUntil" from outbox_channel where code = ${code} and kind <> 'none'`,
  );
  if (!row) return null;
  const key = secrets.personalDataKey;
  return {
    ...row,
    gateway: row.gateway ? GatewaySchema.parse(row.gateway) : null,
    address: decryptPersonal(key, ADDRESS, row.address),
    secret: row.secret ? decryptPersonal(key, SECRET, row.secret) : null,
  };
}

/** In the order of their names, with what waits on each. */
export async function listChannels(on: Database, now: Instant): Promise<readonly Channel[]> {
  return listRows(
    on,
    sql<Channel>`select c.code, c.name, c.kind, c.address_shown as "addressShown", c.secret_sealed is not null as "hasSecret", c.gateway,
      c.allows_private as "allowsPrivate", c.per_minute as "perMinute", c.max_tries as "maxTries", c.timeout_seconds as "timeoutSeconds",
      c.is_paused as "isPaused", c.failures, c.broken_until as "brokenUntil", c.last_answer as "lastAnswer",
      c.last_sent_at as "lastSentAt", waiting.count as waiting, waiting.since as "waitingSince", gave_up.count as "gaveUp",
      sent.count as "sentInDay"
    from outbox_channel c
    cross join lateral (select count(*) as count, min(created_at) as since from outbox_message
      where channel = c.code and state = 'waiting') waiting
    cross join lateral (select count(*) as count from outbox_message where channel = c.code and state = 'gave_up') gave_up
    cross join lateral (select count(*) as count from outbox_message where channel = c.code and state = 'sent'
      and last_at > ${now}::timestamptz - interval '24 hours') sent
    order by c.name, c.code`,
  );
}

/** @throws Problem when the code is taken */
export async function addChannel(tx: Tx, secrets: Secrets, input: ChannelInput, now: Instant): Promise<void> {
  if (input.kind !== "none" && !input.address) throw fieldProblem("address", "请填写地址");
  requireGateway(input, null);
  const { kind } = input;
  try {
    await sql`insert into outbox_channel (code, name, kind, address_sealed, address_shown, secret_sealed, gateway, allows_private,
        per_minute, max_tries, timeout_seconds, created_at, updated_at)
      values (${input.code}, ${input.name}, ${kind}, ${sealedAddress(secrets, input)}, ${shownAddress(input.address)},
        ${sealedSecret(secrets, input)}, ${jsonOf(input.gateway)}::jsonb, ${input.allowsPrivate}, ${limitOf(input)},
        ${input.maxTries}, ${input.timeoutSeconds}, ${now}, ${now})`.execute(tx);
  } catch (error) {
    if (sqlStateOf(error) === UNIQUE_VIOLATION) throw fieldProblem("code", "这个通道代码已有");
    throw error;
  }
}

/**
 * Address and secret that are not given stay. What is entered anew is tried at once: failures are forgotten.
 * @throws Problem when there is no such channel, or an address would be missing
 */
export async function changeChannel(tx: Tx, secrets: Secrets, input: ChannelInput, now: Instant): Promise<void> {
  const known = await findRow(
    tx,
    sql<{ hasAddress: boolean; gateway: Gateway | null }>`select address_sealed is not null as "hasAddress", gateway
      from outbox_channel where code = ${input.code} for update`,
  );
  if (!known) throw new Problem(PROBLEMS.notFound);
  if (input.kind !== "none" && !input.address && !known.hasAddress) throw fieldProblem("address", "请填写地址");
  requireGateway(input, known.gateway);
  await sql`update outbox_channel set name = ${input.name}, kind = ${input.kind},
      address_sealed = coalesce(${sealedAddress(secrets, input)}, address_sealed),
      address_shown = case when ${input.address !== undefined} then ${shownAddress(input.address)} else address_shown end,
      secret_sealed = coalesce(${sealedSecret(secrets, input)}, secret_sealed),
      gateway = coalesce(${jsonOf(input.gateway)}::jsonb, gateway), allows_private = ${input.allowsPrivate},
      per_minute = ${limitOf(input)}, max_tries = ${input.maxTries}, timeout_seconds = ${input.timeoutSeconds},
      failures = 0, broken_until = null, updated_at = ${now} where code = ${input.code}`.execute(tx);
  if (input.kind === "none") {
    await sql`update outbox_message set state = 'recorded', next_at = null where channel = ${input.code} and state = 'waiting'`.execute(
      tx,
    );
  }
}

/** @returns whether there is such a channel */
export async function pauseChannel(tx: Tx, code: string, isPaused: boolean, now: Instant): Promise<boolean> {
  const found = await findRow(
    tx,
    sql`update outbox_channel set is_paused = ${isPaused}, failures = 0, broken_until = null, updated_at = ${now}
      where code = ${code} returning 1 as found`,
  );
  return found !== null;
}

function requireGateway(input: ChannelInput, known: Gateway | null): void {
  if (input.kind === "sms" && !input.gateway && !known) throw fieldProblem("gateway", "请写明短信网关的请求格式");
}

function sealedAddress(secrets: Secrets, { address }: ChannelInput): string | null {
  return address ? encryptPersonal(secrets.personalDataKey, ADDRESS, address) : null;
}

function sealedSecret(secrets: Secrets, { secret }: ChannelInput): string | null {
  return secret ? encryptPersonal(secrets.personalDataKey, SECRET, secret) : null;
}

function jsonOf(gateway: Gateway | undefined): string | null {
  return gateway ? JSON.stringify(gateway) : null;
}

/** A robot of DingTalk refuses everything for ten minutes once its limit is passed: it has one even when nobody enters it. */
function limitOf({ kind, perMinute }: ChannelInput): number | null {
  return kind === "dingtalk" ? Math.min(perMinute ?? DINGTALK_PER_MINUTE, DINGTALK_PER_MINUTE) : (perMinute ?? null);
}

/** `https://oapi.dingtalk.com/robot/send?access_token=***`; user and password are left out. */
export function shownAddress(address: string | undefined): string {
  if (!address) return "";
  const url = new URL(address);
  const names = [...url.searchParams.keys()].map((name) => `${name}=***`);
  return `${url.origin}${url.pathname}${names.length > 0 ? `?${names.join("&")}` : ""}`;
}

export function fieldProblem(path: string, message: string): Problem {
  return new Problem(PROBLEMS.unacceptable, { errors: [{ path, message }] });
}
