/** 当事人的页面 over HTTP: everything goes by number and code in the body, never in the address: codes must not stand in logs. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import type { Block } from "#kernel/document/model/public.ts";
import { Sha256Schema } from "#kernel/evidence/model/public.ts";

const anyone = { kind: "anyone" } as const;

const PartyKey = z.object({
  number: z.string().trim().min(4, "请填写案号").max(60),
  code: z.string().trim().min(10, "请填写告知书上的查询码").max(20),
});

/** Acts of the procedure that a party does here. */
export const PARTY_ACTS = {
  record_representation: "提交陈述申辩",
  request_hearing: "要求听证",
  confirm_address: "确认送达地址",
  ask_arrangement: "申请延期、分期缴纳",
} as const;
export type PartyAct = keyof typeof PARTY_ACTS;

const PARTY_ACT_IDS = Object.keys(PARTY_ACTS) as [PartyAct, ...PartyAct[]];

const fen = z.number().int();

/** 罚款 as the party sees it, from the day on which the decision reached them. */
const PartyPaymentSchema = z.object({
  fineFen: fen,
  paidFen: fen,
  owedFen: fen,
  surchargeFen: fen,
  refundDueFen: fen,
  dueOn: PlainDateSchema.nullable(),
  arrangement: z
    .object({
      kind: z.enum(["deferred", "instalments"]),
      isGranted: z.boolean().nullable(),
      schedule: z.array(z.object({ dueOn: PlainDateSchema, fen })),
    })
    .nullable(),
  /** Null: the city has entered none. */
  onlineUrl: z.string().nullable(),
  bank: z.string().nullable(),
});

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
    agency: z.object({ name: z.string(), address: z.string().nullable(), dutyPhone: z.string().nullable() }),
    stateLabel: z.string(),
    /** What happened so far, oldest first. */
    story: z.array(z.object({ on: PlainDateSchema, title: z.string(), text: z.string() })),
    /** What it means, and what to do by when. */
    plain: z.array(
      z.object({
        title: z.string(),
        text: z.string(),
        dueAt: InstantSchema.nullable(),
        /** What may be done about it on this page. */
        act: z.enum(PARTY_ACT_IDS).nullable(),
      }),
    ),
    papers: z.array(
      z.object({
        name: z.string(),
        number: z.string(),
        issuedAt: InstantSchema,
        deliveredOn: PlainDateSchema,
        code: z.string(),
        isVoided: z.boolean(),
      }),
    ),
    acts: z.array(z.object({ act: z.enum(PARTY_ACT_IDS), label: z.string(), isAllowed: z.boolean(), why: z.string() })),
    payment: PartyPaymentSchema.nullable(),
    representation: z.object({ content: z.string(), review: z.string().nullable() }).nullable(),
    hearing: z.object({ state: z.string(), heldAt: InstantSchema.nullable() }).nullable(),
    /** Consent to electronic delivery stands. */
    isElectronic: z.boolean(),
    /** What the party sent from here, oldest first. */
    receipts: z.array(
      z.object({ seq: z.number().int(), at: InstantSchema, label: z.string(), files: z.number().int() }),
    ),
  }),
  requestsPerMinute: 20,
});

const PartyActInput = PartyKey.extend({
  act: z.enum(PARTY_ACT_IDS),
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

/** `code` of the paper: the one that verifies it. */
const PaperKey = PartyKey.extend({ paper: z.string().trim().min(10).max(20) });
/** The answers below are files, not JSON. */
const FileAnswerSchema = z.unknown();

export const readPartyPaper = endpoint({
  method: "POST",
  path: "/api/cases/party/papers",
  summary: "当事人阅读已送达的文书：文字",
  access: anyone,
  body: PaperKey,
  response: z.object({
    name: z.string(),
    number: z.string(),
    agency: z.string(),
    /** Blocks of finished words, as the typesetter draws them. */
    blocks: z.array(z.custom<Block>((value) => typeof value === "object" && value !== null && "kind" in value)),
  }),
  requestsPerMinute: 40,
});

export const getPartyPaperPdf = endpoint({
  method: "POST",
  path: "/api/cases/party/papers/pdf",
  summary: "当事人下载已送达的文书（PDF）",
  access: anyone,
  body: PaperKey,
  response: FileAnswerSchema,
  requestsPerMinute: 20,
});

export const getPartyReceipt = endpoint({
  method: "POST",
  path: "/api/cases/party/receipts",
  summary: "当事人下载所提交材料的回执（PDF）",
  access: anyone,
  body: PartyKey.extend({ seq: z.number().int().positive() }),
  response: FileAnswerSchema,
  requestsPerMinute: 20,
});

/** The body is the file itself, so the key of the case goes in headers. */
export const PARTY_HEADERS = { number: "x-case-number", code: "x-case-code" } as const;
/** What a party may attach. */
export const PARTY_MEDIA_TYPES = ["image/jpeg", "image/png", "image/webp", "image/heic", "application/pdf"] as const;

export const uploadPartyEvidence = endpoint({
  method: "POST",
  path: "/api/cases/party/evidence",
  summary: "当事人上传陈述申辩的材料（照片、PDF）；案号和查询码在请求头 x-case-number、x-case-code",
  access: anyone,
  query: z.object({ sha256: Sha256Schema.optional(), fileName: z.string().max(200).optional() }),
  body: z
    .custom<Uint8Array>((value) => value instanceof Uint8Array, "请求体须为文件本身")
    .meta({ type: "string", format: "binary" }),
  response: z.object({ id: Sha256Schema }),
  requestsPerMinute: 20,
});
