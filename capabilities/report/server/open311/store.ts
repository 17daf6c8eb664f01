/** Requests that came through Open311, in SQL. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { type Open311Input, Open311InputSchema } from "#capabilities/report/model/open311/submission.ts";
import type { Secrets } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow } from "#platform/database/query.ts";
import { decryptPersonal, encryptPersonal } from "#platform/personal-data.ts";

type Keys = Pick<Secrets, "personalDataKey">;
const COLUMN = "report_open311_request.input";

export interface SentRequest {
  readonly token: string;
  readonly matterId: string | null;
  readonly number: string | null;
  readonly refusal: string | null;
}

export interface NewRequest {
  readonly token: string;
  readonly keyId: string;
  readonly clientKey: string | null;
  readonly input: WaitingInput;
  readonly mediaUrls: readonly string[];
  readonly now: Instant;
}

/** What waits to be registered. */
export interface WaitingInput {
  readonly report: Open311Input;
  /** Photographs that came with the request. */
  readonly photos: readonly string[];
}

const SELECT = sql`select o.token, o.matter_id as "matterId", o.refusal, m.number
  from report_open311_request o left join matter m on m.id = o.matter_id`;

export async function findByToken(on: Database | Tx, token: string): Promise<SentRequest | null> {
  return findRow(on, sql<SentRequest>`${SELECT} where o.token = ${token}`);
}

export async function findByClientKey(
  on: Database | Tx,
  keyId: string,
  clientKey: string,
): Promise<SentRequest | null> {
  return findRow(on, sql<SentRequest>`${SELECT} where o.key_id = ${keyId} and o.client_key = ${clientKey}`);
}

export async function insertRequest(tx: Tx, keys: Keys, request: NewRequest): Promise<void> {
  const { token, keyId, clientKey, input, mediaUrls, now } = request;
  const sealed = encryptPersonal(keys.personalDataKey, COLUMN, JSON.stringify(input));
  await sql`insert into report_open311_request (token, key_id, client_key, input, received_at)
    values (${token}, ${keyId}, ${clientKey}, ${sealed}, ${now})`.execute(tx);
  await sql`insert into report_open311_media (token, ordinal, url, state)
    select ${token}::uuid, u.ordinal, u.url, 'waiting' from unnest(${[...mediaUrls]}::text[]) with ordinality as u(url, ordinal)`.execute(
    tx,
  );
}

/** What still waits under the token, locked; null when it is settled, or there is no such token. */
export async function lockWaiting(
  tx: Tx,
  keys: Keys,
  token: string,
): Promise<(WaitingInput & { readonly receivedAt: Instant }) | null> {
  const row = await findRow(
    tx,
    sql<{
      input: string | null;
      receivedAt: Instant;
    }>`select input, received_at as "receivedAt" from report_open311_request
      where token = ${token} for update`,
  );
  if (!row?.input) return null;
  const { report, photos } = JSON.parse(decryptPersonal(keys.personalDataKey, COLUMN, row.input)) as WaitingInput;
  return { report: Open311InputSchema.parse(report), photos, receivedAt: row.receivedAt };
}

export async function settleRequest(
  tx: Tx,
  token: string,
  outcome: { readonly matterId: string } | { readonly refusal: string },
  now: Instant,
): Promise<void> {
  const matterId = "matterId" in outcome ? outcome.matterId : null;
  const refusal = "refusal" in outcome ? outcome.refusal : null;
  await sql`update report_open311_request set input = null, matter_id = ${matterId}::uuid, refusal = ${refusal}, settled_at = ${now}
    where token = ${token}`.execute(tx);
}

export interface WaitingMedium {
  readonly url: string;
  readonly matterId: string;
}

/** A picture still to be fetched for a registered report. */
export async function findMedium(on: Database, token: string, ordinal: number): Promise<WaitingMedium | null> {
  return findRow(
    on,
    sql<WaitingMedium>`select p.url, o.matter_id as "matterId" from report_open311_media p join report_open311_request o on o.token = p.token
      where p.token = ${token} and p.ordinal = ${ordinal} and p.state = 'waiting' and o.matter_id is not null`,
  );
}

/** @returns false when another run of the job settled it before */
export async function settleMedium(
  tx: Tx,
  token: string,
  ordinal: number,
  outcome: { readonly sha256: string } | { readonly reason: string },
): Promise<boolean> {
  const sha256 = "sha256" in outcome ? outcome.sha256 : null;
  const reason = "reason" in outcome ? outcome.reason : "";
  const settled = await findRow(
    tx,
    sql`update report_open311_media set state = ${sha256 ? "stored" : "refused"}, sha256 = ${sha256}, reason = ${reason}
      where token = ${token} and ordinal = ${ordinal} and state = 'waiting' returning ordinal`,
  );
  return settled !== null;
}

export async function countMedia(on: Database | Tx, token: string): Promise<number> {
  const row = await findRow(
    on,
    sql<{ count: number }>`select count(*) as count from report_open311_media where token = ${token}`,
  );
  return row?.count ?? 0;
}
