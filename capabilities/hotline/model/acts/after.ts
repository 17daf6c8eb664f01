/** 申诉剔除 H23 H24 H25, 督办 H26 H27, 并入重复 H28 H29, 转报告 H30 H31 H32, 批示留言 H33, 查看诉求人信息 H34. */
import { z } from "zod";
import { IdSchema } from "#base/ids.ts";
import { DAY_MS, InstantSchema, millisOf } from "#base/instant.ts";
import { PositionSchema } from "#base/position.ts";
import { EXCLUSION_REASONS } from "../labels.ts";
import { isNot, notOfHandlingSide, ofLeadUnit, refuse, wrongField } from "../rules.ts";
import { sourceOf } from "../settings.ts";
import { detail, NOBODYS_TURN, startUntil, stop, tell, turn, unitsTurn } from "./consequences.ts";
import { choiceOf, opinion, opinionField, optional, optionsOf, required, words } from "./fields.ts";
import { ALL, OPEN, type OrderGuard, orderAct, WITH_UNIT } from "./order-act.ts";

const withinDays: OrderGuard = ({ detail: order, facts, now }) => {
  const days = facts.settings.exclusion_days;
  return order.lastClosedAt !== null && millisOf(now) - millisOf(order.lastClosedAt) <= days * DAY_MS
    ? null
    : refuse("H23-WINDOW", `办结已超过 ${days} 天，不能再申诉`, sourceOf("exclusion_days"));
};

export const askExclusion = orderAct({
  label: "申诉剔除",
  code: "H23",
  from: ["closed"],
  to: "same",
  by: ["unit_desk", "unit_lead"],
  weight: "normal",
  input: z.object({ reason: choiceOf(EXCLUSION_REASONS, "申诉理由"), opinion: words(10, "申诉说明") }),
  fields: () => [
    required("reason", "申诉理由", "choice", { options: optionsOf(EXCLUSION_REASONS) }),
    required("opinion", "申诉说明", "longText", { hint: "剔除只改变统计，不改变事实，名单公开" }),
  ],
  guards: [
    ofLeadUnit("H23"),
    ({ detail: order }) => (order.exclusion === null ? null : refuse("H23-ONCE", "本工单已经申诉过一次")),
    withinDays,
  ],
  checks: [],
  effects: ({ actor }, { reason, opinion: exclusionText }) => [
    detail({
      exclusion: "asked",
      exclusionReason: reason,
      exclusionText,
      exclusionAskedByPersonId: actor.personId,
    }),
    // Closed matters are in nobody's list of what to do: the desk finds them by the flag.
    { kind: "flag", add: ["exclusion_asked"] },
    turn(["reply_reviewer"], "申诉剔除，待审定"),
  ],
});

const isExclusionAsked =
  (code: string): OrderGuard =>
  ({ detail: order }) =>
    order.exclusion === "asked" ? null : refuse(`${code}-NO-ASK`, "没有待审定的申诉");
const notAppellant = (code: string) =>
  isNot(code, (order) => order.exclusionAskedByPersonId, "申诉人不能审定自己的申诉");

export const grantExclusion = orderAct({
  label: "同意剔除",
  code: "H24",
  from: ["closed"],
  to: "same",
  by: ["reply_reviewer"],
  weight: "primary",
  input: z.object({ opinion: words(4, "审定意见") }),
  fields: () => [required("opinion", "审定意见", "longText")],
  guards: [isExclusionAsked("H24"), notOfHandlingSide("H24", "申诉审定"), notAppellant("H24")],
  checks: [],
  effects: () => [
    detail({ exclusion: "granted" }),
    { kind: "flag", add: ["excluded"], remove: ["exclusion_asked"] },
    NOBODYS_TURN,
    tell("exclusion_granted"),
  ],
});

export const declineExclusion = orderAct({
  label: "不予剔除",
  code: "H25",
  from: ["closed"],
  to: "same",
  by: ["reply_reviewer"],
  weight: "normal",
  input: z.object({ opinion: words(4, "审定意见") }),
  fields: () => [required("opinion", "审定意见", "longText")],
  guards: [isExclusionAsked("H25"), notOfHandlingSide("H25", "申诉审定"), notAppellant("H25")],
  checks: [],
  effects: () => [detail({ exclusion: "declined" }), { kind: "flag", remove: ["exclusion_asked"] }, NOBODYS_TURN],
});

