/** How matters are named and written on every page of theirs. */
import type { MatterListRow } from "#kernel/matter/contract.ts";

/** `暴露垃圾·文渡路菜场北门`: what, and where or what was seen. */
export function titleOf(row: Pick<MatterListRow, "subject" | "title" | "address">): string {
  return [row.subject, row.title || row.address].filter(Boolean).join("·");
}

/** `1124-A-00042` of `990102-20261124-A-00042`: what tells matters of one place and year apart. */
export function shortNumber(number: string | null): string {
  const match = /^\d{6}-\d{4}(\d{4}-.+)$/.exec(number ?? "");
  return match?.[1] ?? number ?? "未编号";
}

/** `990102 004 012 006`: a 15-digit cell code in its parts. */
export function cellWords(code: string): string {
  return code.replace(/^(\d{6})(\d{3})(\d{3})(\d{3})$/, "$1 $2 $3 $4");
}

/** `34 分` of `剩 34 分`: under a column that says 剩余. */
export function withoutLeft(remaining: string): string {
  return remaining.replace(/^剩 ?/, "");
}
