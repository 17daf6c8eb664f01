/** 法律事项 settings on a day, parsed once for what the rows say: an act reads the rows, which are few, and never parses them again. */
import type { PlainDate } from "#base/plain-date.ts";
import { type SettingRow, sourceOn } from "#base/settings.ts";
import { LAW_SETTINGS, type LawSettings } from "#law/settings/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { oncePerTransaction } from "#platform/database/once-per-transaction.ts";
import { listSettingRows, type SettingsByDay, settingsByDay } from "#platform/settings/store.ts";

interface Kept {
  readonly rows: string;
  readonly read: readonly SettingRow[];
  readonly byDay: SettingsByDay<LawSettings>;
}
let kept: Kept | null = null;

/**
 * Compared by the rows themselves and not by a version: a story adds settings in a transaction that is taken back, and the version
 * that it saw is then given to other values.
 */
function keptOn(on: Database | Tx): Promise<Kept> {
  return oncePerTransaction(on, "law settings by day", async () => {
    const read = await listSettingRows(on, LAW_SETTINGS.owner);
    const rows = JSON.stringify(read);
    if (kept?.rows !== rows) kept = { rows, read, byDay: settingsByDay(LAW_SETTINGS, read) };
    return kept;
  });
}

export async function lawSettingsOn(on: Database | Tx, day: PlainDate): Promise<LawSettings> {
  return (await keptOn(on)).byDay(day);
}

/** The document behind the value of a setting; empty: 待本机关确认. */
export async function sourcesOn(on: Database | Tx, day: PlainDate): Promise<(id: keyof LawSettings) => string> {
  const { read } = await keptOn(on);
  return (id) => sourceOn(LAW_SETTINGS, read, id, day);
}
