/** 法律事项 settings on a day, parsed once for what the rows say. */
import type { PlainDate } from "#base/plain-date.ts";
import { sourceOn } from "#base/settings.ts";
import { LAW_SETTINGS, type LawSettings } from "#law/settings/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { remembered } from "#platform/database/remembered.ts";
import { listSettingRows, SETTINGS_MARK, settingsByDay } from "#platform/settings/store.ts";

const read = remembered([SETTINGS_MARK], async (on) => {
  const rows = await listSettingRows(on, LAW_SETTINGS.owner);
  return { rows, byDay: settingsByDay(LAW_SETTINGS, rows) };
});

export async function lawSettingsOn(on: Database | Tx, day: PlainDate): Promise<LawSettings> {
  return (await read(on)).byDay(day);
}

/** The document behind the value of a setting; empty: 待本机关确认. */
export async function sourcesOn(on: Database | Tx, day: PlainDate): Promise<(id: keyof LawSettings) => string> {
  const { rows } = await read(on);
  return (id) => sourceOn(LAW_SETTINGS, rows, id, day);
}
