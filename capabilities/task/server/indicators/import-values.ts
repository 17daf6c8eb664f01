/** 导入指标数值: a table with columns 日期, 单位 (may be empty), 数值, 说明. The same row twice is one value. */
import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { isPlainDate, type PlainDate } from "#base/plain-date.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Tx } from "#platform/database/connect.ts";
import { findRow } from "#platform/database/query.ts";
import { inTransaction } from "#platform/database/transaction.ts";
import { sameId } from "#platform/same-id.ts";
import { unitMatcher } from "../drafts/units.ts";
import { decodeText } from "../reading/text.ts";
import { addValue, getIndicatorRow, type Indicator, wrong } from "./indicators.ts";

const MOST_ROWS = 5_000;
const COLUMNS = {
  on: ["日期", "时间"],
  unit: ["单位", "部门"],
  value: ["数值", "值", "完成数"],
  note: ["说明", "备注"],
} as const;

export interface Imported {
  readonly added: number;
  readonly same: number;
  readonly refused: readonly { readonly row: number; readonly message: string }[];
}

export async function importValues(
  engine: Engine,
  indicatorId: string,
  { bytes, fileName }: { readonly bytes: Uint8Array; readonly fileName: string },
  actor: Actor,
  now: Instant,
): Promise<Imported> {
  const rows = await rowsOf(bytes, fileName);
  const [head, ...body] = rows;
  if (!head || body.length === 0) throw wrong("file", "文件里没有数据行");
  if (body.length > MOST_ROWS) throw wrong("file", `一次最多导入 ${MOST_ROWS} 行`);
  const at = (names: readonly string[]) => head.findIndex((cell) => names.includes(cell.trim()));
  const columns = { on: at(COLUMNS.on), unit: at(COLUMNS.unit), value: at(COLUMNS.value), note: at(COLUMNS.note) };
  if (columns.on < 0 || columns.value < 0) throw wrong("file", "第一行须有“日期”和“数值”两列");
  return inTransaction(engine.platform.database, async (tx) => {
    const indicator = await getIndicatorRow(tx, indicatorId, actor);
    const units = await unitMatcher(tx, null, now);
    const refused: { row: number; message: string }[] = [];
    const counts = { added: 0, same: 0 };
    for (const [index, cells] of body.entries()) {
      if (cells.every((cell) => cell.trim() === "")) continue;
      const row = index + 2;
      const on = dateOf(cells[columns.on] ?? "");
      const value = numberOf(cells[columns.value] ?? "");
      const unitName = columns.unit < 0 ? "" : (cells[columns.unit] ?? "").trim();
      const unit = unitName === "" ? null : units.match(unitName);
      if (on === null) refused.push({ row, message: `日期“${cells[columns.on] ?? ""}”看不懂，请写成 2026-11-21` });
      else if (value === null) refused.push({ row, message: `数值“${cells[columns.value] ?? ""}”不是数字` });
      else if (unitName !== "" && !unit) refused.push({ row, message: `没有“${unitName}”这个单位` });
      else {
        const note = columns.note < 0 ? "" : (cells[columns.note] ?? "").slice(0, 500);
        await addRow(
          tx,
          indicator,
          { on, value, unitId: unit?.unitId ?? null, note },
          { actor, now, counts, refused, row },
        );
      }
    }
    return { ...counts, refused };
  });
}

interface Row {
  readonly on: PlainDate;
  readonly value: number;
  readonly unitId: string | null;
  readonly note: string;
}

async function addRow(
  tx: Tx,
  indicator: Indicator,
  row: Row,
  {
    actor,
    now,
    counts,
    refused,
    row: number,
  }: {
    actor: Actor;
    now: Instant;
    counts: { added: number; same: number };
    refused: { row: number; message: string }[];
    row: number;
  },
): Promise<void> {
  const id = sameId("imported value", indicator.id, row.on, row.unitId ?? "", row.value);
  if (await findRow(tx, sql`select 1 from task_value where id = ${id}`)) {
    counts.same += 1;
    return;
  }
  try {
    await addValue(tx, indicator, { ...row, id, origin: "imported", files: [] }, actor, now);
    counts.added += 1;
  } catch (error) {
    refused.push({ row: number, message: error instanceof Error ? error.message : String(error) });
  }
}

async function rowsOf(bytes: Uint8Array, fileName: string): Promise<readonly (readonly string[])[]> {
  if (!/\.xlsx$/i.test(fileName)) {
    try {
      return parse(decodeText(bytes), { relax_column_count: true, bom: true }) as string[][];
    } catch {
      throw wrong("file", "文件不是可读的 CSV，请另存为 UTF-8 的 CSV 或 XLSX");
    }
  }
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  } catch {
    throw wrong("file", "文件不是可读的 XLSX（可能有打开密码）");
  }
  const rows: string[][] = [];
  book.worksheets[0]?.eachRow((row) => {
    const cells = Array.from({ length: row.cellCount }, (_, at) => {
      const cell = row.getCell(at + 1);
      return cell.value instanceof Date ? cell.value.toISOString().slice(0, 10) : cell.text;
    });
    rows.push(cells);
  });
  return rows;
}

function dateOf(text: string): PlainDate | null {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.trim());
  const date = match ? `${match[1]}-${match[2]?.padStart(2, "0")}-${match[3]?.padStart(2, "0")}` : "";
  return isPlainDate(date) ? date : null;
}

function numberOf(text: string): number | null {
  const plain = text.trim().replaceAll(",", "").replace(/%$/, "");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
