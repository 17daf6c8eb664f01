/** The HTTP surface of casework beside that of matters: the party's own page and the public list of decisions. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";

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
