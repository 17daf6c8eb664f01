/** A list as a file, CSV or XLSX, written page by page: a year of matters never lies in memory at once. */
import { PassThrough, Readable } from "node:stream";
import { formatInstant, type Instant } from "#base/instant.ts";
import type { MatterFilter, MatterListRow } from "#kernel/matter/contract.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import type { AnyKind } from "../kind.ts";
import { listMatterRows } from "./list-matters.ts";

export interface ExportRequest {
  readonly actor: Actor;
  readonly now: Instant;
  readonly filter: MatterFilter;
}

interface Column {
  readonly label: string;
  readonly value: (row: MatterListRow) => string | number | null;
}

const LIGHTS: Readonly<Record<string, string>> = { green: "绿灯", yellow: "黄灯", red: "红灯", paused: "暂停" };

const COLUMNS: readonly Column[] = [
  { label: "编号", value: (row) => row.number },
  { label: "状态", value: (row) => row.stateLabel },
  { label: "类别", value: (row) => row.subject },
  { label: "摘要", value: (row) => row.title },
  { label: "地址", value: (row) => row.address },
  { label: "区域", value: (row) => row.areaName },
  { label: "来源", value: (row) => row.sourceLabel },
  { label: "主责单位", value: (row) => row.unitName },
  { label: "轮到", value: (row) => row.turnLabel },
  { label: "待办事由", value: (row) => row.turnReason },
  { label: "灯", value: (row) => (row.light ? (LIGHTS[row.light] ?? row.light) : "") },
  { label: "剩余时限", value: (row) => row.remaining },
  { label: "到期时间", value: (row) => row.dueAt && formatInstant(row.dueAt) },
  { label: "标记", value: (row) => row.flags.map((flag) => flag.label).join("、") },
  { label: "登记时间", value: (row) => formatInstant(row.openedAt) },
  { label: "最近办理", value: (row) => formatInstant(row.changedAt) },
  { label: "经度", value: (row) => row.position?.longitude ?? null },
  { label: "纬度", value: (row) => row.position?.latitude ?? null },
];

const PAGE = 1_000;
/** Office programs take a CSV for UTF-8 only when it begins so. */
const BYTE_ORDER_MARK = "\uFEFF";

export function exportAsCsv(database: Database, kinds: ReadonlyMap<string, AnyKind>, request: ExportRequest): Readable {
  async function* lines(): AsyncGenerator<string> {
    yield `${BYTE_ORDER_MARK}${csvLine(COLUMNS.map((column) => column.label))}`;
    for await (const rows of pagesOf(database, kinds, request)) {
      yield rows.map((row) => csvLine(COLUMNS.map((column) => column.value(row)))).join("");
    }
  }
  return Readable.from(lines());
}

export async function exportAsSpreadsheet(
  database: Database,
  kinds: ReadonlyMap<string, AnyKind>,
  request: ExportRequest,
): Promise<Readable> {
  const { default: excel } = await import("exceljs");
  const stream = new PassThrough();
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream });
  const sheet = workbook.addWorksheet("事项", { views: [{ state: "frozen", ySplit: 1 }] });
  const write = async () => {
    sheet.addRow(COLUMNS.map((column) => column.label)).commit();
    for await (const rows of pagesOf(database, kinds, request)) {
      for (const row of rows) sheet.addRow(COLUMNS.map((column) => column.value(row))).commit();
    }
    await workbook.commit();
  };
  write().catch((error: Error) => stream.destroy(error));
  return stream;
}

async function* pagesOf(
  database: Database,
  kinds: ReadonlyMap<string, AnyKind>,
  request: ExportRequest,
): AsyncGenerator<readonly MatterListRow[]> {
  let cursor: string | undefined;
  do {
    const page = await listMatterRows(database, kinds, { ...request, limit: PAGE, cursor, sort: "opened" });
    yield page.rows;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}

function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** A text that begins like a formula would be run by a spreadsheet program: citizens write these texts. */
function csvCell(cell: string | number | null): string {
  if (typeof cell !== "string") return cell === null ? "" : String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
