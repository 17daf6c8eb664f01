/** 救济: reconsideration and litigation, and what their outcome does to the decision. */
import { z } from "zod";
import { PlainDateSchema } from "#base/plain-date.ts";
import { keysOf } from "../keys.ts";

export const REMEDY_KINDS = { reconsideration: "行政复议", litigation: "行政诉讼" } as const;

export const REMEDY_OUTCOMES = {
  maintained: "维持",
  changed: "变更",
  revoked: "撤销",
  unlawful: "确认违法",
  void: "确认无效",
  settled: "调解或者和解",
  withdrawn_by_party: "申请人撤回",
} as const;

export const DECISION_FAULTS = { substance: "事实、依据或者处理不当", procedure: "仅因程序违法" } as const;

export const RemedySchema = z.object({
  id: z.string(),
  kind: z.enum(["reconsideration", "litigation"]),
  state: z.enum(["accepted", "answered", "concluded"]),
  body: z.string(),
  acceptedOn: PlainDateSchema,
  /** 复议机关或者人民法院决定停止执行. */
  isStayed: z.boolean(),
  /** 复议机关适用简易程序: five workdays for the answer instead of ten. */
  isSimple: z.boolean().default(false),
  answerDueOn: PlainDateSchema,
  answeredOn: PlainDateSchema.nullable(),
  concludedOn: PlainDateSchema.nullable(),
  outcome: z.enum(["maintained", "changed", "revoked", "unlawful", "void", "settled", "withdrawn_by_party"]).nullable(),
  newFineFen: z.number().int().nonnegative().nullable(),
  /** Why the decision fell: only after a fault of procedure may the same decision be made again. */
  fault: keysOf(DECISION_FAULTS).nullable(),
});
export type Remedy = z.infer<typeof RemedySchema>;
