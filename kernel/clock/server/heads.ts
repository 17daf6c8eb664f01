/** Calendars and their versions as an administrator reads them: whose, since when, why. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { divisionRange } from "#kernel/people/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";

export interface CalendarHead {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly divisionCode: string;
  readonly divisionName: string | null;
  readonly segments: [number, number][];
  readonly weekdays: number[];
  readonly announcedYears: number[];
  readonly reason: string;
  readonly createdAt: Instant;
  readonly createdBy: string;
}

const HEAD = sql`c.id, c.version, c.name, c.division_code as "divisionCode",
  (select name from people_division d where d.code = c.division_code) as "divisionName", c.segments, c.weekdays,
  c.announced_years as "announcedYears", c.reason, c.created_at as "createdAt", c.created_by as "createdBy"`;

/** The version in force of every calendar, outermost division first. */
export async function listHeads(on: Database | Tx): Promise<readonly CalendarHead[]> {
  return listRows(
    on,
    sql<CalendarHead>`select ${HEAD} from (select distinct on (id) * from clock_calendar order by id, version desc) c
      order by length(rtrim(c.division_code, '0')), c.division_code, c.id`,
  );
}

export async function findHead(on: Database | Tx, id: string): Promise<CalendarHead | null> {
  return findRow(
    on,
    sql<CalendarHead>`select ${HEAD} from clock_calendar c where c.id = ${id} order by c.version desc limit 1`,
  );
}

/** How far the clocks have been recomputed under a version. */
export interface RecomputationRow {
  readonly calendar_id: string;
  readonly version: number;
  readonly state: "waiting" | "running" | "finished" | "superseded";
  readonly total: number;
  readonly seen: number;
  readonly changed: number;
  readonly later: number;
  readonly kept_earlier: number;
  readonly certain: number;
  readonly asked_at: Instant;
  readonly finished_at: Instant | null;
}

export interface CalendarVersion extends CalendarHead {
  /** Null for a first version, which nothing ran under before. */
  readonly recomputation: RecomputationRow | null;
}

/** Newest first. */
export async function listVersions(on: Database | Tx, id: string): Promise<readonly CalendarVersion[]> {
  return listRows(
    on,
    sql<CalendarVersion>`select ${HEAD}, case when r.version is null then null else to_jsonb(r) - 'cursor' end as recomputation
      from clock_calendar c left join clock_recomputation r on r.calendar_id = c.id and r.version = c.version
      where c.id = ${id} order by c.version desc`,
  );
}

/** Ranges of division codes inside the calendar's division that have a calendar of their own. */
export async function innerRanges(
  on: Database | Tx,
  head: Pick<CalendarHead, "id" | "divisionCode">,
): Promise<readonly (readonly [first: string, last: string])[]> {
  const [first, last] = divisionRange(head.divisionCode);
  const rows = await listRows(
    on,
    sql<{ division_code: string }>`select distinct division_code from clock_calendar
      where division_code between ${first} and ${last} and division_code <> ${head.divisionCode}`,
  );
  return rows.map((row) => divisionRange(row.division_code));
}
