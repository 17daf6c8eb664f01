/** The procedure's types, bound to orders once. */
import type { z } from "zod";
import { type Act, act, type Check, type Effect, type Guard, type Situation } from "#kernel/procedure/model/public.ts";
import type { OrderFacts } from "../facts.ts";
import type { OrderState } from "../labels.ts";
import type { OrderDetail } from "../order.ts";

export type OrderSituation = Situation<OrderDetail, OrderFacts>;
export type OrderEffect = Effect<OrderDetail>;
export type OrderGuard = Guard<OrderDetail, OrderFacts>;
export type OrderCheck<I> = Check<OrderDetail, OrderFacts, I>;

export function orderAct<Z extends z.ZodType>(
  declaration: Omit<Act<OrderState, OrderDetail, OrderFacts, z.infer<Z>>, "input"> & { readonly input: Z },
): Act<OrderState, OrderDetail, OrderFacts, z.infer<Z>> {
  return act<OrderState, OrderDetail, OrderFacts, Z>(declaration);
}

export const WITH_UNIT = ["assigned", "signed", "handling"] as const satisfies readonly OrderState[];
export const BEFORE_REPLY = ["received", ...WITH_UNIT, "returning"] as const satisfies readonly OrderState[];
export const OPEN: readonly OrderState[] = [
  ...BEFORE_REPLY,
  "unit_review",
  "office_review",
  "approved",
  "visiting",
  "unsatisfied",
];
export const ENDS: readonly OrderState[] = ["closed", "merged"];
export const ALL: readonly OrderState[] = [...OPEN, ...ENDS];
