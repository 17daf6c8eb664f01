/** The lines of a field of type `rows`, as values. Pure. */
import type { Json } from "#base/canonical-json.ts";
import type { FieldSpec } from "./field.ts";

export type Row = Readonly<Record<string, Json>>;

export function rowsIn(value: Json | undefined): readonly Row[] {
  if (!Array.isArray(value)) return [];
  return value.map((row) => (typeof row === "object" && row !== null && !Array.isArray(row) ? (row as Row) : {}));
}

/** Texts begin empty, so that a column nobody needs arrives as an empty text; what else is untouched is absent. */
export function blankRow(columns: readonly FieldSpec[]): Row {
  return Object.fromEntries(
    columns.flatMap((column): [string, Json][] => {
      if (column.initial !== undefined) return [[column.name, column.initial]];
      return column.type === "text" || column.type === "longText" ? [[column.name, ""]] : [];
    }),
  );
}

/** Nothing was written into the line beyond what stood there from the start. */
export function isBlankRow(columns: readonly FieldSpec[], row: Row): boolean {
  const blank = blankRow(columns);
  return columns.every(({ name }) => {
    const value = row[name];
    return value === undefined || value === null || value === "" || value === blank[name];
  });
}

/** What is sent of a form: lines that nobody wrote into are left out. */
export function withoutBlankRows<V extends Json | undefined>(spec: FieldSpec | undefined, value: V): V | Json {
  if (spec?.type !== "rows" || !Array.isArray(value)) return value;
  const columns = spec.columns ?? [];
  return rowsIn(value).filter((row) => !isBlankRow(columns, row)) as Json;
}

export function isWithoutRows(spec: FieldSpec, value: Json | undefined): boolean {
  return spec.type === "rows" && rowsIn(value).every((row) => isBlankRow(spec.columns ?? [], row));
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

/**
 * Cells copied from a spreadsheet, laid into the lines from `at` on. A first line of headings is skipped.
 * @returns null when the text is a single cell: it is pasted as any other text
 */
export function pasted(
  columns: readonly FieldSpec[],
  rows: readonly Row[],
  at: Cell,
  text: string,
): readonly Row[] | null {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  const cells = lines.map((line) => line.split("\t"));
  if (cells.length === 1 && cells[0]?.length === 1) return null;
  const isHeading = cells[0]?.every((cell, index) => cell.trim() === columns[at.column + index]?.label);
  const next = [...rows];
  for (const [index, line] of cells.slice(isHeading ? 1 : 0).entries()) {
    const row = at.row + index;
    const filled = line.flatMap((cell, offset): [string, Json][] => {
      const column = columns[at.column + offset];
      const value = column && cellValue(column, cell.trim());
      return column && value !== undefined ? [[column.name, value]] : [];
    });
    next[row] = { ...(next[row] ?? blankRow(columns)), ...Object.fromEntries(filled) };
  }
  return next;
}

/** A cell of a spreadsheet as the column holds it; undefined: it does not fit, and is left to the person. */
function cellValue(column: FieldSpec, text: string): Json | undefined {
  switch (column.type) {
    case "text":
    case "longText":
      return text;
    case "number":
      return numberIn(text);
    case "money": {
      const yuan = numberIn(text.replace(/[¥￥元]/g, ""));
      return yuan === undefined ? undefined : Math.round(yuan * 100);
    }
    case "date":
      return dateIn(text);
    case "yesNo":
      return text === "是" ? true : text === "否" ? false : undefined;
    case "choice":
      return column.options?.find((option) => option.label === text || option.value === text)?.value;
    default:
      return undefined;
  }
}

function numberIn(text: string): number | undefined {
  const plain = text.replace(/[,，\s]/g, "");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

function dateIn(text: string): string | undefined {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  return parts ? `${parts[1]}-${parts[2]?.padStart(2, "0")}-${parts[3]?.padStart(2, "0")}` : undefined;
}
