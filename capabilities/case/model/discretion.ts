/** 裁量情节: what the proposal of a penalty rests on, circumstance by circumstance, each with its evidence. */
import { z } from "zod";

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
