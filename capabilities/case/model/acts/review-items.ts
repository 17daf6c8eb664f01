/** 法制审核清单: what a legal review looks at, each item with the rule that it stands on (`law/rules`). */
import { type RuleId, ruleSource } from "#law/rules/public.ts";

interface ReviewItem {
  readonly label: string;
  readonly question: string;
  readonly rule: RuleId;
}

export const REVIEW_ITEMS = {
  subject: { label: "主体资格", question: "本机关有处罚权，承办人两人以上、证件有效", rule: "XZCF-042-1" },
  jurisdiction: { label: "管辖与职权", question: "属于本机关管辖，没有超越职权", rule: "XZCF-017" },
  limitation: { label: "追责时效", question: "在追责时效以内，没有重复罚款", rule: "XZCF-036" },
  facts: { label: "事实", question: "当事人认定准确，违法事实清楚", rule: "XZCF-040" },
  evidence: { label: "证据", question: "证据合法、充分，均已核实", rule: "XZCF-046" },
  procedure: { label: "程序", question: "立案、出示证件、回避、期限符合规定", rule: "XZCF-055" },
  hearing: { label: "告知与听证", question: "告知和听证的安排正确，陈述申辩已经或者将要复核", rule: "XZCF-044" },
  law: { label: "法律适用", question: "定性准确，适用的条款现行有效", rule: "XZCF-038" },
  discretion: { label: "裁量", question: "裁量档次和数额适当，偏离有理由", rule: "XZCF-034" },
  papers: { label: "文书", question: "文书齐全，内容规范", rule: "XZCF-047" },
  transfer: { label: "移送", question: "不涉嫌犯罪；涉嫌犯罪的已经移送", rule: "XZCF-027" },
} as const satisfies Record<string, ReviewItem>;
export type ReviewItemId = keyof typeof REVIEW_ITEMS;
export const REVIEW_ITEM_IDS = Object.keys(REVIEW_ITEMS) as ReviewItemId[];

export const reviewItemOptions = REVIEW_ITEM_IDS.map((value) => {
  const { label, question, rule } = REVIEW_ITEMS[value];
  return { value, label, hint: `${question}（${ruleSource(rule)}）` };
});

/** Items that nobody ticked. */
export function uncheckedItems(checked: readonly string[]): readonly ReviewItemId[] {
  return REVIEW_ITEM_IDS.filter((item) => !checked.includes(item));
}
