/** 询问提纲 in SQL: versions, and from which day each holds. Of those that hold the one with the latest day counts, of one day the newest. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { PlainDate } from "#base/plain-date.ts";
import type { QuestionTemplateVersion } from "#capabilities/case/contract.ts";
import type { OwnTemplates, TemplateGroup, TemplateLines } from "#capabilities/case/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { remembered } from "#platform/database/remembered.ts";

interface InForce extends TemplateLines {
  readonly group: TemplateGroup;
}

export const templatesInForce: (on: Database | Tx, day: PlainDate) => Promise<OwnTemplates> = remembered(
  ["case.question_template"],
  async (on, day) => {
    const rows = await listRows(
      on,
      sql<InForce>`select distinct on (t.group_id) t.group_id as "group", t.questions, t.checkpoints
        from case_question_template t join case_question_template_force f using (group_id, version)
        where f.in_force_from <= ${day}::date order by t.group_id, f.in_force_from desc, t.version desc`,
    );
    return new Map(rows.map(({ group, questions, checkpoints }) => [group, { questions, checkpoints }]));
  },
);

type Kept = QuestionTemplateVersion & { readonly group: TemplateGroup };

/** Newest first. */
export function listVersions(on: Database | Tx): Promise<readonly Kept[]> {
  return listRows(
    on,
    sql<Kept>`select t.group_id as "group", t.version, t.questions, t.checkpoints, t.note, t.created_at as "createdAt",
        p.name as "createdBy", f.in_force_from as "inForceFrom"
      from case_question_template t left join case_question_template_force f using (group_id, version)
        left join people_person p on p.id = t.created_by
      order by t.group_id, t.version desc`,
  );
}

interface Author {
  readonly personId: string | null;
  readonly now: Instant;
}

/** @returns its number, or null when another one came in between */
export async function addVersion(
  tx: Tx,
  added: TemplateLines & { readonly group: TemplateGroup; readonly note: string; readonly seen: number },
  { personId, now }: Author,
): Promise<number | null> {
  const { group, questions, checkpoints, note, seen } = added;
  await sql`select pg_advisory_xact_lock(hashtext('case_question_template'), hashtext(${group}))`.execute(tx);
  const { newest } = await getRow(
    tx,
    sql<{
      newest: number;
    }>`select coalesce(max(version), 0)::int as newest from case_question_template where group_id = ${group}`,
  );
  if (newest !== seen) return null;
  await sql`insert into case_question_template (group_id, version, questions, checkpoints, note, created_at, created_by)
    values (${group}, ${newest + 1}, ${JSON.stringify(questions)}::jsonb, ${JSON.stringify(checkpoints)}::jsonb, ${note},
      ${now}::timestamptz, ${personId}::uuid)`.execute(tx);
  return newest + 1;
}

/** @returns false when there is no such draft: it does not exist, or its day is set already */
export async function enforceVersion(
  tx: Tx,
  { group, version, from }: { readonly group: TemplateGroup; readonly version: number; readonly from: PlainDate },
  { personId, now }: Author,
): Promise<boolean> {
  const rows = await listRows(
    tx,
    sql<{
      version: number;
    }>`insert into case_question_template_force (group_id, version, in_force_from, decided_at, decided_by)
      select group_id, version, ${from}::date, ${now}::timestamptz, ${personId}::uuid from case_question_template
      where group_id = ${group} and version = ${version} on conflict do nothing returning version`,
  );
  return rows.length > 0;
}
