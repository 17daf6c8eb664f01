/**
 * 评价方案 schemes: how one figure is made of many. A scheme is data with versions: a draft is published from a day, and a period is
 * scored by the version in force on its first day, so that a past month always scores the same.
 *
 * - item 评分项: an indicator, its weight, and how its value becomes 0 to 100 points
 * - deduction 扣分项: points taken off for each of something, up to a most
 * - grade 等级: bands of the score · group 分组: only those within one are compared
 */
import { z } from "zod";
import { PlainDateSchema } from "#base/plain-date.ts";
import { SUBJECT_IDS } from "./subject.ts";

const Words = (most: number, what: string) =>
  z.string().trim().min(1, `请填${what}`).max(most, `${what}最长 ${most} 字`);
const Indicator = z.string().min(1, "请选指标").max(60);

const ScoringSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("as_is") }),
  z.object({ kind: z.literal("complement") }),
  z.object({
    kind: z.literal("bands"),
    /** In ascending order; null: everything above. */
    bands: z.array(z.object({ upTo: z.number().nullable(), score: z.number().min(0).max(100) })).min(1, "至少一档"),
  }),
  /** 较基期减少: full points when the daily mean has gone down by the target. */
  z.object({
    kind: z.literal("reduction"),
    baselineFrom: PlainDateSchema,
    baselineTo: PlainDateSchema,
    targetPercent: z.number().gt(0, "目标须大于 0").max(100, "目标最多 100%"),
  }),
]);
export type Scoring = z.output<typeof ScoringSchema>;
export const SCORING_LABELS = {
  as_is: "按值计分",
  complement: "100 减去值",
  bands: "分档计分",
  reduction: "较基期减少",
} as const satisfies Record<Scoring["kind"], string>;

const ItemSchema = z.object({
  label: Words(40, "评分项名称"),
  /** Id of a ratio or of a counter. */
  indicator: Indicator,
  /** `incident:0406`: only problems of this class are counted; empty: all. For reductions. */
  classKey: z.string().max(60).default(""),
  weight: z.number().gt(0, "权重须大于 0").max(100, "权重最多 100"),
  scoring: ScoringSchema,
});
export type SchemeItem = z.output<typeof ItemSchema>;

const DeductionSchema = z.object({
  label: Words(40, "扣分项名称"),
  counter: Indicator,
  pointsEach: z.number().gt(0, "每件扣分须大于 0").max(100),
  most: z.number().gt(0, "最多扣分须大于 0").max(100),
});

export const SchemeBodySchema = z
  .object({
    name: Words(60, "方案名称"),
    subject: z.enum(SUBJECT_IDS),
    items: z.array(ItemSchema).min(1, "至少一个评分项").max(20),
    deductions: z.array(DeductionSchema).max(10).default([]),
    grades: z
      .array(z.object({ from: z.number().min(0).max(100), label: Words(10, "等级") }))
      .min(1, "至少一个等级")
      .max(8),
    /** A counter whose sum says whether there was enough to judge by; with `minimumSample`. */
    sampleCounter: Indicator,
    minimumSample: z.number().int().min(0).max(100_000),
    /** 分组公平: keys of one group are ranked among themselves; whoever is in none is ranked with the others in none. */
    groups: z
      .array(z.object({ label: Words(20, "分组名称"), keys: z.array(z.string().max(60)).min(1, "分组里没有成员") }))
      .default([]),
  })
  .superRefine((scheme, context) => {
    const sum = scheme.items.reduce((total, item) => total + item.weight, 0);
    if (Math.abs(sum - 100) > 1e-9)
      context.addIssue({ code: "custom", path: ["items"], message: `权重合计须为 100，现在是 ${round(sum)}` });
    const keys = scheme.groups.flatMap((group) => group.keys);
    if (new Set(keys).size < keys.length)
      context.addIssue({ code: "custom", path: ["groups"], message: "一个对象只能在一个分组里" });
    for (const [at, { scoring, classKey }] of scheme.items.entries()) {
      if (classKey !== "" && scoring.kind !== "reduction")
        context.addIssue({ code: "custom", path: ["items", at], message: "只有“较基期减少”可以限定问题小类" });
      if (scoring.kind === "reduction" && scoring.baselineTo < scoring.baselineFrom)
        context.addIssue({ code: "custom", path: ["items", at], message: "基期的止日不能早于起日" });
      if (scoring.kind === "bands" && !isAscending(scoring.bands.map((band) => band.upTo ?? Number.POSITIVE_INFINITY)))
        context.addIssue({ code: "custom", path: ["items", at], message: "分档须从小到大" });
    }
    if (!isAscending(scheme.grades.map((grade) => -grade.from)) || scheme.grades.at(-1)?.from !== 0)
      context.addIssue({ code: "custom", path: ["grades"], message: "等级须从高到低，最低一级从 0 分起" });
  });
