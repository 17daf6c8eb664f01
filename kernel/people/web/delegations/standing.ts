import type { PlainDate } from "#base/plain-date.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { Delegation } from "#kernel/people/model/rosters.ts";

/** Where a delegation stands today, and whether it can still be taken back. */
export function delegationStanding(
  delegation: Delegation,
  today: PlainDate,
): { readonly label: string; readonly isOpen: boolean } {
  if (delegation.endedAt) return { label: `${plainDateOf(delegation.endedAt)} 收回`, isOpen: false };
  if (delegation.toOn < today) return { label: "已到期", isOpen: false };
  return { label: delegation.fromOn > today ? "还没开始" : "代理中", isOpen: true };
}
