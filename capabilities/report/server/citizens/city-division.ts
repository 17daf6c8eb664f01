import { sql } from "kysely";
import type { Database, Tx } from "#platform/database/connect.ts";
import { getRow } from "#platform/database/query.ts";

/** The outermost division that has a working calendar: where a report without a place lies until it is located. */
export async function cityDivision(on: Database | Tx): Promise<string> {
  const { code } = await getRow(
    on,
    sql<{
      code: string;
    }>`select division_code as code from clock_calendar order by length(rtrim(division_code, '0')), division_code limit 1`,
  );
  return code;
}
