/** How old the figures on the wall may be. */
import { formatInstant, type Instant, millisOf } from "#base/instant.ts";

export const RENEWED_EVERY_MS = 10_000;
/** Four answers were missed: what stands on the wall is history. */
const OLD_AFTER_MS = 45_000;

export function isStale(asOf: Instant, now: Instant): boolean {
  return millisOf(now) - millisOf(asOf) > OLD_AFTER_MS;
}

/** To the second: a minute would not show that it goes on. */
export function freshWords(asOf: Instant, isOld: boolean): string {
  const time = `${formatInstant(asOf).slice(11)}:${asOf.slice(17, 19)}`;
  return isOld ? `数字停在 ${time}，正在重新连接` : `每 10 秒自行更新，${time}`;
}
