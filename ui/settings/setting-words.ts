/** A setting and its value in words. */
import type { z } from "zod";
import type { listSettings } from "#base/settings-contract.ts";
import { useSession } from "../session.ts";

export type SettingLine = z.output<(typeof listSettings)["response"]>["settings"][number];

/** One line: the value itself, of a list its length. */
export function valueWords(value: SettingLine["value"], setting: Pick<SettingLine, "unit" | "choices">): string {
  const { unit, choices } = setting;
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "number") return unit ? `${value} ${unit}` : String(value);
  if (typeof value === "string") return choices?.find((choice) => choice.value === value)?.label ?? (value || "未填");
  if (Array.isArray(value)) return `${value.length} 个${unit || "值"}`;
  return `${Object.keys(value).length} 项`;
}

export function useMayChangeSettings(): boolean {
  return useSession().activePost?.role === "administrator";
}
