/** 反映人: everyone who reported has a code to follow by, and keeps it when reports are merged. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { ReportDetail } from "#capabilities/report/model/public.ts";
import type { Secrets } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow } from "#platform/database/query.ts";
import { writeTogether } from "#platform/database/together.ts";
import { newFollowCode } from "#platform/follow-code.ts";
import { newId } from "#platform/ids.ts";
import { encryptPersonal } from "#platform/personal-data.ts";
import { phoneFingerprint } from "./columns.ts";

export { normalFollowCode } from "#platform/follow-code.ts";

export interface Reporter {
  readonly id: string;
  readonly followCode: string;
  /** The report that is handled now. */
  readonly matterId: string;
  /** The report this person made or joined. */
  readonly originalMatterId: string;
  /** Joined what somebody else had made, and when; null: made it. */
  readonly joinedLaterAt: Instant | null;
}

const COLUMNS = sql`id, follow_code as "followCode", matter_id as "matterId", original_matter_id as "originalMatterId",
  case when join_request_id is not null then joined_at end as "joinedLaterAt"`;

export async function addReporter(
  tx: Tx,
  keys: Pick<Secrets, "personalDataKey">,
  matterId: string,
  contact: Pick<ReportDetail, "reporterName" | "reporterPhone">,
  now: Instant,
): Promise<void> {
  const seal = (column: string, plain: string | null) =>
    plain === null ? null : encryptPersonal(keys.personalDataKey, `report_reporter.${column}`, plain);
  const row = {
    id: newId(now),
    follow_code: newFollowCode(),
    matter_id: matterId,
    name: seal("name", contact.reporterName),
    phone: seal("phone", contact.reporterPhone),
    phone_fingerprint: phoneFingerprint(keys, contact.reporterPhone),
    joined_at: now,
  };
  await writeTogether(
    tx,
    "reporters, new",
    row,
    (
      rows,
    ) => sql`insert into report_reporter (id, follow_code, matter_id, original_matter_id, name, phone, phone_fingerprint, joined_at)
      select id, follow_code, matter_id, matter_id, name, phone, phone_fingerprint, joined_at
      from jsonb_populate_recordset(null::report_reporter, ${JSON.stringify(rows)}::jsonb)`,
  );
}

/** 同样反映: somebody joins a report that others made. */
export async function addJoined(tx: Tx, matterId: string, requestId: string, now: Instant): Promise<void> {
  await sql`insert into report_reporter (id, follow_code, matter_id, original_matter_id, join_request_id, joined_at)
    values (${newId(now)}, ${newFollowCode()}, ${matterId}, ${matterId}, ${requestId}, ${now})`.execute(tx);
}

export async function findJoined(on: Database | Tx, requestId: string): Promise<Reporter | null> {
  return findRow(on, sql<Reporter>`select ${COLUMNS} from report_reporter where join_request_id = ${requestId}`);
}

/** Everyone who followed the merged report follows the other one from now on. */
export async function moveReporters(tx: Tx, fromMatterId: string, toMatterId: string, now: Instant): Promise<void> {
  await sql`update report_reporter set matter_id = ${toMatterId}, merged_at = ${now}::timestamptz where matter_id = ${fromMatterId}`.execute(
    tx,
  );
}

/** Of the report they made themselves. */
export async function findReporterOf(on: Database | Tx, originalMatterId: string): Promise<Reporter | null> {
  return findRow(
    on,
    sql<Reporter>`select ${COLUMNS} from report_reporter where original_matter_id = ${originalMatterId}
      and join_request_id is null`,
  );
}

export async function findReporterByCode(on: Database | Tx, followCode: string): Promise<Reporter | null> {
  return findRow(on, sql<Reporter>`select ${COLUMNS} from report_reporter where follow_code = ${followCode}`);
}
