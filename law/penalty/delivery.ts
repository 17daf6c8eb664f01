/** 送达之日: when a paper counts as served, by the way it went. Every remedy and every payment counts from here. */
import type { PlainDate } from "#base/plain-date.ts";
import type { Workdays } from "#base/workdays.ts";
import { lastDay } from "../parameters/public.ts";

export const DELIVERY_METHODS = {
  direct: "直接送达",
  leave: "留置送达",
  electronic: "电子送达",
  post: "邮寄送达",
  entrust: "委托送达",
  public_notice: "公告送达",
} as const;
export type DeliveryMethod = keyof typeof DELIVERY_METHODS;

/**
 * @param happenedOn direct, entrust: the day of the signature · leave: the day on which it was left · electronic: the day on which
 *   it reached the addressee's system · post: the day on the receipt · public_notice: the day of publication
 */
export function deliveredOn(workdays: Workdays, method: DeliveryMethod, happenedOn: PlainDate): PlainDate {
  if (method !== "public_notice") return happenedOn;
  return lastDay(workdays, "public_notice_delivery", happenedOn);
}
