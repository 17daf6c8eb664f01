import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { listDispatchCandidates } from "#capabilities/report/contract.ts";
import { countMatters, listMatters, type MatterListRow } from "#kernel/matter/contract.ts";
import { REFRESH_MS } from "#kernel/matter/web/public.ts";
import { type CallOutput, call } from "#ui/call.ts";
import { useCall } from "#ui/use-call.ts";

export type Responsibility = CallOutput<typeof listDispatchCandidates>;
export type Candidate = Responsibility["candidates"][number];

/** A filed matter and who should have it; `null` while that is being asked. */
export interface ToDispatch {
  readonly row: MatterListRow;
  readonly responsibility: Responsibility | null;
}

/** More are not on one desk at a time; the rest moves up as these go. */
const MOST = 100;
const FILTER = { view: "open", kind: "report", states: "filed" } as const;
/** Rules change seldom: asked again with the matter's version, not with the clock. */
const STALE_MS = 60_000;

export const GROUPS = {
  one: "有唯一责任单位",
  several: "要选一家",
  unclear: "没有责任主体",
  asking: "正在查责任单位",
} as const;
export type Group = keyof typeof GROUPS;

export function groupOf({ responsibility }: ToDispatch): Group {
  return responsibility?.kind ?? "asking";
}

/** 待派遣: filed reports in the scope of the caller, soonest due first, with the units that may be responsible. */
export function useDispatchList() {
  const list = useCall(listMatters, { query: { ...FILTER, limit: MOST } }, { everyMs: REFRESH_MS, keepsFormer: true });
  const counts = useCall(countMatters, { query: FILTER }, { everyMs: REFRESH_MS, keepsFormer: true });
  const rows = list.data?.rows ?? NO_ROWS;
  const answers = useQueries({
    queries: rows.map((row) => ({
      queryKey: [listDispatchCandidates.path, row.id, row.version],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(listDispatchCandidates, { params: { id: row.id } }, signal),
      staleTime: STALE_MS,
    })),
    combine: (results) => results.map((result) => result.data ?? null),
  });
  const items = useMemo(
    () => rows.map((row, i): ToDispatch => ({ row, responsibility: answers[i] ?? null })),
    [rows, answers],
  );
  // Beside each other the two may be asked a moment apart: a full list has no more than it shows.
  const count = list.data?.nextCursor ? (counts.data?.total ?? null) : rows.length;
  return {
    items,
    count,
    problem: list.data ? null : list.error,
    isLoading: list.isPending,
    retry: () => void list.refetch(),
  };
}
const NO_ROWS: readonly MatterListRow[] = [];
