/** 方案识别: documents, what the reader found in them, corrections, publishing. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { CorrectionSchema, TargetSchema } from "../draft/correction.ts";
import { DRAFT_STATES, PLAN_KINDS } from "../labels.ts";
import { editors, keysOf } from "./access.ts";

export const SpanSchema = z.object({ start: z.number().int(), end: z.number().int() });
const DraftParams = z.object({ draftId: IdSchema });

const DraftLine = z.object({
  id: z.string(),
  fileName: z.string(),
  state: keysOf(DRAFT_STATES),
  stateLabel: z.string(),
  /** What the person who uploaded it should know: why it was not read. */
  message: z.string().nullable(),
  title: z.string().nullable(),
  issuer: z.string().nullable(),
  number: z.string().nullable(),
  taskCount: z.number().int(),
  doubtCount: z.number().int(),
  uploadedAt: InstantSchema,
  uploadedBy: z.string(),
  /** Publishing: tasks made so far, of how many. */
  published: z.object({ planId: z.string(), done: z.number().int(), total: z.number().int() }).nullable(),
});
export type DraftLine = z.output<typeof DraftLine>;

const DraftParty = z.object({
  /** As the document writes it. */
  name: z.string(),
  unitId: z.string().nullable(),
  unitName: z.string().nullable(),
});

const DraftTask = z.object({
  id: z.string(),
  heading: z.string(),
  title: z.string(),
  text: z.string(),
  lead: z.array(DraftParty),
  responsible: z.array(DraftParty),
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  from: PlainDateSchema.nullable(),
  to: PlainDateSchema.nullable(),
  recurrence: z.string().nullable(),
  /** 每月, 每双月: the recurrence in words. */
  recurrenceLabel: z.string().nullable(),
  targets: z.array(TargetSchema),
  /** Where it stands in the text; several after merging, none when it was added by hand. */
  spans: z.array(SpanSchema),
  doubts: z.array(z.string()),
  isLeftOut: z.boolean(),
  isCorrected: z.boolean(),
});
export type DraftTask = z.output<typeof DraftTask>;

const Finding = z.object({
  kind: z.enum(["task", "party", "period", "target", "reporting", "ladder", "phase"]),
  span: SpanSchema,
  taskId: z.string().nullable(),
  label: z.string(),
});

export const DraftPage = DraftLine.extend({
  text: z.string(),
  /** The source that all spans point into, in paragraphs put together from broken lines. */
  paragraphs: z.array(z.object({ kind: z.enum(["text", "heading", "row"]), segments: z.array(SpanSchema) })),
  headings: z.array(z.object({ level: z.number().int(), label: z.string(), text: z.string(), span: SpanSchema })),
  date: PlainDateSchema.nullable(),
  tasks: z.array(DraftTask),
  reporting: z.array(
    z.object({
      who: z.string(),
      action: z.string(),
      what: z.string(),
      recurrence: z.string().nullable(),
      span: SpanSchema,
    }),
  ),
  ladder: z.array(z.object({ step: z.number().int(), party: z.string(), when: z.string(), span: SpanSchema })),
  phases: z.array(
    z.object({ name: z.string(), from: PlainDateSchema.nullable(), to: PlainDateSchema.nullable(), span: SpanSchema }),
  ),
  findings: z.array(Finding),
  doubts: z.array(z.string()),
  /** 待匹配单位: names that no unit of the city is known by, each once. */
  unmatched: z.array(
    z.object({
      name: z.string(),
      count: z.number().int(),
      candidates: z.array(z.object({ unitId: z.string(), name: z.string() })),
    }),
  ),
  corrections: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      label: z.string(),
      by: z.string(),
      at: InstantSchema,
      isUndone: z.boolean(),
      /** Of several that were merged: the one that stays. */
      taskId: z.string().nullable(),
      /** 按上次的更正: title of the document it was taken from; null: made in this one. */
      recalledFrom: z.string().nullable(),
    }),
  ),
  /** Why it cannot be published yet; empty: it can. */
  obstacles: z.array(z.string()),
});
export type DraftPage = z.output<typeof DraftPage>;

