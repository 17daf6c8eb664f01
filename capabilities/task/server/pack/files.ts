/** 会议材料 as PDF and as a document that can be edited; 进展表 as XLSX and CSV. */
import ExcelJS from "exceljs";
import { formatInstant, type Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { TaskRow } from "#capabilities/task/contract.ts";
import { LADDER_STEPS, LIGHTS, TASK_ORIGINS } from "#capabilities/task/model/public.ts";
import { sheetDocx, typesetSheet } from "#kernel/document/server/public.ts";
import { FileAnswer } from "#platform/http/route.ts";
import type { Pack } from "./pack.ts";
import { type PackTable, packTables } from "./words.ts";

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export function fileAnswer(type: string, content: Buffer | string, name: string): FileAnswer {
  return new FileAnswer(type, content, {
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    "cache-control": "no-store",
  });
}

export function packPdf(pack: Pack, issuer: string, now: Instant): Buffer {
  return typesetSheet(paperOf(pack, issuer), now);
}

/** The same paper, to be edited. */
export function packDocx(pack: Pack, issuer: string): Promise<Buffer> {
  return sheetDocx(paperOf(pack, issuer));
}

function paperOf(pack: Pack, issuer: string): Parameters<typeof sheetDocx>[0] {
  return {
    title: pack.title,
    issuer,
    number: `${plainDateOf(pack.since)} 至 ${plainDateOf(pack.asOf)}`,
    blocks: packTables(pack).flatMap((one) => [{ kind: "heading" as const, text: one.title }, ...body(one)]),
    signed: [issuer, plainDateOf(pack.asOf)],
    foot: `数字截至 ${formatInstant(pack.asOf)}，与方案页一致`,
    isAcross: true,
  };
}

function body(one: PackTable) {
  if (one.rows.length === 0) return [{ kind: "paragraph" as const, text: "无。" }];
  return [{ kind: "table" as const, table: { ...one, title: "" } }];
}

const SHEET: readonly (readonly [title: string, width: number, of: (task: TaskRow) => string | number])[] = [
  ["序号", 8, (task) => task.outlineId],
  ["所属", 24, (task) => task.heading],
  ["任务", 44, (task) => task.title],
  ["编号", 24, (task) => task.number ?? ""],
  ["来源", 10, (task) => TASK_ORIGINS[task.origin]],
  ["牵头单位", 20, (task) => task.leadUnitName ?? "待定"],
  ["责任单位", 28, (task) => task.parts.map(({ unitName }) => unitName).join("、")],
  ["责任人", 10, (task) => task.personName ?? ""],
  ["起", 12, (task) => task.from ?? ""],
  ["期限", 12, (task) => task.dueOn ?? ""],
  ["状态", 10, (task) => task.stateLabel],
  ["进度%", 8, (task) => task.percent],
  ["应报送", 8, (task) => task.quota ?? ""],
  ["已报送", 8, (task) => (task.quota === null ? "" : task.delivered)],
  ["时间%", 8, (task) => task.timePercent],
  ["灯", 8, (task) => LIGHTS[task.light]],
  ["说明", 24, (task) => task.lightReason],
  ["提级", 12, (task) => LADDER_STEPS[task.ladderStep - 1] ?? ""],
  [
    "目标与现值",
    40,
    (task) =>
      task.indicators.map((one) => `${one.label} ${one.target}${one.unit}，现 ${one.current ?? "—"}`).join("；"),
  ],
];

export async function progressBook(title: string, tasks: readonly TaskRow[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("进展", { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.addRow(SHEET.map(([head]) => head)).font = { bold: true };
  for (const task of tasks) sheet.addRow(SHEET.map(([, , of]) => of(task)));
  for (const [at, [, width]] of SHEET.entries()) sheet.getColumn(at + 1).width = width;
  book.title = title;
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** UTF-8 with a mark and CRLF, as spreadsheets open it; no cell is run as a formula. */
export function progressCsv(tasks: readonly TaskRow[]): string {
  const cell = (value: string | number) => {
    const said = String(value);
    const safe = /^[=+\-@\t\r]/.test(said) && !/^-?\d+(\.\d+)?$/.test(said) ? `'${said}` : said;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [SHEET.map(([head]) => head), ...tasks.map((task) => SHEET.map(([, , of]) => of(task)))];
  return `\uFEFF${lines.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
