/** The HTTP surface of figures 指标: sums by place, unit, person, post, class or time; their ratios; the matters behind each. */
import { z } from "zod";
import { type Access, endpoint } from "#base/endpoint.ts";
import { IdSchema } from "#base/ids.ts";
import { InstantSchema } from "#base/instant.ts";
import { PlainDateSchema } from "#base/plain-date.ts";

const SIGNED_IN: Access = { kind: "signedIn" };

const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value));

/** `none`: counted without one. */
const orNone = <T extends z.ZodType>(schema: T) => z.union([z.literal("none"), schema]);

export const DIVISION_LEVELS_MEASURED = ["district", "street", "community"] as const;
export const GROUPINGS = [
  "total",
  ...DIVISION_LEVELS_MEASURED,
  "unit",
  "person",
  "role",
  "class",
  "day",
  "month",
] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const MeasureFilterSchema = z.object({
  /** Kind of the matters counted. */
  kind: z.string().max(60),
  /** Days in China, both included; what lies after today is not counted yet. */
  from: PlainDateSchema,
  to: PlainDateSchema,
  /** 12 digits: the division and all within it; with `divisionLevel` only what a grouping by that level gives this code. */
  divisionCode: z
    .string()
    .regex(/^\d{12}$/, "区划代码为 12 位数字")
    .optional(),
  divisionLevel: z.enum(DIVISION_LEVELS_MEASURED).optional(),
  unitId: orNone(IdSchema).optional(),
  personId: orNone(IdSchema).optional(),
  role: z.string().max(40).optional(),
  classKey: z.string().max(60).optional(),
  isEmergency: z.stringbool().optional(),
  /** 区域分类: only matters in cells of this 管理等级, as the cells are graded now. */
  cellGrade: z.string().min(1).max(40).optional(),
});
export type MeasureFilter = z.output<typeof MeasureFilterSchema>;

const MeasureRowSchema = z.object({
  /** Code, id, role, class, day or month; null: counted without one, or the total. */
  key: z.string().nullable(),
  label: z.string(),
  counters: z.record(z.string(), z.number()),
  /** Percent; null (—) when there is nothing to divide by. */
  ratios: z.record(z.string(), z.number().nullable()),
  /** Query of `/api/measures/matters` that narrows to this row. */
  opens: z.record(z.string(), z.string()),
});
export type MeasureRow = z.output<typeof MeasureRowSchema>;

export const getMeasures = endpoint({
  method: "GET",
  path: "/api/measures",
  summary: "指标：按区划、单位、人员、岗位、类别或时间合计，连同比率",
  access: SIGNED_IN,
  query: MeasureFilterSchema.extend({
    counters: list.optional(),
    groupBy: z.enum(GROUPINGS).default("total"),
  }),
  response: z.object({
    from: PlainDateSchema,
    to: PlainDateSchema,
    /** The moment the figures stand for: the end of the period, or now. */
    asOf: InstantSchema,
    /** Record entries not counted yet. */
    pending: z.number().int(),
    rows: z.array(MeasureRowSchema),
  }),
});

export const getMeasureDefinitions = endpoint({
  method: "GET",
  path: "/api/measures/definitions",
  summary: "有哪些指标和比率，怎么算",
  access: SIGNED_IN,
  query: z.object({ kind: z.string().max(60) }),
  response: z.object({
    counters: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        stage: z.string(),
        appliesTo: z.array(z.string()),
        kind: z.enum(["flow", "due", "balance"]),
        /** 口径, empty where the kind says none. */
        definition: z.string(),
        isConfirmed: z.boolean(),
      }),
    ),
    ratios: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        numerator: z.array(z.string()),
        denominator: z.array(z.string()),
        appliesTo: z.array(z.string()),
        better: z.enum(["high", "low", "info"]),
        isConfirmed: z.boolean(),
        note: z.string(),
      }),
    ),
    /** 区域分类: grades of the cells in use, in the city's own words. */
    cellGrades: z.array(z.string()),
  }),
});

export const listMeasuredMatters = endpoint({
  method: "GET",
  path: "/api/measures/matters",
  summary: "一个数字由哪些事项组成",
  access: SIGNED_IN,
  query: MeasureFilterSchema.extend({
    counter: z.string().max(60),
    limit: z.coerce.number().int().min(1).max(500).default(100),
    after: IdSchema.optional(),
  }),
  response: z.object({
    /** The figure: the sum of `value` over all matters, hidden ones included. */
    value: z.number(),
    count: z.number().int(),
    /** Counted in the caller's range, and since moved out of it. */
    hidden: z.number().int(),
    rows: z.array(
      z.object({
        matterId: z.string(),
        number: z.string().nullable(),
        subject: z.string(),
        title: z.string(),
        address: z.string(),
        state: z.string(),
        stateLabel: z.string(),
        openedAt: InstantSchema,
        /** The last day on which it was counted. */
        day: PlainDateSchema,
        value: z.number(),
      }),
    ),
    nextAfter: z.string().nullable(),
  }),
});
