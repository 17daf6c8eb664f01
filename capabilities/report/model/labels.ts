/** The words that are stored, and what each is called. One table per column. */
import { z } from "zod";

export const REPORT_STATES = {
  reported: "已上报",
  accepted: "已受理",
  verifying: "核实中",
  filed: "已立案",
  dispatched: "已派遣",
  resolving: "处置中",
  sent_back: "回退待裁",
  deferred: "缓办",
  on_ledger: "挂账",
  resolved: "已反馈",
  rechecking: "核查中",
  to_close: "待结案",
  closed: "结案",
  refused: "不予受理（立案）",
  annulled: "作废",
  merged: "并案",
} as const;
export type ReportState = keyof typeof REPORT_STATES;

/** 问题来源. */
export const SOURCES = {
  supervisor: "监督员上报",
  self_handled: "监督员自行处置",
  hotline_12345: "12345 热线",
  hotline_12319: "12319 热线",
  app: "公众上报（网页、微信、小程序）",
  open311: "开放接口（Open311）",
  media: "媒体舆情",
  leader: "领导批示",
  referral: "部门移交、上级交办",
  video: "视频巡查",
  ai_video: "智能识别",
  iot: "物联感知",
  inspection: "专项检查",
  volunteer: "人民监督员、志愿者",
} as const;
export type ReportSource = keyof typeof SOURCES;
export const ReportSourceSchema = z.enum(Object.keys(SOURCES) as [ReportSource, ...ReportSource[]]);

/** What reaches the city from citizens, without an account. */
export const CITIZEN_SOURCES: readonly ReportSource[] = ["app", "open311"];

/** `matter.source` holds one of ours. */
export function sourceOf(matter: { readonly source: string }): ReportSource {
  return ReportSourceSchema.parse(matter.source);
}

/** Sources of T01 and T01s; every other report counts as 公众举报. */
export const PATROL_SOURCES: readonly ReportSource[] = ["supervisor", "self_handled"];
/** 诉求: what people outside the bureau ask for; patrols and machines write in set phrases. */
export const DEMAND_SOURCES: readonly ReportSource[] = [
  "hotline_12345",
  "hotline_12319",
  "app",
  "media",
  "leader",
  "referral",
  "volunteer",
];
/** Somebody of the bureau stood on the spot: no verification before filing. */
export const ON_THE_SPOT_SOURCES: readonly ReportSource[] = ["supervisor", "self_handled", "inspection"];

export const VERIFY_RESULTS = { true: "属实", false: "不属实", not_found: "未找到" } as const;
export type VerifyResult = keyof typeof VERIFY_RESULTS;

export const RETURN_REASONS = {
  not_our_duty: "非本单位职责",
  not_our_area: "非本单位辖区",
  wrong_class: "问题类别有误",
  nothing_there: "现场无此问题",
} as const;
export type ReturnReason = keyof typeof RETURN_REASONS;

export const REFUSAL_REASONS = {
  not_in_scope: "不属于城市管理范围",
  not_meeting_condition: "未达到立案条件",
  not_true: "经核实不属实",
  not_found: "现场未找到",
  duplicate_closed: "同一问题已经办结",
  too_little_information: "信息不足且联系不上",
} as const;
export type RefusalReason = keyof typeof REFUSAL_REASONS;

export const SATISFACTIONS = {
  very_satisfied: "非常满意",
  satisfied: "满意",
  neutral: "基本满意",
  unsatisfied: "不满意",
} as const;
export type Satisfaction = keyof typeof SATISFACTIONS;

export const SUPERVISION_LEVELS = { ordinary: "一般督办", important: "重点督办", leader: "领导督办" } as const;
export type SupervisionLevel = keyof typeof SUPERVISION_LEVELS;

export const ASKS = { extension: "延期", deferral: "缓办", ledger: "挂账", annulment: "作废" } as const;
export type Ask = keyof typeof ASKS;

export const CLOSINGS = {
  rechecked: "核查通过结案",
  self_handled: "自行处置审核结案",
  answered: "当即办理",
  forced: "强制结案",
  imported: "历史导入",
} as const;
export type Closing = keyof typeof CLOSINGS;

/** 可申诉的统计: the counter of the unit that an appeal asks to be taken out of. */
export const APPEALABLE = {
  overtime_dispose: "超期处置",
  rework: "返工",
  unsatisfied: "回访不满意",
} as const;
export type Appealable = keyof typeof APPEALABLE;

/** 考核申诉: asked → reviewed (初审) → granted; declined at either review. */
export const APPEAL_STATES = {
  asked: "待初审",
  reviewed: "待复审",
  granted: "申诉成立",
  declined: "申诉不成立",
} as const;
export type AppealState = keyof typeof APPEAL_STATES;

export const FLAGS = {
  to_locate: "待定位",
  emergency: "紧急",
  supervised: "督办中",
  extended: "已延期",
  rework: "返工",
  repeat: "重复上报",
  joint: "会办",
  reopened: "重办",
  disputed: "权责有争议",
  self_handled: "自行处置",
  enforcing: "已转执法",
  extension_asked: "申请延期",
  deferral_asked: "申请缓办",
  ledger_asked: "申请挂账",
  annulment_asked: "申请作废",
} as const;
export type ReportFlag = keyof typeof FLAGS;
