/** How the party's page writes money and days. */
import type { Instant } from "#base/instant.ts";
import { fen, formatFen } from "#base/money.ts";
import { dayNumberOf, plainDateOf } from "#base/plain-date.ts";

export function yuan(amountFen: number): string {
  return formatFen(fen(amountFen));
}

/** `2026-11-26 前，还剩 3 天`. */
export function daysLeft(dueAt: Instant, now: Instant): string {
  const due = plainDateOf(dueAt);
  const days = dayNumberOf(due) - dayNumberOf(plainDateOf(now));
  const left = days < 0 ? "已过期" : days === 0 ? "今天是最后一天" : `还剩 ${days} 天`;
  return `${due} 止，${left}`;
}
