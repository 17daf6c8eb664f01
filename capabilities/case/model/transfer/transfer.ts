/** 移送: to the police as a suspected crime, to another agency, for administrative detention; advice to an agency. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";

export const TRANSFER_KINDS = {
  criminal: "移送公安机关（涉嫌犯罪）",
  agency: "移送其他行政机关",
  detention: "移送行政拘留",
  advice: "执法建议",
} as const;

export const TransferSchema = z.object({
  id: z.string(),
  kind: z.enum(["criminal", "agency", "detention", "advice"]),
  state: z.enum([
    "proposed",
    "approved",
    "refused",
    "sent",
    "accepted",
    "filed",
    "declined",
    "challenged",
    "returned",
    "done",
  ]),
  receiver: z.string(),
  reason: z.string(),
  /** 专案组: two at least for a suspected crime. */
  teamIds: z.array(IdSchema),
  proposedAt: InstantSchema,
  approvedAt: InstantSchema.nullable(),
  sentAt: InstantSchema.nullable(),
  answeredAt: InstantSchema.nullable(),
  isGoodsHandedOver: z.boolean(),
  /** 人民法院已判处罚金: no fine of ours on top (《行政处罚法》第三十五条). */
  isFinedByCourt: z.boolean(),
});
export type Transfer = z.infer<typeof TransferSchema>;
