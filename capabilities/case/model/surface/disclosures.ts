/** 行政处罚决定公开 over HTTP: what everybody may read. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { PlainDateSchema } from "#base/plain-date.ts";

const anyone = { kind: "anyone" } as const;

const Day = PlainDateSchema.or(z.literal("")).default("");
const Filter = {
  /** In number, cause and shown name. */
  text: z.string().trim().max(60).default(""),
  /** Name of the agency; empty: all. */
  agency: z.string().trim().max(120).default(""),
  /** Day of the decision, both ends included. */
  from: Day,
  to: Day,
};

const RowSchema = z.object({
  id: IdSchema,
  decisionNumber: z.string(),
  /** As the law lets it be shown: of a natural person only the family name. */
  shownName: z.string(),
  causeOfAction: z.string(),
  penalty: z.string(),
  basis: z.array(z.string()),
  agency: z.string(),
  decidedOn: PlainDateSchema,
  publishedOn: PlainDateSchema,
});
export type DisclosedDecision = z.output<typeof RowSchema>;

export const listDisclosures = endpoint({
  method: "GET",
  path: "/api/cases/disclosures",
  summary: "行政处罚决定公开：已公开、未撤回、在公开期限内的决定",
  access: anyone,
  query: z.object({ ...Filter, before: z.string().max(80).default("") }),
  response: z.object({
    rows: z.array(RowSchema),
    /** Of the filter, not of the page. */
    count: z.number().int(),
    agencies: z.array(z.string()),
    /** Given back as `before` for the next page; null: that was all. */
    next: z.string().nullable(),
  }),
});

export const exportDisclosures = endpoint({
  method: "GET",
  path: "/api/cases/disclosures/csv",
  summary: "行政处罚决定公开导出（CSV）",
  access: anyone,
  query: z.object(Filter),
  response: z.unknown(),
  requestsPerMinute: 10,
});

export const getDisclosure = endpoint({
  method: "GET",
  path: "/api/cases/disclosures/:id",
  summary: "一份公开的行政处罚决定",
  access: anyone,
  params: z.object({ id: IdSchema }),
  response: RowSchema.extend({
    /** 统一社会信用代码; never of a natural person. */
    creditCode: z.string().nullable(),
    facts: z.string(),
    fineFen: z.number().int(),
    confiscateFen: z.number().int(),
    kinds: z.array(z.string()),
    procedure: z.string(),
    /** The last day on which it is shown; null: no limit is set. */
    shownUntil: PlainDateSchema.nullable(),
  }),
});

export const listWithdrawals = endpoint({
  method: "GET",
  path: "/api/cases/disclosures/withdrawals",
  summary: "撤回公开的行政处罚决定及理由",
  access: anyone,
  response: z.object({
    rows: z.array(
      z.object({
        decisionNumber: z.string(),
        agency: z.string(),
        /** Null: taken down, the reason follows by `reasonDueOn`. */
        withdrawnOn: PlainDateSchema.nullable(),
        reason: z.string().nullable(),
        reasonDueOn: PlainDateSchema.nullable(),
      }),
    ),
  }),
});
