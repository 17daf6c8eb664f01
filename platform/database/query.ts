/** Reading rows of `sql` templates. */
import { type RawBuilder, sql } from "kysely";
import type { Database, Tx } from "./connect.ts";

export async function listRows<Row>(on: Database | Tx, query: RawBuilder<Row>): Promise<readonly Row[]> {
  return (await query.execute(on)).rows;
}

export async function findRow<Row>(on: Database | Tx, query: RawBuilder<Row>): Promise<Row | null> {
  return (await query.execute(on)).rows[0] ?? null;
}

/**
 * `x in (these ids)`, planned once a connection: of `= any($1)` the planner thinks better the fewer there are, and plans it each time anew.
 */
export function among(ids: readonly string[]): RawBuilder<unknown> {
  return sql`in (select v::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) v)`;
}

/** @throws Error when nothing comes back: for statements that always return a row. */
export async function getRow<Row>(on: Database | Tx, query: RawBuilder<Row>): Promise<Row> {
  const row = await findRow(on, query);
  if (!row) throw new Error("a statement that returns a row returned none");
  return row;
}

/** SQLSTATE of a database error, or null. */
export function sqlStateOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
export const UNIQUE_VIOLATION = "23505";
