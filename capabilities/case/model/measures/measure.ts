/** 调查中的措施: advance registration and preservation, sealing, seizure. Three measures, three periods. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";

export const MEASURE_KINDS = { preserve: "先行登记保存", seal: "查封", seize: "扣押" } as const;
export type MeasureKind = keyof typeof MEASURE_KINDS;

export const MEASURE_STATES = {
  requested: "已申请，待批准",
  approved: "已批准，待实施",
  /** 情况紧急，先行实施: approval within 24 hours. */
  urgent: "紧急实施，待补批",
  executed: "实施中",
  released: "已解除",
  refused: "未批准",
  handled: "已处理",
} as const;

const itemText = z.string("请填写").trim().max(200, "最长 200 字").default("");
/** One line of 物品清单. */
export const ItemSchema = z.object({
  name: z.string("请填写名称").trim().min(1, "请填写名称").max(200, "最长 200 字"),
  model: itemText,
  quantity: z.string("请填写数量").trim().min(1, "请填写数量").max(40, "最长 40 字"),
  unit: itemText,
  state: itemText,
  note: itemText,
});

export const CoerciveMeasureSchema = z.object({
  id: z.string(),
  kind: z.enum(["preserve", "seal", "seize"]),
  state: z.enum(["requested", "approved", "urgent", "executed", "released", "refused", "handled"]),
  reason: z.string(),
  items: z.array(ItemSchema),
  officerIds: z.array(IdSchema),
  requestedAt: InstantSchema,
  approvedAt: InstantSchema.nullable(),
  executedAt: InstantSchema.nullable(),
  /** 期限届满日; testing time announced in writing moves it. */
  dueOn: PlainDateSchema.nullable(),
  isExtended: z.boolean(),
  /** 检测期间告知书: from and to, in writing, or the time counts. */
  testing: z.array(z.object({ fromOn: PlainDateSchema, toOn: PlainDateSchema.nullable() })),
  handling: z
    .enum(["returned", "released", "seized", "confiscated", "transferred", "tested", "sold", "auctioned"])
    .nullable(),
  endedAt: InstantSchema.nullable(),
});
export type CoerciveMeasure = z.infer<typeof CoerciveMeasureSchema>;
