/** Tables of a desk as a file: CSV for any program, XLSX for the office. */
import { FileAnswer } from "#platform/http/route.ts";

export type Cell = string | number;
export type FileFormat = "csv" | "xlsx";

interface Sheet {
  readonly title: string;
  /** The first one being the titles. */
  readonly lines: readonly (readonly Cell[])[];
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** Office programs take a CSV for UTF-8 only when it begins so. */
const BYTE_ORDER_MARK = "\uFEFF";

/** @param name without its ending */
export async function sheetFile(name: string, sheets: readonly Sheet[], format: FileFormat): Promise<FileAnswer> {
  const fileName = encodeURIComponent(`${name}.${format}`);
  const headers = { "content-disposition": `attachment; filename*=UTF-8''${fileName}`, "cache-control": "no-store" };
  if (format === "csv") {
    const text = sheets
      .map(({ lines }) => lines.map((line) => `${line.map(csvCell).join(",")}\r\n`).join(""))
      .join("\r\n");
    return new FileAnswer("text/csv; charset=utf-8", `${BYTE_ORDER_MARK}${text}`, headers);
  }
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  for (const { title, lines } of sheets)
    workbook.addWorksheet(title, { views: [{ state: "frozen", ySplit: 1 }] }).addRows(lines.map((line) => [...line]));
  return new FileAnswer(XLSX, Buffer.from(await workbook.xlsx.writeBuffer()), headers);
}

/** A text that begins like a formula would be run by a spreadsheet program: names of parties are typed by people. */
function csvCell(cell: Cell): string {
  if (typeof cell === "number") return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
