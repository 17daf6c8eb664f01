/** The columns of an order, on the table `hotline_order`. */
import { BLANK_ORDER, type OrderDetail } from "#capabilities/hotline/model/public.ts";
import { type DetailTable, detailTable } from "#kernel/matter/server/public.ts";
import type { Secrets } from "#platform/capability.ts";

export const PERSONAL_MEMBERS = ["callerName", "callerPhone"] as const satisfies readonly (keyof OrderDetail)[];

export function orderTable(keys: Pick<Secrets, "personalDataKey">): DetailTable<OrderDetail> {
  return detailTable<OrderDetail>(keys, {
    table: "hotline_order",
    blank: BLANK_ORDER,
    personal: PERSONAL_MEMBERS,
    phone: "callerPhone",
  });
}
