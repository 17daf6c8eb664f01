export { type Place, RULE_GROUPS, type Rule, type RuleGroup } from "./rule.ts";
export { findRule, RULES, type RuleId, refusedBy, ruleOf, ruleSource } from "./rules.ts";
