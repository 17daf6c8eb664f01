/** 非现场记录: what a device recorded, on its way to becoming evidence (《行政处罚法》第四十一条). */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";

/** Why a record is dropped: the model of the rules for road traffic. */
export const REJECT_REASONS = {
  unclear: "记录不清晰、不完整",
  emergency: "执行紧急任务的车辆",
  stolen: "被盗抢、套牌",
  duplicate: "重复记录",
  handled_on_site: "已经现场处理",
  other: "其他不能作为证据的情形",
} as const;

export const CaptureSchema = z.object({
  state: z.enum(["captured", "first_reviewed", "accepted", "rejected"]),
  deviceNumber: z.string(),
  /** 法制和技术审核的编号. */
  deviceReviewNumber: z.string(),
  capturedAt: InstantSchema,
  /** Recognised by a program: a lead only, never a ground. */
  isByProgram: z.boolean(),
  files: z.array(z.string()),
  firstReviewerId: IdSchema.nullable(),
  secondReviewerId: IdSchema.nullable(),
  isAccepted: z.boolean().nullable(),
  rejectReason: z.string().nullable(),
  /** 实际行为人: who did it; the owner of a vehicle is not yet that. */
  isActualPersonIdentified: z.boolean(),
  notifiedOn: PlainDateSchema.nullable(),
});
export type Capture = z.infer<typeof CaptureSchema>;
