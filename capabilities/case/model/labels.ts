/** 执法案件 in words: states, procedures, subjects. Stored values are English; these tables are the only place of the Chinese. */

export const CASE_STATES = {
  received: "线索已登记",
  verifying: "线索核查中",
  not_filed: "不予立案",
  transferred: "已移送其他机关",
  merged: "已并案",
  on_the_spot: "当场处理中",
  investigating: "调查取证",
  suspended: "中止调查",
  investigated: "调查终结，待审核",
  reviewed: "已审核，待告知",
  noticed: "已告知，等待陈述申辩与听证申请",
  hearing: "听证中",
  deliberating: "待作出决定",
  decided: "已决定，待送达",
  executing: "已送达，履行中",
  criminal: "已移送公安机关，暂停办理",
  closed: "已结案",
  archived: "已归档",
} as const;
export type CaseState = keyof typeof CASE_STATES;

export const PROCEDURES = { ordinary: "普通程序", simple: "简易程序", quick: "快速办理" } as const;

/** 线索来源. */
export const CLUE_SOURCES = {
  patrol: "巡查发现",
  complaint: "投诉举报",
  hotline: "热线诉求",
  report: "城管案卷",
  inspection: "行政检查",
  transfer: "其他机关移送",
  assigned: "上级交办",
  offsite: "非现场发现",
} as const;

/** 不予立案的理由. */
export const NOT_FILING_REASONS = {
  no_violation: "没有违法事实",
  minor: "违法行为轻微并已及时改正",
  not_punishable: "依法不予行政处罚（不满十四周岁、不能辨认或者控制自己的行为等）",
  no_jurisdiction: "不属于本机关管辖",
  expired: "超过追究时效",
} as const;

/** 不予处罚的理由 《行政处罚法》第三十条、第三十一条、第三十三条、第三十六条、第五十七条. */
export const NO_PENALTY_GROUNDS = {
  minor: "轻微不罚",
  first: "首违不罚",
  no_fault: "无主观过错",
  under_age: "不满十四周岁",
  mental: "不能辨认或者控制自己的行为",
  expired: "超过追究时效",
  not_established: "违法事实不能成立",
} as const;

export const OUTCOMES = { penalty: "行政处罚", no_penalty: "不予行政处罚", withdrawn: "撤销案件" } as const;

/** 不计入办案期限的期间, of several that run at once the first is told. */
export const STANDSTILLS = {
  criminal: "移送公安机关",
  suspension: "中止调查",
  hearing: "听证",
  testing: "检测、检验、鉴定",
  public_notice: "公告送达",
} as const;

export const SUSPEND_GROUNDS = {
  awaits_finding: "须以其他案件的结果或者其他机关的认定为依据",
  awaits_interpretation: "法律适用问题送请解释或者确认",
  force_majeure: "不可抗力",
  party_not_found: "当事人下落不明",
  other: "其他情形",
} as const;

export const LEGAL_OPINIONS = {
  agree: "同意",
  amend: "建议修改",
  supplement: "建议补充调查",
  disagree: "不同意",
} as const;

/** 应当听证的情形 《行政处罚法》第六十三条. */
export const HEARING_GROUNDS = {
  large_fine: "较大数额罚款",
  large_confiscation: "没收较大数额违法所得、较大价值非法财物",
  permit: "降低资质等级、吊销许可证件",
  business: "责令停产停业、责令关闭、限制从业",
  other_heavy: "其他较重的行政处罚",
  statutory: "法律、法规、规章规定的其他情形",
} as const;
export type HearingGround = keyof typeof HEARING_GROUNDS;

/** What marks a case in lists. */
export const CASE_FLAGS = {
  filing_proposed: "呈报立案",
  recusal_asked: "回避待决",
  hearing: "听证",
  filed_with_agency: "已备案",
  closing_proposed: "呈报结案",
  measure_lapsed: "措施已期满",
  in_remedy: "复议诉讼中",
  revoked: "决定已撤销",
  publish_due: "待公开",
  withdraw_due: "公开待撤回",
  court_late: "逾期申请法院",
  decided_late: "超期作出决定",
  jurisdiction_disputed: "管辖争议",
  forwarding: "复议申请待转送",
  unlawful: "确认违法",
} as const;
