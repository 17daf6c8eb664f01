/** Tables as files. */
import ExcelJS from "exceljs";
import { csvOf } from "#base/csv.ts";
import type { Instant } from "#base/instant.ts";
import { formatInstant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { sheetDocx, typesetSheet } from "#kernel/document/server/public.ts";
import { FileAnswer } from "#platform/http/route.ts";
import type { Evaluation } from "../contract.ts";
import type { BulletinContent } from "../model/bulletin.ts";
import { columnsOf, notesOf, tableWords } from "../model/table-words.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function fileAnswer(type: string, content: Buffer | string, name: string): FileAnswer {
  return new FileAnswer(type, content, {
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    "cache-control": "no-store",
  });
}

export async function evaluationFile(
  evaluation: Evaluation,
  format: "xlsx" | "pdf" | "csv",
  { city, now }: { readonly city: string; readonly now: Instant },
): Promise<FileAnswer> {
  const name = `${evaluation.subjectLabel}评价表 ${evaluation.span.label}`;
  switch (format) {
    case "xlsx":
      return fileAnswer(XLSX, await evaluationBook(evaluation), `${name}.xlsx`);
    case "csv":
      return fileAnswer("text/csv; charset=utf-8", csvOfTable(evaluation), `${name}.csv`);
    case "pdf": {
      const pdf = typesetSheet(
        {
          title: `${evaluation.subjectLabel}评价表`,
          issuer: city,
          number: evaluation.span.label,
          blocks: [{ kind: "table", table: tableWords(evaluation) }],
          signed: [],
          foot: `数字截至 ${formatInstant(evaluation.asOf)}`,
          isAcross: true,
        },
        now,
      );
      return fileAnswer("application/pdf", pdf, `${name}.pdf`);
    }
  }
}

/** Numbers as numbers, ratios in percent; the second sheet says how each is worked out. */
async function evaluationBook(evaluation: Evaluation): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(evaluation.subjectLabel, { views: [{ state: "frozen", xSplit: 2, ySplit: 1 }] });
  const columns = columnsOf(evaluation);
  sheet.addRow(columns.map(({ title }) => title)).font = { bold: true };
  for (const row of evaluation.rows) sheet.addRow(columns.map((column) => column.value(row)));
  for (const [at, column] of columns.entries())
    sheet.getColumn(at + 1).width = column.isFigure ? Math.max(8, column.title.length * 2 + 2) : 22;
  for (const note of notesOf(evaluation)) sheet.addRow([note]);
  const meanings = book.addWorksheet("口径");
  meanings.addRow(["指标", "怎么算", "说明", "是否确认"]).font = { bold: true };
  for (const { label, formula, note, isConfirmed } of evaluation.indicators)
    meanings.addRow([label, formula, note, isConfirmed ? "" : "待本机关确认"]);
  meanings.addRow([]);
  meanings.addRow(["期间", evaluation.span.label, `数字截至 ${formatInstant(evaluation.asOf)}`]);
  for (const at of [1, 2, 3]) meanings.getColumn(at).width = 30;
  return Buffer.from(await book.xlsx.writeBuffer());
}

function csvOfTable(evaluation: Evaluation): string {
  const columns = columnsOf(evaluation);
  return csvOf([
    columns.map(({ title }) => title),
    ...evaluation.rows.map((row) => columns.map((column) => String(column.value(row) ?? ""))),
  ]);
}

/** The tables of an issued bulletin, one sheet each, word by word. */
export async function bulletinBook(content: BulletinContent): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  for (const [at, block] of content.blocks.filter((one) => one.kind === "table").entries()) {
    const sheet = book.addWorksheet(`附表 ${at + 1}`);
    sheet.addRow([block.table.title]).font = { bold: true };
    sheet.addRow(block.table.columns.map(({ title }) => title)).font = { bold: true };
    for (const row of block.table.rows) sheet.addRow(row);
    for (const note of block.table.notes) sheet.addRow([note]);
    for (let column = 1; column <= block.table.columns.length; column++) sheet.getColumn(column).width = 16;
  }
  if (book.worksheets.length === 0) book.addWorksheet("无附表");
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** To be edited and used again: the words of the issued one, which stays as it is. */
export function bulletinDocx({ content, number, issuedBy, issuedAt }: IssuedBulletin): Promise<Buffer> {
  return sheetDocx({
    ...{ title: content.title, issuer: "", number: `通报 ${number}`, blocks: content.blocks },
    ...{ signed: [issuedBy, plainDateOf(issuedAt)], foot: "可改的文本，以 PDF 定稿为准", isAcross: false },
  });
}

interface IssuedBulletin {
  readonly content: BulletinContent;
  readonly number: string;
  readonly issuedBy: string;
  readonly issuedAt: Instant;
}

export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export { XLSX };
