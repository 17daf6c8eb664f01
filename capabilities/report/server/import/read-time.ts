/** Times as other systems write them: wall-clock times of the city, in any of the usual forms. */
import { type Instant, parseInstant, shanghaiTime } from "#base/instant.ts";
import { isPlainDate } from "#base/plain-date.ts";

const TIME = String.raw`(?:[ T]\s*(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?)?秒?分?\s*([AaPp][Mm])?)?`;
/** 2019/2/28 11:25:05, 2019-02-28, 2019年2月28日 9时05分. */
const YEAR_FIRST = new RegExp(`^(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?${TIME}$`);
/** 03/06/2018 07:00:00 PM: month before day. Day before month is not known here. */
const YEAR_LAST = new RegExp(`^(\\d{1,2})/(\\d{1,2})/(\\d{4})${TIME}$`);

/** Null when the text is no time. A text with a zone keeps it; any other is a time in China. */
export function readTime(text: string): Instant | null {
  const trimmed = text.trim();
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(trimmed)) return parseInstant(trimmed);
  const first = YEAR_FIRST.exec(trimmed);
  if (first) return wallClock([first[1], first[2], first[3]], first.slice(4));
  const last = YEAR_LAST.exec(trimmed);
  return last ? wallClock([last[3], last[1], last[2]], last.slice(4)) : null;
}

type Part = string | undefined;

function wallClock(
  date: readonly Part[],
  [hour = "0", minute = "0", second = "0", half]: readonly Part[],
): Instant | null {
  const day = [date[0] ?? "", pad(date[1]), pad(date[2])].join("-");
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0) : Number(hour);
  if (!isPlainDate(day) || hours > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return shanghaiTime(`${day} ${pad(String(hours))}:${pad(minute)}:${pad(second)}`);
}

function pad(part: Part): string {
  return (part ?? "").padStart(2, "0");
}
