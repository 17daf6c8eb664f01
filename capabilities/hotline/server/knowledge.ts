/** 知识库: what callers ask, with the answer that a unit stands for until a day. */
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import type { KnowledgeInput, KnowledgeItem } from "#capabilities/hotline/contract.ts";
import { rankByLikeness } from "#capabilities/hotline/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { findUnit } from "#kernel/people/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { newId } from "#platform/ids.ts";

type Item = z.input<typeof KnowledgeItem>;
type Input = z.output<typeof KnowledgeInput>;

/** Offered in a form; a longer list is searched. */
const MOST_OFFERED = 200;

const COLUMNS = (
  day: PlainDate,
): RawBuilder<unknown> => sql`k.id, k.question, k.answer, k.unit_id as "unitId", u.name as "unitName",
  k.valid_until as "validUntil", k.is_withdrawn as "isWithdrawn", k.revision, k.updated_at as "updatedAt",
  (not k.is_withdrawn and k.valid_until >= ${day}::date) as "isInForce",
  (select count(*) from hotline_knowledge_use where item_id = k.id) as "useCount"`;

export async function validKnowledge(
  on: Database | Tx,
  day: PlainDate,
): Promise<readonly { readonly id: string; readonly question: string }[]> {
  return listRows(
    on,
    sql<{ id: string; question: string }>`select id, question from hotline_knowledge
      where not is_withdrawn and valid_until >= ${day}::date order by question limit ${MOST_OFFERED}`,
  );
}

export async function searchKnowledge(
  on: Database,
  asked: { readonly text: string; readonly isInForce: boolean; readonly limit: number; readonly now: Instant },
): Promise<readonly Item[]> {
  const day = plainDateOf(asked.now);
  const words = asked.text.split(/\s+/).filter(Boolean);
  const conditions = words.map((word) => {
    const pattern = `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`;
    return sql`(k.question ilike ${pattern} or k.answer ilike ${pattern})`;
  });
  if (asked.isInForce) conditions.push(sql`not k.is_withdrawn and k.valid_until >= ${day}::date`);
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  return listRows(
    on,
    sql<Item>`select ${COLUMNS(day)} from hotline_knowledge k left join people_unit u on u.id = k.unit_id ${where}
      order by "useCount" desc, k.updated_at desc, k.id limit ${asked.limit}`,
  );
}

/** Compared at once; a base with more is searched by words. */
const MOST_COMPARED = 2000;

/** Items in force that are like what the caller says, likest first. */
export async function knowledgeLike(
  on: Database,
  spoken: string,
  limit: number,
  now: Instant,
): Promise<readonly Item[]> {
  const all = await searchKnowledge(on, { text: "", isInForce: true, limit: MOST_COMPARED, now });
  return rankByLikeness(spoken, all, ({ question }) => question).slice(0, limit);
}

/** @throws Problem when there is no such unit */
export async function addKnowledge(tx: Tx, input: Input, actor: Actor, now: Instant): Promise<string> {
  await mustHaveUnit(tx, input.unitId);
  const id = newId(now);
  await sql`insert into hotline_knowledge (id, question, answer, unit_id, valid_until, created_by, updated_by, created_at, updated_at)
    values (${id}, ${input.question}, ${input.answer}, ${input.unitId}, ${input.validUntil}::date, ${actor.personId}, ${actor.personId},
      ${now}, ${now})`.execute(tx);
  return id;
}

/** A change is a further revision: what earlier replies stood on is told by the revision they name. */
export async function changeKnowledge(
  tx: Tx,
  id: string,
  input: Input & { readonly isWithdrawn: boolean },
  actor: Actor,
  now: Instant,
): Promise<void> {
  await mustHaveUnit(tx, input.unitId);
  const changed = await findRow(
    tx,
    sql<{
      id: string;
    }>`update hotline_knowledge set question = ${input.question}, answer = ${input.answer}, unit_id = ${input.unitId},
        valid_until = ${input.validUntil}::date, is_withdrawn = ${input.isWithdrawn}, revision = revision + 1,
        updated_by = ${actor.personId}, updated_at = ${now} where id = ${id} returning id`,
  );
  if (!changed) throw new Problem(PROBLEMS.notFound);
}

async function mustHaveUnit(tx: Tx, unitId: string): Promise<void> {
  if (await findUnit(tx, unitId)) return;
  throw new Problem(PROBLEMS.unacceptable, { errors: [{ path: "unitId", message: "没有这个单位" }] });
}

/** In the transaction of the reply that stands on them. */
export async function noteUse(
  tx: Tx,
  use: { readonly itemIds: readonly string[]; readonly matterId: string; readonly seq: number; readonly at: Instant },
): Promise<void> {
  if (use.itemIds.length === 0) return;
  await sql`insert into hotline_knowledge_use (item_id, revision, matter_id, seq, at)
    select id, revision, ${use.matterId}, ${use.seq}, ${use.at}::timestamptz from hotline_knowledge
    where id = any(${[...use.itemIds]}::uuid[]) on conflict do nothing`.execute(tx);
}
