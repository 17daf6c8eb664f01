/** 本市设置 in SQL: dated values over the defaults of the model. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { PlainDate } from "#base/plain-date.ts";
import { DEFAULT_SETTINGS, type Setting, type SettingId } from "#capabilities/report/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import type { Author } from "./catalogue-store.ts";

export interface SettingRow extends Setting {
  readonly revision: number;
  readonly addedAt: Instant | null;
}

/** The city's own rows, oldest first: of two with one day the later holds. */
export async function listSettingRows(on: Database | Tx): Promise<readonly SettingRow[]> {
  const rows = await listRows(
    on,
    sql<
      Omit<SettingRow, "label" | "unit">
    >`select id, revision, value, effective_from as "effectiveFrom", source, note, added_at as "addedAt"
      from report_setting order by id, revision`,
  );
  return rows.flatMap((row) => {
    const known = defaultOf(row.id);
    return known ? [{ ...row, label: known.label, unit: known.unit }] : [];
  });
}

export function defaultOf(id: string): Setting | undefined {
  return DEFAULT_SETTINGS.find((setting) => setting.id === id);
}

export interface NewSetting {
  readonly id: SettingId;
  readonly value: Setting["value"];
  readonly effectiveFrom: PlainDate;
  readonly source: string;
  readonly note: string;
}

export async function addSetting(tx: Tx, setting: NewSetting, author: Author): Promise<void> {
  await sql`insert into report_setting (id, revision, value, effective_from, source, note, added_at, added_by)
    select ${setting.id}, coalesce(max(revision), 0) + 1, ${JSON.stringify(setting.value)}::jsonb, ${setting.effectiveFrom}::date,
      ${setting.source}, ${setting.note}, ${author.now}::timestamptz, ${author.personId}::uuid
    from report_setting where id = ${setting.id}`.execute(tx);
}
