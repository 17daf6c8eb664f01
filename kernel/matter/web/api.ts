/** Reading matters in the browser. What is on screen renews itself; a write renews what it touched. */
import type { QueryClient } from "@tanstack/react-query";
import * as contract from "#kernel/matter/contract.ts";
import { renew, useCall } from "#ui/use-call.ts";

/** How often a page on screen asks again. */
export const REFRESH_MS = 15_000;

/** @param keepsFormer another matter stays on screen until this one has come */
export function useMatter(id: string | null, keepsFormer = false) {
  const options = { isEnabled: id !== null, everyMs: REFRESH_MS, keepsFormer };
  return useCall(contract.getMatter, { params: { id: id ?? "" } }, options);
}

/** The path of a matter's page. */
export function matterPath(id: string): string {
  return `/console/matters/${id}`;
}

/** After an act: lists, counts, maps and pages of matters are asked again. */
export async function renewMatters(client: QueryClient): Promise<void> {
  await renew(client, [contract.listMatters, contract.countMatters, contract.mapMatters, contract.getMatter]);
}
