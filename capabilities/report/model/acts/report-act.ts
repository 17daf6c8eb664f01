/** The procedure's types, bound to reports once. */
import type { z } from "zod";
import { type Act, act, type Check, type Effect, type Guard, type Situation } from "#kernel/procedure/model/public.ts";
import type { ReportFacts } from "../facts.ts";
import type { ReportState } from "../labels.ts";
import type { ReportDetail } from "../report.ts";

export type ReportSituation = Situation<ReportDetail, ReportFacts>;
export type ReportEffect = Effect<ReportDetail>;
export type ReportGuard = Guard<ReportDetail, ReportFacts>;
export type ReportCheck<I> = Check<ReportDetail, ReportFacts, I>;

export function reportAct<Z extends z.ZodType>(
  declaration: Omit<Act<ReportState, ReportDetail, ReportFacts, z.infer<Z>>, "input"> & { readonly input: Z },
): Act<ReportState, ReportDetail, ReportFacts, z.infer<Z>> {
  return act<ReportState, ReportDetail, ReportFacts, Z>(declaration);
}

/** States before filing, after it, and all that are not an end. */
export const BEFORE_FILING = ["reported", "accepted", "verifying"] as const satisfies readonly ReportState[];
export const AFTER_FILING = [
  "filed",
  "dispatched",
  "resolving",
  "sent_back",
  "deferred",
  "on_ledger",
  "resolved",
  "rechecking",
  "to_close",
] as const satisfies readonly ReportState[];
export const OPEN: readonly ReportState[] = [...BEFORE_FILING, ...AFTER_FILING];
export const ENDS: readonly ReportState[] = ["closed", "refused", "annulled", "merged"];
export const ALL: readonly ReportState[] = [...OPEN, ...ENDS];
