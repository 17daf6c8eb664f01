import { useSearchParams } from "react-router";
import type { CallInput } from "#ui/call.ts";
import type { getPlan } from "../../contract.ts";

export const PLAN_VIEWS = ["tree", "late", "changes", "next", "units", "board", "calendar", "gantt", "text"] as const;
export type PlanView = (typeof PLAN_VIEWS)[number];
export type AskedTasks = NonNullable<CallInput<typeof getPlan>["query"]>;
const FILTERS = ["lights", "states", "unitId", "heading", "text", "origins"] as const;

/** View, filter and the open task stand in the address: a link that stays valid, and can be sent to somebody. */
export function usePlanAddress() {
  const [search, setSearch] = useSearchParams();
  const asked = Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = search.get(name);
      return value ? [[name, value]] : [];
    }),
  ) as AskedTasks;
  const view = PLAN_VIEWS.find((one) => one === search.get("view")) ?? "tree";
  const change = (changes: Readonly<Record<string, string | null>>) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  return {
    view,
    asked,
    isFiltered: Object.keys(asked).length > 0,
    taskId: search.get("task"),
    month: search.get("month"),
    change,
    clear: () => change(Object.fromEntries(FILTERS.map((name) => [name, null]))),
  };
}
export type PlanAddress = ReturnType<typeof usePlanAddress>;
