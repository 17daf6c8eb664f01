/** 公式 in words that a person reads. */
import { sql } from "kysely";
import type { PlainDate } from "#base/plain-date.ts";
import { loadConfiguration } from "#capabilities/report/server/public.ts";
import { type Formula, FormulaSchema } from "#capabilities/task/contract.ts";
import { type Engine, kindOf } from "#kernel/matter/server/public.ts";
import { findRow } from "#platform/database/query.ts";
import { MATTER_KINDS } from "./formula-names.ts";

/** `案卷（只数占道经营，衡川区，A 类区域）的结案数 ÷ 立案数 × 100%` */
export async function formulaWords(engine: Engine, formula: Formula, today: PlainDate): Promise<string> {
  const { measures } = kindOf(engine, formula.matterKind);
  const label = (id: string) => measures?.counters.find((counter) => counter.id === id)?.label ?? id;
  const added = (ids: readonly string[]) =>
    ids.length > 1 ? `（${ids.map(label).join(" + ")}）` : label(ids[0] ?? "");
  const limits = await limitsOf(engine, formula, today);
  const of = `${MATTER_KINDS[formula.matterKind]}${limits.length > 0 ? `（只数${limits.join("，")}）` : ""}`;
  switch (formula.measure) {
    case "counter":
      return `${of}的期内${label(formula.id)}`;
    case "change": {
      const { baselinePeriod } = formula;
      if (baselinePeriod === null) return `（${of}的期内${label(formula.id)} − 基数）÷ 基数 × 100%`;
      return `${of}的日均${label(formula.id)}，比 ${baselinePeriod.from} 至 ${baselinePeriod.to} 的日均增减 %`;
    }
    case "quotient":
      return `${of}的${added(formula.numerator)} ÷ ${added(formula.denominator)} × 100%`;
    case "ratio": {
      const ratio = measures?.ratios.find(({ id }) => id === formula.id);
      if (!ratio) return `${of}的${formula.id}`;
      return `${of}的${ratio.label}：${added(ratio.numerator)} ÷ ${added(ratio.denominator)} × 100%`;
    }
  }
}

/** Of what is stored; null when it is no formula. */
export async function storedFormulaWords(engine: Engine, stored: unknown, today: PlainDate): Promise<string | null> {
  const parsed = FormulaSchema.safeParse(stored);
  return parsed.success ? formulaWords(engine, parsed.data, today) : null;
}

async function limitsOf({ platform }: Engine, formula: Formula, today: PlainDate): Promise<readonly string[]> {
  const { database } = platform;
  const limits: string[] = [];
  if (formula.classKeys.length > 0) {
    const { classes } = (await loadConfiguration(database)).catalogueOn(today);
    limits.push(formula.classKeys.map((key) => classes.get(key)?.name ?? key).join("、"));
  }
  if (formula.divisionCode !== null) {
    const row = await findRow(
      database,
      sql<{ name: string }>`select name from people_division where code = ${formula.divisionCode}`,
    );
    limits.push(row?.name ?? formula.divisionCode);
  }
  if (formula.cellGrades.length > 0) limits.push(`${formula.cellGrades.join("、")} 类区域`);
  return limits;
}
