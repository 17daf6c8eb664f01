/**
 * 热线工单 order: what a caller asked of the city through 12345, on its way to a reply and a call-back.
 *
 * Vocabulary
 * - order kind 诉求类型 and urgency 紧急程度: together they fix the limit
 * - first owner 首问负责人: who signed for it; answers for it until it is closed
 * - reply 答复: five parts; leaves the house only through the gate 回复把关
 * - call-back 回访 `visit`: asks the caller; satisfied 满意 and solved 解决 are two answers and stay two
 * - doubt 回访疑点: a sign that the answer may not be the caller's own; the order is called again by somebody else
 */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { LimitSchema } from "#kernel/clock/model/public.ts";
import {
  CAUSES,
  CONTACT_CHANNELS,
  DISSATISFACTIONS,
  EXCLUSION_REASONS,
  EXCLUSION_STATES,
  GATE_REASONS,
  GIVE_UP_REASONS,
  ORDER_CLOSINGS,
  ORDER_KINDS,
  ORDER_RETURN_REASONS,
  ORDER_SATISFACTIONS,
  REPLY_OUTCOMES,
  URGENCIES,
  VISIT_DOUBTS,
} from "./labels.ts";

const keysOf = <T extends Record<string, string>>(labels: T) =>
  z.enum(Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]]);
const text = z.string().nullable();
const count = z.number().int().nonnegative();
const instant = InstantSchema.nullable();
const id = IdSchema.nullable();

/** The order's own columns. Members marked 个人信息 are encrypted at rest and masked by the server. */
export const OrderDetailSchema = z.object({
  /** 来源系统 and its number, unique together: the 12345 platform's order is pushed twice and made once. */
  externalSystem: text,
  externalNumber: text,
  externalDueAt: instant,
  orderKind: keysOf(ORDER_KINDS),
  urgency: keysOf(URGENCIES),
  isEnterprise: z.boolean(),
  content: z.string(),
  /** 个人信息. */
  callerName: text,
  /** 个人信息. */
  callerPhone: text,
  isAnonymous: z.boolean(),
  hasContact: z.boolean(),
  /** 重复诉求: the earlier order of the same caller or place. */
  repeatOfId: id,

  assignCount: count,
  assignedAt: instant,
  assignedByPersonId: id,
  assistUnitIds: z.array(IdSchema),
  /** Units that had it before; their people stay on the handling side. */
  pastUnitIds: z.array(IdSchema),
  limitValue: z.number().positive().nullable(),
  limitUnit: LimitSchema.shape.unit.nullable(),
  limitBasis: LimitSchema.shape.basis.nullable(),
  limitSource: text,
  /** 首问负责人. */
  firstOwnerPersonId: id,
  signedAt: instant,
  contactAttempts: count,
  contactedAt: instant,
  /** Everyone of a unit who did something to it. */
  handlerPersonIds: z.array(IdSchema),

  returnReason: keysOf(ORDER_RETURN_REASONS).nullable(),
  returnAskedByPersonId: id,
  /** A unit asks once. */
  returnAskedUnitIds: z.array(IdSchema),
  returnCount: count,

  askedDays: z.number().positive().nullable(),
  askedByPersonId: id,
  askedAt: instant,
  askReason: text,
  extensionCount: count,

  replyText: text,
  replyOutcome: keysOf(REPLY_OUTCOMES).nullable(),
  cause: keysOf(CAUSES).nullable(),
  /** 源头治理、调解: what was done so that it does not come again. */
  sourceTreatment: text,
  knowledgeItemIds: z.array(IdSchema),
  replyCount: count,
  repliedAt: instant,
  repliedByPersonId: id,
  isReplyLate: z.boolean(),
  /** 临期办理. */
  isNearDeadline: z.boolean(),
  unitReviewedByPersonId: id,
  officeReviewedByPersonId: id,
  /** 把关通过: no order goes out, nor ends with a reply, without it. */
  gatePassedAt: instant,
  gateReturnCount: count,
  gateReasons: z.array(keysOf(GATE_REASONS)),
  sentAt: instant,

  /** 1 the first call-back, 2 the random second one by somebody else. */
  visitRound: count,
  visitCount: count,
  unreachedCount: count,
  visitChannel: keysOf(CONTACT_CHANNELS).nullable(),
  visitedAt: instant,
  visitedByPersonId: id,
  /** What holds: of the second call-back where there was one. */
  satisfaction: keysOf(ORDER_SATISFACTIONS).nullable(),
  isSolved: z.boolean().nullable(),
  dissatisfaction: keysOf(DISSATISFACTIONS).nullable(),
  firstSatisfaction: keysOf(ORDER_SATISFACTIONS).nullable(),
  firstIsSolved: z.boolean().nullable(),
  firstVisitedByPersonId: id,
  /** The caller answered on their own page, nobody asked for them. */
  isRatedByCaller: z.boolean(),
  visitDoubts: z.array(keysOf(VISIT_DOUBTS)),
  pressureReportedAt: instant,
  isSampled: z.boolean(),
  /** 抽样种子 and the draw (0 to 9 999) made of it: whoever has both can draw again. */
  sampleSeed: text,
  sampleDraw: z.number().int().nullable(),

  redoCount: count,
  closing: keysOf(ORDER_CLOSINGS).nullable(),
  giveUpReason: keysOf(GIVE_UP_REASONS).nullable(),
  lastClosedAt: instant,

  exclusion: keysOf(EXCLUSION_STATES).nullable(),
  exclusionReason: keysOf(EXCLUSION_REASONS).nullable(),
  exclusionText: text,
  exclusionAskedByPersonId: id,

  supervisionCount: count,
  openSupervisionOrders: z.array(z.number().int().positive()),
  mergedIntoId: id,
  mergedCount: count,

  reportAskedAt: instant,
  reportMatterId: id,
  reportNumber: text,
  reportClosedAt: instant,
  reportResult: text,
});
export type OrderDetail = z.infer<typeof OrderDetailSchema>;

