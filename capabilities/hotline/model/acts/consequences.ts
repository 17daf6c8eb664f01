/** What acts of an order lead to, as effects. */
import type { Json } from "#base/canonical-json.ts";
import { type Instant, MINUTE_MS, millisOf } from "#base/instant.ts";
import type { Limit } from "#kernel/clock/model/public.ts";
import type { Role } from "#kernel/people/model/public.ts";
import type { OrderDetail } from "../order.ts";
import { type HotlineSettingId, sourceOf } from "../settings.ts";
import type { OrderEffect, OrderSituation } from "./order-act.ts";

export function detail(changes: Partial<OrderDetail>): OrderEffect {
  return { kind: "detail", changes };
}

export function tell(event: string, payload: Json = {}): OrderEffect {
  return { kind: "tell", event: `hotline.${event}`, payload };
}

export function turn(
  roles: readonly Role[],
  reason: string,
  whose: { readonly unitId?: string | null; readonly personId?: string | null } = {},
): OrderEffect {
  return { kind: "turn", turn: { roles, reason, unitId: whose.unitId ?? null, personId: whose.personId ?? null } };
}

export const NOBODYS_TURN: OrderEffect = { kind: "turn", turn: null };

export function unitsTurn(unitId: string | null, reason: string): OrderEffect {
  return turn(["unit_desk", "crew"], reason, { unitId });
}

/** Clocks that do not go are left alone; a terminal state stops every clock by itself. */
export function stop(...kinds: readonly string[]): readonly OrderEffect[] {
  return kinds.map((clock) => ({ kind: "stopClock", clock }));
}

/** 岗位时限: what each post has, and the setting behind it. */
const POST_CLOCKS = {
  assign: { label: "派件时限", setting: "assign_minutes" },
  sign: { label: "签收时限", setting: "sign_minutes" },
  contact: { label: "首次联系时限", setting: "contact_minutes" },
  decide_return: { label: "退回裁定时限", setting: "decide_return_minutes" },
  unit_review: { label: "单位把关时限", setting: "unit_review_minutes" },
  office_review: { label: "处室把关时限", setting: "office_review_minutes" },
  send: { label: "答复送出时限", setting: "send_minutes" },
} as const;
export type PostClock = keyof typeof POST_CLOCKS;

/** Urgent orders run round the clock at every desk. */
export function startPost({ facts, detail: order }: OrderSituation, clock: PostClock): OrderEffect {
  const isUrgent = order.urgency === "urgent";
  const setting = clock === "contact" && isUrgent ? "urgent_contact_minutes" : POST_CLOCKS[clock].setting;
  const limit: Limit = {
    value: facts.settings[setting],
    unit: "minute",
    basis: isUrgent ? "emergency" : "working",
  };
  return { kind: "startClock", clock, label: POST_CLOCKS[clock].label, limit, source: sourceOf(setting) };
}

export function startDays(
  { facts }: OrderSituation,
  clock: string,
  label: string,
  setting: Extract<HotlineSettingId, "visit_days">,
): OrderEffect {
  const limit: Limit = { value: facts.settings[setting], unit: "day", basis: "working" };
  return { kind: "startClock", clock, label, limit, source: sourceOf(setting) };
}

/** A clock with a deadline that somebody named. */
export function startUntil(clock: string, label: string, source: string, from: Instant, until: Instant): OrderEffect {
  const limit: Limit = { value: (millisOf(until) - millisOf(from)) / MINUTE_MS, unit: "minute", basis: "natural" };
  return { kind: "startClock", clock, label, limit, source };
}

export function withPerson(list: readonly string[], personId: string | null): string[] {
  return personId === null || list.includes(personId) ? [...list] : [...list, personId];
}

/** Whoever of a unit does something joins the handling side. */
export function asHandler({ detail: order, actor }: OrderSituation): Pick<OrderDetail, "handlerPersonIds"> {
  return { handlerPersonIds: withPerson(order.handlerPersonIds, actor.personId) };
}
