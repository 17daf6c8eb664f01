/** 红黄绿灯 of a task: progress against the time gone, and the day it is due. Pure; the plan page, the ladder and the pack ask here. */
import { dayNumberOf, type PlainDate } from "#base/plain-date.ts";
import type { Light, TaskState } from "../labels.ts";
import type { TaskSettings } from "../settings.ts";

export interface TaskStanding {
  readonly state: TaskState;
  readonly startsOn: PlainDate | null;
  readonly dueOn: PlainDate | null;
  readonly percent: number;
  readonly leadUnitId: string | null;
  /** 定量; null: progress is a percent that is reported. */
  readonly quota: number | null;
  readonly delivered: number;
}

export interface TaskLight {
  readonly light: Light;
  /** Percent of the task's own time gone; 0 without a day. */
  readonly timePercent: number;
  readonly reason: string;
  /** Days over the due day; 0 before. */
  readonly daysLate: number;
}

type Limits = Pick<TaskSettings, "yellow_lag_points" | "red_lag_points" | "yellow_days">;

/** Whole percent of the days from `from` to `to`, both counted, that are gone when `today` begins. */
export function timeGone(
  from: PlainDate,
  to: PlainDate,
  today: PlainDate,
): { readonly percent: number; readonly gone: number; readonly all: number } {
  const all = Math.max(1, dayNumberOf(to) - dayNumberOf(from) + 1);
  const gone = Math.min(all, Math.max(0, dayNumberOf(today) - dayNumberOf(from)));
  return { percent: Math.floor((100 * gone) / all), gone, all };
}

export function lightOfTask(task: TaskStanding, today: PlainDate, limits: Limits): TaskLight {
  const { state, startsOn, dueOn, percent } = task;
  const time = startsOn !== null && dueOn !== null ? timeGone(startsOn, dueOn, today) : null;
  const timePercent = dueOn !== null && dueOn < today ? 100 : (time?.percent ?? 0);
  const is = (light: Light, reason: string, daysLate = 0): TaskLight => ({ light, timePercent, reason, daysLate });
  if (state === "done") return is("done", "已完成");
  if (state === "cancelled") return is("waiting", "已取消");
  if (task.leadUnitId === null) return is("waiting", "待定牵头单位");
  if (dueOn === null) return is("waiting", "没有定期限");
  if (startsOn !== null && startsOn > today) return is("waiting", `${startsOn} 开始`);
  if (state === "submitted") return is("green", "已报完成，待确认");
  const late = dayNumberOf(today) - dayNumberOf(dueOn);
  if (task.quota !== null) return lightOfQuota(task.quota, task.delivered, late, limits, is);
  if (late > 0) return is("red", `超期 ${late} 日`, late);
  const lag = timePercent - percent;
  if (lag >= limits.red_lag_points) return is("red", `进度落后时间 ${lag} 个百分点`);
  if (lag >= limits.yellow_lag_points) return is("yellow", `进度落后时间 ${lag} 个百分点`);
  if (-late <= limits.yellow_days) return is("yellow", late === 0 ? "今天到期" : `还有 ${-late} 日到期`);
  return is("green", "按进度推进");
}

/** A quota may be met on its last day: it never lags behind time, and is late only when short at the period's end. */
function lightOfQuota(
  quota: number,
  delivered: number,
  late: number,
  limits: Limits,
  is: (light: Light, reason: string, daysLate?: number) => TaskLight,
): TaskLight {
  const short = quota - delivered;
  const counted = `本期 ${delivered}/${quota}`;
  if (short <= 0) return is("green", `${counted}，已足数`);
  if (late > 0) return is("red", `${counted}，少 ${short}，超期 ${late} 日`, late);
  if (-late <= limits.yellow_days)
    return is("yellow", `${counted}，${late === 0 ? "今天到期" : `还有 ${-late} 日到期`}`);
  return is("green", counted);
}
