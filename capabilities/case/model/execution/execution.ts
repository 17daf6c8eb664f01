/** 强制执行: five ways, each with its own waits. */
import { z } from "zod";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";

export const EXECUTION_PATHS = {
  court: "申请人民法院强制执行",
  auction: "拍卖查封扣押的财物抵缴罚款",
  substitute: "代履行",
  immediate_substitute: "立即代履行",
  demolition: "强制拆除",
} as const;
export type ExecutionPath = keyof typeof EXECUTION_PATHS;

export const EXECUTION_STATES = {
  opened: "拟强制执行",
  announced: "已公告",
  demanded: "已催告",
  decided: "已决定",
  applied: "已申请法院",
  accepted: "法院已受理",
  ruled: "法院已裁定",
  executed: "已执行",
  suspended: "中止执行",
  agreed: "已达成执行协议",
  ended: "终结执行",
} as const;

export const ExecutionSchema = z.object({
  id: z.string(),
  path: z.enum(["court", "auction", "substitute", "immediate_substitute", "demolition"]),
  state: z.enum([
    "opened",
    "announced",
    "demanded",
    "decided",
    "applied",
    "accepted",
    "ruled",
    "executed",
    "suspended",
    "agreed",
    "ended",
  ]),
  obligation: z.string(),
  openedOn: PlainDateSchema,
  announcedOn: PlainDateSchema.nullable(),
  demandDeliveredOn: PlainDateSchema.nullable(),
  secondDemandOn: PlainDateSchema.nullable(),
  decidedOn: PlainDateSchema.nullable(),
  appliedOn: PlainDateSchema.nullable(),
  executedAt: InstantSchema.nullable(),
  costFen: z.number().int().nonnegative(),
  suspendedOn: PlainDateSchema.nullable(),
  /** State to go back to after a suspension. */
  resumesTo: z.string().nullable(),
  endReason: z.string().nullable(),
});
export type Execution = z.infer<typeof ExecutionSchema>;
