/** How far our judgement of overdue agrees with what the source system says of itself: a check of the import and of the clocks. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { Database } from "#platform/database/connect.ts";
import { getRow } from "#platform/database/query.ts";

export interface OnTimeComparison {
  /** Rows that came with a deadline. */
  readonly withDeadline: number;
  /** Of those, rows of which the source says whether they were on time. */
  readonly stated: number;
  readonly agreeing: number;
  /** Agreeing ÷ stated; null when nothing is stated. */
  readonly share: number | null;
}

/**
 * A closed row is judged by its own instants; an open one by its clock at `now`.
 * @param now when the source was exported, or later
 */
export async function compareOnTime(database: Database, importId: string, now: Instant): Promise<OnTimeComparison> {
  const row = await getRow(
    database,
    sql<Omit<OnTimeComparison, "share">>`select count(*) as "withDeadline", count(stated) as stated,
        count(*) filter (where stated = judged) as agreeing
      from (select row.stated_overdue as stated, case when r.closing = 'imported' then r.imported_is_overdue
          else exists (select 1 from clock_running c where c.matter_id = r.matter_id and c.kind = 'external' and c.due_at < ${now}::timestamptz) end as judged
        from report_import_row row join report r on r.matter_id = row.matter_id
        where row.import_id = ${importId} and r.external_due_at is not null) compared`,
  );
  return { ...row, share: row.stated === 0 ? null : row.agreeing / row.stated };
}
