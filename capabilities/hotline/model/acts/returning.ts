/** 退回: 申请 H07, 同意 H08, 驳回 H09. Once for each unit, inside its window, with a reason and words. The limit runs on meanwhile. */
import { z } from "zod";
import type { Limit } from "#kernel/clock/model/public.ts";
import { ORDER_RETURN_REASONS } from "../labels.ts";
import { isNot, notOfHandlingSide, ofLeadUnit, refuse } from "../rules.ts";
import { sourceOf } from "../settings.ts";
import { asHandler, detail, startPost, stop, tell, turn, unitsTurn } from "./consequences.ts";
import { choiceOf, opinion, opinionField, optionsOf, required, words } from "./fields.ts";
import { type OrderGuard, orderAct } from "./order-act.ts";

const withinWindow: OrderGuard = ({ detail: order, facts, now }) => {
  const limit: Limit = { value: facts.settings.return_window_days, unit: "day", basis: "working" };
  if (order.assignedAt === null || now <= facts.dueOf(limit, order.assignedAt)) return null;
  const message = `已超过派件后 ${limit.value} 个工作日的退回期限，请继续办理；确有困难的可申请延期`;
  return refuse("H07-WINDOW", message, sourceOf("return_window_days"));
};

const once: OrderGuard = ({ detail: order, matter }) =>
  matter.unitId !== null && order.returnAskedUnitIds.includes(matter.unitId)
    ? refuse("H07-ONCE", "你单位已经申请过一次退回，裁定后不能再退")
    : null;

export const sendBack = orderAct({
  label: "申请退回",
  code: "H07",
  from: ["assigned", "signed", "handling"],
  to: "returning",
  by: ["unit_desk"],
  weight: "normal",
  input: z.object({ reason: choiceOf(ORDER_RETURN_REASONS, "退回原因"), opinion: words(6, "退回理由") }),
  fields: () => [
    required("reason", "退回原因", "choice", { options: optionsOf(ORDER_RETURN_REASONS) }),
    required("opinion", "退回理由", "longText", { hint: "裁定期间办理时限继续计算" }),
  ],
  guards: [ofLeadUnit("H07"), withinWindow, once],
  checks: [],
  effects: (situation, { reason }) => {
    const { matter, detail: order, actor } = situation;
    return [
      startPost(situation, "decide_return"),
      detail({
        ...asHandler(situation),
        returnReason: reason,
        returnAskedByPersonId: actor.personId,
        returnAskedUnitIds:
          matter.unitId === null ? order.returnAskedUnitIds : [...order.returnAskedUnitIds, matter.unitId],
      }),
      turn(["hotline_clerk"], `${ORDER_RETURN_REASONS[reason]}，申请退回，待裁定`),
    ];
  },
});

const notAsker = (code: string) =>
  isNot(code, (order) => order.returnAskedByPersonId, "申请人不能裁定自己的退回，请由另一人裁定");

export const acceptReturn = orderAct({
  label: "同意退回",
  code: "H08",
  from: ["returning"],
  to: "received",
  by: ["hotline_clerk"],
  weight: "primary",
  input: z.object({ opinion }),
  fields: () => [opinionField],
  guards: [notOfHandlingSide("H08", "退回"), notAsker("H08")],
  checks: [],
  effects: (situation) => {
    const { matter, detail: order } = situation;
    return [
      ...stop("decide_return", "sign", "contact", "reply"),
      startPost(situation, "assign"),
      { kind: "matter", changes: { unitId: null } },
      { kind: "flag", add: ["returned"], remove: ["extension_asked"] },
      detail({
        returnCount: order.returnCount + 1,
        pastUnitIds: [...new Set([...order.pastUnitIds, ...(matter.unitId === null ? [] : [matter.unitId])])],
      }),
      turn(["hotline_clerk"], "同意退回，待重新派件"),
      tell("return_accepted", { unitId: matter.unitId }),
    ];
  },
});

export const rejectReturn = orderAct({
  label: "驳回退回",
  code: "H09",
  from: ["returning"],
  to: ({ detail: order }) =>
    order.signedAt === null ? "assigned" : order.hasContact && order.contactedAt === null ? "signed" : "handling",
  toStates: ["assigned", "signed", "handling"],
  by: ["hotline_clerk"],
  weight: "normal",
  input: z.object({ opinion: words(4, "驳回理由") }),
  fields: () => [required("opinion", "驳回理由", "longText")],
  guards: [notOfHandlingSide("H09", "退回"), notAsker("H09")],
  checks: [],
  effects: ({ matter }) => [
    ...stop("decide_return"),
    unitsTurn(matter.unitId, "退回被驳回，继续办理"),
    tell("return_rejected", { unitId: matter.unitId }),
  ],
});
