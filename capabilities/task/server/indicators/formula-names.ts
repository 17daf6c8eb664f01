/** Names in a formula that nobody knows: they are refused in words, where they stand. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { FieldError } from "#base/problem.ts";
import { Problem } from "#base/problem.ts";
import { loadConfiguration } from "#capabilities/report/server/public.ts";
import type { Formula } from "#capabilities/task/contract.ts";
import { type Engine, kindOf } from "#kernel/matter/server/public.ts";
import type { Measures } from "#kernel/measure/model/public.ts";
import { listCellGrades } from "#kernel/place/server/public.ts";
import { findRow } from "#platform/database/query.ts";
import { PROBLEMS } from "#platform/http/problems.ts";

export const MATTER_KINDS: Readonly<Record<Formula["matterKind"], string>> = { report: "案卷", hotline: "热线工单" };

/** Counters and ratios that the kind does not have. */
export function formulaProblems(formula: Formula, measures: Measures): readonly FieldError[] {
  const kind = MATTER_KINDS[formula.matterKind];
  const unknown = (path: string, ids: readonly string[], known: readonly { readonly id: string }[], what: string) =>
    ids
      .filter((id) => !known.some((one) => one.id === id))
      .map((id) => ({ path: `formula.${path}`, message: `${kind}没有“${id}”这个${what}，请从列表里选` }));
  if (formula.measure === "quotient")
    return [
      ...unknown("numerator", formula.numerator, measures.counters, "计数"),
      ...unknown("denominator", formula.denominator, measures.counters, "计数"),
    ];
  return formula.measure === "ratio"
    ? unknown("id", [formula.id], measures.ratios, "比率")
    : unknown("id", [formula.id], measures.counters, "计数");
}

/** @throws Problem that says every name that is not known */
export async function refuseUnknownNames(engine: Engine, formula: Formula, now: Instant): Promise<void> {
  const { measures } = kindOf(engine, formula.matterKind);
  if (!measures) throw new Problem(PROBLEMS.unacceptable, { detail: "这类事项没有统计指标" });
  const { database } = engine.platform;
  const [configuration, grades] = await Promise.all([loadConfiguration(database), listCellGrades(database)]);
  const { classes } = configuration.catalogueOn(plainDateOf(now));
  const errors = [
    ...formulaProblems(formula, measures),
    ...formula.classKeys
      .filter((key) => !classes.has(key))
      .map((key) => ({ path: "formula.classKeys", message: `分类目录里没有“${key}”这个小类` })),
    ...formula.cellGrades
      .filter((grade) => !grades.includes(grade))
      .map((grade) => ({ path: "formula.cellGrades", message: `没有管理等级为“${grade}”的单元网格` })),
    ...(formula.divisionCode !== null && !(await isDivision(engine, formula.divisionCode))
      ? [{ path: "formula.divisionCode", message: `没有编码为 ${formula.divisionCode} 的区划` }]
      : []),
  ];
  if (errors.length > 0)
    throw new Problem(PROBLEMS.unacceptable, { errors, detail: errors.map(({ message }) => message).join("；") });
}

async function isDivision({ platform }: Engine, code: string): Promise<boolean> {
  return (await findRow(platform.database, sql`select 1 from people_division where code = ${code}`)) !== null;
}
