/** The short spelling of the rule tables. */
import { cite, type LawId, lawTextOf } from "../sources/public.ts";
import type { Place, Rule } from "./rule.ts";

type Row = Pick<Rule, "title" | "group" | "statement" | "places"> & Partial<Pick<Rule, "verification">>;

export function rule<Id extends string>(id: Id, law: LawId, article: string, row: Row): Rule & { readonly id: Id } {
  return { verification: "full_text", ...row, id, source: cite(law, article), effectiveTo: lawTextOf(law).effectiveTo };
}

export const enforced = (owner: string): Place => ({ kind: "enforced", owner });
export const computed = (by: string): Place => ({ kind: "computed", by });
export const period = (): Place => ({ kind: "period" });
export const printed = (form: string): Place => ({ kind: "printed", form });
export const configurable = (setting: string): Place => ({ kind: "configurable", setting });
export const recorded = (reason: string): Place => ({ kind: "recorded", reason });
