import { countMatters } from "#kernel/matter/contract.ts";
import { REFRESH_MS } from "#kernel/matter/web/public.ts";
import { isForRole, useSession } from "#ui/session.ts";
import { useCall } from "#ui/use-call.ts";
import { DESKS } from "./desks.ts";

/** Orders whose turn is the post's: asked only for posts that have the desk. */
export function useDeskCount(): number | null {
  const isEnabled = isForRole(Object.keys(DESKS), useSession());
  const { data } = useCall(
    countMatters,
    { query: { view: "todo", kind: "hotline" } },
    { everyMs: REFRESH_MS, isEnabled },
  );
  return (isEnabled && data?.total) || null;
}
