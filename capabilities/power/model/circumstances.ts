/** 裁量情节: what a case file records of an act that makes a penalty lighter or heavier. */
import type { RuleId } from "#law/rules/public.ts";

interface CircumstanceDeclaration {
  readonly label: string;
  readonly weighs: "lighter" | "heavier" | "neutral";
  /** 法定情节: the law itself says so; `reduces`: also below the lowest amount (减轻). */
  readonly rule: RuleId | null;
  readonly reduces: boolean;
}

const of = (
  label: string,
  weighs: CircumstanceDeclaration["weighs"],
  rule: RuleId | null = null,
  reduces = false,
): CircumstanceDeclaration => ({ label, weighs, rule, reduces });

export const CIRCUMSTANCES = {
  first_found: of("首次发现", "neutral"),
  corrected_in_time: of("按期改正", "lighter"),
  no_harm: of("没有危害后果", "neutral"),
  slight_harm: of("危害后果轻微", "neutral"),
  cooperative: of("主动配合调查", "lighter"),
  harm_removed: of("主动消除或者减轻危害后果", "lighter", "XZCF-032", true),
  coerced: of("受他人胁迫或者诱骗", "lighter", "XZCF-032", true),
  confessed_unknown: of("主动供述尚未掌握的违法行为", "lighter", "XZCF-032", true),
  merit: of("配合查处违法行为有立功表现", "lighter", "XZCF-032", true),
  under_eighteen: of("已满十四周岁不满十八周岁", "lighter", "XZCF-030", true),
  restored: of("有效采取生态环境修复措施", "lighter", "STHJ-1056"),
  compensated: of("及时缴纳生态环境损害赔偿金", "lighter", "STHJ-1056"),
  some_impact: of("造成一定影响", "heavier"),
  repeated_within_year: of("一年内再次违法", "heavier"),
  many_times: of("多次违法受到处罚", "heavier", "STHJ-1056"),
  refused_correction: of("拒不改正", "heavier", "STHJ-1056"),
  serious_harm: of("造成较重危害后果", "heavier", "STHJ-1056"),
  malicious: of("恶意损害生态环境", "heavier", "STHJ-1056"),
} as const satisfies Record<string, CircumstanceDeclaration>;
export type Circumstance = keyof typeof CIRCUMSTANCES;
