/** 批量导入 in SQL. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { FieldError } from "#base/problem.ts";
import { headerOf, type ImportMapping, ImportMappingSchema } from "#capabilities/report/model/import-mapping.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";

export interface ImportJob {
  readonly id: string;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly headerSignature: string;
  readonly mapping: ImportMapping | null;
  readonly divisionCode: string;
  readonly state: "uploaded" | "waiting" | "running" | "done" | "failed";
  readonly rowCount: number;
  readonly readCount: number;
  readonly madeCount: number;
  readonly knownCount: number;
  readonly faultyCount: number;
  readonly message: string;
  readonly createdAt: Instant;
  readonly createdBy: string | null;
  readonly actor: Actor | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
}

const COLUMNS = sql`id, file_name as "fileName", file_sha256 as "fileSha256", header_signature as "headerSignature", mapping,
  division_code as "divisionCode", state, row_count as "rowCount", read_count as "readCount", made_count as "madeCount",
  known_count as "knownCount", faulty_count as "faultyCount", message, created_at as "createdAt", created_by as "createdBy", actor,
  started_at as "startedAt", ended_at as "endedAt"`;

/** Of the set of column names. */
export function signatureOf(header: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify(headerOf(header)))
    .digest("hex");
}

export async function insertImport(
  on: Database | Tx,
  job: Pick<
    ImportJob,
    "id" | "fileName" | "fileSha256" | "headerSignature" | "divisionCode" | "rowCount" | "createdAt" | "createdBy"
  >,
): Promise<void> {
  await sql`insert into report_import (id, file_name, file_sha256, header_signature, division_code, state, row_count, created_at, created_by)
    values (${job.id}, ${job.fileName}, ${job.fileSha256}, ${job.headerSignature}, ${job.divisionCode}, 'uploaded', ${job.rowCount},
      ${job.createdAt}, ${job.createdBy})`.execute(on);
}

export async function findImport(on: Database | Tx, id: string): Promise<ImportJob | null> {
  const row = await findRow(on, sql<ImportJob>`select ${COLUMNS} from report_import where id = ${id}`);
  return row && parsed(row);
}

/** Newest first. */
export async function listImports(on: Database | Tx): Promise<readonly ImportJob[]> {
  const rows = await listRows(
    on,
    sql<ImportJob>`select ${COLUMNS} from report_import order by created_at desc, id limit 100`,
  );
  return rows.map(parsed);
}

function parsed(row: ImportJob): ImportJob {
  return { ...row, mapping: row.mapping && ImportMappingSchema.parse(row.mapping) };
}

/** @returns false when it has begun already */
export async function markWaiting(
  tx: Tx,
  id: string,
  start: { readonly mapping: ImportMapping; readonly divisionCode: string; readonly actor: Actor },
): Promise<boolean> {
  const rows = await listRows(
    tx,
    sql`update report_import set state = 'waiting', mapping = ${JSON.stringify(start.mapping)}::jsonb, division_code = ${start.divisionCode},
        actor = ${JSON.stringify(start.actor)}::jsonb, message = ''
      where id = ${id} and state in ('uploaded', 'failed') returning id`,
  );
  return rows.length > 0;
}

export async function markRunning(on: Database | Tx, id: string, now: Instant): Promise<void> {
  await sql`update report_import set state = 'running', started_at = coalesce(started_at, ${now}::timestamptz) where id = ${id}`.execute(
    on,
  );
}

export async function markEnded(
  on: Database | Tx,
  id: string,
  end: { readonly state: "done" | "failed"; readonly message: string; readonly now: Instant },
): Promise<void> {
  await sql`update report_import set state = ${end.state}, message = ${end.message}, ended_at = ${end.now} where id = ${id}`.execute(
    on,
  );
}

