/** Stored words of 任务督办 and what people read. */

export const PLAN_KINDS = { plan: "实施方案", campaign: "专项行动", work_points: "工作要点" } as const;
export type PlanKind = keyof typeof PLAN_KINDS;

export const PLAN_STATES = {
  published: "已发布",
  running: "推进中",
  reviewing: "评估中",
  closed: "已办结",
  withdrawn: "已撤销",
} as const;
export type PlanState = keyof typeof PLAN_STATES;

export const TASK_STATES = {
  assigned: "待接收",
  doing: "办理中",
  submitted: "待确认",
  done: "已完成",
  cancelled: "已取消",
} as const;
export type TaskState = keyof typeof TASK_STATES;

/** 任务从哪来. */
export const TASK_ORIGINS = {
  document: "方案条目",
  recurring: "周期任务",
  decision: "会议议定",
  breakdown: "分解任务",
  typed: "手工交办",
} as const;
export type TaskOrigin = keyof typeof TASK_ORIGINS;

export const PART_STATES = { doing: "办理中", finished: "待牵头确认", confirmed: "已确认" } as const;
export type PartState = keyof typeof PART_STATES;

export const TASK_FLAGS = {
  help_asked: "求助待复",
  extension_asked: "延期待批",
  extended: "已延期",
  climbed: "提级督办",
  agenda: "提请研究",
  dropped: "新版不再列入",
} as const;

export const LIGHTS = { red: "红灯", yellow: "黄灯", green: "绿灯", waiting: "未起算", done: "已完成" } as const;
export type Light = keyof typeof LIGHTS;

export const ORDER_STATES = { issued: "待回复", replied: "待审核", closed: "已办结", withdrawn: "已撤回" } as const;
export type OrderState = keyof typeof ORDER_STATES;
export const ORDER_LEVELS = { notice: "提醒函", order: "督办单", serious: "挂牌督办" } as const;
export type OrderLevel = keyof typeof ORDER_LEVELS;

export const AGENDA_STATES = {
  proposed: "待安排",
  scheduled: "已列入",
  decided: "已议定",
  closed: "已落实",
  declined: "不予上会",
} as const;
export type AgendaState = keyof typeof AGENDA_STATES;
export const DIFFICULTIES = { hard: "较难问题", grave: "重大疑难问题" } as const;
export const MEETINGS = {
  special: "专题会",
  office: "局长办公会",
  party_group: "局党组会",
  committee: "城市管理委员会",
} as const;

export const WHISTLE_STATES = {
  blown: "待报到",
  working: "联合处置",
  solved: "待评价",
  closed: "已办结",
  cancelled: "已取消",
} as const;
export type WhistleState = keyof typeof WHISTLE_STATES;
export const CALLED_STATES = { called: "待报到", present: "已报到", finished: "已处置", released: "免于报到" } as const;
export type CalledState = keyof typeof CALLED_STATES;
export const URGENCIES = { normal: "一般", urgent: "紧急" } as const;

export const RECTIFICATION_STATES = {
  listed: "问题清单",
  planned: "整改中",
  submitted: "待销号",
  closed: "已销号",
  reopened: "反弹重改",
  rejected: "不予立项",
} as const;
export type RectificationState = keyof typeof RECTIFICATION_STATES;
/** 台账类别: one ledger, several lists. */
export const LEDGERS = {
  problem: "问题整改",
  public_item: "我为群众办实事",
  inspection: "督导检查反馈",
  opinion: "意见建议",
} as const;
export type Ledger = keyof typeof LEDGERS;
export const LOOK_BACKS = { holds: "整改到位", relapsed: "问题反弹" } as const;

export const VALUE_STATES = { pending: "待确认", confirmed: "已确认", rejected: "不予采用" } as const;
export type ValueState = keyof typeof VALUE_STATES;
export const VALUE_ORIGINS = { typed: "填报", imported: "导入", computed: "由留痕计算" } as const;
export const DIRECTIONS = { up: "不低于", down: "不高于", none: "等于" } as const;

export const DRAFT_STATES = {
  reading: "正在识别",
  unreadable: "未能识别",
  read: "待核对",
  publishing: "正在发布",
  published: "已发布",
} as const;
export type DraftState = keyof typeof DRAFT_STATES;

/** 逐级报告: who is asked at each step. Step 0: nobody yet. */
export const LADDER_STEPS = ["责任部门", "牵头部门", "分管领导", "局党组"] as const;
