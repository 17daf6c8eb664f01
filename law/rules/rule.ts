/**
 * Vocabulary
 * - rule 规则: one thing that the law asks, with the id that refusals carry
 * - place 落点: where the platform does what the rule asks; a rule without one is a mistake that a test finds
 */
import type { PlainDate } from "#base/plain-date.ts";
import type { Citation } from "../sources/public.ts";

export const RULE_GROUPS = {
  power: "职权",
  officers: "执法人员",
  filing: "线索与立案",
  evidence: "调查取证",
  discretion: "裁量",
  decision: "告知与决定",
  simple: "当场处罚",
  hearing: "听证",
  delivery: "送达",
  publicity: "公开",
  documents: "文书",
  payment: "缴款",
  seizure: "查封扣押",
  execution: "强制执行",
  demolition: "强制拆除",
  court: "申请法院执行",
  transfer: "移送",
  remedy: "复议与诉讼",
  inspection: "涉企检查",
  offsite: "非现场执法",
  credit: "信用",
  archive: "结案归档",
  performance: "监督考核",
  personal_data: "个人信息",
  clock: "期间",
} as const;
export type RuleGroup = keyof typeof RULE_GROUPS;

export type Place =
  /** 拒绝: a guard or a check of a procedure declares this rule (`enforcing` in kernel/procedure). */
  | { readonly kind: "enforced"; readonly owner: string }
  /** 计算: the function that works it out, `law/penalty/age.ts#judgeAge`. */
  | { readonly kind: "computed"; readonly by: string }
  /** 期间: an entry of `law/parameters` carries this rule. */
  | { readonly kind: "period" }
  /** 载明: a form prints it. */
  | { readonly kind: "printed"; readonly form: string }
  /** 设置: the agency decides; a setting of `law/settings` holds it. */
  | { readonly kind: "configurable"; readonly setting: string }
  /** 仅记录: software can only record it, for this reason. */
  | { readonly kind: "recorded"; readonly reason: string };

export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly group: RuleGroup;
  /** What it asks, in our words. */
  readonly statement: string;
  readonly source: Citation;
  /** The last day on which it applied; null: in force. The first is that of the law text. */
  readonly effectiveTo: PlainDate | null;
  /** `unconfirmed`: remembered, not read; never printed as law. */
  readonly verification: "full_text" | "excerpt" | "unconfirmed";
  readonly places: readonly Place[];
}
