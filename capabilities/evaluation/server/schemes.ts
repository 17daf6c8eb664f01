/** 评价方案 in SQL: drafts that change, published versions that do not. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import type { Measures } from "#kernel/measure/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { newId } from "#platform/ids.ts";
import type { SchemeVersion } from "../contract.ts";
import { EVALUATION_PROBLEMS } from "../model/problems.ts";
import type { SchemeBody } from "../model/scheme.ts";
import { SHIPPED_FROM, SHIPPED_SCHEMES } from "../model/shipped-schemes.ts";
import type { SubjectId } from "../model/subject.ts";

export interface PublishedScheme {
  /** Null: as shipped. */
  readonly id: string | null;
  readonly body: SchemeBody;
  readonly effectiveFrom: PlainDate;
  readonly source: string;
}

const SHIPPED: readonly PublishedScheme[] = SHIPPED_SCHEMES.map((body) => ({
  id: null,
  body,
  effectiveFrom: SHIPPED_FROM,
  source: "",
}));

/** Every version that was ever published for a subject, the earliest first. */
export async function publishedSchemes(on: Database | Tx, subject: SubjectId): Promise<readonly PublishedScheme[]> {
  const own = await listRows(
    on,
    sql<PublishedScheme>`select id, body, effective_from as "effectiveFrom", source from evaluation_scheme
      where status = 'published' and subject = ${subject} order by effective_from`,
  );
  return [...SHIPPED.filter(({ body }) => body.subject === subject), ...own];
}

/** The version in force on a day; what was scored by it once is always scored by it. */
export function schemeOn(published: readonly PublishedScheme[], day: PlainDate): PublishedScheme | null {
  return published.findLast((scheme) => scheme.effectiveFrom <= day) ?? null;
}

/** Shipped, published and drafts, the newest first within a subject. */
export async function listVersions(database: Database, now: Instant): Promise<SchemeVersion[]> {
  const stored = await listRows(
    database,
    sql<
      Omit<SchemeVersion, "isInForce">
    >`select s.id, s.status, s.body, s.effective_from as "effectiveFrom", s.source, s.note,
        coalesce(p.name, '') as author, s.saved_at as "savedAt"
      from evaluation_scheme s left join people_person p on p.id = s.author_id
      order by s.effective_from desc nulls first, s.saved_at desc`,
  );
  const shipped = SHIPPED.map((scheme) => ({
    ...scheme,
    status: "published" as const,
    ...{ note: "常见做法，各地权重不同", author: "", savedAt: null },
  }));
  const all = [...stored, ...shipped];
  const today = plainDateOf(now);
  const inForce = new Set(
    SHIPPED_SCHEMES.map(({ subject }) => subject)
      .concat(all.map((version) => version.body.subject))
      .map((subject) =>
        all.find(
          ({ body, effectiveFrom }) => body.subject === subject && effectiveFrom !== null && effectiveFrom <= today,
        ),
      ),
  );
  return all.map((version) => ({ ...version, isInForce: inForce.has(version) }));
}

export interface Draft {
  readonly body: SchemeBody;
  readonly source: string;
  readonly note: string;
}

/** @throws Problem for an indicator that is not measured */
export function checkIndicators(measures: Measures, body: SchemeBody): void {
  const counters = new Set(measures.counters.filter((counter) => counter.kind !== "balance").map(({ id }) => id));
  const ratios = new Set(measures.ratios.map(({ id }) => id));
  const wrong = [
    ...body.items.flatMap(({ indicator, scoring }) =>
      counters.has(indicator) || (scoring.kind !== "reduction" && ratios.has(indicator)) ? [] : [indicator],
    ),
    ...[...body.deductions.map(({ counter }) => counter), body.sampleCounter].filter((id) => !counters.has(id)),
  ];
  if (wrong.length > 0)
    throw new Problem(EVALUATION_PROBLEMS.unknownIndicator, { detail: `没有这样的指标：${wrong.join("、")}` });
}

export async function addDraft(
  database: Database,
  { body, source, note }: Draft,
  actor: Actor,
  now: Instant,
): Promise<string> {
  const id = newId(now);
  await sql`insert into evaluation_scheme (id, subject, status, body, source, note, author_id, saved_at)
    values (${id}, ${body.subject}, 'draft', ${JSON.stringify(body)}::jsonb, ${source}, ${note}, ${actor.personId}::uuid, ${now}::timestamptz)`.execute(
    database,
  );
  return id;
}

/** @throws Problem when there is no such draft */
export async function changeDraft(
  database: Database,
  id: string,
  { body, source, note }: Draft,
  actor: Actor,
  now: Instant,
): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await lockDraft(tx, id);
    await sql`update evaluation_scheme set subject = ${body.subject}, body = ${JSON.stringify(body)}::jsonb, source = ${source}, note = ${note},
      author_id = ${actor.personId}::uuid, saved_at = ${now}::timestamptz where id = ${id}`.execute(tx);
  });
}

/** @throws Problem for a day that is over, or on which another version of the subject begins */
export async function publish(database: Database, id: string, effectiveFrom: PlainDate, now: Instant): Promise<void> {
  if (effectiveFrom < plainDateOf(now)) throw new Problem(EVALUATION_PROBLEMS.intoThePast);
  await database.transaction().execute(async (tx) => {
    const draft = await lockDraft(tx, id);
    const taken = await listRows(
      tx,
      sql`select 1 from evaluation_scheme where subject = ${draft.subject} and status = 'published'
        and effective_from = ${effectiveFrom}::date`,
    );
    if (taken.length > 0) throw new Problem(EVALUATION_PROBLEMS.sameDay);
    await sql`update evaluation_scheme set status = 'published', effective_from = ${effectiveFrom}::date, saved_at = ${now}::timestamptz
      where id = ${id}`.execute(tx);
  });
}

async function lockDraft(tx: Tx, id: string): Promise<{ readonly subject: string }> {
  // Two publications for one day must not both find it free.
  await sql`select pg_advisory_xact_lock(hashtext('evaluation_scheme'))`.execute(tx);
  const [found] = await listRows(
    tx,
    sql<{ subject: string; status: string }>`select subject, status from evaluation_scheme where id = ${id} for update`,
  );
  if (!found) throw new Problem(EVALUATION_PROBLEMS.noSuchScheme);
  if (found.status !== "draft") throw new Problem(EVALUATION_PROBLEMS.notADraft);
  return found;
}
