/** The words that are stored, and what each is called. One table per column. */

export const ORDER_STATES = {
  received: "待派件",
  assigned: "待签收",
  signed: "待首次联系",
  handling: "办理中",
  returning: "退回待裁",
  unit_review: "单位把关",
  office_review: "处室把关",
  approved: "待送出",
  visiting: "待回访",
  unsatisfied: "不满意待定",
  closed: "办结",
  merged: "并入重复",
} as const;
export type OrderState = keyof typeof ORDER_STATES;

/** 工单来源. */
export const ORDER_SOURCES = {
  platform_12345: "市 12345 平台",
  phone: "电话",
  web: "网络",
  department: "部门转办",
  superior: "上级交办",
} as const;
export type OrderSource = keyof typeof ORDER_SOURCES;

/** 诉求类型. */
export const ORDER_KINDS = {
  enquiry: "咨询",
  suggestion: "建议",
  praise: "表扬",
  help: "求助",
  complaint: "投诉",
  denunciation: "举报",
} as const;
export type OrderKind = keyof typeof ORDER_KINDS;

export const URGENCIES = { ordinary: "一般", urgent: "紧急" } as const;
export type Urgency = keyof typeof URGENCIES;

export const ORDER_RETURN_REASONS = {
  not_our_duty: "非本单位职责",
  not_our_area: "非本单位辖区",
  wrong_content: "内容不清，无法办理",
  in_procedure: "已进入诉讼、复议或信访程序",
} as const;
export type OrderReturnReason = keyof typeof ORDER_RETURN_REASONS;

/** 首次联系与回访的方式. */
export const CONTACT_CHANNELS = { phone: "电话", in_person: "当面", message: "短信、网络" } as const;
export type ContactChannel = keyof typeof CONTACT_CHANNELS;

/** 承办单位自己的判断; whether the caller agrees is for the call-back. */
export const REPLY_OUTCOMES = {
  solved: "已解决",
  explained: "已解释说明",
  planned: "列入计划",
  not_possible: "无法解决",
} as const;
export type ReplyOutcome = keyof typeof REPLY_OUTCOMES;

/** 诉求成因: what a city looks for where orders come again and again. */
export const CAUSES = {
  service: "服务态度、效率",
  management: "管理不到位",
  facility: "设施老化、缺失",
  planning: "规划、建设遗留",
  neighbours: "邻里纠纷",
  policy: "政策不了解",
  other: "其他",
} as const;
export type Cause = keyof typeof CAUSES;

/** 退改理由. */
export const GATE_REASONS = {
  format: "未按格式回复",
  not_to_the_point: "答非所问",
  facts: "事实不清",
  law: "政策、法律依据有误",
  no_contact: "没有联系诉求人",
  wording: "语气、用词不当",
} as const;
export type GateReason = keyof typeof GATE_REASONS;

/** 答复的五个部分. */
export const REPLY_SECTIONS = {
  greeting: "称呼问候",
  fact: "核实情况",
  handling: "办理过程",
  result: "办理结果",
  contact: "联系方式",
} as const;
export type ReplySection = keyof typeof REPLY_SECTIONS;

export const ORDER_SATISFACTIONS = { satisfied: "满意", basically: "基本满意", unsatisfied: "不满意" } as const;
export type OrderSatisfaction = keyof typeof ORDER_SATISFACTIONS;

export const DISSATISFACTIONS = {
  not_solved: "问题没有解决",
  too_slow: "办理太慢",
  attitude: "态度不好",
  not_contacted: "没有联系我",
  not_true: "答复与事实不符",
  expectation: "诉求超出政策",
} as const;
export type Dissatisfaction = keyof typeof DISSATISFACTIONS;

/** 回访疑点. */
export const VISIT_DOUBTS = {
  soon_after_reply: "答复后很快回访",
  perfect_record: "同一承办人回访全部满意",
  pressure: "诉求人反映被要求好评",
} as const;
export type VisitDoubt = keyof typeof VISIT_DOUBTS;

export const ORDER_CLOSINGS = {
  visited: "回访办结",
  rated: "诉求人自评办结",
  unreached: "回访未接通办结",
  no_contact: "无联系方式办结",
  direct: "直接答复",
  unsatisfied: "不满意办结",
} as const;
export type OrderClosing = keyof typeof ORDER_CLOSINGS;

/** 不满意而不再重办. */
export const GIVE_UP_REASONS = {
  no_duty: "不属于行政职责",
  no_policy: "没有政策依据",
  law_way: "须通过诉讼、仲裁解决",
  done_all: "已尽力办理",
} as const;
export type GiveUpReason = keyof typeof GIVE_UP_REASONS;

/** 申诉剔除. */
export const EXCLUSION_STATES = { asked: "待审定", granted: "同意剔除", declined: "不予剔除" } as const;
export type ExclusionState = keyof typeof EXCLUSION_STATES;
export const EXCLUSION_REASONS = {
  beyond_law: "诉求不合法、不合理",
  not_ours: "非承办单位职责",
  malicious: "恶意、虚假诉求",
  force_majeure: "不可抗力",
} as const;
export type ExclusionReason = keyof typeof EXCLUSION_REASONS;

export const ORDER_FLAGS = {
  urgent: "紧急",
  enterprise: "涉企",
  repeat: "重复诉求",
  redo: "重办",
  returned: "退回重派",
  sent_back_by_gate: "把关退改",
  extension_asked: "申请延期",
  extended: "已延期",
  supervised: "督办中",
  as_report: "已转案卷",
  no_contact: "无联系方式",
  exclusion_asked: "申诉待审定",
  excluded: "剔除统计",
} as const;
export type OrderFlag = keyof typeof ORDER_FLAGS;
