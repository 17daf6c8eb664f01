/** How much waits at the desks, for the left bar: the same filters as the desks themselves. */
import { countMatters } from "#kernel/matter/contract.ts";
import { REFRESH_MS } from "#kernel/matter/web/public.ts";
import { isForRole, useSession } from "#ui/session.ts";
import { useCall } from "#ui/use-call.ts";

export const DISPATCHERS = ["dispatcher", "command_lead"];
export const LOCATORS = ["acceptor", "shift_leader"];

export function useDispatchCount(): number | null {
  return useDeskCount(DISPATCHERS, { states: "filed" });
}

export function useLocateCount(): number | null {
  return useDeskCount(LOCATORS, { flags: "to_locate" });
}

/** Asked only for the posts that have the desk. */
function useDeskCount(roles: readonly string[], waiting: { readonly states?: string; readonly flags?: string }) {
  const isEnabled = isForRole(roles, useSession());
  const query = { view: "open", kind: "report", ...waiting } as const;
  const { data } = useCall(countMatters, { query }, { everyMs: REFRESH_MS, isEnabled });
  return (isEnabled && data?.total) || null;
}
