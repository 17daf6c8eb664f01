/**
 * 本市设置 of the hotline. The two limits that a published plan of a city names (one working day, five working days) carry that plan as
 * their source; all others are common practice and wait for the city's own document.
 */
import { parsePlainDate } from "#base/plain-date.ts";
import { type SettingsOwner, setting } from "#base/settings.ts";
import type { Limit } from "#kernel/clock/model/public.ts";
import { type OrderKind, REPLY_SECTIONS, type Urgency } from "./labels.ts";

export interface HotlineSettings {
  readonly enquiry_days: number;
  readonly suggestion_days: number;
  readonly praise_days: number;
  readonly help_days: number;
  readonly complaint_days: number;
  readonly denunciation_days: number;
  readonly urgent_days: number;
  readonly return_window_days: number;
  readonly returned_days: number;
  readonly assign_minutes: number;
  readonly sign_minutes: number;
  readonly contact_minutes: number;
  readonly urgent_contact_minutes: number;
  readonly decide_return_minutes: number;
  readonly unit_review_minutes: number;
  readonly office_review_minutes: number;
  readonly send_minutes: number;
  readonly visit_days: number;
  readonly supervision_hours: number;
  readonly extension_days: number;
  readonly extension_times: number;
  readonly unreached_contacts: number;
  readonly unreached_visits: number;
  readonly gate_levels: number;
  readonly reply_sections: readonly string[];
  readonly reply_section_characters: number;
  readonly near_deadline_percent: number;
  readonly recording_tolerance_seconds: number;
  readonly recording_minimum_seconds: number;
  readonly sample_percent: number;
  readonly sample_seed: string;
  readonly doubt_minutes: number;
  readonly doubt_perfect_orders: number;
  readonly repeat_days: number;
  readonly repeat_metres: number;
  readonly redo_times: number;
  readonly rating_days: number;
  readonly exclusion_days: number;
}
export type HotlineSettingId = keyof HotlineSettings;

const PLAN = "沈阳市城市管理综合行政执法局优化营商环境工作方案（2021-10-18）四（三）10";
const byPlan = (group: string, note = "") => ({
  group,
  note,
  source: PLAN,
  effectiveFrom: parsePlainDate("2021-10-18"),
});

const LIMITS = "办理时限";
const POSTS = "岗位时限";
const REPLY = "答复与把关";
const VISIT = "回访";
const REPEAT = "重复、延期、申诉";

