/** Which persons a list shows. */
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { Person } from "#kernel/people/model/public.ts";
import { isHeld } from "../parts/words.ts";

export const STANDINGS = {
  present: { label: "在岗与停用", holds: (person: Person) => person.status !== "left" },
  locked: { label: "登录锁定中", holds: isLocked },
  idle: {
    label: "没有有效岗位",
    holds: (person: Person, now: Instant) =>
      person.status === "active" && !person.posts.some((post) => isHeld(post, plainDateOf(now))),
  },
  plain: {
    label: "未启用动态口令",
    holds: (person: Person) => person.status === "active" && !person.hasSecondFactor,
  },
  suspended: { label: "停用", holds: (person: Person) => person.status === "suspended" },
  left: { label: "离岗", holds: (person: Person) => person.status === "left" },
  all: { label: "全部", holds: () => true },
} as const satisfies Record<string, { label: string; holds: (person: Person, now: Instant) => boolean }>;
export type Standing = keyof typeof STANDINGS;

export function isLocked(person: Pick<Person, "lockedUntil">, now: Instant): boolean {
  return person.lockedUntil !== null && person.lockedUntil > now;
}

export function personSearch(person: Person, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  const names = [person.name, person.badgeNumber ?? "", person.signInName ?? ""];
  return wanted === "" || names.some((name) => name.toLowerCase().includes(wanted));
}
