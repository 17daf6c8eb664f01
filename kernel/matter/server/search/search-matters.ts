/** 检索: the newest matters in whose texts all words of the question stand, inside the caller's scope. */
import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { FoundMatter, MatterFilter } from "#kernel/matter/contract.ts";
import { excerptOf, wordsOf } from "#kernel/matter/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import type { AnyKind } from "../kind.ts";
import { matterCondition } from "../queries/filter.ts";
import { presentRows, QUEUE_COLUMNS, type QueueRow } from "../queries/rows.ts";
import { textCondition } from "./text-condition.ts";

export interface SearchRequest {
  readonly actor: Actor;
  readonly now: Instant;
  readonly text: string;
  readonly filter: MatterFilter;
  readonly limit: number;
  /** Id of the last one of the page before. */
  readonly after?: string | undefined;
}

export interface Found {
  readonly found: FoundMatter[];
  /** Words that were looked for, folded: to mark them. */
  readonly words: string[];
  readonly count: number;
  /** By the database's statistics there are more: nobody counts three hundred thousand for somebody who typed two characters. */
  readonly isMore: boolean;
  readonly after: string | null;
}

/** Counted up to here. */
const MOST_COUNTED = 1_000;
/** Above this the planner's estimate is taken for it: it has been off by a third for pairs that stand in many texts (2026-11-22). */
const SURELY_MORE = 2_000;

export async function searchMatters(
  database: Database,
  kinds: ReadonlyMap<string, AnyKind>,
  request: SearchRequest,
): Promise<Found> {
  const { actor, now, text, filter, limit, after } = request;
  const words = [...wordsOf(text)];
  if (words.length === 0) return { found: [], words, count: 0, isMore: false, after: null };
  const among = sql`from matter_search s join matter m on m.id = s.matter_id
    where ${textCondition(text)} and ${matterCondition(actor, filter, now)} and ${behind(after)}`;
  const hits = await listRows(
    database,
    sql<{
      id: string;
    }>`select s.matter_id as id ${among} order by s.opened_at desc, s.matter_id desc limit ${limit + 1}`,
  );
  const page = hits.slice(0, limit).map(({ id }) => id);
  const rows = await listRows(
    database,
    sql<
      QueueRow & { kept: string }
    >`select ${QUEUE_COLUMNS}, s.words as kept from matter m join matter_search s on s.matter_id = m.id
      where m.id = any(${page}::uuid[]) order by s.opened_at desc, s.matter_id desc`,
  );
  const presented = await presentRows(database, kinds, rows, actor, now);
  return {
    found: presented.map((row, n) => ({ row, excerpt: excerptFrom(rows[n]?.kept ?? "", words) })),
    words,
    ...(hits.length > limit ? await countOf(database, among) : { count: hits.length, isMore: false }),
    after: hits.length > limit ? (page.at(-1) ?? null) : null,
  };
}

interface Planned {
  readonly "QUERY PLAN": readonly [{ readonly Plan: { readonly "Plan Rows": number } }];
}

/** What is common is not counted: its count is known to the planner, whose choice of a plan hangs on it, well enough. */
async function countOf(database: Database, among: RawBuilder<unknown>): Promise<Pick<Found, "count" | "isMore">> {
  const planned = await getRow(database, sql<Planned>`explain (format json) select 1 ${among}`);
  if (planned["QUERY PLAN"][0].Plan["Plan Rows"] > SURELY_MORE) return { count: MOST_COUNTED, isMore: true };
  const { count } = await getRow(
    database,
    sql<{ count: number }>`select count(*) as count from (select 1 ${among} limit ${MOST_COUNTED + 1}) counted`,
  );
  return { count: Math.min(count, MOST_COUNTED), isMore: count > MOST_COUNTED };
}

/** The first line that was typed in the course of the work and holds a word. */
function excerptFrom(kept: string, words: readonly string[]): FoundMatter["excerpt"] {
  for (const line of kept.split("\n")) {
    const excerpt = excerptOf(line, words);
    if (excerpt) return { text: excerpt.text, marks: excerpt.marks.map(([from, to]) => [from, to]) };
  }
  return null;
}

function behind(after: string | undefined): RawBuilder<boolean> {
  if (!after) return sql<boolean>`true`;
  return sql<boolean>`(s.opened_at, s.matter_id) < (select opened_at, matter_id from matter_search where matter_id = ${after}::uuid)`;
}
