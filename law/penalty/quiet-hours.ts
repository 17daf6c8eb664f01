/** 夜间和法定节假日不强制执行. 夜间 is a setting; a plain weekend is no 法定节假日, a day off by notice is. */
import { formatTime, type Instant } from "#base/instant.ts";
import { dayNumberOf, plainDateOf } from "#base/plain-date.ts";
import type { Refusal } from "#base/problem.ts";
import type { Workdays } from "#base/workdays.ts";
import { refusedBy } from "../rules/public.ts";

export interface NightHours {
  /** «22:00», the first forbidden minute. */
  readonly from: string;
  /** «06:00», the first allowed minute. */
  readonly to: string;
}

/** @param isUrgent 情况紧急, with its reason on the file */
export function judgeExecutionTime(
  workdays: Workdays,
  at: Instant,
  night: NightHours,
  isUrgent: boolean,
): Refusal | null {
  if (isUrgent) return null;
  const time = formatTime(at);
  const isNight =
    night.from <= night.to ? night.from <= time && time < night.to : time >= night.from || time < night.to;
  if (isNight) return refused(`${time} 属于夜间（${night.from} 至次日 ${night.to}）`);
  const named = workdays.days.get(dayNumberOf(plainDateOf(at)));
  return named && !named.isWorkday ? refused(`${plainDateOf(at)} 是法定节假日`) : null;
}

function refused(when: string): Refusal {
  return refusedBy("XZQZ-043-1", `${when}，不得实施强制执行；情况紧急的须写明原因`);
}
