/** 强制执行: five ways, each with its own waits. */
import { z } from "zod";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { keysOf } from "../keys.ts";

export const EXECUTION_PATHS = {
  court: "申请人民法院强制执行",
  auction: "拍卖查封扣押的财物抵缴罚款",
  substitute: "代履行",
  immediate_substitute: "立即代履行",
  demolition: "强制拆除",
} as const;

/** 终结执行的情形 《行政强制法》第四十条; performance ends it as well. */
export const EXECUTION_ENDS = {
  performed: "当事人已经履行",
  no_estate: "公民死亡，无遗产可供执行，又无义务承受人",
  dissolved: "法人或者其他组织终止，无财产可供执行，又无义务承受人",
  object_lost: "执行标的灭失",
  decision_revoked: "据以执行的行政决定被撤销",
  court_refused: "人民法院裁定不予受理、不予执行",
  other: "行政机关认为需要终结执行的其他情形",
} as const;

/** 强制拆除 by whom: by order of the county government, or by the township in villages (《城乡规划法》第六十八条、第六十五条). */
export const DEMOLITION_AUTHORITIES = { county: "县级以上地方人民政府责成", township: "乡、镇人民政府" } as const;

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
  /** 限期自行拆除: the last day that the announcement leaves to the party. */
  selfRemovalUntil: PlainDateSchema.nullable(),
  demandDeliveredOn: PlainDateSchema.nullable(),
  /** Days that the demand leaves for performance, from its delivery. */
  demandDays: z.number().int().positive(),
  /** The day on which the second demand was delivered. */
  secondDemandOn: PlainDateSchema.nullable(),
  decidedOn: PlainDateSchema.nullable(),
  appliedOn: PlainDateSchema.nullable(),
  executedAt: InstantSchema.nullable(),
  costFen: z.number().int().nonnegative(),
  suspendedOn: PlainDateSchema.nullable(),
  /** State to go back to after a suspension. */
  resumesTo: z.string().nullable(),
  endGround: keysOf(EXECUTION_ENDS).nullable(),
  endReason: z.string().nullable(),
  /** Surcharge that an execution agreement let go; it comes back when the agreement is broken. */
  agreedWaiverFen: z.number().int().nonnegative(),
});
export type Execution = z.infer<typeof ExecutionSchema>;
