/** 处罚决定公开: published within seven workdays, withdrawn within three when the decision falls. */
import { z } from "zod";
import { PlainDateSchema } from "#base/plain-date.ts";

export const DisclosureSchema = z.object({
  state: z.enum(["due", "not_due", "published", "withdraw_due", "withdrawn"]),
  /** Why it is published, or is not: the list of the agency. */
  reason: z.string(),
  publishedOn: PlainDateSchema.nullable(),
  /** Names as the law says: a natural person's is shortened. */
  shownName: z.string(),
  withdrawnOn: PlainDateSchema.nullable(),
  withdrawReason: z.string().nullable(),
});
