/** 方案文件 and their corrections in SQL. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import {
  type Correction,
  type DraftState,
  draftPlan,
  type Outline,
  type PlannedTask,
} from "#capabilities/task/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { divisionRange } from "#kernel/people/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, getRow, listRows } from "#platform/database/query.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { newId } from "#platform/ids.ts";

export interface Draft {
  readonly id: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly state: DraftState;
  readonly message: string | null;
  readonly issuer: string | null;
  readonly outline: Outline | null;
  readonly divisionCode: string;
  readonly uploadedByName: string;
  readonly uploadedAt: Instant;
  readonly planId: string | null;
  readonly publishTotal: number;
  readonly publishDone: number;
  readonly publishInput: unknown;
}

export interface KeptCorrection {
  readonly id: string;
  readonly correction: Correction;
  readonly byName: string;
  readonly at: Instant;
  readonly isUndone: boolean;
  /** 按上次的更正: the document it was taken from, by its title. */
  readonly recalledFrom: string | null;
}

const COLUMNS = sql`d.id, d.sha256, d.file_name as "fileName", d.state, d.message, d.issuer, d.outline, d.division_code as "divisionCode",
  d.uploaded_by_name as "uploadedByName", d.uploaded_at as "uploadedAt", d.plan_id as "planId", d.publish_total as "publishTotal",
  d.publish_done as "publishDone", d.publish_input as "publishInput"`;

/** The upload is kept before anybody tries to read it. */
export async function keepUpload(
  tx: Tx,
  { bytes, fileName }: { readonly bytes: Buffer; readonly fileName: string },
  actor: Actor,
  now: Instant,
): Promise<string> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const id = newId(now);
  await sql`insert into task_file (sha256, bytes, size_bytes, created_at) values (${sha256}, ${bytes}, ${bytes.length}, ${now}) on conflict do nothing`.execute(
    tx,
  );
  await sql`insert into task_draft (id, sha256, file_name, state, division_code, uploaded_by, uploaded_by_name, uploaded_at)
    values (${id}, ${sha256}, ${fileName}, 'reading', ${actor.divisionCode ?? "000000000000"}, ${actor.personId}, ${actor.name}, ${now})`.execute(
    tx,
  );
  return id;
}

export async function bytesOf(on: Database | Tx, sha256: string): Promise<Buffer> {
  const { bytes } = await getRow(on, sql<{ bytes: Buffer }>`select bytes from task_file where sha256 = ${sha256}`);
  return bytes;
}

/** @throws Problem not found, also outside the caller's division */
export async function getDraft(on: Database | Tx, id: string, actor: Actor | null, lock = false): Promise<Draft> {
  const draft = await findRow(
    on,
    sql<Draft>`select ${COLUMNS} from task_draft d where d.id = ${id} ${lock ? sql`for update` : sql``}`,
  );
  const isSeen = draft !== null && (actor === null || isWithin(actor, draft.divisionCode));
  if (!draft || !isSeen) throw new Problem(PROBLEMS.notFound);
  return draft;
}

function isWithin(actor: Actor, code: string): boolean {
  if (actor.divisionCode === null) return false;
  const [first, last] = divisionRange(actor.divisionCode);
  return code >= first && code <= last;
}

export interface DraftHead extends Omit<Draft, "outline"> {
  readonly title: string | null;
  readonly number: string | null;
  readonly taskCount: number;
  readonly doubtCount: number;
}

export async function listDrafts(on: Database, actor: Actor): Promise<readonly DraftHead[]> {
  if (actor.divisionCode === null) return [];
  const [first, last] = divisionRange(actor.divisionCode);
  return listRows(
    on,
    sql<DraftHead>`select d.id, d.sha256, d.file_name as "fileName", d.state, d.message, d.issuer, d.division_code as "divisionCode",
        d.uploaded_by_name as "uploadedByName", d.uploaded_at as "uploadedAt", d.plan_id as "planId", d.publish_total as "publishTotal",
        d.publish_done as "publishDone", null as "publishInput", d.outline->>'title' as title, d.outline->>'number' as number,
        coalesce(jsonb_array_length(d.outline->'tasks'), 0) as "taskCount",
        coalesce((select sum(jsonb_array_length(t->'doubts')) from jsonb_array_elements(d.outline->'tasks') t), 0)::int as "doubtCount"
      from task_draft d where d.division_code between ${first} and ${last} order by d.uploaded_at desc, d.id desc limit 200`,
  );
}

/** @returns whether it was still being read */
export async function saveReading(
  tx: Database | Tx,
  id: string,
  read: { readonly outline: Outline } | { readonly message: string },
): Promise<boolean> {
  const set =
    "message" in read
      ? sql`state = 'unreadable', message = ${read.message}`
      : sql`state = 'read', outline = ${JSON.stringify(read.outline)}::jsonb, issuer = ${read.outline.issuer}`;
  const saved = await findRow(
    tx,
    sql<{ id: string }>`update task_draft set ${set} where id = ${id} and state = 'reading' returning id`,
  );
  return saved !== null;
}

export async function correctionsOf(on: Database | Tx, draftId: string): Promise<readonly KeptCorrection[]> {
  return listRows(
    on,
    sql<KeptCorrection>`select c.id, c.correction, c.by_name as "byName", c.at, c.undone_at is not null as "isUndone",
        coalesce(d.outline->>'title', d.file_name) as "recalledFrom"
      from task_correction c left join task_draft d on d.id = c.recalled_from_draft_id
      where c.draft_id = ${draftId} order by c.seq`,
  );
}

export async function addCorrection(
  tx: Tx,
  draftId: string,
  correction: Correction,
  actor: Actor,
  now: Instant,
): Promise<void> {
  await sql`insert into task_correction (id, draft_id, seq, correction, by_person_id, by_name, at)
    select ${newId(now)}, ${draftId}, coalesce(max(seq), 0) + 1, ${JSON.stringify(correction)}::jsonb, ${actor.personId}, ${actor.name}, ${now}::timestamptz
    from task_correction where draft_id = ${draftId}`.execute(tx);
}

/** @returns whether there was one to undo */
export async function undoLast(tx: Tx, draftId: string, now: Instant): Promise<boolean> {
  const undone = await findRow(
    tx,
    sql<{ id: string }>`update task_correction set undone_at = ${now} where draft_id = ${draftId} and seq =
      (select max(seq) from task_correction where draft_id = ${draftId} and undone_at is null) returning id`,
  );
  return undone !== null;
}

/** The outline with what stands of its corrections. */
export async function plannedTasks(on: Database | Tx, draft: Draft): Promise<readonly PlannedTask[]> {
  if (!draft.outline) return [];
  const corrections = await correctionsOf(on, draft.id);
  return draftPlan(
    draft.outline,
    corrections.filter(({ isUndone }) => !isUndone).map(({ correction }) => correction),
  );
}
