/** The words of an explanation. */
import {
  formatInstant,
  formatTime,
  type Instant,
  instantOf,
  MINUTE_MS,
  millisOf,
  SHANGHAI_OFFSET_MS,
} from "#base/instant.ts";
import { type Basis, type Clock, isStatutory, type WorkingCalendar } from "./clock.ts";
import { dayOf } from "./counting.ts";
import { dayMinutesOf, formatExactSpan, formatLimit } from "./remaining.ts";
import type { Stretch } from "./stretches.ts";

/** What the lines span: it decides whether a day or a year must be said. */
export interface When {
  readonly from: Instant;
  readonly to: Instant;
}

/** «09:10» within one day, «11-25 09:10» within a year, else with the year. */
export function whenAt(when: When, at: Instant): string {
  return dayOf(when.from) === dayOf(when.to) ? formatTime(at) : `${dateWords(when, at)} ${formatTime(at)}`;
}

/** «09:10–12:00», «11-25 09:10–12:00», «11-25 至 11-27». */
export function whenBetween(when: When, basis: Basis, stretch: Stretch): string {
  // Midnight at the end of a day belongs to that day.
  const end = instantOf(millisOf(stretch.to) - 1);
  const isOneDay = dayOf(stretch.from) === dayOf(end);
  if (isStatutory(basis) || stretch.kind === "rest" || (stretch.kind === "counted" && stretch.days > 1)) {
    return isOneDay ? dateWords(when, end) : `${dateWords(when, stretch.from)} 至 ${dateWords(when, end)}`;
  }
  if (isOneDay) {
    const to = formatTime(stretch.to);
    return `${whenAt(when, stretch.from)}–${to === "00:00" ? "24:00" : to}`;
  }
  return `${whenAt(when, stretch.from)} 至 ${whenAt(when, stretch.to)}`;
}

function dateWords(when: When, at: Instant): string {
  const date = formatInstant(at).slice(0, 10);
  return formatInstant(when.from).slice(0, 4) === formatInstant(when.to).slice(0, 4) ? date.slice(5) : date;
}

/** «立案条件给 4 工作时». */
export function limitWords(clock: Pick<Clock, "limit" | "source">): string {
  return clock.source === "" ? formatLimit(clock.limit) : `${clock.source}给 ${formatLimit(clock.limit)}`;
}

/** «2 时 50 分»; «0» for what does not count. */
export function amountWords(calendar: WorkingCalendar, clock: Clock, countedMs: number): string {
  if (countedMs === 0) return "0";
  return formatExactSpan(Math.floor(countedMs / MINUTE_MS), dayMinutesOf(calendar, clock.limit.basis));
}

export function stretchWords(clock: Clock, stretch: Stretch): string {
  const names = stretch.names.join("、");
  switch (stretch.kind) {
    case "counted":
      return countedWords(clock, stretch) + (names === "" ? "" : `（${stretch.days > 1 ? "含" : ""}${names}）`);
    case "break":
      return isNoon(stretch) ? "午休，不计" : "间歇，不计";
    case "night":
      return "下班，不计";
    case "rest":
      return `${names} ${stretch.days} 天，不计`;
    case "pause":
      return `暂停：${names}，不计`;
  }
}

function countedWords(clock: Clock, stretch: Stretch): string {
  if (clock.limit.basis === "statutory" || clock.limit.basis === "statutory_fixed") return "逐日计算，首日不计";
  if (clock.limit.basis !== "working" && clock.limit.basis !== "statutory_working") return "昼夜连续计时";
  if (clock.limit.basis === "statutory_working") return `${stretch.days} 个工作日`;
  if (stretch.days > 1) return "工作日计时";
  if (formatTime(stretch.to) <= "13:00") return "上午计时";
  return formatTime(stretch.from) >= "12:00" ? "下午计时" : "计时";
}

function isNoon(stretch: Stretch): boolean {
  return formatTime(stretch.from) <= "13:00" && formatTime(stretch.to) >= "12:00";
}

const ROUND_THE_CLOCK = "昼夜连续计时，工作日与节假日不分。";

/** The calendar with its hours, or the rule that stands instead of it; then whether the deadline is provisional. */
export function footnotesOf(calendar: WorkingCalendar, clock: Clock): readonly string[] {
  const { basis } = clock.limit;
  const hours = calendar.segments.map(([from, to]) => `${minuteWords(from)}–${minuteWords(to)}`).join("，");
  const rule: Record<Basis, string> = {
    working: `${calendar.name}第 ${calendar.version} 版：${hours}；1 日为一个工作日。`,
    emergency: `紧急工作时${ROUND_THE_CLOCK}`,
    natural: `自然时${ROUND_THE_CLOCK}`,
    statutory: `${calendar.name}第 ${calendar.version} 版；开始之日不计，末日是休息日的顺延（《民事诉讼法》第八十五条）。`,
    statutory_fixed: "开始之日不计；限制当事人的期限，末日是休息日也不顺延。",
    statutory_working: `${calendar.name}第 ${calendar.version} 版；开始之日不计，只计工作日，调休上班日为工作日。`,
  };
  return clock.isProvisional ? [rule[basis], "放假安排尚未公布，到期时间为暂定。"] : [rule[basis]];
}

function minuteWords(minute: number): string {
  return formatTime(instantOf(minute * MINUTE_MS - SHANGHAI_OFFSET_MS));
}