/** No answer of the caller, and nothing said about one. */
export const NO_VISIT = {
  visitRound: 1,
  unreachedCount: 0,
  visitChannel: null,
  visitedAt: null,
  visitedByPersonId: null,
  satisfaction: null,
  isSolved: null,
  dissatisfaction: null,
  firstSatisfaction: null,
  firstIsSolved: null,
  firstVisitedByPersonId: null,
  isRatedByCaller: false,
  visitDoubts: [],
  pressureReportedAt: null,
  isSampled: false,
  sampleSeed: null,
  sampleDraw: null,
} as const satisfies Partial<OrderDetail>;

export const NO_REPLY = {
  replyText: null,
  replyOutcome: null,
  knowledgeItemIds: [],
  repliedAt: null,
  repliedByPersonId: null,
  unitReviewedByPersonId: null,
  officeReviewedByPersonId: null,
  gatePassedAt: null,
  gateReasons: [],
  sentAt: null,
} as const satisfies Partial<OrderDetail>;

export const NO_ASK = {
  askedDays: null,
  askedByPersonId: null,
  askedAt: null,
  askReason: null,
} as const satisfies Partial<OrderDetail>;

/** An order of which nothing is known yet: what a creating act starts from. */
export const BLANK_ORDER: OrderDetail = {
  externalSystem: null,
  externalNumber: null,
  externalDueAt: null,
  orderKind: "complaint",
  urgency: "ordinary",
  isEnterprise: false,
  content: "",
  callerName: null,
  callerPhone: null,
  isAnonymous: false,
  hasContact: false,
  repeatOfId: null,
  assignCount: 0,
  assignedAt: null,
  assignedByPersonId: null,
  assistUnitIds: [],
  pastUnitIds: [],
  limitValue: null,
  limitUnit: null,
  limitBasis: null,
  limitSource: null,
  firstOwnerPersonId: null,
  signedAt: null,
  contactAttempts: 0,
  contactedAt: null,
  handlerPersonIds: [],
  returnReason: null,
  returnAskedByPersonId: null,
  returnAskedUnitIds: [],
  returnCount: 0,
  ...NO_ASK,
  extensionCount: 0,
  ...NO_REPLY,
  knowledgeItemIds: [],
  gateReasons: [],
  cause: null,
  sourceTreatment: null,
  replyCount: 0,
  isReplyLate: false,
  isNearDeadline: false,
  gateReturnCount: 0,
  ...NO_VISIT,
  visitDoubts: [],
  visitCount: 0,
  redoCount: 0,
  closing: null,
  giveUpReason: null,
  lastClosedAt: null,
  exclusion: null,
  exclusionReason: null,
  exclusionText: null,
  exclusionAskedByPersonId: null,
  supervisionCount: 0,
  openSupervisionOrders: [],
  mergedIntoId: null,
  mergedCount: 0,
  reportAskedAt: null,
  reportMatterId: null,
  reportNumber: null,
  reportClosedAt: null,
  reportResult: null,
};
