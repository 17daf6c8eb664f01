/** 责令改正: an order to correct, its term, its recheck. Not a penalty (《行政处罚法》第二十八条). */
import { z } from "zod";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";

export const CORRECTION_STATES = {
  ordered: "已责令改正",
  corrected: "已改正",
  partly: "部分改正",
  not_corrected: "未改正",
} as const;

export const CorrectionOrderSchema = z.object({
  id: z.string(),
  state: z.enum(["ordered", "corrected", "partly", "not_corrected"]),
  requirement: z.string(),
  orderedOn: PlainDateSchema,
  dueAt: InstantSchema,
  recheckedAt: InstantSchema.nullable(),
  /** 拒不改正: opens the second step of two-step offences. */
  isRefused: z.boolean(),
});
/** 按日连续处罚: from the day after the order to the recheck that found the act going on. */
export const DailyPenaltySchema = z.object({
  correctionId: z.string(),
  from: PlainDateSchema,
  recheckedOn: PlainDateSchema,
  days: z.number().int().positive(),
  fineFen: z.number().int().nonnegative(),
  amountFen: z.number().int().nonnegative(),
});

export type CorrectionOrder = z.infer<typeof CorrectionOrderSchema>;