export const supervise = orderAct({
  label: "督办",
  code: "H26",
  from: ["assigned", "signed", "handling", "returning"],
  to: "same",
  by: ["reply_reviewer", "leader"],
  weight: "normal",
  input: z.object({ text: words(4, "督办要求"), replyDueAt: InstantSchema }),
  fields: () => [required("text", "督办要求", "longText"), required("replyDueAt", "回复时限", "instant")],
  guards: [],
  checks: [({ now }, { replyDueAt }) => (replyDueAt > now ? null : wrongField("replyDueAt", "回复时限须在现在之后"))],
  effects: ({ detail: order, now, actor }, { replyDueAt }) => {
    const number = order.supervisionCount + 1;
    return [
      startUntil(`supervision_${number}`, `第 ${number} 号督办回复`, `${actor.name}督办`, now, replyDueAt),
      detail({ supervisionCount: number, openSupervisionOrders: [...order.openSupervisionOrders, number] }),
      { kind: "flag", add: ["supervised"] },
      tell("supervised", { order: number }),
    ];
  },
});

export const replySupervision = orderAct({
  label: "督办回复",
  code: "H27",
  from: OPEN,
  to: "same",
  by: ["unit_desk", "unit_lead"],
  weight: "normal",
  input: z.object({ order: z.number().int().positive(), text: words(4, "回复内容") }),
  fields: ({ detail: order }) => [
    required("order", "督办单号", "number", { initial: order.openSupervisionOrders[0] ?? 1 }),
    required("text", "回复内容", "longText"),
  ],
  guards: [
    ofLeadUnit("H27"),
    ({ detail: order }) => (order.openSupervisionOrders.length > 0 ? null : refuse("H27-NONE", "没有待回复的督办")),
  ],
  checks: [
    ({ detail: order }, input) =>
      order.openSupervisionOrders.includes(input.order) ? null : wrongField("order", "没有这个单号的待回复督办"),
  ],
  effects: ({ detail: order }, input) => {
    const open = order.openSupervisionOrders.filter((number) => number !== input.order);
    return [
      ...stop(`supervision_${input.order}`),
      detail({ openSupervisionOrders: open }),
      ...(open.length === 0 ? [{ kind: "flag", remove: ["supervised"] } as const] : []),
    ];
  },
});

export const merge = orderAct({
  label: "并入重复",
  code: "H28",
  from: ["received"],
  to: "merged",
  by: ["hotline_clerk"],
  weight: "danger",
  input: z.object({ targetMatterId: IdSchema, opinion }),
  fields: ({ facts }) => [
    required("targetMatterId", "并入哪一件", "choice", {
      options: facts.alike
        .filter(({ isOpen }) => isOpen)
        .map(({ id, number, why }) => ({
          value: id,
          label: number ?? id,
          hint: why === "caller" ? "同一诉求人" : "同一地点",
        })),
    }),
    opinionField,
  ],
  guards: [
    ({ facts }) =>
      facts.alike.some(({ isOpen }) => isOpen)
        ? null
        : refuse("H28-NONE", "近期没有同一诉求人或同一地点的在办工单，不能并入"),
  ],
  checks: [
    ({ facts }, { targetMatterId }) =>
      facts.alike.some(({ id, isOpen }) => isOpen && id === targetMatterId) && facts.mergeTarget?.isOpen
        ? null
        : wrongField("targetMatterId", "只能并入同一诉求人或同一地点的在办工单"),
  ],
  effects: ({ matter }, { targetMatterId }) => [
    detail({ mergedIntoId: targetMatterId }),
    NOBODYS_TURN,
    tell("merged", { intoId: targetMatterId, number: matter.number }),
  ],
});

export const takeIn = orderAct({
  label: "并入一件重复工单",
  code: "H29",
  from: ALL,
  to: "same",
  by: ["system"],
  weight: "normal",
  input: z.object({ number: z.string() }),
  fields: () => [],
  guards: [],
  checks: [],
  effects: ({ detail: order }) => [detail({ mergedCount: order.mergedCount + 1 }), { kind: "flag", add: ["repeat"] }],
});

