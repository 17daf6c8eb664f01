/** The HTTP surface of power 权责清单: the list on a day, versions and their review, XLSX, the discretion helper, the public list. */
import { z } from "zod";
import { type Access, endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { SUBJECTS } from "#law/penalty/public.ts";
import { CIRCUMSTANCES, type Circumstance } from "./model/circumstances.ts";
import { ENTRY_KINDS, type EntryKind, REVISION_STATES, type RevisionState } from "./model/entry.ts";

/** 法制机构 and the administrator draft; another legal reviewer decides. */
export const DRAFTERS = ["legal_reviewer", "administrator"];
const DRAFTING: Access = { kind: "roles", roles: DRAFTERS };
const REVIEWING: Access = { kind: "roles", roles: ["legal_reviewer"] };
const SIGNED_IN: Access = { kind: "signedIn" };

const kinds = z.enum(Object.keys(ENTRY_KINDS) as [EntryKind, ...EntryKind[]]);
const states = z.enum(Object.keys(REVISION_STATES) as [RevisionState, ...RevisionState[]]);

const RangeWordsSchema = z.object({
  subject: z.string(),
  condition: z.string(),
  /** Null: set locally and not entered. */
  words: z.string().nullable(),
});

export const OffenceRowSchema = z.object({
  code: z.string(),
  name: z.string(),
  group: z.string(),
  groupLabel: z.string(),
  competent: z.string(),
  violated: z.string(),
  penalised: z.string(),
  effectiveFrom: PlainDateSchema,
  ranges: z.array(RangeWordsSchema),
  others: z.array(z.string()),
  isRectificationFirst: z.boolean(),
  isFirstViolation: z.boolean(),
  hasSeizure: z.boolean(),
  isAmountMissing: z.boolean(),
  isVerified: z.boolean(),
  /** The agency's own benchmark, or the sample. */
  benchmark: z.string(),
  isSampleBenchmark: z.boolean(),
  /** Agencies with the power today, by name. */
  agencies: z.array(z.string()),
  state: states,
  drafts: z.number().int(),
});
export type OffenceRow = z.output<typeof OffenceRowSchema>;

const DayQuery = z.object({ on: PlainDateSchema.optional() });

export const listPowers = endpoint({
  method: "GET",
  path: "/api/powers",
  summary: "权责清单：某日有效的案由、依据、罚款幅度、裁量基准和职权",
  access: SIGNED_IN,
  query: DayQuery,
  response: z.object({ on: PlainDateSchema, rows: z.array(OffenceRowSchema) }),
});

const RevisionSchema = z.object({
  id: IdSchema.nullable(),
  revision: z.number().int(),
  state: states,
  effectiveFrom: PlainDateSchema,
  source: z.string(),
  note: z.string(),
  content: z.json(),
  /** Members that differ from the revision before, in words. */
  changes: z.array(z.string()),
  draftedBy: z.string(),
  draftedAt: InstantSchema.nullable(),
  isMine: z.boolean(),
  reviewedBy: z.string().nullable(),
  reviewedAt: InstantSchema.nullable(),
  opinion: z.string().nullable(),
});
export type PowerRevision = z.output<typeof RevisionSchema>;

export const listRevisions = endpoint({
  method: "GET",
  path: "/api/powers/:kind/:key/revisions",
  summary: "一个条目的全部版本，新的在前，附与前一版的不同",
  access: SIGNED_IN,
  params: z.object({ kind: kinds, key: z.string().max(80) }),
  response: z.object({ revisions: z.array(RevisionSchema) }),
});

export const draftEntry = endpoint({
  method: "POST",
  path: "/api/powers/:kind/:key/revisions",
  summary: "起草一个条目的新版本；须经他人法制审核后从生效日起使用",
  access: DRAFTING,
  params: z.object({ kind: kinds, key: z.string().max(80) }),
  body: z.object({
    content: z.json(),
    effectiveFrom: PlainDateSchema,
    source: z.string().trim().max(200).default(""),
    note: z.string().trim().max(1000).default(""),
  }),
  response: z.object({ id: IdSchema, revision: z.number().int() }),
});

export const reviewEntry = endpoint({
  method: "POST",
  path: "/api/powers/revisions/:id/review",
  summary: "法制审核一个版本；起草人不能审核自己的版本",
  access: REVIEWING,
  params: z.object({ id: IdSchema }),
  body: z.object({ isApproved: z.boolean(), opinion: z.string().trim().min(2, "请填写审核意见").max(2000) }),
  response: z.object({ id: IdSchema, state: states }),
});

export const listDrafts = endpoint({
  method: "GET",
  path: "/api/powers/drafts",
  summary: "等待法制审核的版本",
  access: DRAFTING,
  response: z.object({
    drafts: z.array(RevisionSchema.extend({ kind: kinds, key: z.string(), name: z.string() })),
  }),
});

export const exportPowers = endpoint({
  method: "GET",
  path: "/api/powers/workbook",
  summary: "导出权责清单（XLSX），可修改后导入",
  access: SIGNED_IN,
  query: DayQuery,
  /** A workbook, not JSON. */
  response: z.unknown(),
});

const ImportAnswer = z.object({
  rows: z.number().int(),
  drafted: z.number().int(),
  unchanged: z.number().int(),
  errors: z.array(z.object({ row: z.number().int(), column: z.string(), message: z.string() })),
});
export type PowerImport = z.output<typeof ImportAnswer>;

export const importPowers = endpoint({
  method: "POST",
  path: "/api/powers/workbook",
  summary: "导入权责清单（XLSX，base64）：逐行核对，错的行说明原因，其余起草为新版本；preview 只核对",
  access: DRAFTING,
  body: z.object({
    workbook: z.base64("请上传 XLSX 文件").max(8_000_000, "文件不超过 6 MB"),
    effectiveFrom: PlainDateSchema,
    source: z.string().trim().max(200).default(""),
    preview: z.boolean().default(true),
  }),
  response: ImportAnswer,
  requestsPerMinute: 12,
});

const circumstances = z.enum(Object.keys(CIRCUMSTANCES) as [Circumstance, ...Circumstance[]]);
const subjects = z.enum(Object.keys(SUBJECTS) as [keyof typeof SUBJECTS, ...(keyof typeof SUBJECTS)[]]);
const amount = z.number().int().nonnegative();
const RangeSchema = z.object({ lowest: amount, highest: amount });

export const proposeAmount = endpoint({
  method: "POST",
  path: "/api/powers/proposal",
  summary: "裁量助手：由事实得出适用的法律、档次和建议数额，逐步说明理由和来源",
  access: SIGNED_IN,
  body: z.object({
    offence: z.string().max(80),
    subject: subjects,
    condition: z.string().max(100).default(""),
    actEndedOn: PlainDateSchema,
    decidedOn: PlainDateSchema.optional(),
    quantity: z
      .string()
      .regex(/^\d+(\.\d{1,6})?$/, "测量数据须为数字，例如 161.15")
      .nullable()
      .default(null),
    baseFen: amount.nullable().default(null),
    circumstances: z.array(circumstances).default([]),
    bornOn: PlainDateSchema.nullable().default(null),
    /** Fines in 分 of similar closed cases, for 同案同罚. */
    similarFen: z.array(amount).max(1000).default([]),
    chosenFen: amount.nullable().default(null),
    reason: z.string().max(2000).default(""),
  }),
  response: z.object({
    outcome: z.enum(["penalty", "no_penalty", "needs_input", "needs_review"]),
    /** A sample is nobody's standard until the agency publishes its own. */
    benchmark: z.object({ name: z.string(), isSample: z.boolean() }),
    statutory: RangeSchema.nullable(),
    tier: z.string().nullable(),
    range: RangeSchema.nullable(),
    proposedFen: amount.nullable(),
    mayGoBelow: z.boolean(),
    steps: z.array(z.object({ title: z.string(), text: z.string(), source: z.string(), rule: z.string().nullable() })),
    tiers: z.array(z.object({ level: z.string(), words: z.string(), range: RangeSchema.nullable() })),
    spread: z
      .object({
        count: z.number().int(),
        lowest: amount,
        lowerTenth: amount,
        median: amount,
        upperTenth: amount,
        highest: amount,
      })
      .nullable(),
    warning: z.string().nullable(),
    refusals: z.array(z.object({ rule: z.string(), message: z.string(), source: z.string() })),
  }),
});
export type AmountProposal = z.output<(typeof proposeAmount)["response"]>;

export const publicPowers = endpoint({
  method: "GET",
  path: "/api/public/powers",
  summary: "权责清单公示：案由、依据、罚款幅度、裁量基准",
  access: { kind: "anyone" },
  query: z.object({ text: z.string().trim().max(60).default("") }),
  response: z.object({
    on: PlainDateSchema,
    rows: z.array(
      OffenceRowSchema.pick({
        code: true,
        name: true,
        groupLabel: true,
        violated: true,
        penalised: true,
        ranges: true,
        others: true,
        isRectificationFirst: true,
        isFirstViolation: true,
        isVerified: true,
        agencies: true,
      }),
    ),
  }),
  requestsPerMinute: 60,
});
