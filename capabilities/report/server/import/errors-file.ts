/** 错误行文件: the faulty rows as they came, with what is wrong, to be corrected and sent again. */
import { ERROR_COLUMNS } from "#capabilities/report/model/import-mapping.ts";
import type { Database } from "#platform/database/connect.ts";
import { type FaultyRow, listFaultyRows } from "./store.ts";

const MOST = 100_000;
/** Office programs take a CSV for UTF-8 only when it begins so. */
const BYTE_ORDER_MARK = "\uFEFF";

export async function errorsFile(database: Database, importId: string): Promise<string> {
  return errorsText(await listFaultyRows(database, importId, MOST));
}

/** As CSV in UTF-8: the columns as they came, the number of the row, what is wrong. */
export function errorsText(rows: readonly FaultyRow[]): string {
  const isOwn = (name: string) => (ERROR_COLUMNS as readonly string[]).includes(name);
  const cellsOf = (row: FaultyRow) => row.raw.filter(([name]) => !isOwn(name));
  const header = rows[0] ? cellsOf(rows[0]).map(([name]) => name) : [];
  const lines = rows.map((row) => [...cellsOf(row).map(([, cell]) => cell), String(row.rowNumber), faultsOf(row)]);
  return `${BYTE_ORDER_MARK}${[[...header, ...ERROR_COLUMNS], ...lines].map(csvLine).join("\r\n")}\r\n`;
}

export function faultsOf({ problems }: Pick<FaultyRow, "problems">): string {
  return problems.map(({ path, message }) => (path === "" ? message : `${path}：${message}`)).join("；");
}

function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
}
