/** 接件 H01, 直接答复 H02, 更正 H03: what comes in, before any unit has it. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PositionSchema } from "#base/position.ts";
import { plainNumber } from "../call-back.ts";
import { ORDER_KINDS, ORDER_SOURCES, type OrderFlag, URGENCIES } from "../labels.ts";
import { BLANK_ORDER } from "../order.ts";
import { HOTLINE_STANDARD, refuse, wrongField } from "../rules.ts";
import { detail, NOBODYS_TURN, startPost, startUntil, tell, turn } from "./consequences.ts";
import { choiceOf, opinion, opinionField, optional, optionsOf, required, words } from "./fields.ts";
import { BEFORE_REPLY, type OrderCheck, type OrderEffect, type OrderSituation, orderAct } from "./order-act.ts";

const MOST_CHARACTERS_OF_TITLE = 40;

/** Also what the 12345 platform pushes and what a file brings. */
export const RegisterInput = z.object({
  source: choiceOf(ORDER_SOURCES, "来源").default("phone"),
  externalSystem: z.string().trim().max(60).nullable().default(null),
  externalNumber: z.string().trim().max(80).nullable().default(null),
  externalDueAt: InstantSchema.nullable().default(null),
  orderKind: choiceOf(ORDER_KINDS, "诉求类型"),
  urgency: choiceOf(URGENCIES, "紧急程度").default("ordinary"),
  isEnterprise: z.boolean().default(false),
  topic: z.string().trim().min(2, "请填写诉求主题").max(40, "诉求主题不超过 40 字"),
  content: words(4, "诉求内容"),
  callerName: z.string().trim().max(60).nullable().default(null),
  callerPhone: z
    .string()
    .trim()
    .regex(/^[\d\- +]{5,20}$/, "电话号码只含数字、空格和短横")
    .nullable()
    .default(null),
  isAnonymous: z.boolean().default(false),
  position: PositionSchema.nullable().default(null),
  address: z.string().trim().max(200, "地址不超过 200 字").default(""),
});
export type RegisterInput = z.infer<typeof RegisterInput>;

const checkPlace: OrderCheck<RegisterInput> = ({ facts }, { position }) =>
  position === null || facts.located
    ? null
    : wrongField("position", "位置不在本市单元网格内，请重新点选，或者只填地址");

const checkNumber: OrderCheck<RegisterInput> = (_, { source, externalNumber }) =>
  source === "platform_12345" && externalNumber === null
    ? wrongField("externalNumber", "市 12345 平台的工单须有平台编号")
    : null;

export const register = orderAct({
  label: "登记工单",
  code: "H01",
  from: "none",
  to: "received",
  by: ["hotline_clerk", "system"],
  weight: "primary",
  input: RegisterInput,
  fields: () => [
    required("source", "来源", "choice", { options: optionsOf(ORDER_SOURCES), initial: "phone" }),
    optional("externalNumber", "平台编号", "text"),
    optional("externalDueAt", "平台要求办结时间", "instant"),
    required("orderKind", "诉求类型", "choice", { options: optionsOf(ORDER_KINDS) }),
    required("urgency", "紧急程度", "choice", { options: optionsOf(URGENCIES), initial: "ordinary" }),
    optional("isEnterprise", "涉企诉求", "yesNo", { initial: false }),
    required("topic", "诉求主题", "text"),
    required("content", "诉求内容", "longText"),
    optional("address", "地址", "text"),
    optional("position", "位置", "position"),
    optional("callerName", "诉求人", "text"),
    optional("callerPhone", "联系电话", "text"),
    optional("isAnonymous", "匿名", "yesNo", { initial: false, hint: "匿名不留姓名；不留电话不能回访" }),
  ],
  guards: [],
  checks: [checkPlace, checkNumber],
  personalInput: ["callerName", "callerPhone"],
  effects: (situation, input) => registered(situation, input),
});

