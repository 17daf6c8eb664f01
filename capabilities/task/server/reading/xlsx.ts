/** .xlsx: every sheet as its rows; lines above the first row with several filled cells are titles. */
import ExcelJS from "exceljs";
import type { PlanSource } from "../../model/public.ts";
import { unreadable } from "./unreadable.ts";

const MOST_ROWS = 20_000;
const MOST_COLUMNS = 60;

export async function readXlsx(bytes: Uint8Array): Promise<PlanSource> {
  const workbook = new ExcelJS.Workbook();
  try {
    const copy = new ArrayBuffer(bytes.length);
    new Uint8Array(copy).set(bytes);
    await workbook.xlsx.load(copy);
  } catch {
    throw unreadable("表格已损坏，解不开，请用表格软件重新保存后上传。");
  }
  const mergedCells: number[] = [];
  let text = "";
  for (const sheet of workbook.worksheets) {
    if (sheet.rowCount > MOST_ROWS)
      throw unreadable(`工作表“${sheet.name}”有 ${sheet.rowCount} 行，超过 ${MOST_ROWS} 行，请只保留任务清单。`);
    text = writeSheet(sheet, text, mergedCells);
  }
  return { text, layout: "paragraphs", mergedCells };
}

function writeSheet(sheet: ExcelJS.Worksheet, before: string, mergedCells: number[]): string {
  let text = before;
  let isTable = false;
  const columns = Math.min(sheet.columnCount, MOST_COLUMNS);
  sheet.eachRow((row) => {
    const cells = Array.from({ length: columns }, (_, index) => row.getCell(index + 1));
    const words = cells.map((cell) => (isContinued(cell) ? "" : wordsOf(cell)));
    const filled = words.filter((word) => word !== "");
    isTable ||= filled.length >= 3;
    if (filled.length === 0 && !cells.some(isContinued)) return;
    if (!isTable) {
      text += `${filled.join(" ")}\n`;
      return;
    }
    for (const [index, cell] of cells.entries()) {
      if (index > 0) text += "\t";
      if (isContinued(cell) && Number(cell.master.col) === Number(cell.col)) mergedCells.push(text.length);
      text += words[index] ?? "";
    }
    text += "\n";
  });
  return `${text}\n`;
}

function isContinued(cell: ExcelJS.Cell): boolean {
  return cell.isMerged && cell.master.address !== cell.address;
}

function wordsOf(cell: ExcelJS.Cell): string {
  const { value } = cell;
  const plain = value !== null && typeof value === "object" && "result" in value ? value.result : value;
  if (plain instanceof Date) return `${plain.getUTCFullYear()}年${plain.getUTCMonth() + 1}月${plain.getUTCDate()}日`;
  if (typeof plain === "number" && /%/.test(cell.numFmt ?? "")) return `${Number((plain * 100).toFixed(4))}%`;
  return cell.text.replace(/\s+/g, " ").trim();
}
