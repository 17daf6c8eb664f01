/** Rules that more than one act of an order stands on. */
import type { FieldError, Refusal } from "#base/problem.ts";
import type { Clock } from "#kernel/clock/model/public.ts";
import type { OrderGuard, OrderSituation } from "./acts/order-act.ts";
import { isHandlingSide } from "./call-back.ts";
import type { OrderDetail } from "./order.ts";

export const DESIGN = "方圆设计规则";
/** Its text is sold; no clause is claimed. */
export const HOTLINE_STANDARD = "GB/T 33358 政府热线服务规范";
export const AGAINST_FALSE_SATISFACTION = "防止“被满意”（方圆设计规则）";

export function refuse(rule: string, message: string, source: string = DESIGN): Refusal {
  return { rule, message, source };
}

export function wrongField(name: string, message: string): FieldError {
  return { path: `input.${name}`, message };
}

/** The actor belongs to the lead unit, or to a unit above it. */
export function ofLeadUnit(code: string): OrderGuard {
  return ({ actor, matter }) =>
    matter.unitId !== null && actor.unitIds.includes(matter.unitId)
      ? null
      : refuse(`${code}-UNIT`, "本工单不由你单位主办，只有主办单位可以办理");
}

export function notOfHandlingSide(code: string, what: string): OrderGuard {
  return ({ actor, matter, detail }) =>
    isHandlingSide(actor, matter, detail)
      ? refuse(`${code}-SIDE`, `你属于承办一方，${what}须由承办单位以外的人办理`, AGAINST_FALSE_SATISFACTION)
      : null;
}

/** Who asks never grants, who writes never reviews. */
export function isNot(code: string, who: (detail: OrderDetail) => string | null, message: string): OrderGuard {
  return ({ actor, detail }) => {
    const person = who(detail);
    const isSame = person !== null && (actor.personId === person || actor.onBehalfOf?.personId === person);
    return isSame ? refuse(`${code}-SAME`, message) : null;
  };
}

/** The clock of a kind that runs or is paused. */
export function liveClock({ clocks }: OrderSituation, kind: string): Clock | null {
  return clocks.findLast((clock) => clock.kind === kind && clock.state !== "stopped") ?? null;
}
