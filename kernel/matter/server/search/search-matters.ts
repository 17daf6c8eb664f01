/**
 * 检索: the newest matters in whose texts all words of the question stand, inside the caller's scope.
 *
 * What is common is found among the newest without an index: reading on until a page is full takes a few hundred texts. Only what
 * is too rare for that is asked of the index, which then has little to give. Neither trusts an estimate: pairs of one word stand
 * together, and the planner, which takes them for independent, was off by a factor of seventy for 共享单车.
 */
import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { FoundMatter, MatterFilter } from "#kernel/matter/contract.ts";
import { excerptOf, wordsOf } from "#kernel/matter/model/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { onOneConnection } from "#platform/database/transaction.ts";
import type { AnyKind } from "../kind.ts";
import { matterCondition } from "../queries/filter.ts";
import { listedRows, loadPresenting, presentRow } from "../queries/rows.ts";
import { containsWords, textCondition } from "./text-condition.ts";

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
  /** More than `count`, or probably so: nobody counts three hundred thousand for somebody who typed two characters. */
  readonly isMore: boolean;
  readonly after: string | null;
}

/** Counted up to here. */
const MOST_COUNTED = 500;
/** Texts looked at one by one, newest first: 2 ms, and 20 ms for all of them. */
const FIRST = 2_000;
const NEWEST = 20_000;
/** Texts of all times that tell a common word from a rare one: 2 ms. */
const SAMPLE = 4_000;
/** A word in fewer than so many of the sample, or of the first, would be sought among the newest in vain; the index has few of it. */
const COMMON = 10;

/** In as few trips to the database as the word is common. */
export async function searchMatters(
  database: Database,
  kinds: ReadonlyMap<string, AnyKind>,
  request: SearchRequest,
): Promise<Found> {
  const words = [...wordsOf(request.text)];
  if (words.length === 0) return { found: [], words, count: 0, isMore: false, after: null };
  return onOneConnection(database, (on) => searchOn(on, kinds, request, words));
}

async function searchOn(
  on: Database,
  kinds: ReadonlyMap<string, AnyKind>,
  request: SearchRequest,
  words: string[],
): Promise<Found> {
  const { actor, now, text, filter, limit, after } = request;
  const ofCaller = matterCondition(actor, filter, now);
  const orderUpTo = (most: number) => sql`order by s.opened_at desc, s.matter_id desc limit ${most}`;
  const amongNewest = (from: number, to: number, most: number) =>
    listRows(
      on,
      sql<{ id: string }>`select s.matter_id as id
      from (select * from matter_search s where ${behind(after)} order by s.opened_at desc, s.matter_id desc offset ${from} limit ${to - from}) s
      join matter m on m.id = s.matter_id where ${containsWords(words)} and ${ofCaller} ${orderUpTo(most)}`,
    );
  const [kept, presenting, first] = await Promise.all([
    countKept(on),
    loadPresenting(on, actor, now),
    amongNewest(0, FIRST, limit + 1),
  ]);
  const isOften = first.length <= limit && (first.length >= COMMON || (await isCommonInSample(on, words, kept)));
  const newest = isOften ? [...first, ...(await amongNewest(FIRST, NEWEST, limit + 1 - first.length))] : [...first];
  // Nearly a page: twice as many as it takes if the older ones are like the newest. Once, and unless the index takes less.
  const missing = limit + 1 - newest.length;
  const further = Math.ceil((2 * missing * NEWEST) / newest.length);
  const isNear = isOften && missing > 0 && further <= NEWEST;
  if (isNear) newest.push(...(await amongNewest(NEWEST, NEWEST + further, missing)));
  const lookedAt = isNear ? NEWEST + further : isOften ? NEWEST : FIRST;
  const isCommon = newest.length > limit;
  const among = sql`from matter_search s join matter m on m.id = s.matter_id
    where ${textCondition(text)} and ${ofCaller} and ${behind(after)}`;
  // The index gives all that there are of a rare word before they can be put in order: they are counted on the way.
  const counted = isOften ? sql`0` : sql`count(*) over ()`;
  const hits: readonly Hit[] = isCommon
    ? newest
    : await listRows(on, sql<Hit>`select s.matter_id as id, ${counted} as count ${among} ${orderUpTo(limit + 1)}`);
  const page = hits.slice(0, limit).map(({ id }) => id);
  const [rows, texts] = await Promise.all([
    listedRows(on, page),
    listRows(
      on,
      sql<{
        id: string;
        words: string;
      }>`select matter_id as id, words from matter_search where matter_id = any(${page}::uuid[])`,
    ),
  ]);
  const wordsOfMatter = new Map(texts.map((one) => [one.id, one.words]));
  return {
    found: rows.map((row) => ({
      row: presentRow(kinds.get(row.kind), row, presenting),
      excerpt: excerptFrom(wordsOfMatter.get(row.id) ?? "", words),
    })),
    words,
    ...(hits.length > limit
      ? (ofCount(hits[0]?.count) ?? (await countOf(on, among, isCommon ? (newest.length / lookedAt) * kept : 0)))
      : { count: hits.length, isMore: false }),
    after: hits.length > limit ? (page.at(-1) ?? null) : null,
  };
}

interface Hit {
  readonly id: string;
  /** Of all that were found; none where they were not counted. */
  readonly count?: number;
}

function ofCount(count = 0): Pick<Found, "count" | "isMore"> | null {
  return count === 0 ? null : { count: Math.min(count, MOST_COUNTED), isMore: count > MOST_COUNTED };
}

/** How many texts there are, as the database last counted them; negative before it did. */
async function countKept(on: Database): Promise<number> {
  const { kept } = await getRow(
    on,
    sql<{ kept: number }>`select reltuples as kept from pg_class where oid = 'matter_search'::regclass`,
  );
  return kept;
}

/** Always the same texts: their pages stay in memory. */
async function isCommonInSample(on: Database, words: readonly string[], kept: number): Promise<boolean> {
  const percent = kept > SAMPLE ? (100 * SAMPLE) / kept : 100;
  const { count } = await getRow(
    on,
    sql<{ count: number }>`select count(*) as count from (
      select 1 from matter_search s tablesample system (${percent}) repeatable (1) where ${containsWords(words)} limit ${COMMON}) sample`,
  );
  return count >= COMMON;
}

/** @param expected if as many stood in the older ones as in the newest */
async function countOf(
  on: Database,
  among: RawBuilder<unknown>,
  expected: number,
): Promise<Pick<Found, "count" | "isMore">> {
  // Then all of them are more than anybody wants to know.
  if (expected >= MOST_COUNTED) return { count: MOST_COUNTED, isMore: true };
  const { count } = await getRow(
    on,
    sql<{ count: number }>`select count(*) as count from (select 1 ${among} limit ${MOST_COUNTED + 1}) counted`,
  );
  return ofCount(count) ?? { count: 0, isMore: false };
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
