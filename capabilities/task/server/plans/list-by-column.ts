/** Reading very many rows: each column as one list. */
import { type RawBuilder, sql } from "kysely";
import type { Database } from "#platform/database/connect.ts";
import { getRow } from "#platform/database/query.ts";

/**
 * Like `listRows`, for thousands of rows: a quarter of the driver's work, since the database sends a list a column and not a field a row
 * and column. Values are those of JSON: an instant is text in the database's own spelling.
 *
 * @param columns names that `query` gives its columns
 */
export async function listByColumn<Row extends object>(
  on: Database,
  columns: readonly (keyof Row & string)[],
  query: RawBuilder<Row>,
): Promise<readonly Row[]> {
  const gathered = sql.join(
    columns.map((name) => sql`coalesce(json_agg(${sql.ref(`r.${name}`)}), '[]') as ${sql.ref(name)}`),
  );
  const lists = await getRow(on, sql<Record<string, readonly unknown[]>>`select ${gathered} from (${query}) r`);
  const length = lists[columns[0] ?? ""]?.length ?? 0;
  return Array.from({ length }, (_, at) => {
    const row: Record<string, unknown> = {};
    for (const name of columns) row[name] = lists[name]?.[at];
    return row as Row;
  });
}