export const HOTLINE_SETTINGS: SettingsOwner<HotlineSettings> = {
  owner: "hotline",
  label: "热线诉求",
  declared: {
    enquiry_days: setting("咨询办理时限", 1, "工作日", byPlan(LIMITS)),
    suggestion_days: setting("建议办理时限", 1, "工作日", byPlan(LIMITS)),
    praise_days: setting("表扬办理时限", 5, "工作日", { group: LIMITS }),
    help_days: setting("求助办理时限", 5, "工作日", byPlan(LIMITS, "方案所称一般案件")),
    complaint_days: setting("投诉办理时限", 5, "工作日", byPlan(LIMITS, "方案所称一般案件")),
    denunciation_days: setting("举报办理时限", 5, "工作日", byPlan(LIMITS, "方案所称一般案件")),
    urgent_days: setting("紧急件办理时限", 1, "自然日", {
      group: LIMITS,
      note: "节假日照常计算，不长于该类型的一般时限",
    }),
    return_window_days: setting("退回期限", 1, "工作日", byPlan(LIMITS, "自派件起；退回须说明理由")),
    returned_days: setting(
      "退回件反馈时限",
      1,
      "工作日",
      byPlan(LIMITS, "把关退改件、重办件；不长于该类型的一般时限，紧急件仍按紧急件"),
    ),
    assign_minutes: setting("派件时限", 30, "分钟", { group: POSTS }),
    sign_minutes: setting("签收时限", 120, "分钟", { group: POSTS }),
    contact_minutes: setting("首次联系时限", 420, "分钟", { group: POSTS, note: "自签收起，约一个工作日" }),
    urgent_contact_minutes: setting("紧急件首次联系时限", 60, "分钟", { group: POSTS, note: "节假日照常计算" }),
    decide_return_minutes: setting("退回裁定时限", 120, "分钟", { group: POSTS }),
    unit_review_minutes: setting("单位把关时限", 120, "分钟", { group: POSTS }),
    office_review_minutes: setting("处室把关时限", 240, "分钟", { group: POSTS }),
    send_minutes: setting("答复送出时限", 60, "分钟", { group: POSTS }),
    visit_days: setting("回访时限", 2, "工作日", { group: POSTS, note: "自答复送出起" }),
    supervision_hours: setting("督办回复时限", 24, "小时", { group: POSTS }),
    extension_days: setting("单次延期上限", 5, "工作日", { group: REPEAT }),
    extension_times: setting("延期次数上限", 1, "次", { group: REPEAT }),
    unreached_contacts: setting("首次联系不上次数", 3, "次", { group: REPLY, note: "之后可以先行办理" }),
    unreached_visits: setting("回访未接通次数", 3, "次", { group: VISIT, note: "未接通不等于满意" }),
    gate_levels: setting("回复把关级数", 2, "级", {
      group: REPLY,
      note: "1 只由承办单位负责人把关；2 再由业务处室、督办岗把关；重办件一律两级",
    }),
    reply_sections: setting<readonly string[]>("答复须有的部分", Object.keys(REPLY_SECTIONS), "", {
      group: REPLY,
      choices: Object.entries(REPLY_SECTIONS).map(([value, label]) => ({ value, label })),
    }),
    reply_section_characters: setting("答复每部分最少字数", 6, "字", { group: REPLY }),
    near_deadline_percent: setting("临期办理界线", 80, "%", {
      group: REPLY,
      note: "用时超过时限的这一份额才提交，计临期",
    }),
    recording_tolerance_seconds: setting("录音时长误差", 5, "秒", { group: VISIT }),
    recording_minimum_seconds: setting("回访录音最短", 10, "秒", { group: VISIT, note: "过短的通话问不完两个问题" }),
    sample_percent: setting("抽样复访比例", 10, "%", { group: VISIT }),
    sample_seed: setting("抽样种子", "2026", "", { group: VISIT, note: "与工单标识一起决定是否抽中，可以复算" }),
    doubt_minutes: setting("答复后回访疑点", 10, "分钟", { group: VISIT }),
    doubt_perfect_orders: setting("全部满意疑点", 20, "件", {
      group: VISIT,
      note: "同一承办人近 90 日回访达到此数且全部满意",
    }),
    repeat_days: setting("重复诉求判断时间", 30, "天", { group: REPEAT }),
    repeat_metres: setting("重复诉求判断半径", 50, "米", { group: REPEAT }),
    redo_times: setting("重办次数上限", 2, "次", { group: REPEAT }),
    rating_days: setting("诉求人自评期限", 15, "天", { group: VISIT, note: "自办结起" }),
    exclusion_days: setting("申诉剔除期限", 5, "天", { group: REPEAT, note: "自办结起" }),
  },
};

export interface LimitRule {
  readonly limit: Limit;
  readonly source: string;
}

/** 办理时限 by kind and urgency. Urgent: round the clock, and never longer than the kind's own limit. */
export function limitOf(settings: HotlineSettings, kind: OrderKind, urgency: Urgency): LimitRule {
  const days = settings[`${kind}_days`];
  if (urgency === "urgent") {
    return {
      limit: { value: Math.min(settings.urgent_days, days), unit: "day", basis: "natural" },
      source: sourceOf("urgent_days"),
    };
  }
  return { limit: { value: days, unit: "day", basis: "working" }, source: sourceOf(`${kind}_days`) };
}

/** 退回件: what the gate sends back, or the caller was not content with. Never longer than the kind's own limit. */
export function returnedLimitOf(settings: HotlineSettings, kind: OrderKind, urgency: Urgency): LimitRule {
  const ordinary = limitOf(settings, kind, urgency);
  if (urgency === "urgent" || ordinary.limit.value <= settings.returned_days) return ordinary;
  return {
    limit: { value: settings.returned_days, unit: "day", basis: "working" },
    source: sourceOf("returned_days"),
  };
}

/** As a clock or a refusal names it. */
export function sourceOf(id: HotlineSettingId): string {
  const { label, source } = HOTLINE_SETTINGS.declared[id];
  return source === "" ? `本市设置「${label}」` : `本市设置「${label}」，依据${source}`;
}
