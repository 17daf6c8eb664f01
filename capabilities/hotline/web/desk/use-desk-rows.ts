import { useMemo } from "react";
import { ORDER_STATES } from "#capabilities/hotline/model/labels.ts";
import { listMatters, type MatterListRow } from "#kernel/matter/contract.ts";
import { REFRESH_MS } from "#kernel/matter/web/public.ts";
import { useSession } from "#ui/session.ts";
import { useCall } from "#ui/use-call.ts";

/** More are not on one desk at a time; the rest moves up as these go. */
const MOST = 200;
const APPEALS = "申诉待审定";

export interface DeskGroup {
  readonly label: string;
  readonly rows: readonly MatterListRow[];
}

/** What is the post's turn, soonest due first, by where it stands; for the reviewer also what was closed and is appealed. */
export function useDeskRows() {
  const role = useSession().activePost?.role;
  const todo = useCall(
    listMatters,
    { query: { view: "todo", kind: "hotline", limit: MOST } },
    { everyMs: REFRESH_MS, keepsFormer: true },
  );
  const appeals = useCall(
    listMatters,
    { query: { view: "closed", kind: "hotline", flags: "exclusion_asked", limit: MOST } },
    { everyMs: REFRESH_MS, isEnabled: role === "reply_reviewer" },
  );
  const groups = useMemo((): readonly DeskGroup[] => {
    const byState = Map.groupBy(todo.data?.rows ?? [], (row) => row.state);
    return [
      ...Object.entries(ORDER_STATES).map(([state, label]) => ({ label, rows: byState.get(state) ?? [] })),
      { label: APPEALS, rows: appeals.data?.rows ?? [] },
    ].filter(({ rows }) => rows.length > 0);
  }, [todo.data, appeals.data]);
  return {
    groups,
    rows: groups.flatMap(({ rows }) => rows),
    /** There are more than are listed. */
    isCut: todo.data?.nextCursor != null,
    problem: todo.data ? null : todo.error,
    isLoading: todo.isPending,
    retry: () => void todo.refetch(),
  };
}
