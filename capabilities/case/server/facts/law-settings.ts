/** 法律事项 settings on a day, parsed once for what the rows say: an act reads the rows, which are few, and never parses them again. */
import type { PlainDate } from "#base/plain-date.ts";
import { LAW_SETTINGS, type LawSettings } from "#law/settings/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { oncePerTransaction } from "#platform/database/once-per-transaction.ts";
import { listSettingRows, type SettingsByDay, settingsByDay } from "#platform/settings/store.ts";

let kept: { readonly rows: string; readonly byDay: SettingsByDay<LawSettings> } | null = null;

/**
 * Compared by the rows themselves and not by a version: a story adds settings in a transaction that is taken back, and the version
 * that it saw is then given to other values.
 */
export async function lawSettingsOn(on: Database | Tx, day: PlainDate): Promise<LawSettings> {
  const byDay = await oncePerTransaction(on, "law settings by day", async () => {
    const rows = await listSettingRows(on, LAW_SETTINGS.owner);
    const read = JSON.stringify(rows);
    if (kept?.rows !== read) kept = { rows: read, byDay: settingsByDay(LAW_SETTINGS, rows) };
    return kept.byDay;
  });
  return byDay(day);
}
