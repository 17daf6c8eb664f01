/** Asking for what a desk shows, and asking again once something was done. */
import type { QueryClient } from "@tanstack/react-query";
import type { Endpoint } from "#base/endpoint.ts";
import { REFRESH_MS } from "#kernel/matter/web/public.ts";
import { isForRole, useSession } from "#ui/session.ts";
import { renew, useCall } from "#ui/use-call.ts";
import {
  countDesks,
  listApprovals,
  listCash,
  listDocumentRoom,
  listHearings,
  listOfficerDesk,
  listPayments,
  listPublicity,
  listReviewDesk,
} from "../../../contract.ts";
import { CASE_READERS } from "../../../model/surface/desk-case.ts";

const DESKS: readonly Endpoint[] = [
  countDesks,
  listOfficerDesk,
  listReviewDesk,
  listApprovals,
  listHearings,
  listDocumentRoom,
  listPayments,
  listCash,
  listPublicity,
];

export function renewDesks(client: QueryClient): Promise<void> {
  return renew(client, DESKS);
}

/** As a desk asks: renewed while it is on screen, the former answer staying meanwhile. */
export const ON_SCREEN = { everyMs: REFRESH_MS, keepsFormer: true } as const;

type DeskName = "officer" | "review" | "approvals" | "hearings" | "papers" | "payments" | "publicity" | "outside";

const COUNT_EVERY_MS = 60_000;

/** How much waits at a desk, for the left bar. Asked once for all desks, and only by posts that have one. */
function useDeskCount(desk: DeskName): number | null {
  const isEnabled = isForRole(CASE_READERS.roles, useSession());
  const { data } = useCall(countDesks, {}, { everyMs: COUNT_EVERY_MS, isEnabled });
  return (isEnabled && data?.[desk]) || null;
}
export const useOfficerCount = () => useDeskCount("officer");
export const useReviewCount = () => useDeskCount("review");
export const useApprovalCount = () => useDeskCount("approvals");
export const useHearingCount = () => useDeskCount("hearings");
export const usePaperCount = () => useDeskCount("papers");
export const usePaymentCount = () => useDeskCount("payments");
export const usePublicityCount = () => useDeskCount("publicity");
/** What waits at the post's own desk while the case is somebody else's turn. */
export const useOutsideCount = () => useDeskCount("outside");
