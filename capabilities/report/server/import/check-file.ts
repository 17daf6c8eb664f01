/** Judging a whole file without making anything: as far as a row can be judged by itself. */
import type { FieldError } from "#base/problem.ts";
import type { ImportMapping } from "#capabilities/report/model/import-mapping.ts";
import { REPORT_PROCEDURE } from "#capabilities/report/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { placesNow } from "../places.ts";
import { type ReadRow, readRow } from "./read-row.ts";
import type { Table } from "./read-table.ts";
import { columnFor } from "./run-import.ts";
import { type FaultyRow, knownNumbers } from "./store.ts";

export interface FileCheck {
  readonly rows: number;
  /** Would be made now. */
  readonly fresh: number;
  /** Were imported before, or stand twice in the file. */
  readonly known: number;
  readonly open: number;
  readonly closed: number;
  /** With a position in a grid cell, with one outside the city, without one. */
  readonly placed: number;
  readonly outside: number;
  readonly withoutPlace: number;
  readonly faulty: readonly FaultyRow[];
}

export async function checkFile(
  platform: Pick<Platform, "database" | "now">,
  table: Table,
  mapping: ImportMapping,
): Promise<FileCheck> {
  const places = await placesNow(platform);
  const numbers = table.rows.map((cells) => (cells[mapping.columns.externalNumber] ?? "").trim());
  const known = new Set((await knownNumbers(platform.database, mapping.externalSystem, numbers)).keys());
  const counts = { fresh: 0, known: 0, open: 0, closed: 0, placed: 0, outside: 0, withoutPlace: 0 };
  const faulty: FaultyRow[] = [];
  for (const [index, cells] of table.rows.entries()) {
    const result = readRow(mapping, places, cells);
    const problems = result.kind === "faulty" ? result.problems : problemsOfInput(result.row, mapping);
    if (result.kind === "faulty" || problems.length > 0) {
      faulty.push({ rowNumber: index + 1, problems, raw: Object.entries(cells) });
      continue;
    }
    const { row } = result;
    counts[known.has(row.externalNumber) ? "known" : "fresh"]++;
    known.add(row.externalNumber);
    counts[row.act === "import_closed" ? "closed" : "open"]++;
    counts[row.isOutsideCity ? "outside" : row.rawPosition ? "placed" : "withoutPlace"]++;
  }
  return { rows: table.rows.length, ...counts, faulty };
}

/** What the importing act says about its input, in the words of the file's columns. */
export function problemsOfInput(row: ReadRow, mapping: ImportMapping): readonly FieldError[] {
  const parsed = REPORT_PROCEDURE.acts[row.act].input.safeParse(row.input);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => ({
    path: columnFor(`input.${path.join(".")}`, mapping),
    message,
  }));
}
