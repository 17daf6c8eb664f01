/** 方案进展: one page per plan, by unit, mine, meeting pack. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { LIGHTS, PART_STATES, PLAN_KINDS, PLAN_STATES, TASK_ORIGINS, TASK_STATES } from "../labels.ts";
import { keysOf, signedIn } from "./access.ts";
import { SpanSchema } from "./drafts.ts";
import { ShownTasksSchema } from "./shown-tasks.ts";

const PlanParams = z.object({ planId: IdSchema });
const listed = z
  .string()
  .transform((text) => text.split(",").filter(Boolean))
  .optional();
const LightSchema = keysOf(LIGHTS);

const Lights = z.object({
  red: z.number().int(),
  yellow: z.number().int(),
  green: z.number().int(),
  waiting: z.number().int(),
  done: z.number().int(),
});

const Progress = z.object({
  tasks: z.number().int(),
  done: z.number().int(),
  /** 0 to 100, the mean of the tasks. */
  percent: z.number(),
  /** 时间进度. */
  timePercent: z.number(),
  daysGone: z.number().int(),
  daysAll: z.number().int(),
  lights: Lights,
});

const PlanLine = z.object({
  planId: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  documentNumber: z.string().nullable(),
  planKind: keysOf(PLAN_KINDS),
  planKindLabel: z.string(),
  state: keysOf(PLAN_STATES),
  stateLabel: z.string(),
  edition: z.number().int(),
  leadUnitName: z.string().nullable(),
  from: PlainDateSchema,
  to: PlainDateSchema,
  progress: Progress,
});
export type PlanLine = z.output<typeof PlanLine>;

/** A target with where it stands; `points` only where one task is shown. */
const IndicatorBrief = z.object({
  id: z.string(),
  label: z.string(),
  unit: z.string(),
  direction: z.enum(["up", "down", "none"]),
  baseline: z.number().nullable(),
  target: z.number(),
  dueOn: PlainDateSchema.nullable(),
  /** The latest confirmed value, and its day. */
  current: z.number().nullable(),
  currentOn: PlainDateSchema.nullable(),
  isMet: z.boolean().nullable(),
});
export type IndicatorBrief = z.output<typeof IndicatorBrief>;

const Part = z.object({
  id: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  text: z.string(),
  personName: z.string().nullable(),
  state: keysOf(PART_STATES),
  stateLabel: z.string(),
  percent: z.number().int(),
  dueOn: PlainDateSchema.nullable(),
});

export const TaskRow = z.object({
  /** The matter behind it: `/console/matters/:matterId`, acts by `POST /api/matters/:id/acts/:act`. */
  matterId: z.string(),
  planId: z.string().nullable(),
  /** 1 based place in the document. */
  position: z.number().int(),
  /** Number in the document: `2.2`; empty for others. */
  outlineId: z.string(),
  parentId: z.string().nullable(),
  heading: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  origin: keysOf(TASK_ORIGINS),
  state: keysOf(TASK_STATES),
  stateLabel: z.string(),
  leadUnitId: z.string().nullable(),
  leadUnitName: z.string().nullable(),
  personName: z.string().nullable(),
  parts: z.array(Part),
  from: PlainDateSchema.nullable(),
  dueOn: PlainDateSchema.nullable(),
  percent: z.number().int(),
  /** 定量: how many are owed in its period, and how many came; null: not counted. */
  quota: z.number().int().nullable(),
  delivered: z.number().int(),
  timePercent: z.number().int(),
  light: LightSchema,
  /** Why the light is what it is, in a line. */
  lightReason: z.string(),
  /** 0 none, 1 责任部门 … 4 局党组. */
  ladderStep: z.number().int(),
  ladderDueAt: InstantSchema.nullable(),
  flags: z.array(z.string()),
  indicators: z.array(IndicatorBrief),
  recurrenceLabel: z.string().nullable(),
  spans: z.array(SpanSchema),
  version: z.number().int(),
});
export type TaskRow = z.output<typeof TaskRow>;