export type SchemeBody = z.output<typeof SchemeBodySchema>;

export interface ScoredItem {
  readonly label: string;
  readonly indicator: string;
  readonly weight: number;
  /** The indicator's value; for a reduction, the reduction in percent. */
  readonly value: number | null;
  /** 0 to 100; null: there was nothing to judge, and the weight went to the other items in proportion. */
  readonly points: number | null;
}

export interface Score {
  /** Null when no item could be judged. */
  readonly total: number | null;
  readonly grade: string | null;
  readonly items: readonly ScoredItem[];
  readonly deductions: readonly { readonly label: string; readonly count: number; readonly points: number }[];
}

export interface Measured {
  /** Counters and ratios by id. */
  readonly counters: Readonly<Record<string, number>>;
  readonly ratios: Readonly<Record<string, number | null>>;
  /** Daily means of a reduction item, by its place in the scheme. */
  readonly reductions: Readonly<Record<number, { readonly baseline: number; readonly now: number }>>;
}

/** Scores one row. A score is between 0 and 100 and is kept to a hundredth. */
export function scoreOf(scheme: SchemeBody, measured: Measured): Score {
  const items = scheme.items.map((item, at): ScoredItem => {
    const value = valueOfItem(item, at, measured);
    const { label, indicator, weight } = item;
    return { label, indicator, weight, value, points: value === null ? null : clamp(pointsOf(item.scoring, value)) };
  });
  const judged = items.flatMap(({ weight, points }) => (points === null ? [] : [{ weight, points }]));
  const weights = judged.reduce((sum, item) => sum + item.weight, 0);
  const deductions = scheme.deductions.map(({ label, counter, pointsEach, most }) => {
    const count = Math.max(0, measured.counters[counter] ?? 0);
    return { label, count, points: round(Math.min(most, count * pointsEach)) };
  });
  if (weights === 0) return { total: null, grade: null, items, deductions };
  const earned = judged.reduce((sum, item) => sum + item.weight * item.points, 0) / weights;
  const total = round(clamp(earned - deductions.reduce((sum, deduction) => sum + deduction.points, 0)));
  return { total, grade: scheme.grades.find((grade) => total >= grade.from)?.label ?? null, items, deductions };
}

function valueOfItem(item: SchemeItem, at: number, { counters, ratios, reductions }: Measured): number | null {
  if (item.scoring.kind === "reduction") {
    const found = reductions[at];
    return !found || found.baseline <= 0 ? null : (100 * (found.baseline - found.now)) / found.baseline;
  }
  return Object.hasOwn(ratios, item.indicator) ? (ratios[item.indicator] ?? null) : (counters[item.indicator] ?? 0);
}

function pointsOf(scoring: Scoring, value: number): number {
  switch (scoring.kind) {
    case "as_is":
      return value;
    case "complement":
      return 100 - value;
    case "bands":
      return scoring.bands.find(({ upTo }) => upTo === null || value <= upTo)?.score ?? 0;
    case "reduction":
      return (100 * value) / scoring.targetPercent;
  }
}

const clamp = (points: number) => Math.min(100, Math.max(0, points));
const round = (value: number) => Math.round(value * 100) / 100;
const isAscending = (values: readonly number[]) =>
  values.every((value, at) => at === 0 || (values[at - 1] ?? 0) < value);