export const listDrafts = endpoint({
  method: "GET",
  path: "/api/task/drafts",
  summary: "方案文件：最近的在前",
  access: editors,
  response: z.object({ drafts: z.array(DraftLine) }),
});

export const uploadDraft = endpoint({
  method: "POST",
  path: "/api/task/drafts",
  summary: "上传方案文件（.txt .docx .xlsx .pdf），请求体为文件本身；读不了也留存",
  access: editors,
  query: z.object({ fileName: z.string().trim().min(1).max(200) }),
  body: z
    .custom<Uint8Array>((value) => value instanceof Uint8Array, "请求体须为文件本身，类型为 application/octet-stream")
    .meta({ type: "string", format: "binary" }),
  response: z.object({ id: z.string() }),
  requestsPerMinute: 30,
});

export const pasteDraft = endpoint({
  method: "POST",
  path: "/api/task/drafts/paste",
  summary: "粘贴方案文字",
  access: editors,
  body: z.object({ text: z.string().min(10, "粘贴的文字太短").max(200_000, "一次最多 20 万字") }),
  response: z.object({ id: z.string() }),
  requestsPerMinute: 30,
});

export const getDraft = endpoint({
  method: "GET",
  path: "/api/task/drafts/:draftId",
  summary: "方案识别结果：原文、任务、存疑、待匹配单位、订正",
  access: editors,
  params: DraftParams,
  response: DraftPage,
});

export const getDraftFile = endpoint({
  method: "GET",
  path: "/api/task/drafts/:draftId/file",
  summary: "方案文件原件",
  access: editors,
  params: DraftParams,
  response: z.unknown(),
});

export const correctDraft = endpoint({
  method: "POST",
  path: "/api/task/drafts/:draftId/corrections",
  summary: "订正识别结果",
  access: editors,
  params: DraftParams,
  body: z.object({ correction: CorrectionSchema }),
  response: DraftPage,
});

export const undoCorrection = endpoint({
  method: "POST",
  path: "/api/task/drafts/:draftId/undo",
  summary: "撤销最后一次订正",
  access: editors,
  params: DraftParams,
  response: DraftPage,
});

export const undoRecalled = endpoint({
  method: "POST",
  path: "/api/task/drafts/:draftId/corrections/:correctionId/undo",
  summary: "撤回一处“按上次的更正”",
  access: editors,
  params: DraftParams.extend({ correctionId: IdSchema }),
  response: DraftPage,
});

export const matchUnit = endpoint({
  method: "PUT",
  path: "/api/task/drafts/:draftId/units",
  summary: "匹配单位：同一发文机关以后照此识别",
  access: editors,
  params: DraftParams,
  body: z.object({ name: z.string().trim().min(1).max(60), unitId: IdSchema.nullable() }),
  response: DraftPage,
});

export const publishDraft = endpoint({
  method: "POST",
  path: "/api/task/drafts/:draftId/publish",
  summary: "发布方案：任务由后台分批建立，中断后续建不重复",
  access: editors,
  params: DraftParams,
  body: z.object({
    title: z.string().trim().min(2, "请填方案名称").max(200),
    planKind: keysOf(PLAN_KINDS),
    /** 牵头抓总的单位. */
    leadUnitId: IdSchema,
    from: PlainDateSchema,
    to: PlainDateSchema,
    /** 新版本: the plan that this document revises. */
    revisesPlanId: IdSchema.nullable().default(null),
    requestId: IdSchema,
  }),
  response: z.object({ planId: z.string() }),
});

const FieldChange = z.object({ field: z.string(), label: z.string(), before: z.string(), after: z.string() });
export const TaskChange = z.object({
  kind: z.enum(["added", "changed", "removed"]),
  taskId: z.string(),
  title: z.string(),
  fields: z.array(FieldChange),
});

export const compareDraft = endpoint({
  method: "GET",
  path: "/api/task/drafts/:draftId/changes",
  summary: "与已发布方案逐项比较：新增、变化、删去",
  access: editors,
  params: DraftParams,
  query: z.object({ planId: IdSchema }),
  response: z.object({ unchanged: z.number().int(), changes: z.array(TaskChange) }),
});
