/** The catalogue of today as registers and fields need it. */
import { useMemo } from "react";
import type { z } from "zod";
import { getReportCatalogue } from "#capabilities/report/contract.ts";
import type { FieldOption } from "#ui/fields/field.ts";
import { useSession } from "#ui/session.ts";
import { useCall } from "#ui/use-call.ts";

export type ClassRow = z.output<(typeof getReportCatalogue)["response"]>["classes"][number];
export type ConditionRow = ClassRow["conditions"][number];

const NONE: readonly ClassRow[] = [];

export function useCatalogue() {
  const { data, error, isPending, refetch } = useCall(getReportCatalogue, {});
  const classes = data?.classes ?? NONE;
  const byKey = useMemo(() => new Map(classes.map((row) => [row.key, row])), [classes]);
  const options = useMemo(
    () =>
      classes.map(
        ({ key, name, code, majorName }): FieldOption => ({ value: key, label: name, hint: code, group: majorName }),
      ),
    [classes],
  );
  return { classes, byKey, options, error, isPending, refetch };
}

export function useMayChange(): boolean {
  return useSession().activePost?.role === "administrator";
}

export const KIND_WORDS = { incident: "事件", facility: "部件" } as const;
