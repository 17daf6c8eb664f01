import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, getRow } from "#platform/database/query.ts";

/**
 * Where a report without a place lies until it is located: the outermost division that has an acceptor, so that somebody sees it.
 * In a city without one, the outermost division with a working calendar.
 */
export async function cityDivision(on: Database | Tx, now: Instant): Promise<string> {
  const day = plainDateOf(now);
  const ofAcceptor = await findRow(
    on,
    sql<{ code: string }>`select division_code as code from people_post
      where role = 'acceptor' and valid_from <= ${day}::date and (valid_to is null or valid_to >= ${day}::date)
      order by length(rtrim(division_code, '0')), division_code limit 1`,
  );
  if (ofAcceptor) return ofAcceptor.code;
  const ofCalendar = await getRow(
    on,
    sql<{
      code: string;
    }>`select division_code as code from clock_calendar order by length(rtrim(division_code, '0')), division_code limit 1`,
  );
  return ofCalendar.code;
}
