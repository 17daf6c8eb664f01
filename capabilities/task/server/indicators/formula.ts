/** 公式: an indicator computed from the record: a ratio, a counter, or how far a counter changed against the baseline. */
import type { Instant } from "#base/instant.ts";
import type { PlainDate } from "#base/plain-date.ts";
import { type Formula, FormulaSchema } from "#capabilities/task/contract.ts";
import { type Engine, kindOf } from "#kernel/matter/server/public.ts";
import type { Measures } from "#kernel/measure/model/public.ts";
import { measuresOf } from "#kernel/measure/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";

const KINDS: Readonly<Record<Formula["matterKind"], string>> = { report: "案卷", hotline: "热线工单" };

/** Null when there is none, or its words cannot be said. */
export function formulaWords(stored: unknown, measures?: Measures): string | null {
  const parsed = FormulaSchema.safeParse(stored);
  if (!parsed.success) return null;
  const { matterKind, measure, id, classKeys, divisionCode } = parsed.data;
  const label = labelOf(parsed.data, measures);
  const limits = [
    classKeys.length > 0 ? `小类 ${classKeys.join("、")}` : "",
    divisionCode === null ? "" : `区划 ${divisionCode}`,
  ].filter(Boolean);
  const of = `${KINDS[matterKind]}“${label ?? id}”${limits.length > 0 ? `（${limits.join("，")}）` : ""}`;
  if (measure === "change") return `（${of}期内数 − 基数）÷ 基数 × 100%`;
  return measure === "ratio" ? `${of}，由留痕计算` : `${of}期内数`;
}

function labelOf({ measure, id }: Formula, measures: Measures | undefined): string | undefined {
  const list: readonly { readonly id: string; readonly label: string }[] =
    (measure === "ratio" ? measures?.ratios : measures?.counters) ?? [];
  return list.find((one) => one.id === id)?.label;
}

export function measuresFor(engine: Engine, formula: Formula): Measures | undefined {
  return kindOf(engine, formula.matterKind).measures;
}

export interface Computed {
  readonly value: number | null;
  readonly words: string;
}

interface Asked {
  readonly formula: Formula;
  readonly baseline: number | null;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly actor: Actor;
  readonly now: Instant;
}

/** Null without a denominator, and for a change without a baseline. */
export async function compute(engine: Engine, { formula, baseline, from, to, actor, now }: Asked): Promise<Computed> {
  const measures = measuresFor(engine, formula);
  const words = `${formulaWords(formula, measures) ?? ""}，${from} 至 ${to}`;
  const known = formula.measure === "ratio" ? measures?.ratios : measures?.counters;
  if (!measures || !known?.some(({ id }) => id === formula.id)) return { value: null, words };
  const sums: Record<string, number> = {};
  const ratio = measures.ratios.find(({ id }) => id === formula.id);
  const needed =
    formula.measure === "ratio" && ratio ? [...new Set([...ratio.numerator, ...ratio.denominator])] : [formula.id];
  const classes: readonly (string | undefined)[] = formula.classKeys.length > 0 ? formula.classKeys : [undefined];
  for (const classKey of classes) {
    const filter = {
      ...{ kind: formula.matterKind, from, to },
      ...(formula.divisionCode === null ? {} : { divisionCode: formula.divisionCode }),
      ...(classKey === undefined ? {} : { classKey }),
    };
    const { rows } = await measuresOf(engine.platform.database, measures, {
      actor,
      now,
      filter,
      counters: needed,
      groupBy: "total",
    });
    for (const id of needed) sums[id] = (sums[id] ?? 0) + (rows[0]?.counters[id] ?? 0);
  }
  if (formula.measure === "counter") return { value: sums[formula.id] ?? 0, words };
  if (formula.measure === "change") {
    const value =
      baseline === null || baseline === 0 ? null : rounded((100 * ((sums[formula.id] ?? 0) - baseline)) / baseline);
    return { value, words };
  }
  const total = (ids: readonly string[] | undefined) => (ids ?? []).reduce((sum, id) => sum + (sums[id] ?? 0), 0);
  const denominator = total(ratio?.denominator);
  return { value: denominator === 0 ? null : rounded((100 * total(ratio?.numerator)) / denominator), words };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
