/** 本市设置: the value of today, every version, a new one. */
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { addReportSetting, listReportSettings } from "#capabilities/report/contract.ts";
import { DEFAULT_SETTINGS, type Setting } from "#capabilities/report/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import type { Author } from "../configuration/catalogue-store.ts";
import { raiseVersion } from "../configuration/configuration.ts";
import { addSetting, defaultOf, listSettingRows } from "../configuration/settings-store.ts";
import type { AnswerOf, BodyOf } from "../endpoint-types.ts";
import { wrong } from "./catalogue.ts";

export async function settingsNow(database: Database, now: Instant): Promise<AnswerOf<typeof listReportSettings>> {
  const rows = Map.groupBy(await listSettingRows(database), (row) => row.id);
  const today = plainDateOf(now);
  return {
    settings: DEFAULT_SETTINGS.map((shipped) => {
      const versions = [{ ...shipped, addedAt: null }, ...(rows.get(shipped.id) ?? [])].toSorted((a, b) =>
        a.effectiveFrom < b.effectiveFrom ? -1 : a.effectiveFrom === b.effectiveFrom ? 0 : 1,
      );
      const inForce = versions.findLast((version) => version.effectiveFrom <= today) ?? shipped;
      return {
        id: shipped.id,
        label: shipped.label,
        unit: shipped.unit,
        ...present(inForce),
        versions: versions.map((version) => ({ ...present(version), addedAt: version.addedAt })).reverse(),
      };
    }),
  };
}

function present({ value, effectiveFrom, source, note }: Pick<Setting, "value" | "effectiveFrom" | "source" | "note">) {
  return { value: typeof value === "object" ? [...value] : value, effectiveFrom, source, note };
}

/** @throws Problem when there is no such setting or the value is of another kind */
export async function changeSetting(
  database: Database,
  input: BodyOf<typeof addReportSetting>,
  author: Author,
): Promise<AnswerOf<typeof addReportSetting>> {
  const known = defaultOf(input.id);
  if (!known) throw wrong("id", "没有这项设置");
  if (Array.isArray(input.value) !== Array.isArray(known.value) || typeof input.value !== typeof known.value)
    throw wrong("value", `“${known.label}”的值类型不对`);
  if (typeof input.value === "number" && input.value < 0) throw wrong("value", `“${known.label}”不能是负数`);
  await database.transaction().execute(async (tx) => {
    await addSetting(tx, { ...input, id: known.id }, author);
    await raiseVersion(tx, "settings");
  });
  return { id: known.id };
}
