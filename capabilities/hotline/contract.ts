/** The HTTP surface of the hotline beside that of matters (`kernel/matter/contract.ts`). */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { PositionSchema } from "#base/position.ts";
import { RegisterInput } from "./model/acts/registering.ts";
import { DISSATISFACTIONS, ORDER_KINDS, ORDER_SATISFACTIONS, URGENCIES } from "./model/labels.ts";

const signedIn = { kind: "signedIn" } as const;
const anyone = { kind: "anyone" } as const;
const clerks = { kind: "roles", roles: ["hotline_clerk"] } as const;
const keysOf = <T extends Record<string, string>>(labels: T) =>
  z.enum(Object.keys(labels) as [keyof T & string, ...(keyof T & string)[]]);

/** What the 12345 platform pushes: an order under its own number. */
const PushedOrder = RegisterInput.omit({ source: true }).extend({
  externalSystem: z.string().trim().min(1, "请填来源系统").max(60),
  externalNumber: z.string().trim().min(1, "请填平台编号").max(80),
});
export type PushedOrder = z.output<typeof PushedOrder>;

export const pushOrder = endpoint({
  method: "POST",
  path: "/api/hotline/orders",
  summary: "接收市 12345 平台推送的工单：同一平台编号只建一件",
  access: clerks,
  body: PushedOrder,
  response: z.object({
    matterId: z.string(),
    number: z.string().nullable(),
    state: z.string(),
    /** The number was pushed before; nothing happened now. */
    isKnown: z.boolean(),
  }),
  requestsPerMinute: 600,
});

export const getOrderStatus = endpoint({
  method: "GET",
  path: "/api/hotline/order-status",
  summary: "市 12345 平台按平台编号查询：状态与把关后的答复",
  access: clerks,
  query: z.object({ externalSystem: z.string().max(60), externalNumber: z.string().max(80) }),
  response: z.object({
    number: z.string().nullable(),
    state: z.string(),
    stateLabel: z.string(),
    /** Null until it was sent. */
    reply: z.string().nullable(),
    sentAt: InstantSchema.nullable(),
    dueAt: InstantSchema.nullable(),
  }),
});

export const KnowledgeInput = z.object({
  question: z.string().trim().min(2, "请填问题").max(200, "问题不超过 200 字"),
  answer: z.string().trim().min(4, "请填答案").max(4000, "答案不超过 4000 字"),
  unitId: IdSchema,
  validUntil: PlainDateSchema,
});

export const KnowledgeItem = z.object({
  id: z.string(),
  question: z.string(),
  answer: z.string(),
  unitId: z.string(),
  unitName: z.string().nullable(),
  validUntil: PlainDateSchema,
  isWithdrawn: z.boolean(),
  isInForce: z.boolean(),
  revision: z.number().int(),
  useCount: z.number().int(),
  updatedAt: InstantSchema,
});

export const listKnowledge = endpoint({
  method: "GET",
  path: "/api/hotline/knowledge",
  summary: "知识库：检索问题和答案",
  access: signedIn,
  query: z.object({
    text: z.string().trim().max(100).default(""),
    /** What is being said on the phone: items in force like it, likest first, in place of `text`. */
    spoken: z.string().trim().max(400).default(""),
    isInForce: z.stringbool().default(true),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ items: z.array(KnowledgeItem) }),
});

const keepers = { kind: "roles", roles: ["hotline_clerk", "reply_reviewer", "unit_lead"] } as const;

export const createKnowledge = endpoint({
  method: "POST",
  path: "/api/hotline/knowledge",
  summary: "知识库：新条目",
  access: keepers,
  body: KnowledgeInput,
  response: z.object({ id: z.string() }),
});

export const updateKnowledge = endpoint({
  method: "PUT",
  path: "/api/hotline/knowledge/:itemId",
  summary: "知识库：修订或撤下，旧版由引用它的答复记着",
  access: keepers,
  params: z.object({ itemId: IdSchema }),
  body: KnowledgeInput.extend({ isWithdrawn: z.boolean().default(false) }),
  response: z.object({ id: z.string() }),
});

const LimitOut = z.object({
  /** 5 个工作日 */
  limit: z.string(),
  source: z.string(),
  /** Counted from now, by the calendar of the caller's division. */
  dueAt: InstantSchema,
});

