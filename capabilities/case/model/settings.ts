/** 执法办案的本市设置: how fines are paid here. */
import { inGroup, type SettingDeclaration, type SettingsOwner, setting } from "#base/settings.ts";

const DECLARED = inGroup("罚款缴纳", {
  "payment.online_url": setting("电子缴款网址", "", "", {
    note: "当事人页面上的缴款链接；{决定文号} 换成本案的文号。空着不显示",
  }),
  "payment.bank": setting("代收银行和账户", "", "", {
    note: "当事人页面上原样显示。空着时写“决定书上写明的银行”",
  }),
});

export type CaseSettings = {
  readonly [Id in keyof typeof DECLARED]: (typeof DECLARED)[Id] extends SettingDeclaration<infer Value> ? Value : never;
};

export const CASE_SETTINGS: SettingsOwner<CaseSettings> = { owner: "case", label: "执法办案", declared: DECLARED };
