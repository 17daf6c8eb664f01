/** A setting and its value in words. */
import type { z } from "zod";
import type { listReportSettings } from "#capabilities/report/contract.ts";

export type SettingRow = z.output<(typeof listReportSettings)["response"]>["settings"][number];

export function valueWords(value: number | boolean | readonly string[], unit: string): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "number") return unit ? `${value} ${unit}` : String(value);
  return `${value.length} 个${unit}`;
}
