/** 各台: one desk for every post of the hotline, named by what the post does there. */
import type { ORDER_STATES, OrderState } from "#capabilities/hotline/model/labels.ts";

export const CLERKS = ["hotline_clerk"];
export const DOUBT_READERS = ["reply_reviewer", "return_visitor", "evaluator", "leader"];

interface Desk {
  readonly title: string;
  /** How orders get here, for when there is none. */
  readonly empty: string;
}

export const DESKS: Readonly<Record<string, Desk>> = {
  hotline_clerk: { title: "派件台", empty: "接进来的、单位申请退回的、等着送出答复的和不满意待定的工单排在这里。" },
  unit_desk: { title: "工单办理", empty: "派给你单位的工单会排在这里，先签收，再联系诉求人。" },
  crew: { title: "工单办理", empty: "派给你单位、已签收的工单会排在这里。" },
  unit_lead: { title: "单位把关", empty: "你单位提交的答复会排在这里，通过后才能出门。" },
  reply_reviewer: { title: "回复把关", empty: "单位把过关的答复、延期申请和剔除申诉会排在这里。" },
  return_visitor: { title: "回访台", empty: "答复送出以后，待回访的工单会排在这里。" },
};

export function deskTitle(role: string): string {
  return DESKS[role]?.title ?? "热线工单";
}

/** What stands in the middle of the desk. */
export type Focus = "intake" | "handling" | "gate" | "call_back";

const FOCUS: Readonly<Record<OrderState, Focus>> = {
  received: "intake",
  returning: "intake",
  merged: "intake",
  assigned: "handling",
  signed: "handling",
  handling: "handling",
  unit_review: "gate",
  office_review: "gate",
  approved: "gate",
  visiting: "call_back",
  unsatisfied: "call_back",
  closed: "call_back",
};

export function focusOf(state: string): Focus {
  return FOCUS[state as keyof typeof ORDER_STATES] ?? "handling";
}
