/** 本市设置 of 任务督办. What a plan of a city names carries that plan as its source; all others wait for the city's own document. */
import { inGroup, type SettingsOwner, setting } from "#base/settings.ts";

export interface TaskSettings {
  readonly yellow_lag_points: number;
  readonly red_lag_points: number;
  readonly yellow_days: number;
  readonly receive_days: number;
  readonly ladder_responsible_days: number;
  readonly ladder_lead_days: number;
  readonly ladder_leader_days: number;
  readonly ladder_party_group_days: number;
  readonly order_reply_days: number;
  readonly report_in_hours: number;
  readonly report_in_urgent_hours: number;
  readonly whistle_days: number;
  readonly look_back_days: number;
  readonly lead_days_weekly: number;
  readonly lead_days_monthly: number;
  readonly lead_days_longer: number;
}
export type TaskSettingId = keyof TaskSettings;

export const TASK_SETTINGS: SettingsOwner<TaskSettings> = {
  owner: "task",
  label: "任务督办",
  declared: {
    ...inGroup("红黄绿灯", {
      yellow_lag_points: setting("进度落后时间多少即亮黄灯", 10, "个百分点"),
      red_lag_points: setting("进度落后时间多少即亮红灯", 25, "个百分点"),
      yellow_days: setting("到期前几日未完成亮黄灯", 5, "日"),
    }),
    ...inGroup("逐级报告", {
      receive_days: setting("任务接收时限", 3, "个工作日"),
      ladder_responsible_days: setting("责任部门解决时限", 3, "个工作日"),
      ladder_lead_days: setting("牵头部门解决时限", 3, "个工作日"),
      ladder_leader_days: setting("分管领导协调时限", 5, "个工作日"),
      ladder_party_group_days: setting("局党组研究时限", 10, "个工作日"),
      order_reply_days: setting("督办单回复时限", 3, "个工作日"),
    }),
    ...inGroup("吹哨报到", {
      report_in_hours: setting("一般事项报到时限", 24, "小时"),
      report_in_urgent_hours: setting("紧急事项报到时限", 2, "小时"),
      whistle_days: setting("联合处置时限", 5, "个工作日"),
    }),
    ...inGroup("台账与周期", {
      look_back_days: setting("销号后多少日回头看", 90, "日"),
      lead_days_weekly: setting("每周任务提前几日建立", 4, "日"),
      lead_days_monthly: setting("每月任务提前几日建立", 10, "日"),
      lead_days_longer: setting("每季、每年任务提前几日建立", 20, "日"),
    }),
  },
};

/** The source that stands with a clock: the setting it was taken from. */
export function sourceOf(id: TaskSettingId): string {
  const { label, source } = TASK_SETTINGS.declared[id];
  return source || `本市设置“${label}”（待本机关确认）`;
}

/** Limits of the ladder's steps, from the responsible unit to the party group. */
export const LADDER_SETTINGS = [
  "ladder_responsible_days",
  "ladder_lead_days",
  "ladder_leader_days",
  "ladder_party_group_days",
] as const satisfies readonly TaskSettingId[];
