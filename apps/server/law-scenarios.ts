/** How many rows of the scenario tables and how many stories show each rule. */

import { STANDSTILLS_OF_A_CASE } from "#capabilities/case/model/standstill.scenarios.ts";
import { shippedFiles, shippedOpenings, storiesIn } from "#capabilities/case/server/public.ts";
import * as discretion from "#capabilities/power/model/discretion.scenarios.ts";
import { PERIOD_SCENARIOS } from "#law/parameters/periods.scenarios.ts";
import { ALL_PERIODS, ALL_THRESHOLDS } from "#law/parameters/public.ts";
import * as penalty from "#law/penalty/penalty.scenarios.ts";

export async function scenariosByRule(): Promise<ReadonlyMap<string, number>> {
  const counts = new Map(await storiesByRule());
  const add = (rule: string, rows: number) => counts.set(rule, (counts.get(rule) ?? 0) + rows);
  for (const { rules, rows } of [...Object.values(penalty), ...Object.values(discretion), STANDSTILLS_OF_A_CASE])
    for (const rule of rules) add(rule, rows.length);
  for (const { period } of PERIOD_SCENARIOS)
    for (const rule of new Set(ALL_PERIODS.filter(({ id }) => id === period).map(({ rule }) => rule))) add(rule, 1);
  return counts;
}

/** Shipped stories in which a rule refuses, by rule. */
export async function storiesByRule(): Promise<ReadonlyMap<string, number>> {
  const openings = await shippedOpenings();
  const files = await shippedFiles();
  const stories = (await Promise.all(files.map((file) => storiesIn(file, openings)))).flat();
  const counts = new Map<string, number>();
  for (const { steps } of stories) {
    const rules = steps.flatMap(({ 拒绝: refused = [], 不可办: acts }) => [...refused, ...Object.values(acts).flat()]);
    for (const rule of new Set(rules)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return counts;
}

/** Rules that an entry of the legal parameters carries which something at work asks for. */
export function findPeriodRules(isUsed: (id: string) => boolean): ReadonlySet<string> {
  return new Set([...ALL_PERIODS, ...ALL_THRESHOLDS].flatMap(({ id, rule }) => (isUsed(id) ? [rule] : [])));
}