export const getDeskRules = endpoint({
  method: "GET",
  path: "/api/hotline/desk-rules",
  summary: "各台要用的规则：时限怎么算、答复格式、回访录音",
  access: signedIn,
  response: z.object({
    limits: z.array(LimitOut.extend({ orderKind: keysOf(ORDER_KINDS), urgency: keysOf(URGENCIES) })),
    replySections: z.array(z.string()),
    replySectionCharacters: z.number().int(),
    gateLevels: z.number().int(),
    returnWindowDays: z.number(),
    recordingMinimumSeconds: z.number(),
    recordingToleranceSeconds: z.number(),
    samplePercent: z.number(),
    unreachedVisits: z.number().int(),
  }),
});

export const findAlikeOrders = endpoint({
  method: "POST",
  path: "/api/hotline/alike",
  summary: "接电话时：同一号码、同一地点的近期工单（号码不进地址）",
  access: clerks,
  body: z.object({
    callerPhone: z.string().trim().max(30).nullable().default(null),
    position: PositionSchema.nullable().default(null),
  }),
  response: z.object({
    orders: z.array(
      z.object({
        matterId: z.string(),
        number: z.string().nullable(),
        title: z.string(),
        stateLabel: z.string(),
        unitName: z.string().nullable(),
        openedAt: InstantSchema,
        isOpen: z.boolean(),
        why: z.enum(["caller", "place"]),
      }),
    ),
  }),
  requestsPerMinute: 120,
});

const ListedOrder = z.object({
  matterId: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  unitName: z.string().nullable(),
  closedAt: InstantSchema.nullable(),
});

export const listExclusions = endpoint({
  method: "GET",
  path: "/api/hotline/exclusions",
  summary: "申诉剔除名单：理由公开，事实不变",
  access: signedIn,
  response: z.object({
    orders: z.array(
      ListedOrder.extend({
        reason: z.string(),
        text: z.string(),
        satisfaction: z.string(),
        isSolved: z.boolean().nullable(),
      }),
    ),
  }),
});

export const listDoubts = endpoint({
  method: "GET",
  path: "/api/hotline/doubts",
  summary: "回访疑点与抽样复访：种子和签号可以复算",
  access: { kind: "roles", roles: ["reply_reviewer", "return_visitor", "evaluator", "leader"] },
  response: z.object({
    orders: z.array(
      ListedOrder.extend({
        doubts: z.array(z.string()),
        firstSatisfaction: z.string().nullable(),
        satisfaction: z.string().nullable(),
        isContradicted: z.boolean(),
        sampleSeed: z.string().nullable(),
        sampleDraw: z.number().int().nullable(),
      }),
    ),
  }),
});

const CodeParams = z.object({ code: z.string().max(20) });

export const followOrder = endpoint({
  method: "GET",
  path: "/api/public/hotline/:code",
  summary: "诉求人凭查询码查看进度和答复",
  access: anyone,
  params: CodeParams,
  response: z.object({
    number: z.string().nullable(),
    title: z.string(),
    stateLabel: z.string(),
    /** How far it is: 0 received, 1 given to a unit, 2 being handled, 3 answered. */
    step: z.number().int().min(0).max(3),
    openedAt: InstantSchema,
    dueAt: InstantSchema.nullable(),
    reply: z.string().nullable(),
    sentAt: InstantSchema.nullable(),
    mayRate: z.boolean(),
    isRated: z.boolean(),
  }),
  requestsPerMinute: 30,
});

export const rateOrder = endpoint({
  method: "POST",
  path: "/api/public/hotline/:code/rating",
  summary: "诉求人自己评价：满意程度与是否解决分开",
  access: anyone,
  params: CodeParams,
  body: z.object({
    satisfaction: keysOf(ORDER_SATISFACTIONS),
    isSolved: z.boolean(),
    dissatisfaction: keysOf(DISSATISFACTIONS).nullable().default(null),
    comment: z.string().trim().max(400).default(""),
    requestId: IdSchema,
  }),
  response: z.object({}),
  requestsPerMinute: 10,
});

export const reportPressureOn = endpoint({
  method: "POST",
  path: "/api/public/hotline/:code/pressure",
  summary: "诉求人反映被要求好评：承办单位看不到是谁、何时说的",
  access: anyone,
  params: CodeParams,
  body: z.object({ text: z.string().trim().min(4, "请写几句情况").max(1000), requestId: IdSchema }),
  response: z.object({}),
  requestsPerMinute: 10,
});
