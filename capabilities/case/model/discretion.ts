/** 裁量情节: what the proposal of a penalty rests on, circumstance by circumstance, each with its evidence. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";

export const CIRCUMSTANCE_EFFECTS = {
  tier: "定档",
  heavier: "从重",
  lighter: "从轻",
  reducing: "减轻",
  rejected: "不采纳，已说明",
} as const;

export const DiscretionFactSchema = z.object({
  words: z.string("请填写情节").trim().min(2, "请填写情节").max(200, "最长 200 字"),
  effect: z.enum(
    Object.keys(CIRCUMSTANCE_EFFECTS) as [keyof typeof CIRCUMSTANCE_EFFECTS, ...(keyof typeof CIRCUMSTANCE_EFFECTS)[]],
    "请选择作用",
  ),
  evidenceIds: z.array(z.string()).max(50).default([]),
});

/** Who approves: 负责人, 负责人集体, 基准的制定机关. */
export const DEPARTURE_APPROVERS = {
  head: "本机关负责人批准",
  collective: "本机关负责人集体讨论",
  issuer: "基准的制定机关批准",
} as const;
export type DepartureApprover = keyof typeof DEPARTURE_APPROVERS;

export const DepartureSchema = z.object({
  benchmark: z.string(),
  /** 文号 of the benchmark. */
  source: z.string(),
  issuer: z.enum(["own", "superior"]),
  tier: z.string(),
  /** Of the tier; null: the tier is one of no penalty. */
  range: z.object({ lowestFen: z.number().int(), highestFen: z.number().int() }).nullable(),
  fineFen: z.number().int(),
  reason: z.string(),
});
export type Departure = z.infer<typeof DepartureSchema>;

export const DepartureApprovalSchema = z.object({
  by: z.enum(["head", "collective", "issuer"]),
  /** Who entered it: the head himself, or a head for the discussion or the issuer. */
  personId: IdSchema.nullable(),
  at: InstantSchema,
  opinion: z.string(),
  /** 批准文号 of the issuer; empty otherwise. */
  document: z.string(),
  attendeeIds: z.array(IdSchema),
});
