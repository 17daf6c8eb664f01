/** 处罚决定公开: published within seven workdays, withdrawn within three when the decision falls. */
import { z } from "zod";
import { PlainDateSchema } from "#base/plain-date.ts";

/** 公开的范围: on which of the two a decision was published. */
export const DISCLOSURE_GROUNDS = {
  social_impact: "具有一定社会影响",
  all_decisions: "本机关公开全部处罚决定",
} as const;

/** 不公开的理由. */
export const CONCEALING_GROUNDS = {
  no_social_impact: "不具有一定社会影响",
  protected: "涉及国家秘密、商业秘密、个人隐私或者未成年人",
} as const;

export const DisclosureSchema = z.object({
  state: z.enum(["due", "not_due", "published", "withdraw_due", "withdrawn"]),
  /** Why it is published, or is not: the list of the agency. */
  reason: z.string(),
  /** Absent before the scope was asked for: published as 具有一定社会影响, which was all there was. */
  ground: z.enum(["social_impact", "all_decisions"]).exactOptional(),
  publishedOn: PlainDateSchema.nullable(),
  /** Names as the law says: a natural person's is shortened. */
  shownName: z.string(),
  withdrawnOn: PlainDateSchema.nullable(),
  withdrawReason: z.string().nullable(),
});
