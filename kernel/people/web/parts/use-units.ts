/** Units and divisions as pages need them: found by id or code, and as options of a field. */
import { useMemo } from "react";
import { listDivisions, listUnits } from "#kernel/people/contract.ts";
import { DIVISION_LEVELS, type Division, UNIT_KINDS, type Unit } from "#kernel/people/model/public.ts";
import type { FieldOption } from "#ui/fields/field.ts";
import { useCall } from "#ui/use-call.ts";

const NO_UNITS: readonly Unit[] = [];
const NO_DIVISIONS: readonly Division[] = [];

export function useUnits() {
  const { data: units = NO_UNITS, error, isPending, refetch } = useCall(listUnits, {});
  const byId = useMemo(() => new Map(units.map((unit) => [unit.id, unit])), [units]);
  return { units, byId, error, isPending, refetch };
}

export function useDivisions() {
  const { data: divisions = NO_DIVISIONS } = useCall(listDivisions, {});
  const byCode = useMemo(() => new Map(divisions.map((division) => [division.code, division])), [divisions]);
  return { divisions, byCode, nameOf: (code: string) => byCode.get(code)?.name ?? code };
}

export function unitOptions(units: readonly Unit[]): FieldOption[] {
  return units.map((unit) => ({
    value: unit.id,
    label: unit.name,
    hint: unit.kinds.map((kind) => UNIT_KINDS[kind]).join("、"),
  }));
}

/** Grouped by level, so that a long list of communities does not hide the districts. */
export function divisionOptions(divisions: readonly Division[]): FieldOption[] {
  return divisions.map((division) => ({
    value: division.code,
    label: division.name,
    hint: division.code,
    group: DIVISION_LEVELS[division.level],
  }));
}
