/**
 * What a process keeps in memory of the database: few rows that seldom change and that nearly every request reads. Each kind has a mark
 * in `platform_mark`, which triggers of its tables renew in the transaction of every write; all marks are read in one statement, once a
 * transaction or answer.
 */
import { sql } from "kysely";
import type { Database, Tx } from "./connect.ts";
import { forgetOnce, oncePerTransaction } from "./once-per-transaction.ts";
import { getRow } from "./query.ts";

type Marks = Readonly<Record<string, string>>;
const MARKS = "marks";

/** A transaction that writes sees other marks than those that read beside it, and a process of tests knows several databases. */
const MOST_STATES = 4;
/** A kind may be kept by day or by county. */
const MOST_KEYS = 200;

/**
 * Reads as `read` does, and again only when a mark was renewed: what `read` gives must hang on the marked tables and on `key` alone, and
 * `read` must not write.
 * @param marks names of marks, as the triggers of the tables have them
 * @param mostStates of the tables that are kept at a time: 1 for what is large
 */
export function remembered<T>(
  marks: readonly string[],
  read: (on: Database | Tx, key: string) => Promise<T>,
  mostStates = MOST_STATES,
): (on: Database | Tx, key?: string) => Promise<T> {
  const states = new Map<string, Map<string, { readonly value: T }>>();
  let last = { of: {} as Marks, state: "" };
  const stateOf = async (on: Database | Tx) => {
    const now = await marksOf(on);
    if (last.of !== now) last = { of: now, state: marks.map((mark) => now[mark] ?? missing(mark)).join(" ") };
    return last.state;
  };
  return async (on, key = "") => {
    const known = states.get(await stateOf(on))?.get(key);
    if (known) return known.value;
    // The transaction may have written since it asked for the marks: what it sees now must not be kept under what holds for others.
    if (on.isTransaction) forgetMarks(on);
    const state = await stateOf(on);
    const value = await read(on, key);
    const keys = states.get(state) ?? new Map<string, { readonly value: T }>();
    put(states, state, keys, mostStates);
    put(keys, key, { value }, MOST_KEYS);
    return value;
  };
}

function missing(mark: string): never {
  throw new Error(`there is no mark ${mark} in platform_mark`);
}

function put<V>(into: Map<string, V>, key: string, value: V, most: number): void {
  if (!into.has(key) && into.size >= most) into.delete(into.keys().next().value ?? "");
  into.set(key, value);
}

/** For whoever writes in the transaction to what it has read already. */
export function forgetMarks(on: Database | Tx): void {
  forgetOnce(on, MARKS);
}

/** A mark as an expression, for what is kept under a state that has further parts. */
export const markOf = (name: string) => sql<string>`(select mark from platform_mark where name = ${name})`;

let lastText = "";
let lastMarks: Marks = {};

/** Asked for ahead, with what is asked first: what is kept costs no trip of its own then. */
export async function marksOf(on: Database | Tx): Promise<Marks> {
  return oncePerTransaction(on, MARKS, async () => {
    const { marks } = await getRow(
      on,
      // As a text: two answers are nearly always the same, and read once.
      sql<{ marks: string | null }>`select jsonb_object_agg(name, mark)::text as marks from platform_mark`,
    );
    const text = marks ?? "{}";
    if (text !== lastText) {
      lastMarks = JSON.parse(text) as Marks;
      lastText = text;
    }
    return lastMarks;
  });
}
