/** 补填栏目: what a person filled in for a paper not yet issued, because the case did not know it. */
import { sql } from "kysely";
import { canonicalJson } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import type { Secrets } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow } from "#platform/database/query.ts";
import { decryptPersonal, encryptPersonal } from "#platform/personal-data.ts";
import type { DocumentContent } from "../../model/form.ts";

export interface DraftKey {
  readonly matterId: string;
  readonly form: string;
  readonly key: string;
}

const COLUMN = "document_draft.content";

export async function findDraft(
  on: Database | Tx,
  { personalDataKey }: Pick<Secrets, "personalDataKey">,
  { matterId, form, key }: DraftKey,
): Promise<DocumentContent | null> {
  const row = await findRow(
    on,
    sql<{
      content: string;
    }>`select content from document_draft where matter_id = ${matterId} and form = ${form} and key = ${key}`,
  );
  return row && (JSON.parse(decryptPersonal(personalDataKey, COLUMN, row.content)) as DocumentContent);
}

export async function saveDraft(
  on: Database | Tx,
  { personalDataKey }: Pick<Secrets, "personalDataKey">,
  { matterId, form, key }: DraftKey,
  content: DocumentContent,
  by: { readonly personId: string | null; readonly now: Instant },
): Promise<void> {
  await sql`insert into document_draft (matter_id, form, key, content, changed_at, changed_by)
    values (${matterId}, ${form}, ${key}, ${encryptPersonal(personalDataKey, COLUMN, canonicalJson(content))}, ${by.now}, ${by.personId})
    on conflict (matter_id, form, key) do update set content = excluded.content, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
    on,
  );
}

export async function removeDraft(tx: Tx, { matterId, form, key }: DraftKey): Promise<void> {
  await sql`delete from document_draft where matter_id = ${matterId} and form = ${form} and key = ${key}`.execute(tx);
}
