/** How matters are named and written on every page of theirs. */
import type { MatterListRow } from "#kernel/matter/contract.ts";

/** `暴露垃圾·文渡路菜场北门`: what, and where or what was seen. */
export function titleOf(row: Pick<MatterListRow, "subject" | "title" | "address">): string {
  return [row.subject, row.title || row.address].filter(Boolean).join("·");
}

/** `990102 004 012 006`: a 15-digit cell code in its parts. */
export function cellWords(code: string): string {
  return code.replace(/^(\d{6})(\d{3})(\d{3})(\d{3})$/, "$1 $2 $3 $4");
}
