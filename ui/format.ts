/** How figures, times and distances are written. Every face formats through here, so that they read alike. */
import { formatInstant, type Instant } from "#base/instant.ts";
import { plainDateOf, weekdayOf } from "#base/plain-date.ts";

export { formatInstant, formatTime } from "#base/instant.ts";

const WEEKDAYS = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

/** `1,204` */
export function formatCount(value: number): string {
  return value.toLocaleString("en-US");
}

/** `96.2%`; a ratio without a denominator is written `—`. */
export function formatRatio(value: number | null, digits = 1): string {
  return value === null ? "—" : `${(value * 100).toFixed(digits)}%`;
}

/** `120 m`, `1.4 km` */
export function formatDistance(metres: number): string {
  return metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(1)} km`;
}

/** `3.2 MB` */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** `2026-11-24 周二 14:36`, as the top bar shows it. */
export function formatMoment(now: Instant): string {
  const [date, time] = formatInstant(now).split(" ");
  return `${date} ${WEEKDAYS[weekdayOf(plainDateOf(now)) - 1]} ${time}`;
}

/** `14:30` today, `11-20 14:30` this year, `2025-11-20 14:30` otherwise. */
export function formatShort(at: Instant, now: Instant): string {
  const text = formatInstant(at);
  const today = formatInstant(now);
  if (text.slice(0, 10) === today.slice(0, 10)) return text.slice(11);
  return text.slice(0, 4) === today.slice(0, 4) ? text.slice(5) : text;
}

/** `a91c…07e4`: the first and last four of a hash. */
export function formatHash(hash: string): string {
  return `${hash.slice(0, 4)}…${hash.slice(-4)}`;
}
