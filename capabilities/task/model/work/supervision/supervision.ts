/** 督办单: an order with a level and a reply date, by the office, a leader, or the system when a task climbs its ladder. DB01 to DB06. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import type { Effect } from "#kernel/procedure/model/public.ts";
import { ORDER_LEVELS, type OrderState } from "../../labels.ts";
import type { WorkFacts } from "../facts.ts";
import {
  actsOf,
  choiceOf,
  DESIGN,
  day,
  divisionCode,
  endOfDay,
  files,
  flag,
  HANDLERS,
  involve,
  isNot,
  isOfUnit,
  NOBODYS_TURN,
  OFFICE,
  OFFICE_AND_LEADERS,
  opinion,
  opinionField,
  optional,
  optionsOf,
  refuse,
  required,
  STEP_BY_STEP,
  setMatter,
  startUntil,
  turn,
  words,
  wrongField,
} from "../kit.ts";

export const OrderDetailSchema = z.object({
  level: z.enum(Object.keys(ORDER_LEVELS) as [keyof typeof ORDER_LEVELS, ...(keyof typeof ORDER_LEVELS)[]]),
  demand: z.string(),
  replyOn: day,
  taskId: IdSchema.nullable(),
  /** Step of the ladder it was issued at; 0: by a person. */
  step: z.number().int().min(0).max(4),
  replyText: z.string().nullable(),
  repliedByPersonId: IdSchema.nullable(),
  returnCount: z.number().int().nonnegative(),
});
export type OrderDetail = z.infer<typeof OrderDetailSchema>;
export const BLANK_ORDER: OrderDetail = {
  level: "order",
  demand: "",
  replyOn: "2000-01-01" as OrderDetail["replyOn"],
  taskId: null,
  step: 0,
  replyText: null,
  repliedByPersonId: null,
  returnCount: 0,
};

const orderAct = actsOf<OrderState, OrderDetail, WorkFacts>();
const detail = (changes: Partial<OrderDetail>): Effect<OrderDetail> => ({ kind: "detail", changes });

const Issue = z.object({
  unitId: IdSchema,
  level: choiceOf(ORDER_LEVELS, "督办级别"),
  title: words(4, "督办事项", 200),
  demand: words(4, "要求"),
  replyOn: day,
  taskId: IdSchema.nullable().default(null),
});

export const issue = orderAct({
  label: "下发督办",
  code: "DB01",
  from: "none",
  to: "issued",
  by: [...OFFICE_AND_LEADERS, "system"],
  weight: "primary",
  input: Issue.extend({
    step: z.number().int().min(0).max(4).default(0),
    isToLeader: z.boolean().default(false),
    divisionCode,
  }),
  fields: () => [
    required("title", "督办事项", "text"),
    required("unitId", "承办单位", "unit"),
    required("level", "督办级别", "choice", { options: optionsOf(ORDER_LEVELS), initial: "order" }),
    required("demand", "要求", "longText"),
    required("replyOn", "回复期限", "date"),
  ],
  guards: [],
  checks: [({ facts }, { replyOn }) => (replyOn < facts.today ? wrongField("replyOn", "回复期限不能早于今天") : null)],
  effects: ({ now }, input) => [
    { kind: "number", letter: "S" },
    setMatter({
      subject: ORDER_LEVELS[input.level],
      title: input.title,
      source: input.step > 0 ? "ladder" : "typed",
      unitId: input.unitId,
      ...(input.divisionCode ? { divisionCode: input.divisionCode } : {}),
    }),
    involve(input.unitId, "lead"),
    flag([input.level]),
    startUntil("reply", "回复时限", now, endOfDay(input.replyOn), input.step > 0 ? STEP_BY_STEP : DESIGN),
    detail({
      level: input.level,
      demand: input.demand,
      replyOn: input.replyOn,
      taskId: input.taskId,
      step: input.step,
    }),
    input.isToLeader
      ? turn(["leader"], "提级督办，待协调")
      : turn(HANDLERS, "督办单，待回复", { unitId: input.unitId }),
  ],
});

export const reply = orderAct({
  label: "回复督办",
  code: "DB02",
  from: ["issued"],
  to: "replied",
  by: [...HANDLERS, "leader"],
  weight: "primary",
  input: z.object({ text: words(6, "办理情况"), files }),
  fields: () => [required("text", "办理情况", "longText"), optional("files", "佐证", "photos")],
  guards: [
    ({ actor, matter }) =>
      actor.role === "leader" || isOfUnit(actor, matter.unitId) ? null : refuse("DB02-UNIT", "督办单由承办单位回复"),
  ],
  checks: [],
  effects: ({ actor }, { text }) => [
    { kind: "stopClock", clock: "reply" },
    detail({ replyText: text, repliedByPersonId: actor.personId }),
    turn(OFFICE, "已回复，待审核"),
  ],
});

export const accept = orderAct({
  label: "审核办结",
  code: "DB03",
  from: ["replied"],
  to: "closed",
  by: OFFICE_AND_LEADERS,
  weight: "primary",
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [isNot("DB03", (order) => order.repliedByPersonId, "回复的人不能审核自己的回复")],
  checks: [],
  effects: () => [NOBODYS_TURN],
});

export const sendBack = orderAct({
  label: "退回再办",
  code: "DB04",
  from: ["replied"],
  to: "issued",
  by: OFFICE_AND_LEADERS,
  weight: "normal",
  input: z.object({ opinion: words(4, "退回理由"), replyOn: day }),
  fields: () => [required("opinion", "退回理由", "longText"), required("replyOn", "再次回复期限", "date")],
  guards: [],
  checks: [({ facts }, { replyOn }) => (replyOn < facts.today ? wrongField("replyOn", "回复期限不能早于今天") : null)],
  effects: ({ matter, detail: order, now }, { replyOn }) => [
    startUntil("reply", "回复时限", now, endOfDay(replyOn), DESIGN),
    detail({ replyOn, returnCount: order.returnCount + 1 }),
    turn(HANDLERS, "回复退回，再办", { unitId: matter.unitId }),
  ],
});

export const withdraw = orderAct({
  label: "撤回督办",
  code: "DB05",
  from: ["issued", "replied"],
  to: "withdrawn",
  by: OFFICE_AND_LEADERS,
  weight: "danger",
  input: z.object({ reason: words(4, "撤回理由") }),
  fields: () => [required("reason", "撤回理由", "longText")],
  guards: [],
  checks: [],
  effects: () => [NOBODYS_TURN],
});

export const comment = orderAct({
  label: "留言",
  code: "DB06",
  from: ["issued", "replied", "closed", "withdrawn"],
  to: "same",
  by: [...HANDLERS, ...OFFICE_AND_LEADERS],
  weight: "normal",
  input: z.object({ text: words(1, "留言", 1000) }),
  fields: () => [required("text", "留言", "longText")],
  guards: [],
  checks: [],
  effects: () => [],
});