function registered(situation: OrderSituation, input: RegisterInput): readonly OrderEffect[] {
  const { facts, now } = situation;
  const { located } = facts;
  const hasContact = input.callerPhone !== null;
  const [earlier] = facts.alike;
  const flags: OrderFlag[] = [
    ...(input.urgency === "urgent" ? (["urgent"] as const) : []),
    ...(input.isEnterprise ? (["enterprise"] as const) : []),
    ...(hasContact ? [] : (["no_contact"] as const)),
    ...(earlier ? (["repeat"] as const) : []),
  ];
  const order = {
    ...BLANK_ORDER,
    externalSystem: input.externalSystem ?? (input.externalNumber === null ? null : input.source),
    externalNumber: input.externalNumber,
    externalDueAt: input.externalDueAt,
    orderKind: input.orderKind,
    urgency: input.urgency,
    isEnterprise: input.isEnterprise,
    content: input.content,
    callerName: input.isAnonymous ? null : input.callerName,
    callerPhone: input.callerPhone === null ? null : plainNumber(input.callerPhone),
    isAnonymous: input.isAnonymous,
    hasContact,
    repeatOfId: earlier?.id ?? null,
  };
  return [
    {
      kind: "matter",
      changes: {
        subject: ORDER_KINDS[input.orderKind],
        title: [...input.topic].slice(0, MOST_CHARACTERS_OF_TITLE).join(""),
        address: input.address || located?.address || "",
        source: input.source,
        position: input.position,
        ...(located && { divisionCode: located.divisionCode, cellCode: located.cellCode }),
      },
    },
    detail(order),
    { kind: "number", letter: "H" },
    ...(flags.length > 0 ? [{ kind: "flag", add: flags } as const] : []),
    startPost({ ...situation, detail: order }, "assign"),
    ...(input.externalDueAt !== null && input.externalDueAt > now
      ? [startUntil("external", "平台时限", `${ORDER_SOURCES[input.source]}要求的办结时间`, now, input.externalDueAt)]
      : []),
    turn(["hotline_clerk"], earlier ? "疑似重复诉求，待派件" : "新工单，待派件"),
    tell("received"),
  ];
}

export const answerDirectly = orderAct({
  label: "直接答复",
  code: "H02",
  from: ["received"],
  to: "closed",
  by: ["hotline_clerk"],
  weight: "normal",
  input: z.object({ knowledgeItemId: IdSchema, answer: words(6, "答复内容") }),
  fields: ({ facts }) => [
    required("knowledgeItemId", "知识库条目", "choice", {
      options: facts.knowledge.map(({ id, question }) => ({ value: id, label: question })),
      hint: "答复须有现行的知识库条目为据",
    }),
    required("answer", "答复内容", "longText"),
  ],
  guards: [
    ({ detail: order }) =>
      order.orderKind === "enquiry"
        ? null
        : refuse("H02-KIND", `只有咨询可以直接答复，${ORDER_KINDS[order.orderKind]}须派件办理`, HOTLINE_STANDARD),
    ({ facts }) =>
      facts.knowledge.length > 0
        ? null
        : refuse("H02-KNOWLEDGE", "知识库里没有现行的条目，请派件办理", HOTLINE_STANDARD),
  ],
  checks: [
    ({ facts }, { knowledgeItemId }) =>
      facts.knowledge.some(({ id }) => id === knowledgeItemId)
        ? null
        : wrongField("knowledgeItemId", "请选择现行的知识库条目"),
  ],
  effects: ({ now }, { knowledgeItemId, answer }) => [
    detail({
      replyText: answer,
      knowledgeItemIds: [knowledgeItemId],
      sentAt: now,
      closing: "direct",
      lastClosedAt: now,
    }),
    NOBODYS_TURN,
    tell("closed"),
  ],
});

const AmendInput = z.object({
  orderKind: choiceOf(ORDER_KINDS, "诉求类型"),
  urgency: choiceOf(URGENCIES, "紧急程度"),
  isEnterprise: z.boolean(),
  opinion,
});

export const amend = orderAct({
  label: "更正",
  code: "H03",
  from: BEFORE_REPLY,
  to: "same",
  by: ["hotline_clerk"],
  weight: "normal",
  input: AmendInput,
  fields: ({ detail: order }) => [
    required("orderKind", "诉求类型", "choice", { options: optionsOf(ORDER_KINDS), initial: order.orderKind }),
    required("urgency", "紧急程度", "choice", { options: optionsOf(URGENCIES), initial: order.urgency }),
    required("isEnterprise", "涉企诉求", "yesNo", { initial: order.isEnterprise }),
    opinionField,
  ],
  guards: [],
  checks: [
    ({ detail: order }, input) =>
      order.assignedAt !== null && (input.orderKind !== order.orderKind || input.urgency !== order.urgency)
        ? refuse("H03-ASSIGNED", "派件后不能再改诉求类型和紧急程度，时限已经起算；涉企标记仍可更正")
        : null,
  ],
  effects: (_, { orderKind, urgency, isEnterprise }) => [
    detail({ orderKind, urgency, isEnterprise }),
    { kind: "matter", changes: { subject: ORDER_KINDS[orderKind] } },
    mark("urgent", urgency === "urgent"),
    mark("enterprise", isEnterprise),
  ],
});

function mark(flag: OrderFlag, isOn: boolean): OrderEffect {
  return isOn ? { kind: "flag", add: [flag] } : { kind: "flag", remove: [flag] };
}
