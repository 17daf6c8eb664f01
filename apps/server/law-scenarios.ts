/** How many rows of the scenario tables show each rule. */
import * as discretion from "#capabilities/power/model/discretion.scenarios.ts";
import { PERIOD_SCENARIOS } from "#law/parameters/periods.scenarios.ts";
import { ALL_PERIODS, ALL_THRESHOLDS } from "#law/parameters/public.ts";
import * as penalty from "#law/penalty/penalty.scenarios.ts";

export function scenariosByRule(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (rule: string, rows: number) => counts.set(rule, (counts.get(rule) ?? 0) + rows);
  for (const { rules, rows } of [...Object.values(penalty), ...Object.values(discretion)])
    for (const rule of rules) add(rule, rows.length);
  for (const { period } of PERIOD_SCENARIOS)
    for (const rule of new Set(ALL_PERIODS.filter(({ id }) => id === period).map(({ rule }) => rule))) add(rule, 1);
  return counts;
}

/** Rules that an entry of the legal parameters carries. */
export function findPeriodRules(): ReadonlySet<string> {
  return new Set([...ALL_PERIODS, ...ALL_THRESHOLDS].map(({ rule }) => rule));
}