export const toReport = orderAct({
  label: "转为案卷",
  code: "H30",
  from: WITH_UNIT,
  to: "same",
  by: ["unit_desk", "hotline_clerk"],
  weight: "normal",
  input: z.object({
    classKey: z.string().max(40).nullable().default(null),
    position: PositionSchema.nullable().default(null),
    description: words(4, "问题描述"),
  }),
  fields: ({ detail: order, matter }) => [
    optional("classKey", "问题小类", "issueClass"),
    required("description", "问题描述", "longText", { initial: order.content }),
    optional("position", "问题位置", "position", {
      ...(matter.position && { initial: { ...matter.position } as never }),
    }),
  ],
  guards: [
    (situation) => (situation.actor.role === "unit_desk" ? ofLeadUnit("H30")(situation) : null),
    ({ detail: order }) => (order.reportAskedAt === null ? null : refuse("H30-ONCE", "本工单已经转为案卷")),
  ],
  checks: [
    ({ facts }, { position }) =>
      position === null || facts.located ? null : wrongField("position", "位置不在本市单元网格内，请重新点选"),
  ],
  effects: ({ matter, now }, { classKey, position, description }) => [
    detail({ reportAskedAt: now }),
    { kind: "flag", add: ["as_report"] },
    unitsTurn(matter.unitId, "已转为案卷，待案卷办结后答复"),
    tell("report_asked", {
      classKey,
      position: position && { longitude: position.longitude, latitude: position.latitude },
      description,
    }),
  ],
});

export const linkReport = orderAct({
  label: "案卷已建立",
  code: "H31",
  from: ALL,
  to: "same",
  by: ["system"],
  weight: "normal",
  input: z.object({ reportMatterId: IdSchema, reportNumber: z.string() }),
  fields: () => [],
  guards: [],
  checks: [],
  effects: (_, { reportMatterId, reportNumber }) => [detail({ reportMatterId, reportNumber })],
});

export const reportEnded = orderAct({
  label: "案卷已办结",
  code: "H32",
  from: ALL,
  to: "same",
  by: ["system"],
  weight: "normal",
  input: z.object({ result: z.string().max(2000) }),
  fields: () => [],
  guards: [({ detail: order }) => (order.reportMatterId !== null ? null : refuse("H32-NONE", "本工单没有转为案卷"))],
  checks: [],
  effects: ({ matter, now }, { result }) => [
    detail({ reportClosedAt: now, reportResult: result }),
    ...((WITH_UNIT as readonly string[]).includes(matter.state)
      ? [unitsTurn(matter.unitId, "案卷已办结，可以答复诉求人")]
      : []),
  ],
});

export const comment = orderAct({
  label: "批示留言",
  code: "H33",
  from: ALL,
  to: "same",
  by: [
    "leader",
    "hotline_clerk",
    "reply_reviewer",
    "return_visitor",
    "unit_lead",
    "unit_desk",
    "crew",
    "evaluator",
    "command_lead",
    "shift_leader",
  ],
  weight: "normal",
  input: z.object({ text: words(1, "内容") }),
  fields: () => [required("text", "内容", "longText")],
  guards: [
    ({ matter, actor }) =>
      matter.state === "visiting" && actor.role === "return_visitor"
        ? refuse("H33-VISIT", "回访结束前不留言：留言对承办单位可见，情况请写在回访里")
        : null,
  ],
  checks: [],
  effects: () => [],
});

const CALLER_FIELDS = { callerName: "姓名", callerPhone: "电话" } as const;

export const unmask = orderAct({
  label: "查看诉求人信息",
  code: "H34",
  from: ALL,
  to: "same",
  by: ["hotline_clerk", "unit_desk", "crew", "return_visitor", "reply_reviewer"],
  weight: "normal",
  confirm: "查看完整个人信息会留痕。",
  input: z.object({
    members: z.array(z.enum(["callerName", "callerPhone"])).min(1, "请选择要查看的信息"),
    reason: words(4, "查看原因"),
  }),
  fields: () => [
    required("members", "要查看的信息", "manyChoices", {
      options: optionsOf(CALLER_FIELDS),
      initial: ["callerPhone"],
    }),
    required("reason", "查看原因", "text"),
  ],
  guards: [
    ({ detail: order }) =>
      order.callerName !== null || order.hasContact ? null : refuse("H34-NONE", "本工单没有诉求人信息，或者诉求人匿名"),
    ({ matter, actor }) =>
      ["approved", "visiting"].includes(matter.state) && ["unit_desk", "crew"].includes(actor.role)
        ? refuse("H34-VISIT", "答复送出到回访结束期间，承办单位不能查看诉求人电话", "防止“被满意”（方圆设计规则）")
        : null,
  ],
  checks: [],
  effects: () => [],
});
