/** A question as a SQL condition. */
import { type RawBuilder, sql } from "kysely";
import { gramsOf, wordsOf } from "#kernel/matter/model/public.ts";
import { PLANNED_ANEW } from "#platform/database/connect.ts";

const BODY = sql`(s.head || E'\\n' || s.words)`;

/** Over `matter_search s`: every word stands in the text. */
export function containsWords(words: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`(${sql.join(
    // No word goes over the end of a line: one after the other costs less than putting both together for each text.
    words.map((word) => sql`(position(${word} in s.head) > 0 or position(${word} in s.words) > 0)`),
    sql` and `,
  )})`;
}

/**
 * The same by the index: it narrows, the text decides. Planned for its words each time, because 垃圾 stands in a third of a city's
 * matters and 窨井盖 in one of ten thousand: what is quick for the one is slow for the other.
 */
export function textCondition(question: string): RawBuilder<boolean> {
  const words = wordsOf(question);
  if (words.length === 0) return sql<boolean>`true`;
  return sql<boolean>`${PLANNED_ANEW} (${containsWords(words)} and matter_grams${BODY} @@ ${gramsOf(words)}::tsquery)`;
}

/** The same over `matter m`. */
export function matterTextCondition(question: string): RawBuilder<boolean> {
  if (wordsOf(question).length === 0) return sql<boolean>`true`;
  return sql<boolean>`m.id in (select s.matter_id from matter_search s where ${textCondition(question)})`;
}
