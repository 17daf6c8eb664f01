/** 公式: an indicator computed from the record, with what was counted and the sum as a person would write it down. */
import type { Instant } from "#base/instant.ts";
import { dayNumberOf, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { Formula, Working } from "#capabilities/task/contract.ts";
import { type Engine, kindOf } from "#kernel/matter/server/public.ts";
import type { Measures } from "#kernel/measure/model/public.ts";
import { measuresOf } from "#kernel/measure/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { formulaProblems } from "./formula-names.ts";
import { formulaWords } from "./formula-words.ts";

export function measuresFor(engine: Engine, { matterKind }: Pick<Formula, "matterKind">): Measures | undefined {
  return kindOf(engine, matterKind).measures;
}

interface Asked {
  readonly formula: Formula;
  readonly baseline: number | null;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly actor: Actor;
  readonly now: Instant;
}

/** The value is null without a denominator, without a baseline, and where a counter is no longer known. */
export async function compute(engine: Engine, asked: Asked): Promise<Working> {
  const { formula, from, to, now } = asked;
  const measures = measuresFor(engine, formula);
  const today = plainDateOf(now);
  const words = `${await formulaWords(engine, formula, today)}，${from} 至 ${to}`;
  const none = { value: null, words, sum: "", counted: [], from, to };
  if (!measures || formulaProblems(formula, measures).length > 0) return none;
  const sums = await sumsIn(engine, measures, asked, { from, to });
  const count = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (sums[id] ?? 0), 0);
  const label = (id: string) => measures.counters.find((counter) => counter.id === id)?.label ?? id;
  const counted = Object.entries(sums).map(([id, value]) => ({ label: label(id), value }));
  if (formula.measure === "counter") {
    const value = count([formula.id]);
    return { ...none, value, sum: `${label(formula.id)} = ${value}`, counted };
  }
  if (formula.measure === "change") {
    const { baselinePeriod } = formula;
    const current = count([formula.id]);
    if (baselinePeriod === null) return { ...none, ...changeOf(current, asked.baseline), counted };
    const before = (await sumsIn(engine, measures, asked, baselinePeriod))[formula.id] ?? 0;
    // What lies ahead is not counted and must not thin the mean.
    const means = [
      perDay(current, from, to < today ? to : today),
      perDay(before, baselinePeriod.from, baselinePeriod.to),
    ] as const;
    return {
      ...none,
      ...changeOf(...means),
      counted: [...counted, { label: `基数期${label(formula.id)}`, value: before }],
    };
  }
  const { numerator, denominator } = partsOf(formula, measures);
  const [above, below] = [count(numerator), count(denominator)];
  const value = below === 0 ? null : rounded((100 * above) / below);
  return { ...none, value, sum: value === null ? `${above} ÷ 0` : `${above} ÷ ${below} × 100% = ${value}%`, counted };
}

/** What is divided by what, of a ratio of the kind or of one's own. */
function partsOf(formula: Formula, { ratios }: Measures): Pick<Formula, "numerator" | "denominator"> {
  const ratio = formula.measure === "ratio" ? ratios.find(({ id }) => id === formula.id) : undefined;
  return ratio ? { numerator: [...ratio.numerator], denominator: [...ratio.denominator] } : formula;
}

function changeOf(current: number, baseline: number | null): Pick<Working, "value" | "sum"> {
  if (baseline === null || baseline === 0) return { value: null, sum: baseline === null ? "没有基数" : "基数为 0" };
  const value = rounded((100 * (current - baseline)) / baseline);
  const [shown, base] = [rounded(current), rounded(baseline)];
  return { value, sum: `（${shown} − ${base}）÷ ${base} × 100% = ${value}%` };
}

const perDay = (count: number, from: PlainDate, to: PlainDate): number =>
  count / Math.max(1, dayNumberOf(to) - dayNumberOf(from) + 1);

/** Every counter that the formula needs, added up over its classes and grades. */
async function sumsIn(
  engine: Engine,
  measures: Measures,
  { formula, actor, now }: Asked,
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<Readonly<Record<string, number>>> {
  const { numerator, denominator } = partsOf(formula, measures);
  const isDivided = formula.measure === "ratio" || formula.measure === "quotient";
  const needed = isDivided ? [...new Set([...numerator, ...denominator])] : [formula.id];
  const sums: Record<string, number> = Object.fromEntries(needed.map((id) => [id, 0]));
  const each = <T>(some: readonly T[]): readonly (T | undefined)[] => (some.length > 0 ? some : [undefined]);
  for (const classKey of each(formula.classKeys))
    for (const cellGrade of each(formula.cellGrades)) {
      const filter = {
        ...{ kind: formula.matterKind, from, to },
        ...(formula.divisionCode === null ? {} : { divisionCode: formula.divisionCode }),
        ...(classKey === undefined ? {} : { classKey }),
        ...(cellGrade === undefined ? {} : { cellGrade }),
      };
      const { rows } = await measuresOf(engine.platform.database, measures, {
        ...{ actor, now, filter, counters: needed, groupBy: "total" },
      });
      for (const id of needed) sums[id] = (sums[id] ?? 0) + (rows[0]?.counters[id] ?? 0);
    }
  return sums;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
