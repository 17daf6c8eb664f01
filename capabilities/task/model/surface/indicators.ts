/** 指标: targets with values by period and unit. Whoever is judged by a value does not confirm it. */
import { z } from "zod";
import { endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";
import { VALUE_ORIGINS, VALUE_STATES } from "../labels.ts";
import { editors, keepers, keysOf, reporters, signedIn } from "./access.ts";

const Params = z.object({ indicatorId: IdSchema });

const counters = z.array(z.string().min(1).max(60)).max(12).default([]);

/**
 * 公式: a figure of the record, of any counters that a kind of matter has.
 * - ratio: a ratio that the kind defines · quotient: counters added up ÷ counters added up · both in percent
 * - counter: a counter of the period · change: percent by which it lies below (negative) or above the baseline
 */
export const FormulaSchema = z
  .object({
    matterKind: z.enum(["report", "hotline"]),
    measure: z.enum(["ratio", "quotient", "counter", "change"]),
    /** Id of a ratio or a counter; empty for a quotient. */
    id: z.string().max(60).default(""),
    /** Above and below the line of a quotient. */
    numerator: counters,
    denominator: counters,
    classKeys: z.array(z.string().max(60)).max(20).default([]),
    divisionCode: z
      .string()
      .regex(/^\d{12}$/)
      .nullable()
      .default(null),
    /** 区域分类: only matters in cells of these grades. */
    cellGrades: z.array(z.string().min(1).max(40)).max(8).default([]),
    /** 基数期 of a change: its daily mean is the baseline; null: the indicator's own baseline, a count of the whole period. */
    baselinePeriod: z.object({ from: PlainDateSchema, to: PlainDateSchema }).nullable().default(null),
  })
  .superRefine((formula, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (formula.measure === "quotient") {
      if (formula.numerator.length === 0) refuse("numerator", "请选除式上面的计数");
      if (formula.denominator.length === 0) refuse("denominator", "请选除式下面的计数");
    } else if (formula.id === "") refuse("id", formula.measure === "ratio" ? "请选一个比率" : "请选一个计数");
    const { baselinePeriod } = formula;
    if (baselinePeriod && baselinePeriod.to < baselinePeriod.from) refuse("baselinePeriod", "基数期的止日早于起日");
  });
export type Formula = z.output<typeof FormulaSchema>;

export const IndicatorInput = z.object({
  taskId: IdSchema,
  label: z.string().trim().min(2, "请填指标名称").max(120),
  unit: z.string().trim().max(20),
  direction: z.enum(["up", "down", "none"]),
  baseline: z.number().nullable(),
  target: z.number(),
  dueOn: PlainDateSchema.nullable(),
  formula: FormulaSchema.nullable().default(null),
  /** 改公式: the indicator whose place it takes; that one and its values stay in the record. */
  replacesId: IdSchema.nullable().default(null),
});

/** 怎么算出来的: what was counted, the sum as a sentence, and its outcome. */
const Working = z.object({
  /** Null: there is nothing to divide by. */
  value: z.number().nullable(),
  /** The formula in words, with the period. */
  words: z.string(),
  /** The same in figures: `（12 − 80）÷ 80 × 100% = −85%`. */
  sum: z.string(),
  counted: z.array(z.object({ label: z.string(), value: z.number() })),
  from: PlainDateSchema,
  to: PlainDateSchema,
});
export type Working = z.output<typeof Working>;

const Value = z.object({
  id: z.string(),
  on: PlainDateSchema,
  unitId: z.string().nullable(),
  unitName: z.string().nullable(),
  value: z.number(),
  origin: keysOf(VALUE_ORIGINS),
  state: keysOf(VALUE_STATES),
  stateLabel: z.string(),
  note: z.string(),
  files: z.array(z.string()),
  by: z.string(),
  at: InstantSchema,
  decidedBy: z.string().nullable(),
  decidedAt: InstantSchema.nullable(),
  decisionNote: z.string(),
});

export const createIndicator = endpoint({
  method: "POST",
  path: "/api/task/indicators",
  summary: "设指标：基数、方向、目标值、到期日、公式",
  access: editors,
  body: IndicatorInput,
  response: z.object({ id: z.string() }),
});

export const getIndicator = endpoint({
  method: "GET",
  path: "/api/task/indicators/:indicatorId",
  summary: "指标及其全部数值、谁填谁确认",
  access: signedIn,
  params: Params,
  response: IndicatorInput.extend({
    id: z.string(),
    formulaWords: z.string().nullable(),
    values: z.array(Value),
    /** The caller is judged by it: values they put in wait for another person. */
    isJudged: z.boolean(),
  }),
});

export const addValue = endpoint({
  method: "POST",
  path: "/api/task/indicators/:indicatorId/values",
  summary: "填报指标数值（附佐证）；被考核的一方填的待他人确认",
  access: reporters,
  params: Params,
  body: z.object({
    on: PlainDateSchema,
    unitId: IdSchema.nullable().default(null),
    value: z.number(),
    note: z.string().trim().max(500).default(""),
    files: z
      .array(z.string().regex(/^[0-9a-f]{64}$/))
      .max(20)
      .default([]),
    requestId: IdSchema,
  }),
  response: z.object({ id: z.string(), state: keysOf(VALUE_STATES) }),
});

export const decideValue = endpoint({
  method: "POST",
  path: "/api/task/indicators/:indicatorId/values/:valueId/decision",
  summary: "确认或不采用指标数值：不能由填报人或被考核的一方",
  access: keepers,
  params: z.object({ indicatorId: IdSchema, valueId: IdSchema }),
  body: z.object({ isConfirmed: z.boolean(), note: z.string().trim().max(500).default("") }),
  response: z.object({ state: keysOf(VALUE_STATES) }),
});

export const importValues = endpoint({
  method: "POST",
  path: "/api/task/indicators/:indicatorId/import",
  summary: "导入指标数值（CSV 或 XLSX：日期、单位、数值、说明）",
  access: editors,
  params: Params,
  query: z.object({ fileName: z.string().trim().min(1).max(200) }),
  body: z
    .custom<Uint8Array>((value) => value instanceof Uint8Array, "请求体须为文件本身")
    .meta({ type: "string", format: "binary" }),
  response: z.object({
    added: z.number().int(),
    same: z.number().int(),
    refused: z.array(z.object({ row: z.number().int(), message: z.string() })),
  }),
});

export const computeIndicator = endpoint({
  method: "POST",
  path: "/api/task/indicators/:indicatorId/compute",
  summary: "按公式由留痕重新计算",
  access: editors,
  params: Params,
  body: z.object({ from: PlainDateSchema, to: PlainDateSchema }),
  response: Working,
});

export const previewFormula = endpoint({
  method: "POST",
  path: "/api/task/formulas/preview",
  summary: "试算公式：从任务起日到昨天，按任务所在区划，不留数值",
  access: editors,
  body: z.object({ taskId: IdSchema, baseline: z.number().nullable(), formula: FormulaSchema }),
  response: Working,
});