export const TaskFilter = z.object({
  lights: listed,
  states: listed,
  unitId: IdSchema.optional(),
  heading: z.string().max(200).optional(),
  text: z.string().trim().max(60).optional(),
  origins: listed,
});
export type TaskFilter = z.output<typeof TaskFilter>;

const LateItem = z.object({
  matterId: z.string(),
  title: z.string(),
  unitName: z.string().nullable(),
  personName: z.string().nullable(),
  dueOn: PlainDateSchema.nullable(),
  daysLate: z.number().int(),
  percent: z.number().int(),
  quota: z.number().int().nullable(),
  delivered: z.number().int(),
  timePercent: z.number().int(),
  ladderStep: z.number().int(),
  ladderLabel: z.string(),
  ladderDueAt: InstantSchema.nullable(),
});
const Change = z.object({
  at: InstantSchema,
  matterId: z.string(),
  title: z.string(),
  act: z.string(),
  by: z.string(),
  text: z.string(),
});
const NextDue = z.object({
  matterId: z.string(),
  title: z.string(),
  unitName: z.string().nullable(),
  dueOn: PlainDateSchema,
  isRecurring: z.boolean(),
  light: LightSchema,
});
const UnitSum = z.object({
  unitId: z.string(),
  unitName: z.string(),
  /** Tasks it leads, parts it answers for. */
  leads: z.number().int(),
  parts: z.number().int(),
  done: z.number().int(),
  red: z.number().int(),
  yellow: z.number().int(),
  percent: z.number(),
  /** How many it still owes. */
  owed: z.number().int(),
});
const UnitLine = UnitSum.extend({
  /** By day, and to whom: of the unit that is asked for. */
  owes: z.array(
    z.object({
      matterId: z.string(),
      title: z.string(),
      to: z.string(),
      dueOn: PlainDateSchema.nullable(),
      light: LightSchema,
    }),
  ),
});

export const PlanPage = PlanLine.extend({
  issuer: z.string().nullable(),
  documentDate: PlainDateSchema.nullable(),
  draftId: z.string().nullable(),
  phases: z.array(
    z.object({
      name: z.string(),
      from: PlainDateSchema.nullable(),
      to: PlainDateSchema.nullable(),
      isNow: z.boolean(),
    }),
  ),
  /** The plan's own ladder with the limit of each step. */
  ladder: z.array(z.object({ step: z.number().int(), party: z.string(), limit: z.string() })),
  /** In the order of the document; every one in scope that the filter lets through. Tree, board, calendar and Gantt draw these. */
  tasks: ShownTasksSchema,
  /** The worst first, at the most 200; `lateCount` counts all. */
  late: z.array(LateItem),
  lateCount: z.number().int(),
  changes: z.array(Change),
  next: z.array(NextDue),
  byUnit: z.array(UnitSum),
  /** 待核: tasks without unit or day. */
  undetermined: z.number().int(),
});
export type PlanPage = z.output<typeof PlanPage>;

export const listPlans = endpoint({
  method: "GET",
  path: "/api/task/plans",
  summary: "方案列表：进度、时间、红黄绿灯",
  access: signedIn,
  query: z.object({ states: listed }),
  response: z.object({ plans: z.array(PlanLine) }),
});

export const getPlan = endpoint({
  method: "GET",
  path: "/api/task/plans/:planId",
  summary: "方案页：任务、红灯、本周变化、下一批期限、按单位",
  access: signedIn,
  params: PlanParams,
  query: TaskFilter,
  response: PlanPage,
});

export const getPlanDocument = endpoint({
  method: "GET",
  path: "/api/task/plans/:planId/document",
  summary: "方案原文：文字、段落、标题",
  access: signedIn,
  params: PlanParams,
  response: z.object({
    text: z.string(),
    paragraphs: z.array(z.object({ kind: z.enum(["text", "heading", "row"]), segments: z.array(SpanSchema) })),
    headings: z.array(z.object({ level: z.number().int(), label: z.string(), text: z.string(), span: SpanSchema })),
    /** 历次版本: what each changed. */
    editions: z.array(z.object({ edition: z.number().int(), publishedAt: InstantSchema, summary: z.string() })),
  }),
});

