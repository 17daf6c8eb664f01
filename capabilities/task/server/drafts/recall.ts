/** 按上次的更正 in SQL: the corrections themselves are the memory; nothing is kept twice. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import {
  type CorrectedOutline,
  type Outline,
  type RecalledCorrection,
  recalledCorrections,
} from "#capabilities/task/model/public.ts";
import { findPerson } from "#kernel/people/server/public.ts";
import type { Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { newId } from "#platform/ids.ts";
import type { Draft } from "./store.ts";

/** Documents of one issuer looked back at: older habits no longer count. */
const LOOKED_AT = 5;

/** Adds the proposals to a document just read, each a correction of its own that can be undone. */
export async function proposeRecalled(
  tx: Tx,
  { id, divisionCode }: Pick<Draft, "id" | "divisionCode">,
  outline: Outline,
  now: Instant,
): Promise<void> {
  if (outline.issuer === null) return;
  const past = await correctedBefore(tx, { id, divisionCode, issuer: outline.issuer });
  const proposed = await ofActivePersons(tx, recalledCorrections(outline.tasks, past));
  for (const [at, { draftId, correction }] of proposed.entries())
    await sql`insert into task_correction (id, draft_id, seq, correction, by_person_id, by_name, at, recalled_from_draft_id)
      values (${newId(now)}, ${id}, ${at + 1}, ${JSON.stringify(correction)}::jsonb, null, '按上次的更正', ${now}, ${draftId})`.execute(
      tx,
    );
}

/** A document that nobody corrected or published shows nobody's judgement. Only those of the same division: others' habits are theirs. */
async function correctedBefore(
  tx: Tx,
  { id, divisionCode, issuer }: { readonly id: string; readonly divisionCode: string; readonly issuer: string },
): Promise<readonly CorrectedOutline[]> {
  return listRows(
    tx,
    sql<CorrectedOutline>`select d.id, d.outline->'tasks' as tasks,
        coalesce((select jsonb_agg(c.correction order by c.seq) from task_correction c where c.draft_id = d.id and c.undone_at is null),
          '[]'::jsonb) as corrections
      from task_draft d
      where d.issuer = ${issuer} and d.division_code = ${divisionCode} and d.id <> ${id} and d.outline is not null
        and (d.plan_id is not null or exists (select from task_correction c where c.draft_id = d.id))
      order by d.uploaded_at desc, d.id desc limit ${LOOKED_AT}`,
  );
}

/** Who has left is not proposed again. */
async function ofActivePersons(
  tx: Tx,
  proposed: readonly RecalledCorrection[],
): Promise<readonly RecalledCorrection[]> {
  const kept: RecalledCorrection[] = [];
  for (const one of proposed) {
    const { correction } = one;
    if (correction.kind === "assign_person" && correction.personId !== null) {
      const person = await findPerson(tx, correction.personId);
      if (person?.status !== "active") continue;
    }
    kept.push(one);
  }
  return kept;
}

/** @returns whether it was a proposal that stood */
export async function undoRecalled(tx: Tx, draftId: string, correctionId: string, now: Instant): Promise<boolean> {
  const undone = await findRow(
    tx,
    sql<{
      id: string;
    }>`update task_correction set undone_at = ${now} where id = ${correctionId} and draft_id = ${draftId}
      and recalled_from_draft_id is not null and undone_at is null returning id`,
  );
  return undone !== null;
}
