/** 方案 plan: a published document (方案、专项行动、工作要点) under which tasks stand. What it says is kept by edition. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { type PlainDate, PlainDateSchema } from "#base/plain-date.ts";
import { PLAN_KINDS } from "../../labels.ts";

export const PlanDetailSchema = z.object({
  planKind: z.enum(Object.keys(PLAN_KINDS) as [keyof typeof PLAN_KINDS, ...(keyof typeof PLAN_KINDS)[]]),
  documentNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  documentDate: PlainDateSchema.nullable(),
  /** The document that the present edition was read from. */
  draftId: IdSchema.nullable(),
  edition: z.number().int().nonnegative(),
  startsOn: PlainDateSchema,
  endsOn: PlainDateSchema,
  taskTotal: z.number().int().nonnegative(),
  reviewText: z.string().nullable(),
  reviewedAt: InstantSchema.nullable(),
  summary: z.string().nullable(),
});
export type PlanDetail = z.infer<typeof PlanDetailSchema>;

export const BLANK_PLAN: PlanDetail = {
  planKind: "plan",
  documentNumber: null,
  issuer: null,
  documentDate: null,
  draftId: null,
  edition: 0,
  startsOn: "2000-01-01" as PlainDate,
  endsOn: "2000-01-01" as PlainDate,
  taskTotal: 0,
  reviewText: null,
  reviewedAt: null,
  summary: null,
};
