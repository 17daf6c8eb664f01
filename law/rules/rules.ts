/** 规则目录: every rule, and the refusal that names one. */
import type { Refusal } from "#base/problem.ts";
import { citationText } from "../sources/public.ts";
import { COMPULSION_LAW_RULES } from "./compulsion-law-rules.ts";
import { DECREE_55_RULES } from "./decree-55-rules.ts";
import { DELIVERY_RULES } from "./delivery-rules.ts";
import { ECO_CODE_RULES } from "./eco-code-rules.ts";
import { INSPECTION_RULES } from "./inspection-rules.ts";
import { OTHER_RULES } from "./other-rules.ts";
import { PENALTY_LAW_RULES } from "./penalty-law-rules.ts";
import { REMEDY_RULES } from "./remedy-rules.ts";
import type { Rule } from "./rule.ts";
import { TRANSFER_RULES } from "./transfer-rules.ts";

const ALL = [
  ...PENALTY_LAW_RULES,
  ...DECREE_55_RULES,
  ...COMPULSION_LAW_RULES,
  ...DELIVERY_RULES,
  ...REMEDY_RULES,
  ...TRANSFER_RULES,
  ...ECO_CODE_RULES,
  ...INSPECTION_RULES,
  ...OTHER_RULES,
] as const;
export type RuleId = (typeof ALL)[number]["id"];

export const RULES: readonly (Rule & { readonly id: RuleId })[] = ALL;

const BY_ID = new Map<string, Rule>(RULES.map((rule) => [rule.id, rule]));

export function findRule(id: string): Rule | undefined {
  return BY_ID.get(id);
}

/** @throws RangeError for an id that is not in the catalogue */
export function ruleOf(id: RuleId): Rule {
  const rule = findRule(id);
  if (!rule) throw new RangeError(`no such rule: ${id}`);
  return rule;
}

/** «《行政处罚法》(2021) 第六十条»; what was not read in the text says so, so that it is never taken for law. */
export function ruleSource(id: RuleId): string {
  const { source, verification } = ruleOf(id);
  return verification === "unconfirmed" ? `${citationText(source)}，待本机关确认` : citationText(source);
}

/** A refusal by law. @param message Chinese: what was refused, why, what is possible now */
export function refusedBy(id: RuleId, message: string): Refusal {
  return { rule: id, message, source: ruleSource(id) };
}
