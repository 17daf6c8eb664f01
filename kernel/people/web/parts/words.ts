/** How posts and days of validity are said. */
import type { PlainDate } from "#base/plain-date.ts";
import { type Post, ROLES } from "#kernel/people/model/public.ts";

/** 2026-01-01 起, 2026-01-01 至 2026-12-31 */
export function termOf(from: PlainDate, to: PlainDate | null): string {
  return to ? `${from} 至 ${to}` : `${from} 起`;
}

export function isHeld(post: Pick<Post, "validFrom" | "validTo">, today: PlainDate): boolean {
  return post.validFrom <= today && (post.validTo === null || post.validTo >= today);
}

/** 现任, 已离任, 尚未到任 */
export function standingOf(post: Pick<Post, "validFrom" | "validTo">, today: PlainDate): string {
  if (post.validFrom > today) return "尚未到任";
  return isHeld(post, today) ? "现任" : "已离任";
}

/** 值班长·衡川区监督中心 */
export function postWords(post: Pick<Post, "role" | "unitName">): string {
  return `${ROLES[post.role]}·${post.unitName}`;
}
