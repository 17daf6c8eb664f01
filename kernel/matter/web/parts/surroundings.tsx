import { useQueries } from "@tanstack/react-query";
import { type ReactNode, useMemo, useRef } from "react";
import { MINUTE_MS } from "#base/instant.ts";
import type { Position } from "#base/position.ts";
import { thumbnailUrl, uploadPhoto } from "#kernel/evidence/web/public.ts";
import { listMatters } from "#kernel/matter/contract.ts";
import { listUnits } from "#kernel/people/contract.ts";
import { call } from "#ui/call.ts";
import { type FieldOption, type FieldSurroundings, FieldSurroundingsContext } from "#ui/fields/field.ts";
import { useSession } from "#ui/session.ts";
import { shortNumber } from "#ui/table/matter-row.ts";
import { useCall } from "#ui/use-call.ts";
import { titleOf } from "./words.ts";

const MOST_FOUND = 20;

interface ActSurroundingsProps {
  /** Where the matter is: a place of an act is picked near it. */
  readonly near?: Position | null;
  readonly children: ReactNode;
}

/** What the fields of an act need: photographs go to the evidence store; units, matters and classes are found by typing. */
export function ActSurroundings({ near = null, children }: ActSurroundingsProps) {
  const units = useCall(listUnits, {});
  const registered = useRegisteredOptions();
  // A matter that was found keeps its name after the list of finds is gone.
  const matterNames = useRef(new Map<string, string>());
  const surroundings = useMemo((): FieldSurroundings => {
    const known: Readonly<Record<string, readonly FieldOption[]>> = {
      ...registered,
      unit: (units.data ?? []).map((unit) => ({ value: unit.id, label: unit.name, hint: unit.shortName })),
    };
    return {
      near,
      uploadPhoto,
      thumbnailUrl,
      lookUp: async (type, text, signal) =>
        type === "matter" ? findMatters(text, signal, matterNames.current) : matching(known[type] ?? [], text),
      labelOf: (type, value) =>
        type === "matter"
          ? matterNames.current.get(value)
          : known[type]?.find((option) => option.value === value)?.label,
    };
  }, [registered, units.data, near]);
  return <FieldSurroundingsContext value={surroundings}>{children}</FieldSurroundingsContext>;
}

/** By field type. Loaded once for the whole console; they change with the catalogue, not with the matter. */
function useRegisteredOptions(): Readonly<Record<string, readonly FieldOption[]>> {
  const { fieldOptions } = useSession();
  return useQueries({
    queries: fieldOptions.map(({ type, load }) => ({
      queryKey: ["field options", type],
      queryFn: load,
      staleTime: 10 * MINUTE_MS,
    })),
    combine: (results) => Object.fromEntries(fieldOptions.map(({ type }, i) => [type, results[i]?.data ?? NO_OPTIONS])),
  });
}
const NO_OPTIONS: readonly FieldOption[] = [];

/** Every word typed must occur somewhere in what an option is known by. */
function matching(options: readonly FieldOption[], text: string): readonly FieldOption[] {
  const words = text.trim().split(/\s+/);
  return options.filter((option) => {
    const all = `${option.label} ${option.group ?? ""} ${option.hint ?? ""} ${option.value}`;
    return words.every((word) => all.includes(word));
  });
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