export interface RowOutcome {
  readonly rowNumber: number;
  readonly outcome: "made" | "known" | "faulty";
  readonly matterId: string | null;
  readonly problems: readonly FieldError[] | null;
  /** Pairs, because the order of the columns is kept. */
  readonly raw: readonly (readonly [column: string, cell: string])[] | null;
  readonly rawLongitude: number | null;
  readonly rawLatitude: number | null;
  readonly isOutsideCity: boolean;
  readonly statedOverdue: boolean | null;
}

/** Rows and their counts in one statement. A row written before, by a run that was cut off, stays as it was. */
export async function insertOutcomes(tx: Tx, importId: string, outcomes: readonly RowOutcome[]): Promise<void> {
  await sql`with fresh as (
      insert into report_import_row (import_id, row_number, outcome, matter_id, problems, raw, raw_longitude, raw_latitude, is_outside_city,
        stated_overdue)
      select ${importId}::uuid, n."rowNumber", n.outcome, n."matterId", nullif(n.problems, 'null'), nullif(n.raw, 'null'), n."rawLongitude",
        n."rawLatitude", n."isOutsideCity", n."statedOverdue"
      from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as n("rowNumber" integer, outcome text, "matterId" uuid, problems jsonb,
        raw jsonb, "rawLongitude" double precision, "rawLatitude" double precision, "isOutsideCity" boolean, "statedOverdue" boolean)
      on conflict do nothing returning outcome
    )
    update report_import set read_count = read_count + (select count(*) from fresh),
      made_count = made_count + (select count(*) from fresh where outcome = 'made'),
      known_count = known_count + (select count(*) from fresh where outcome = 'known'),
      faulty_count = faulty_count + (select count(*) from fresh where outcome = 'faulty')
    where id = ${importId}::uuid`.execute(tx);
}

/** Numbers of the rows that a run before has dealt with. */
export async function rowsDone(on: Database | Tx, importId: string): Promise<ReadonlySet<number>> {
  const rows = await listRows(
    on,
    sql<{ n: number }>`select row_number as n from report_import_row where import_id = ${importId}`,
  );
  return new Set(rows.map((row) => row.n));
}

export interface FaultyRow {
  readonly rowNumber: number;
  readonly problems: readonly FieldError[];
  readonly raw: readonly (readonly [column: string, cell: string])[];
}

export async function listFaultyRows(on: Database | Tx, importId: string, most: number): Promise<readonly FaultyRow[]> {
  return listRows(
    on,
    sql<FaultyRow>`select row_number as "rowNumber", problems, raw from report_import_row
      where import_id = ${importId} and outcome = 'faulty' order by row_number limit ${most}`,
  );
}

/** Source number → matter, of those imported or registered before. */
export async function knownNumbers(
  on: Database | Tx,
  externalSystem: string,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await listRows(
    on,
    sql<{ number: string; matterId: string }>`select external_number as number, matter_id as "matterId" from report
      where external_system = ${externalSystem} and external_number = any(${[...numbers]}::text[])`,
  );
  return new Map(rows.map((row) => [row.number, row.matterId]));
}

export async function findRememberedMapping(on: Database | Tx, headerSignature: string): Promise<ImportMapping | null> {
  const row = await findRow(
    on,
    sql<{ mapping: unknown }>`select mapping from report_import_mapping where header_signature = ${headerSignature}`,
  );
  return row && ImportMappingSchema.parse(row.mapping);
}

export async function rememberMapping(
  tx: Tx,
  headerSignature: string,
  mapping: ImportMapping,
  author: { readonly personId: string | null; readonly now: Instant },
): Promise<void> {
  await sql`insert into report_import_mapping (header_signature, name, mapping, remembered_at, remembered_by)
    values (${headerSignature}, ${mapping.name}, ${JSON.stringify(mapping)}::jsonb, ${author.now}, ${author.personId})
    on conflict (header_signature) do update set name = excluded.name, mapping = excluded.mapping, remembered_at = excluded.remembered_at,
      remembered_by = excluded.remembered_by`.execute(tx);
}
