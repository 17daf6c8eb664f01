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
];

export function renewDesks(client: QueryClient): Promise<void> {
  return renew(client, DESKS);
}

/** As a desk asks: renewed while it is on screen, the former answer staying meanwhile. */
export const ON_SCREEN = { everyMs: REFRESH_MS, keepsFormer: true } as const;

export type DeskName = "officer" | "review" | "approvals" | "hearings" | "papers" | "payments";

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
