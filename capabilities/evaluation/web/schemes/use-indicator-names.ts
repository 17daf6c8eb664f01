import { useMemo } from "react";
import { getMeasureDefinitions } from "#kernel/measure/contract.ts";
import type { FieldOption } from "#ui/fields/field.ts";
import { useCall } from "#ui/use-call.ts";

interface IndicatorNames {
  readonly nameOf: (id: string) => string;
  readonly ratios: readonly FieldOption[];
  /** Without balances: they have no sum of a period. */
  readonly counters: readonly FieldOption[];
}

/** Schemes score reports, and name their indicators. */
export function useIndicatorNames(): IndicatorNames {
  const { data } = useCall(getMeasureDefinitions, { query: { kind: "report" } });
  return useMemo(() => {
    const all = [...(data?.ratios ?? []), ...(data?.counters ?? [])];
    const options = (list: readonly { readonly id: string; readonly label: string }[]) =>
      list.map(({ id, label }) => ({ value: id, label }));
    return {
      nameOf: (id) => all.find((one) => one.id === id)?.label ?? id,
      ratios: options(data?.ratios ?? []),
      counters: options(data?.counters.filter(({ kind }) => kind !== "balance") ?? []),
    };
  }, [data]);
}
