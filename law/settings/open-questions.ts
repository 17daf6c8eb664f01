/** 未核实事项: each open legal question with the settings that hold its answer, or with what is done instead of one. */
import type { LawSettings } from "./law-settings.ts";

export interface OpenQuestion {
  readonly id: string;
  readonly question: string;
  readonly settings: readonly (keyof LawSettings)[];
  /** What the platform does where no value can be set; empty otherwise. */
  readonly instead: string;
}

const asked = (id: string, question: string, ...settings: readonly (keyof LawSettings)[]): OpenQuestion => ({
  id,
  question,
  settings,
  instead: "",
});
const instead = (id: string, question: string, what: string): OpenQuestion => ({
  id,
  question,
  settings: [],
  instead: what,
});

export const OPEN_QUESTIONS: readonly OpenQuestion[] = [
  asked("A1", "部令第55号的立案条件", "filing.conditions"),
  asked("A2", "线索核查的日数与性质", "verify.days", "verify.extension_days", "verify.day_type"),
  asked("A3", "办案期限的延长", "decide.extensions_enabled", "decide.extension1_days", "decide.extension2_days"),
  asked("A4", "不计入办案期限的期间", "decide.excluded"),
  asked("A5", "中止的情形", "decide.suspend_grounds"),
  asked("A6", "陈述申辩的日数", "defence.days"),
  asked("A7", "部令第55号三日、七日的性质", "day_type.d55"),
  asked("A8", "结案的情形和期限", "closing.grounds", "closing.days"),
  instead("A9", "部令第55号的送达条款", "按行政处罚法第六十一条和民事诉讼法办理，部令不能低于它们"),
  asked(
    "A10",
    "较大数额与重大的标准",
    "hearing.large_fine.individual_yuan",
    "hearing.large_fine.organization_yuan",
    "hearing.large_confiscation.individual_yuan",
    "hearing.large_confiscation.organization_yuan",
    "hearing.includes_demolition",
    "review.major.individual_yuan",
    "review.major.organization_yuan",
    "collective.individual_yuan",
    "collective.organization_yuan",
    "collective.members",
  ),
  asked("B1", "五个严禁、八个不得的官方文字", "inspection.bans"),
  asked("B2", "年度检查计划的日期", "inspection.plan_publish_by"),
  asked("B3", "年度检查的上限", "inspection.annual_cap"),
  asked("B4", "异地检查的协助规则", "inspection.cross_region"),
  asked("B5", "须音像记录的环节", "av.mandatory_steps"),
  asked("B6", "处罚决定公开的范围", "publish.scope", "publish.retention_years"),
  asked("B7", "裁量基准的调整适用", "discretion.departure"),
  instead("B8", "国发〔2021〕26号的具体内容", "不单独依它采取任何处罚步骤"),
  instead("C1", "城市管理执法办法的其余条文", "按行政处罚法、行政强制法规范执法行为"),
  asked("C2", "执法行为规范", "conduct.checklist"),
  asked("C3", "装备配备标准", "equipment.norms"),
  asked("C4", "协管人员比例", "auxiliary.max_ratio"),
  asked("D1", "原职权条款与法典条款的对应", "power_grant.code_mapping"),
  asked("D2", "依旧法制定的基准和清单", "benchmark.predecessors_valid_to"),
  asked("D3", "沿用旧幅度的地方规定", "local_law.conflict_flag"),
  asked("D4", "运输遗撒建筑垃圾的条款", "clause.choice_needs_review"),
  asked("D5", "施工扬尘的按日连续处罚", "daily.dust"),
  instead("D6", "法典中“确定的部门”", "地方决定载入之前没有职权登记，执法被职权规则拒绝"),
  instead("D7", "个人未分类投放的数额", "案由的数额为空，由地方规定载入后才能裁量"),
  instead("D8", "违反烟花爆竹规定的数额", "案由的数额为空，由地方规定载入后才能裁量"),
  asked("D9", "移送行政拘留的期限", "detention.refer_hours"),
  asked("D10", "复查的期限", "recheck.days"),
  instead("D11", "建筑施工噪声超标的违反条款", "按排放应当符合标准的一般规定引用，案由上注明"),
  asked("E1", "古树名木的罚款数额", "offences.disabled"),
  asked("E2", "执法监督文书的答复期限", "supervision.reply_days"),
  asked("E3", "复议期限的起算", "reconsideration.start_rules"),
  asked("E4", "法律文本核对到哪一天", "law.currency_checked_on"),
  asked("E5", "建筑垃圾新办法", "law.debris_rule_valid"),
  instead("E6", "部令第139号的违反条款", "案由可用，标注未核对"),
  instead("E7", "未读的部门规章和地方条例", "案由标注未核对，只作示例"),
  instead("E8", "治安管理处罚法", "治安案件只移送，不决定"),
  asked(
    "E9",
    "案卷保管期限",
    "archive.retention_years.simple",
    "archive.retention_years.ordinary",
    "archive.retention_years.major",
  ),
  asked("E10", "移送规定中日的性质", "transfer.day_type"),
  asked(
    "F",
    "全国文本未定、由本地决定的事项",
    "first_violation.lookback_months",
    "first_violation.offences",
    "minor.offences",
    "simple.individual_business_as",
    "simple.filing_days",
    "enforcement.night_from",
    "enforcement.night_to",
    "offsite.matters",
    "offsite.review_days",
    "offsite.notice_days",
    "offsite.response_days",
    "fast_track.enabled",
    "fast_track.hours",
    "clocks.restrictive_roll",
  ),
];
