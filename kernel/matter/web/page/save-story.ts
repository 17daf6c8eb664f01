import type { MatterPage } from "#kernel/matter/contract.ts";
import { formatInstant } from "#ui/format.ts";
import { csvOf, download } from "#ui/table/csv.ts";

const HEAD = ["序号", "时间", "动作", "经办人", "岗位", "单位", "从", "到", "内容", "附件", "哈希"];

/** The story as a CSV file that spreadsheets open, with every hash in full. */
export function saveStory(page: MatterPage): void {
  const rows = [...page.story]
    .reverse()
    .map((entry) => [
      String(entry.seq),
      formatInstant(entry.at),
      entry.label,
      entry.actorName,
      entry.roleLabel,
      entry.unitName,
      entry.fromLabel,
      entry.toLabel,
      entry.text,
      entry.evidence.join(" "),
      entry.hash,
    ]);
  download(`留痕 ${page.row.number ?? page.row.id}.csv`, csvOf([HEAD, ...rows]));
}
