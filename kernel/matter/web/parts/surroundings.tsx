import { type ReactNode, useMemo, useRef } from "react";
import type { Position } from "#base/position.ts";
import { thumbnailUrl, uploadPhoto } from "#kernel/evidence/web/public.ts";
import { listMatters } from "#kernel/matter/contract.ts";
import { listUnits } from "#kernel/people/contract.ts";
import { call } from "#ui/call.ts";
import {
  type FieldOption,
  type FieldSurroundings,
  FieldSurroundingsContext,
  useFieldSurroundings,
} from "#ui/fields/field.ts";
import { shortNumber } from "#ui/table/matter-row.ts";
import { useCall } from "#ui/use-call.ts";
import { titleOf } from "./words.ts";

const MOST_FOUND = 20;

interface ActSurroundingsProps {
  /** Where the matter is: a place of an act is picked near it. */
  readonly near?: Position | null;
  readonly children: ReactNode;
}

/** What the fields of an act need: photographs go to the evidence store, units and matters are found by typing. */
export function ActSurroundings({ near = null, children }: ActSurroundingsProps) {
  const outer = useFieldSurroundings();
  const units = useCall(listUnits, {});
  // A matter that was found keeps its name after the list of finds is gone.
  const matterNames = useRef(new Map<string, string>());
  const surroundings = useMemo((): FieldSurroundings => {
    const named = (units.data ?? []).map((unit) => ({ value: unit.id, label: unit.name, hint: unit.shortName }));
    return {
      ...outer,
      near,
      uploadPhoto,
      thumbnailUrl,
      lookUp: async (type, text, signal) => {
        if (type === "unit") return named.filter((unit) => unit.label.includes(text.trim())).slice(0, MOST_FOUND);
        if (type === "matter") return findMatters(text, signal, matterNames.current);
        return (await outer.lookUp?.(type, text, signal)) ?? [];
      },
      labelOf: (type, value) => {
        if (type === "unit") return named.find((unit) => unit.value === value)?.label;
        if (type === "matter") return matterNames.current.get(value);
        return outer.labelOf?.(type, value);
      },
    };
  }, [outer, units.data, near]);
  return <FieldSurroundingsContext value={surroundings}>{children}</FieldSurroundingsContext>;
}

async function findMatters(text: string, signal: AbortSignal, names: Map<string, string>): Promise<FieldOption[]> {
  const words = text.trim();
  const query = { view: "all", limit: MOST_FOUND, ...(words ? { text: words } : {}) } as const;
  const { rows } = await call(listMatters, { query }, signal);
  return rows.map((row) => {
    const label = `${shortNumber(row.number)}　${titleOf(row)}`;
    names.set(row.id, label);
    return { value: row.id, label, hint: `${row.stateLabel}　${row.address}` };
  });
}
