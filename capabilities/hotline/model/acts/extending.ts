/** 延期: 申请 H10, 批准 H11, 不同意 H12. Asked before the limit ends, after the caller was told. */
import { z } from "zod";
import { CONTACT_CHANNELS } from "../labels.ts";
import { NO_ASK } from "../order.ts";
import { HOTLINE_STANDARD, isNot, liveClock, notOfHandlingSide, ofLeadUnit, refuse, wrongField } from "../rules.ts";
import { sourceOf } from "../settings.ts";
import { asHandler, detail, tell, turn, unitsTurn } from "./consequences.ts";
import { choiceOf, opinion, opinionField, optionsOf, required, words } from "./fields.ts";
import { type OrderGuard, orderAct } from "./order-act.ts";

const beforeEnd: OrderGuard = (situation) => {
  const clock = liveClock(situation, "reply");
  return clock && situation.now > clock.dueAt
    ? refuse("H10-LATE", "办理时限已过，不能再申请延期；请尽快办理并答复", HOTLINE_STANDARD)
    : null;
};

const notTooOften: OrderGuard = ({ detail: order, facts }) =>
  order.extensionCount < facts.settings.extension_times
    ? null
    : refuse("H10-TIMES", `已延期 ${order.extensionCount} 次，不能再延`, sourceOf("extension_times"));

const nothingAsked: OrderGuard = ({ detail: order }) =>
  order.askedDays === null ? null : refuse("H10-PENDING", "还有一项延期申请未审批");

export const askExtension = orderAct({
  label: "申请延期",
  code: "H10",
  from: ["signed", "handling"],
  to: "same",
  by: ["unit_desk"],
  weight: "normal",
  input: z.object({
    days: z.number().int("须为整日").positive("延期天数须大于 0"),
    reason: words(6, "延期理由"),
    isCallerTold: z.boolean(),
    toldBy: choiceOf(CONTACT_CHANNELS, "告知方式").nullable().default(null),
  }),
  fields: ({ detail: order, facts }) => [
    required("days", "延期工作日", "number", { hint: `最多 ${facts.settings.extension_days} 日` }),
    required("reason", "延期理由", "longText"),
    ...(order.hasContact
      ? [
          required("isCallerTold", "已告知诉求人", "yesNo", { initial: false }),
          required("toldBy", "告知方式", "choice", { options: optionsOf(CONTACT_CHANNELS), initial: "phone" }),
        ]
      : []),
  ],
  guards: [ofLeadUnit("H10"), beforeEnd, notTooOften, nothingAsked],
  checks: [
    ({ facts }, { days }) =>
      days <= facts.settings.extension_days
        ? null
        : wrongField("days", `单次延期不超过 ${facts.settings.extension_days} 个工作日`),
    ({ detail: order }, { isCallerTold, toldBy }) =>
      !order.hasContact || (isCallerTold && toldBy !== null)
        ? null
        : wrongField("isCallerTold", "申请延期前须先告知诉求人，并注明方式"),
  ],
  effects: (situation, { days, reason }) => [
    detail({
      ...asHandler(situation),
      askedDays: days,
      askedByPersonId: situation.actor.personId,
      askedAt: situation.now,
      askReason: reason,
    }),
    { kind: "flag", add: ["extension_asked"] },
    turn(["reply_reviewer"], `申请延期 ${days} 个工作日，待审批`),
  ],
});

const isAsked =
  (code: string): OrderGuard =>
  ({ detail: order }) =>
    order.askedDays !== null ? null : refuse(`${code}-NO-ASK`, "没有待审批的延期申请");
const notAsker = (code: string) =>
  isNot(code, (order) => order.askedByPersonId, "申请人不能审批自己的申请，请由另一人审批");

export const grantExtension = orderAct({
  label: "批准延期",
  code: "H11",
  from: ["signed", "handling"],
  to: "same",
  by: ["reply_reviewer"],
  weight: "primary",
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [isAsked("H11"), notOfHandlingSide("H11", "延期"), notAsker("H11")],
  checks: [],
  effects: ({ detail: order, matter }) => [
    {
      kind: "extendClock",
      clock: "reply",
      by: { value: order.askedDays ?? 1, unit: "day", basis: order.limitBasis ?? "working" },
      reason: order.askReason ?? "延期",
    },
    detail({ ...NO_ASK, extensionCount: order.extensionCount + 1 }),
    { kind: "flag", add: ["extended"], remove: ["extension_asked"] },
    unitsTurn(matter.unitId, `批准延期 ${order.askedDays} 个工作日，继续办理`),
    tell("extension_granted", { days: order.askedDays }),
  ],
});

export const declineExtension = orderAct({
  label: "不同意延期",
  code: "H12",
  from: ["signed", "handling"],
  to: "same",
  by: ["reply_reviewer"],
  weight: "normal",
  input: z.object({ opinion: words(4, "理由") }),
  fields: () => [required("opinion", "理由", "longText")],
  guards: [isAsked("H12"), notOfHandlingSide("H12", "延期"), notAsker("H12")],
  checks: [],
  effects: ({ matter }) => [
    detail(NO_ASK),
    { kind: "flag", remove: ["extension_asked"] },
    unitsTurn(matter.unitId, "不同意延期，按原时限办理"),
  ],
});
