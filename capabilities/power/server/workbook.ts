/**
 * 权责清单 as a workbook: one row per offence and range. What was exported can be changed in its white columns and taken in again;
 * rows with a mistake are named, the others become drafts.
 */
import ExcelJS from "exceljs";
import { fenOfYuan } from "#base/money.ts";
import type { PlainDate } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import { POWER_PROBLEMS } from "#capabilities/power/model/problems.ts";
import { type FineRange, OFFENCE_GROUPS, type Offence } from "#capabilities/power/model/public.ts";
import { citationText } from "#law/sources/public.ts";
import type { Powers } from "./powers.ts";
import { versionOn } from "./rows.ts";

const COLUMNS = [
  ["code", "编号", 14],
  ["name", "违法行为", 44],
  ["group", "类别", 12],
  ["violated", "违反条款", 34],
  ["penalised", "处罚条款", 34],
  ["subject", "当事人", 10],
  ["condition", "适用情形", 22],
  ["unit", "单位", 8],
  ["lowest", "最低", 12],
  ["highest", "最高", 12],
  ["note", "说明", 40],
] as const;
type Column = (typeof COLUMNS)[number][0];
/** What an import may change; the rest only finds the row. */
const EDITABLE: readonly Column[] = ["name", "lowest", "highest", "note"];
const SUBJECTS = { individual: "公民", organization: "单位" } as const;
const UNITS = { fen: "元", share: "%" } as const;

export async function writeWorkbook(powers: Powers, day: PlainDate): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("权责清单", { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = COLUMNS.map(([key, header, width]) => ({ key, header, width }));
  sheet.getRow(1).font = { bold: true };
  for (const offence of powers.offencesOn(day)) {
    const version = versionOn(offence, day);
    const base = {
      code: offence.code,
      name: offence.name,
      group: OFFENCE_GROUPS[offence.group],
      violated: citationText(version.violated),
      penalised: citationText(version.penalised),
      note: offence.note,
    };
    const ranges: readonly (FineRange | null)[] = version.ranges.length > 0 ? version.ranges : [null];
    for (const range of ranges)
      sheet.addRow({
        ...base,
        ...(range && {
          subject: SUBJECTS[range.subject],
          condition: range.condition,
          unit: UNITS[range.unit],
          lowest: range.lowest === null ? "" : range.lowest / 100,
          highest: range.highest === null ? "" : range.highest / 100,
        }),
      });
  }
  for (const [index, [key]] of COLUMNS.entries())
    if (!EDITABLE.includes(key))
      sheet.getColumn(index + 1).eachCell((cell) => {
        cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFF1F1EE" } };
      });
  sheet.autoFilter = { from: "A1", to: { row: 1, column: COLUMNS.length } };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

export interface RowError {
  /** As the workbook counts, the heading is row 1. */
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

export interface ReadPowers {
  readonly rows: number;
  /** Offences that differ from what holds now. */
  readonly changed: readonly Offence[];
  readonly unchanged: number;
  readonly errors: readonly RowError[];
}

/** @throws Problem when the bytes are no workbook, or none of ours */
export async function readWorkbook(bytes: Buffer, powers: Powers, day: PlainDate): Promise<ReadPowers> {
  const rows = await rowsOf(bytes);
  const errors: RowError[] = [];
  const byCode = Map.groupBy(rows, (row) => row.values.code);
  const changed: Offence[] = [];
  let unchanged = 0;
  for (const [code, own] of byCode) {
    const offence = powers.offenceOn(code, day);
    if (!offence) {
      for (const row of own)
        errors.push({ row: row.number, column: "编号", message: `清单中没有 ${code}，新案由请在页面上起草` });
      continue;
    }
    const before = errors.length;
    const next = withRows(offence, own, day, errors);
    if (errors.length > before) continue;
    if (JSON.stringify(next) === JSON.stringify(offence)) unchanged++;
    else changed.push(next);
  }
  return { rows: rows.length, changed, unchanged, errors };
}

interface SheetRow {
  readonly number: number;
  readonly values: Readonly<Record<Column, string>>;
}

async function rowsOf(bytes: Buffer): Promise<readonly SheetRow[]> {
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  } catch {
    throw new Problem(POWER_PROBLEMS.unreadable);
  }
  const sheet = workbook.getWorksheet("权责清单") ?? workbook.worksheets[0];
  const headings = new Map<string, number>();
  sheet?.getRow(1).eachCell((cell, index) => headings.set(cell.text.trim(), index));
  const missing = COLUMNS.filter(([, header]) => !headings.has(header)).map(([, header]) => header);
  if (!sheet || missing.length > 0)
    throw new Problem(POWER_PROBLEMS.unreadable, {
      detail: `缺少列：${missing.join("、")}；请先导出清单，在其中修改后再导入`,
    });
  const rows: SheetRow[] = [];
  sheet.eachRow((row, number) => {
    if (number === 1) return;
    const text = (header: string) => row.getCell(headings.get(header) ?? 0).text.trim();
    const values = Object.fromEntries(COLUMNS.map(([key, header]) => [key, text(header)])) as Record<Column, string>;
    if (values.code !== "") rows.push({ number, values });
  });
  return rows;
}

function withRows(offence: Offence, rows: readonly SheetRow[], day: PlainDate, errors: RowError[]): Offence {
  const version = versionOn(offence, day);
  const names = new Set(rows.map((row) => row.values.name));
  const notes = new Set(rows.map((row) => row.values.note));
  const [first] = rows;
  if (!first) return offence;
  if (names.size > 1)
    errors.push({ row: first.number, column: "违法行为", message: `${offence.code} 的各行名称不一致` });
  if (notes.size > 1) errors.push({ row: first.number, column: "说明", message: `${offence.code} 的各行说明不一致` });
  const ranges = version.ranges.map((range) => {
    const row = rows.find(
      ({ values }) => values.subject === SUBJECTS[range.subject] && values.condition === range.condition,
    );
    if (!row) {
      errors.push({
        row: first.number,
        column: "适用情形",
        message: `${offence.code} 缺少“${range.condition || "一般"}”一行，请不要删行`,
      });
      return range;
    }
    const lowest = amountOf(row, "lowest", "最低", errors);
    const highest = amountOf(row, "highest", "最高", errors);
    if (lowest !== null && highest !== null && lowest > highest)
      errors.push({ row: row.number, column: "最低", message: "最低额高于最高额" });
    return { ...range, lowest, highest };
  });
  return {
    ...offence,
    name: first.values.name || offence.name,
    note: first.values.note,
    versions: offence.versions.map((one) => (one === version ? { ...one, ranges } : one)),
  };
}

function amountOf(
  { number, values }: SheetRow,
  key: "lowest" | "highest",
  column: string,
  errors: RowError[],
): number | null {
  const text = values[key].replaceAll(",", "");
  if (text === "") return null;
  try {
    return fenOfYuan(text);
  } catch {
    errors.push({ row: number, column, message: `“${values[key]}”不是金额，请填写数字，最多两位小数` });
    return null;
  }
}
