/**
 * 电子技术监控设备 (《行政处罚法》第四十一条第一款): reviewed by law and by technique, its place made public, before a single record of it counts.
 * Its own small machine: registered → legally reviewed → technically reviewed → published → active ⇄ maintenance → retired. One that
 * measures counts only while its inspection 检定 holds.
 */
import { z } from "zod";
import { type PlainDate, PlainDateSchema } from "#base/plain-date.ts";

export const DEVICE_STATES = {
  registered: "已登记",
  legally_reviewed: "已法制审核",
  technically_reviewed: "已技术审核",
  published: "地点已公布",
  active: "启用",
  maintenance: "检修",
  uninspected: "没有有效的检定",
  retired: "停用",
} as const;
export type DeviceState = keyof typeof DEVICE_STATES;

export const DeviceSchema = z.object({
  number: z.string(),
  reviewNumber: z.string(),
  legallyReviewedOn: PlainDateSchema.nullable(),
  technicallyReviewedOn: PlainDateSchema.nullable(),
  publishedOn: PlainDateSchema.nullable(),
  activeFrom: PlainDateSchema.nullable(),
  /** 检修: nothing recorded on these days counts; `to` null: still going on. */
  maintenance: z.array(z.object({ from: PlainDateSchema, to: PlainDateSchema.nullable() })),
  /** 检定有效期; the last day counts. Both null: a device that measures nothing and need not be inspected. */
  inspectedOn: PlainDateSchema.nullish(),
  inspectedUntil: PlainDateSchema.nullish(),
  retiredOn: PlainDateSchema.nullable(),
});
export type Device = z.infer<typeof DeviceSchema>;

/** Where the device stood on a day: a step counts only after the one before it. */
export function deviceStateOn(device: Device, on: PlainDate): DeviceState {
  const has = (day: PlainDate | null) => day !== null && day <= on;
  if (has(device.retiredOn)) return "retired";
  if (!has(device.legallyReviewedOn)) return "registered";
  if (!has(device.technicallyReviewedOn)) return "legally_reviewed";
  if (!has(device.publishedOn)) return "technically_reviewed";
  if (!has(device.activeFrom)) return "published";
  const isAway = device.maintenance.some(({ from, to }) => from <= on && (to === null || on <= to));
  if (isAway) return "maintenance";
  const { inspectedOn = null, inspectedUntil = null } = device;
  if (inspectedOn === null && inspectedUntil === null) return "active";
  const isInspected = has(inspectedOn) && inspectedUntil !== null && on <= inspectedUntil;
  return isInspected ? "active" : "uninspected";
}
