/** Versions of entries in SQL, and what of them is in force on a day. */
import { sql } from "kysely";
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import type { PlainDate } from "#base/plain-date.ts";
import type { EntryKind } from "#capabilities/power/model/entry.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";

export interface StoredRevision {
  readonly id: string;
  readonly kind: EntryKind;
  readonly key: string;
  readonly revision: number;
  readonly content: Json;
  readonly effectiveFrom: PlainDate;
  readonly source: string;
  readonly note: string;
  readonly draftedAt: Instant;
  readonly draftedBy: string;
  readonly draftedByName: string;
  readonly isApproved: boolean | null;
  readonly opinion: string | null;
  readonly reviewedAt: Instant | null;
  readonly reviewedByName: string | null;
}

const COLUMNS = sql`r.id, r.kind, r.key, r.revision, r.content, r.effective_from as "effectiveFrom", r.source, r.note,
  r.drafted_at as "draftedAt", r.drafted_by as "draftedBy", author.name as "draftedByName", v.is_approved as "isApproved",
  v.opinion, v.reviewed_at as "reviewedAt", reviewer.name as "reviewedByName"`;
const FROM = sql`power_revision r join people_person author on author.id = r.drafted_by
  left join power_review v on v.revision_id = r.id left join people_person reviewer on reviewer.id = v.reviewed_by`;

/** Newest first. */
export function listStored(on: Database | Tx, kind: EntryKind, key: string): Promise<readonly StoredRevision[]> {
  return listRows(
    on,
    sql<StoredRevision>`select ${COLUMNS} from ${FROM} where r.kind = ${kind} and r.key = ${key} order by r.revision desc`,
  );
}

export function listWaiting(on: Database | Tx): Promise<readonly StoredRevision[]> {
  return listRows(
    on,
    sql<StoredRevision>`select ${COLUMNS} from ${FROM} where v.revision_id is null order by r.drafted_at`,
  );
}

/** Approved revisions of every entry, oldest first. */
export function listApproved(on: Database | Tx): Promise<readonly StoredRevision[]> {
  return listRows(
    on,
    sql<StoredRevision>`select ${COLUMNS} from ${FROM} where v.is_approved order by r.effective_from, r.revision`,
  );
}

/** Locked, so that one review decides; the row itself can never be changed. */
export async function lockRevision(tx: Tx, id: string): Promise<StoredRevision | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`power review ${id}`}, 0))`.execute(tx);
  const rows = await listRows(tx, sql<StoredRevision>`select ${COLUMNS} from ${FROM} where r.id = ${id}::uuid`);
  return rows[0] ?? null;
}

export interface NewRevision {
  readonly id: string;
  readonly kind: EntryKind;
  readonly key: string;
  readonly content: Json;
  readonly effectiveFrom: PlainDate;
  readonly source: string;
  readonly note: string;
}

export async function addRevision(
  tx: Tx,
  { id, kind, key, content, effectiveFrom, source, note }: NewRevision,
  author: { readonly personId: string; readonly now: Instant },
): Promise<number> {
  // Two drafts of one entry at the same moment must not take one number.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`power ${kind} ${key}`}, 0))`.execute(tx);
  const { revision } = await getRow(
    tx,
    sql<{
      revision: number;
    }>`insert into power_revision (id, kind, key, revision, content, effective_from, source, note, drafted_at, drafted_by)
      select ${id}::uuid, ${kind}, ${key}, coalesce(max(revision), 0) + 1, ${JSON.stringify(content)}::jsonb, ${effectiveFrom}::date,
        ${source}, ${note}, ${author.now}::timestamptz, ${author.personId}::uuid
      from power_revision where kind = ${kind} and key = ${key}
      returning revision`,
  );
  return revision;
}

export async function addReview(
  tx: Tx,
  review: { readonly revisionId: string; readonly isApproved: boolean; readonly opinion: string },
  reviewer: { readonly personId: string; readonly now: Instant },
): Promise<void> {
  await sql`insert into power_review (revision_id, is_approved, opinion, reviewed_at, reviewed_by)
    values (${review.revisionId}::uuid, ${review.isApproved}, ${review.opinion}, ${reviewer.now}::timestamptz, ${reviewer.personId}::uuid)`.execute(
    tx,
  );
}
