/** The HTTP surface of casework beside that of matters. */
import { z } from "zod";
import { type Access, endpoint } from "#base/endpoint.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { DEVICE_STATES, DeviceSchema, type DeviceState } from "./model/offsite/device.ts";

export * from "./model/surface/board.ts";
export * from "./model/surface/desks.ts";
export * from "./model/surface/disclosures.ts";
export * from "./model/surface/party.ts";
export * from "./model/surface/publicity.ts";
export * from "./model/surface/question-templates.ts";
export * from "./model/surface/rooms.ts";

const anyone = { kind: "anyone" } as const;

/** 法制 and the administrator keep the register; who handles cases looks things up in it. */
export const DEVICE_KEEPERS = ["legal_reviewer", "administrator"];
const KEEPING: Access = { kind: "roles", roles: DEVICE_KEEPERS };
/** Who may look a device up. */
export const DEVICE_READERS = [...DEVICE_KEEPERS, "officer", "unit_lead", "agency_head", "publicity_clerk"];
const READING: Access = { kind: "roles", roles: DEVICE_READERS };

const EnteredDeviceSchema = DeviceSchema.extend({
  number: z.string().trim().min(1, "请填写设备编号").max(60),
  divisionCode: z.string().regex(/^\d{12}$/, "请选择区县"),
  name: z.string().trim().min(2, "请填写设备名称").max(100),
  place: z.string().trim().min(2, "请填写设置地点").max(200),
  reviewNumber: z.string().trim().max(100),
  maintenance: z
    .array(z.object({ from: PlainDateSchema, to: PlainDateSchema.nullable() }))
    .max(100)
    .refine((spans) => spans.every(({ from, to }) => to === null || from <= to), "检修结束不能早于开始"),
  inspectedOn: PlainDateSchema.nullable().default(null),
  inspectedUntil: PlainDateSchema.nullable().default(null),
  note: z.string().trim().max(500).default(""),
});
export type EnteredDevice = z.output<typeof EnteredDeviceSchema>;

const RegisteredDeviceSchema = EnteredDeviceSchema.extend({
  revision: z.number().int(),
  state: z.enum(Object.keys(DEVICE_STATES) as [DeviceState, ...DeviceState[]]),
  enteredAt: InstantSchema,
  enteredBy: z.string(),
});
export type RegisteredDevice = z.output<typeof RegisteredDeviceSchema>;

export const listDevices = endpoint({
  method: "GET",
  path: "/api/case-devices",
  summary: "电子技术监控设备：审核、公布、检定和今天能否使用",
  access: READING,
  response: z.object({ devices: z.array(RegisteredDeviceSchema) }),
});

export const enterDevice = endpoint({
  method: "POST",
  path: "/api/case-devices",
  summary: "登记一台电子技术监控设备，或者登记它的变化；以前的内容保留",
  access: KEEPING,
  body: EnteredDeviceSchema,
  response: z.object({ number: z.string(), revision: z.number().int() }),
});

export const publishedDevices = endpoint({
  method: "GET",
  path: "/api/public/case-devices",
  summary: "电子技术监控设备公示：已经公布的设置地点",
  access: anyone,
  response: z.object({
    devices: z.array(
      z.object({ number: z.string(), name: z.string(), place: z.string(), publishedOn: PlainDateSchema.nullable() }),
    ),
  }),
  requestsPerMinute: 60,
});
