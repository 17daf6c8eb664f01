import { useQueries } from "@tanstack/react-query";
import { getMatter, type ListedActOnPage, type MatterListRow } from "#kernel/matter/contract.ts";
import { call } from "#ui/call.ts";

export interface BatchAct {
  /** With the fields as the first matter that allows it asks for them. */
  readonly act: ListedActOnPage;
  /** How many of those looked at allow it now. */
  readonly allowed: number;
}

/** Matters looked at to find out what can be done to all; beyond them each still judges for itself. */
const MOST_LOOKED_AT = 20;

/** The acts for many that at least one of the rows allows, those allowed by most first. */
export function useBatchActs(rows: readonly MatterListRow[]): {
  readonly acts: readonly BatchAct[];
  readonly isLoading: boolean;
} {
  return useQueries({
    queries: rows.slice(0, MOST_LOOKED_AT).map(({ id }) => ({
      queryKey: [getMatter.path, { params: { id } }],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(getMatter, { params: { id } }, signal),
    })),
    combine: (results) => ({
      acts: gather(results.flatMap((result) => result.data?.acts ?? [])),
      isLoading: results.some((result) => result.isPending),
    }),
  });
}

function gather(acts: readonly ListedActOnPage[]): readonly BatchAct[] {
  const found = new Map<string, BatchAct>();
  for (const act of acts) {
    if (!act.isBatch || !act.isMine || !act.isAllowed) continue;
    const known = found.get(act.act);
    found.set(act.act, { act: known?.act ?? act, allowed: (known?.allowed ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.allowed - a.allowed);
}
