/** The HTTP surface of evaluation 综合评价: tables with ranks and scores, schemes, bulletins. */
import { z } from "zod";
import { type Access, endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { BulletinContentSchema } from "./model/bulletin.ts";
import { PERIOD_KINDS, type PeriodKind } from "./model/period.ts";
import { SchemeBodySchema } from "./model/scheme.ts";
import { SUBJECT_IDS } from "./model/subject.ts";

/** Who is answerable for figures. What each sees of them is cut by data scope. */
export const READERS = ["leader", "evaluator", "command_lead", "shift_leader", "unit_desk"];
const READING: Access = { kind: "roles", roles: READERS };
const EVALUATING: Access = { kind: "roles", roles: ["evaluator"] };

const KINDS = Object.keys(PERIOD_KINDS) as [PeriodKind, ...PeriodKind[]];

const SpanSchema = z.object({ from: PlainDateSchema, to: PlainDateSchema, label: z.string() });

export const EvaluationQuerySchema = z.object({
  /** Kind of the matters counted. */
  kind: z.string().max(60).default("report"),
  /** Absent: the level below the caller's own division. */
  subject: z.enum(SUBJECT_IDS).optional(),
  period: z.enum(KINDS).default("month"),
  /** A day of the period; absent: today. */
  on: PlainDateSchema.optional(),
  /** Both days of a period of one's own choice. */
  from: PlainDateSchema.optional(),
  to: PlainDateSchema.optional(),
  /** Only within this division. */
  divisionCode: z
    .string()
    .regex(/^\d{12}$/, "区划代码为 12 位数字")
    .optional(),
  /** A ratio, a counter, or `score`; absent: what is usual for the subject. */
  by: z.string().max(60).optional(),
});
export type EvaluationQuery = z.output<typeof EvaluationQuerySchema>;

const ScoreSchema = z.object({
  total: z.number().nullable(),
  grade: z.string().nullable(),
  items: z.array(
    z.object({
      label: z.string(),
      indicator: z.string(),
      weight: z.number(),
      value: z.number().nullable(),
      points: z.number().nullable(),
    }),
  ),
  deductions: z.array(z.object({ label: z.string(), count: z.number(), points: z.number() })),
});

const FiguresSchema = z.object({
  counters: z.record(z.string(), z.number()),
  ratios: z.record(z.string(), z.number().nullable()),
});

const EvaluationRowSchema = FiguresSchema.extend({
  key: z.string().nullable(),
  label: z.string(),
  score: ScoreSchema.nullable(),
  rank: z.number().int().nullable(),
  isTied: z.boolean(),
  /** Measured on too few to have a rank. */
  isTooFew: z.boolean(),
  /** Rank in the whole period before. */
  rankBefore: z.number().int().nullable(),
  /** 分组: ranks count within it. */
  group: z.string().nullable(),
  /** Of what the table is ranked by, for each of `months`. */
  trend: z.array(z.number().nullable()),
  /** Query of `/api/measures/matters` that narrows to this row. */
  opens: z.record(z.string(), z.string()),
});
export type EvaluationRow = z.output<typeof EvaluationRowSchema>;

const IndicatorSchema = z.object({
  id: z.string(),
  label: z.string(),
  isRatio: z.boolean(),
  better: z.enum(["high", "low", "info"]),
  /** 按期处置数 ÷ 应处置数; for a counter the stage it belongs to. */
  formula: z.string(),
  note: z.string(),
  isConfirmed: z.boolean(),
  /** Counters to open: itself, or the parts of a ratio. */
  opens: z.array(z.object({ id: z.string(), label: z.string() })),
  /** The counter of what granted appeals took out of it. */
  excused: z.string().nullable(),
});
export type EvaluationIndicator = z.output<typeof IndicatorSchema>;

export const EvaluationSchema = z.object({
  kind: z.string(),
  subject: z.enum(SUBJECT_IDS),
  subjectLabel: z.string(),
  period: z.enum(KINDS),
  span: SpanSchema.extend({ until: PlainDateSchema, isRunning: z.boolean() }),
  before: SpanSchema,
  yearAgo: SpanSchema,
  asOf: InstantSchema,
  /** Record entries not counted yet. */
  pending: z.number().int(),
  rankedBy: z.object({
    id: z.string(),
    label: z.string(),
    better: z.enum(["high", "low"]),
    target: z.number().nullable(),
  }),
  minimumSample: z.number().int(),
  scheme: z
    .object({ id: IdSchema.nullable(), name: z.string(), effectiveFrom: PlainDateSchema, source: z.string() })
    .nullable(),
  indicators: z.array(IndicatorSchema),
  total: FiguresSchema,
  totalBefore: FiguresSchema,
  totalYearAgo: FiguresSchema,
  rows: z.array(EvaluationRowSchema),
  months: z.array(z.string()),
  totalTrend: z.array(z.number().nullable()),
});
export type Evaluation = z.output<typeof EvaluationSchema>;

export const getEvaluation = endpoint({
  method: "GET",
  path: "/api/evaluation",
  summary: "综合评价表：各对象的指标、比率、得分、名次、走势",
  access: READING,
  query: EvaluationQuerySchema,
  response: EvaluationSchema,
});
export const getEvaluationFile = endpoint({
  method: "GET",
  path: "/api/evaluation/file",
  summary: "综合评价表的文件：XLSX、PDF 或 CSV",
  access: READING,
  query: EvaluationQuerySchema.extend({ format: z.enum(["xlsx", "pdf", "csv"]) }),
  response: z.unknown(),
});

// 方案

const SchemeVersionSchema = z.object({
  /** Null: as shipped. */
  id: IdSchema.nullable(),
  status: z.enum(["draft", "published"]),
  body: SchemeBodySchema,
  effectiveFrom: PlainDateSchema.nullable(),
  source: z.string(),
  note: z.string(),
  author: z.string(),
  savedAt: InstantSchema.nullable(),
  isInForce: z.boolean(),
});
export type SchemeVersion = z.output<typeof SchemeVersionSchema>;

const Saved = z.object({ id: IdSchema });
const ById = z.object({ id: IdSchema });
const DraftSchema = z.object({
  body: SchemeBodySchema,
  source: z.string().trim().max(200, "依据最长 200 字").default(""),
  note: z.string().trim().max(400, "说明最长 400 字").default(""),
});

export const listSchemes = endpoint({
  method: "GET",
  path: "/api/evaluation/schemes",
  summary: "评价方案：每类对象的各个版本",
  access: READING,
  response: z.object({ versions: z.array(SchemeVersionSchema) }),
});
export const addScheme = endpoint({
  method: "POST",
  path: "/api/evaluation/schemes",
  summary: "起草评价方案",
  access: EVALUATING,
  body: DraftSchema,
  response: Saved,
});
export const changeScheme = endpoint({
  method: "PUT",
  path: "/api/evaluation/schemes/:id",
  summary: "改方案草稿",
  access: EVALUATING,
  params: ById,
  body: DraftSchema,
  response: Saved,
});
export const publishScheme = endpoint({
  method: "POST",
  path: "/api/evaluation/schemes/:id/publication",
  summary: "发布方案，自某日起生效",
  access: EVALUATING,
  params: ById,
  body: z.object({ effectiveFrom: PlainDateSchema }),
  response: Saved,
});

// 通报

const BulletinQuerySchema = z.object({
  kind: z.string().max(60).default("report"),
  period: z.enum(["week", "month", "quarter", "year"]).default("month"),
  on: PlainDateSchema.optional(),
});

const BulletinSummarySchema = z.object({
  id: IdSchema,
  number: z.string(),
  title: z.string(),
  from: PlainDateSchema,
  to: PlainDateSchema,
  issuedAt: InstantSchema,
  issuedBy: z.string(),
  /** SHA-256 of the PDF. */
  hash: z.string(),
});

export const listBulletins = endpoint({
  method: "GET",
  path: "/api/evaluation/bulletins",
  summary: "已发的通报",
  access: READING,
  response: z.object({ bulletins: z.array(BulletinSummarySchema) }),
});
export const previewBulletin = endpoint({
  method: "GET",
  path: "/api/evaluation/bulletins/preview",
  summary: "按现在的数字试写通报，不发",
  access: EVALUATING,
  query: BulletinQuerySchema,
  response: z.object({
    content: BulletinContentSchema,
    unknown: z.array(z.string()),
    from: PlainDateSchema,
    to: PlainDateSchema,
    isRunning: z.boolean(),
  }),
});
export const issueBulletin = endpoint({
  method: "POST",
  path: "/api/evaluation/bulletins",
  summary: "发通报：留下定稿和它的校验值，以后不再变",
  access: EVALUATING,
  body: BulletinQuerySchema,
  response: Saved.extend({ number: z.string(), hash: z.string() }),
});
export const getBulletin = endpoint({
  method: "GET",
  path: "/api/evaluation/bulletins/:id",
  summary: "一份已发的通报",
  access: READING,
  params: ById,
  response: BulletinSummarySchema.extend({ content: BulletinContentSchema }),
});
export const getBulletinFile = endpoint({
  method: "GET",
  path: "/api/evaluation/bulletins/:id/file",
  summary: "一份已发的通报：PDF 定稿、可改的 Word，或其中各表的 XLSX",
  access: READING,
  params: ById,
  query: z.object({ format: z.enum(["pdf", "docx", "xlsx"]).default("pdf") }),
  response: z.unknown(),
});
