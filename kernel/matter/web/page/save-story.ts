import type { MatterPage } from "#kernel/matter/contract.ts";
import { formatInstant } from "#ui/format.ts";

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
  saveText(`留痕 ${page.row.number ?? page.row.id}.csv`, csvOf([HEAD, ...rows]));
}

/** RFC 4180 with a byte order mark, without which spreadsheets read Chinese as Latin. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(text: string): string {
  // A cell that begins like a formula would be run by a spreadsheet.
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
