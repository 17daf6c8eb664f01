/** Hotline orders from a table: CSV, XLSX, either of them gzipped. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { engineOf } from "#apps/server/capabilities.ts";
import { importOrders, missingOrderColumns } from "#capabilities/hotline/server/public.ts";
import { cityDivision, readTable } from "#capabilities/report/server/public.ts";
import { listDivisions } from "#kernel/people/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { VerbCall, VerbResult } from "../verb.ts";
import { optionOf } from "../words.ts";

/** Rows said in the answer; the rest are counted. */
const MOST_TOLD = 20;

export async function importOrderFile(
  platform: Platform,
  path: string,
  { options, progress }: VerbCall,
): Promise<VerbResult> {
  const table = await readTable(await readFile(path));
  const missing = missingOrderColumns(table.header);
  if (missing.length > 0) throw new Error(`the file lacks the columns ${missing.join(", ")}`);
  const divisionCode = await divisionFor(platform, optionOf(options, "division"));
  const { faulty, ...counts } = await importOrders(engineOf(platform), {
    table,
    externalSystem: optionOf(options, "source") ?? basename(path),
    divisionCode,
    now: platform.now(),
    onProgress: (read) => progress(`${read} of ${table.rows.length} rows`),
  });
  return {
    isOk: faulty.length === 0,
    json: { ...counts, divisionCode, faulty: [...faulty] },
    lines: [
      `${counts.rows} rows into ${divisionCode}: ${counts.made} orders made, ${counts.known} known before, ${faulty.length} faulty`,
      ...faulty.slice(0, MOST_TOLD).map(({ row, messages }) => `row ${row}: ${messages.join("; ")}`),
    ],
  };
}

async function divisionFor({ database, now }: Platform, named: string | null): Promise<string> {
  if (named === null) return cityDivision(database, now());
  if ((await listDivisions(database)).some(({ code }) => code === named)) return named;
  throw new Error(`there is no division ${named} in this city`);
}
