/** 送达: one document on its way to one recipient, in one of six methods, with its own small machine. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";

export const DELIVERY_METHODS = {
  direct: "直接送达",
  leave: "留置送达",
  electronic: "电子送达",
  post: "邮寄送达",
  entrust: "委托送达",
  public_notice: "公告送达",
} as const;
export type DeliveryMethod = keyof typeof DELIVERY_METHODS;

export const DELIVERY_STATES = {
  pending: "待送达",
  attempted: "送达未成",
  published: "公告中",
  delivered: "已送达",
  deemed: "视为送达",
  superseded: "已由新文书替代",
} as const;

export const DeliverySchema = z.object({
  id: z.string(),
  /** Form and key of the document: DOC-34, decision. */
  form: z.string(),
  key: z.string(),
  state: z.enum(["pending", "attempted", "published", "delivered", "deemed", "superseded"]),
  createdAt: InstantSchema,
  attempts: z.array(
    z.object({
      method: z.enum(["direct", "leave", "electronic", "post", "entrust", "public_notice"]),
      at: InstantSchema,
      officerIds: z.array(IdSchema),
      isDone: z.boolean(),
      /** Why it failed, or how it was done: who signed, which receipt, which witnesses. */
      account: z.string(),
      files: z.array(z.string()),
    }),
  ),
  /** 公告发布日. */
  publishedOn: PlainDateSchema.nullable(),
  deliveredOn: PlainDateSchema.nullable(),
});
export type Delivery = z.infer<typeof DeliverySchema>;
