/** 处罚种类: the closed list of 《行政处罚法》第九条, and who may be penalised. */

/** 责令改正, 限期拆除 and 代为治理 are no penalties: they have no place in this list. */
export const PENALTY_KINDS = {
  warning: "警告",
  public_criticism: "通报批评",
  fine: "罚款",
  confiscate_gains: "没收违法所得",
  confiscate_goods: "没收非法财物",
  suspend_permit: "暂扣许可证件",
  downgrade: "降低资质等级",
  revoke_permit: "吊销许可证件",
  restrict_business: "限制开展生产经营活动",
  stop_business: "责令停产停业",
  close_business: "责令关闭",
  restrict_occupation: "限制从业",
  detention: "行政拘留",
  other_statutory: "法律、行政法规规定的其他行政处罚",
} as const;
export type PenaltyKind = keyof typeof PENALTY_KINDS;

export const SUBJECTS = {
  individual: "公民",
  individual_business: "个体工商户",
  organization: "法人或者其他组织",
} as const;
export type Subject = keyof typeof SUBJECTS;