export const getTask = endpoint({
  method: "GET",
  path: "/api/task/tasks/:taskId",
  summary: "任务详情：分工、指标与历次数值、提级、出处、周期任务",
  access: signedIn,
  params: z.object({ taskId: IdSchema }),
  response: z.object({
    task: TaskRow,
    planTitle: z.string().nullable(),
    /** 出处: where in the document, and its words. */
    source: z.object({ heading: z.string(), text: z.string() }).nullable(),
    indicators: z.array(
      IndicatorBrief.extend({
        /** 怎么算: the formula in words; null: typed or imported. */
        formula: z.string().nullable(),
        points: z.array(z.object({ on: PlainDateSchema, value: z.number() })),
        pending: z.number().int(),
      }),
    ),
    ladder: z.array(
      z.object({
        step: z.number().int(),
        party: z.string(),
        state: z.enum(["past", "now", "ahead"]),
        dueAt: InstantSchema.nullable(),
      }),
    ),
    /** 周期任务, 分解任务, 议定任务 under it. */
    children: z.array(TaskRow),
    /** 督办单、议题、整改 that follow from it. */
    related: z.array(
      z.object({ matterId: z.string(), kindLabel: z.string(), title: z.string(), stateLabel: z.string() }),
    ),
  }),
});

export const listMyTasks = endpoint({
  method: "GET",
  path: "/api/task/mine",
  summary: "我的任务：我单位牵头或负责的，本人的在前",
  access: signedIn,
  query: z.object({ view: z.enum(["open", "done"]).default("open") }),
  response: z.object({ tasks: z.array(TaskRow.extend({ isMine: z.boolean(), planTitle: z.string().nullable() })) }),
});

export const listOwed = endpoint({
  method: "GET",
  path: "/api/task/owed",
  summary: "按单位：我们欠谁什么（跨方案，或一个方案之内）",
  access: signedIn,
  query: TaskFilter.extend({ planId: IdSchema.optional() }),
  response: z.object({ units: z.array(UnitLine) }),
});

export const exportPlan = endpoint({
  method: "GET",
  path: "/api/task/plans/:planId/export",
  summary: "导出进展表",
  access: signedIn,
  params: PlanParams,
  query: TaskFilter.extend({ format: z.enum(["csv", "xlsx"]).default("xlsx") }),
  response: z.unknown(),
});

const Figure = z.object({ label: z.string(), value: z.string(), note: z.string() });
export const MeetingPack = z.object({
  title: z.string(),
  asOf: InstantSchema,
  since: InstantSchema,
  figures: z.array(Figure),
  done: z.array(z.object({ title: z.string(), unit: z.string(), on: PlainDateSchema })),
  late: z.array(LateItem),
  targets: z.array(z.object({ label: z.string(), target: z.string(), current: z.string(), verdict: z.string() })),
  /** 定量报送: what each unit owed in a period that ended since, or is running, and how many came. */
  quotas: z.array(
    z.object({
      ...{ title: z.string(), unit: z.string(), dueOn: PlainDateSchema },
      ...{ quota: z.number().int(), delivered: z.number().int() },
    }),
  ),
  changes: z.array(Change),
  next: z.array(NextDue),
  byUnit: z.array(UnitSum),
});
export type MeetingPack = z.output<typeof MeetingPack>;

export const getPack = endpoint({
  method: "GET",
  path: "/api/task/plans/:planId/pack",
  summary: "会议材料：数字与方案页一致；json 供预览，pdf、docx 供会上用",
  access: signedIn,
  params: PlanParams,
  query: z.object({ since: PlainDateSchema.optional(), format: z.enum(["json", "pdf", "docx"]).default("json") }),
  response: MeetingPack,
});
