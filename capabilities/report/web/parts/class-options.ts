import { getReportCatalogue } from "#capabilities/report/contract.ts";
import { call } from "#ui/call.ts";
import type { FieldOption } from "#ui/fields/field.ts";

/** 问题小类 under their 大类, with the code one may know them by. */
export async function loadClassOptions(): Promise<readonly FieldOption[]> {
  const { classes } = await call(getReportCatalogue);
  return classes.map(({ key, name, majorName, code, conditions }) => ({
    value: key,
    label: name,
    group: majorName,
    hint: [code, conditions[0]?.limitText].filter(Boolean).join("　"),
  }));
}
