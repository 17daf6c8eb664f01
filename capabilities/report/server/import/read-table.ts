/** A file as a table of texts: CSV in UTF-8 or GB 18030, XLSX, either of them gzipped. */
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { Problem } from "#base/problem.ts";
import { IMPORT_PROBLEMS } from "./problems.ts";

export interface Table {
  readonly header: readonly string[];
  /** Cells of each row by column name. */
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** A spreadsheet is at most so many bytes when unpacked: a small file may hold gigabytes of zeros. */
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
const MAX_ROWS = 500_000;

/** @throws Problem when the bytes are no table */
export async function readTable(bytes: Buffer): Promise<Table> {
  const plain = unpack(bytes);
  const isZip = plain.subarray(0, 4).equals(Buffer.from("PK\x03\x04"));
  const table = isZip ? await readSpreadsheet(plain) : readCsv(plain);
  if (table.header.length < 2) throw unreadable("没有读到列名，第一行须是列名");
  const repeated = table.header.find((name, index) => table.header.indexOf(name) !== index);
  if (repeated) throw unreadable(`列名“${repeated}”出现了两次，请改名后再导入`);
  if (table.rows.length > MAX_ROWS) throw unreadable(`超过 ${MAX_ROWS} 行，请分成几个文件`);
  return table;
}

function unpack(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES });
  } catch {
    throw unreadable("压缩文件打不开，或者解开后太大");
  }
}

/** UTF-8 when the bytes are; anything else is what Chinese office programs write. */
export function decodeText(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

function readCsv(bytes: Buffer): Table {
  if (bytes.includes(0)) throw unreadable("不是 CSV 或 XLSX 文件");
  try {
    const records = parse(decodeText(bytes), {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as string[][];
    return tableOf(records);
  } catch (error) {
    throw unreadable(`CSV 第 ${(error as { lines?: number }).lines ?? "?"} 行格式有误：引号不成对`);
  }
}

async function readSpreadsheet(bytes: Buffer): Promise<Table> {
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  try {
    await workbook.xlsx.load(bytes as never);
  } catch {
    throw unreadable("XLSX 文件打不开，请另存后再试");
  }
  const records: string[][] = [];
  workbook.worksheets[0]?.eachRow({ includeEmpty: false }, (row) => {
    const values = Array.isArray(row.values) ? row.values.slice(1) : [];
    records.push(Array.from(values, cellText));
  });
  return tableOf(records);
}

/** A date of a spreadsheet has no zone: its UTC fields are what the person sees. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace("T", " ");
  if (typeof value !== "object") return String(value);
  const cell = value as { text?: unknown; result?: unknown; richText?: readonly { text: string }[] };
  if (cell.richText) return cell.richText.map((part) => part.text).join("");
  return cellText(cell.text ?? cell.result ?? "");
}

function tableOf(records: readonly (readonly string[])[]): Table {
  const header = (records[0] ?? []).map((name) => name.trim());
  const rows = records
    .slice(1)
    .filter((record) => record.some((cell) => cell.trim() !== ""))
    .map((record) => Object.fromEntries(header.map((name, index) => [name, record[index] ?? ""])));
  return { header, rows };
}

function unreadable(detail: string): Problem {
  return new Problem(IMPORT_PROBLEMS.unreadable, { detail });
}
