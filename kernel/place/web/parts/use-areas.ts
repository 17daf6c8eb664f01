/** Responsibility areas as pages need them: as options grouped by their kind, and by name. */
import { useMemo } from "react";
import type { z } from "zod";
import { listAreasEndpoint } from "#kernel/place/contract.ts";
import type { FieldOption } from "#ui/fields/field.ts";
import { useCall } from "#ui/use-call.ts";

export type Area = z.output<(typeof listAreasEndpoint)["response"]>["areas"][number];

export function useAreas() {
  const { data, error, isPending, refetch } = useCall(listAreasEndpoint, { query: {} });
  const found = useMemo(() => {
    const areas = data?.areas ?? [];
    const kinds = data?.kinds ?? [];
    const names = new Map(areas.map((area) => [area.code, area.name]));
    const kindLabel = (kind: string) => kinds.find((known) => known.kind === kind)?.label ?? kind;
    const options = areas.map(
      (area): FieldOption => ({ value: area.code, label: area.name, hint: area.code, group: kindLabel(area.kind) }),
    );
    return { areas, kinds, options, kindLabel, nameOf: (code: string) => names.get(code) ?? code };
  }, [data]);
  return { ...found, error, isPending, refetch };
}
