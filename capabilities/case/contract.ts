/** The HTTP surface of casework beside that of matters: the party's own page and the public list of decisions. */
import { z } from "zod";
import { type Access, endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { DEVICE_STATES, DeviceSchema, type DeviceState } from "./model/offsite/device.ts";

const anyone = { kind: "anyone" } as const;

/** In the body, never in the address: codes must not stand in logs. */
const PartyKey = z.object({
  number: z.string().trim().min(4, "请填写案号").max(60),
  code: z.string().trim().min(10, "请填写告知书上的查询码").max(20),
});

export const PARTY_ACTS = {
  record_representation: "提交陈述申辩",
  request_hearing: "要求听证",
  confirm_address: "确认送达地址",
  ask_arrangement: "申请延期、分期缴纳",
} as const;

const fen = z.number().int();

export const openPartyCase = endpoint({
  method: "POST",
  path: "/api/cases/party",
  summary: "当事人凭案号和查询码查看自己的案件",
  access: anyone,
  body: PartyKey,
  response: z.object({
    number: z.string(),
    causeOfAction: z.string(),
    partyName: z.string(),
    agency: z.string(),
    stateLabel: z.string(),
    /** What it means and what to do by when. */
    plain: z.array(z.object({ title: z.string(), text: z.string(), dueAt: InstantSchema.nullable() })),
    papers: z.array(
      z.object({
        name: z.string(),
        number: z.string(),
        issuedAt: InstantSchema,
        deliveredOn: PlainDateSchema.nullable(),
        code: z.string(),
      }),
    ),
    acts: z.array(z.object({ act: z.string(), label: z.string(), isAllowed: z.boolean(), why: z.string() })),
    payment: z
      .object({
        fineFen: fen,
        paidFen: fen,
        owedFen: fen,
        surchargeFen: fen,
        dueOn: PlainDateSchema.nullable(),
      })
      .nullable(),
    representation: z.object({ content: z.string(), review: z.string().nullable() }).nullable(),
    hearing: z.object({ state: z.string(), heldAt: InstantSchema.nullable() }).nullable(),
  }),
  requestsPerMinute: 20,
});

const PartyActInput = PartyKey.extend({
  act: z.enum(Object.keys(PARTY_ACTS) as [keyof typeof PARTY_ACTS, ...(keyof typeof PARTY_ACTS)[]]),
  input: z.record(z.string(), z.json()),
  requestId: IdSchema,
});
export type PartyActInput = z.output<typeof PartyActInput>;

export const actAsParty = endpoint({
  method: "POST",
  path: "/api/cases/party/acts",
  summary: "当事人提交陈述申辩、要求听证、确认送达地址、申请延期分期",
  access: anyone,
  body: PartyActInput,
  response: z.object({ version: z.number().int() }),
  requestsPerMinute: 10,
});

export const listDisclosures = endpoint({
  method: "GET",
  path: "/api/cases/disclosures",
  summary: "行政处罚决定公开：已公开、未撤回的决定",
  access: anyone,
  query: z.object({ text: z.string().trim().max(60).default(""), before: z.string().max(80).default("") }),
  response: z.object({
    rows: z.array(
      z.object({
        decisionNumber: z.string(),
        shownName: z.string(),
        causeOfAction: z.string(),
        penalty: z.string(),
        basis: z.array(z.string()),
        agency: z.string(),
        decidedOn: PlainDateSchema,
        publishedOn: PlainDateSchema,
      }),
    ),
    /** Given back as `before` for the next page; null: that was all. */
    next: z.string().nullable(),
  }),
});

/** 法制 and the administrator keep the register; who handles cases looks things up in it. */
export const DEVICE_KEEPERS = ["legal_reviewer", "administrator"];
const KEEPING: Access = { kind: "roles", roles: DEVICE_KEEPERS };
const READING: Access = {
  kind: "roles",
  roles: [...DEVICE_KEEPERS, "officer", "unit_lead", "agency_head", "publicity_clerk"],
};

const EnteredDeviceSchema = DeviceSchema.omit({ number: true }).extend({
  divisionCode: z.string().regex(/^\d{12}$/, "请选择区县"),
  name: z.string().trim().min(2, "请填写设备名称").max(100),
  place: z.string().trim().min(2, "请填写设置地点").max(200),
  reviewNumber: z.string().trim().max(100),
  maintenance: z
    .array(z.object({ from: PlainDateSchema, to: PlainDateSchema.nullable() }))
    .max(100)
    .refine((spans) => spans.every(({ from, to }) => to === null || from <= to), "检修结束不能早于开始"),
  note: z.string().trim().max(500).default(""),
});
export type EnteredDevice = z.output<typeof EnteredDeviceSchema>;

const RegisteredDeviceSchema = EnteredDeviceSchema.extend({
  number: z.string(),
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

export const putDevice = endpoint({
  method: "PUT",
  path: "/api/case-devices/:number",
  summary: "登记一台电子技术监控设备，或者登记它的变化；以前的内容保留",
  access: KEEPING,
  params: z.object({ number: z.string().trim().min(1, "请填写设备编号").max(60) }),
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
