/** Reports from a table: CSV, XLSX, either of them gzipped. */
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { engineOf } from "#apps/server/capabilities.ts";
import { type ImportMapping, ImportMappingSchema, missingColumns } from "#capabilities/report/model/import-mapping.ts";
import {
  checkFile,
  chooseMapping,
  cityDivision,
  compareOnTime,
  errorsFile,
  errorsText,
  type OnTimeComparison,
  readTable,
  runImport,
} from "#capabilities/report/server/public.ts";
import { listHeads } from "#kernel/clock/server/public.ts";
import { SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { listDivisions } from "#kernel/people/server/public.ts";
import { placeIndex } from "#kernel/place/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { UsageError, type VerbCall, type VerbResult } from "../verb.ts";
import { optionOf } from "../words.ts";

export async function importReports(
  platform: Platform,
  path: string,
  { options, progress }: VerbCall,
): Promise<VerbResult> {
  const divisionCode = await divisionFor(platform, optionOf(options, "division"));
  const bytes = await readFile(path);
  const table = await readTable(bytes);
  const mapping = await mappingFor(platform, table.header, optionOf(options, "mapping"));
  const errorsPath = optionOf(options, "errors");
  const warnings = await warningsFor(platform, mapping);
  if (options["dry-run"]) return checkOnly(platform, { table, mapping, errorsPath, warnings });

  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  const job = await runImport({
    engine: engineOf(platform),
    platform,
    file: { name: basename(path), bytes },
    mapping,
    divisionCode,
    actor: SYSTEM_ACTOR,
    onProgress: ({ readCount, rowCount, faultyCount }) =>
      progress(
        `${readCount} of ${rowCount} rows, ${faultyCount} faulty, ${Math.round(readCount / seconds())} a second`,
      ),
  });
  const took = seconds();
  if (errorsPath && job.faultyCount > 0) await writeFile(errorsPath, await errorsFile(platform.database, job.id));
  const onTime = await compareOnTime(platform.database, job.id, platform.now());
  const { rowCount, madeCount, knownCount, faultyCount } = job;
  return {
    isOk: faultyCount === 0,
    json: {
      ...{ id: job.id, mapping: mapping.name, divisionCode, rows: rowCount, made: madeCount, known: knownCount },
      ...{ faulty: faultyCount, seconds: took, onTime: onTime.stated > 0 ? onTime : null, warnings },
    },
    lines: [
      ...warnings,
      `${rowCount} rows by "${mapping.name}" into ${divisionCode}: ${madeCount} reports made, ${knownCount} known before, ${faultyCount} faulty; ${took.toFixed(1)} s, ${Math.round(rowCount / took)} rows a second`,
      ...agreement(onTime),
      ...whereErrorsAre(faultyCount, errorsPath),
    ],
  };
}

/** Where the source says itself whether a row was on time: how often our clocks say the same. */
function agreement({ withDeadline, stated, agreeing, share }: OnTimeComparison): readonly string[] {
  if (share === null) return [];
  const percent = (share * 100).toFixed(2);
  return [
    `overdue as the source says: ${agreeing} of ${stated} rows agree, ${percent} % (${withDeadline} rows have a deadline)`,
  ];
}

function whereErrorsAre(faulty: number, errorsPath: string | null): readonly string[] {
  if (faulty === 0) return [];
  return [
    errorsPath
      ? `the faulty rows are in ${errorsPath}: correct them and import that file`
      : "name a file with --errors to get the faulty rows with what is wrong",
  ];
}

async function checkOnly(
  platform: Platform,
  file: {
    readonly table: Awaited<ReturnType<typeof readTable>>;
    readonly mapping: ImportMapping;
    readonly errorsPath: string | null;
    readonly warnings: readonly string[];
  },
): Promise<VerbResult> {
  const { faulty, ...counts } = await checkFile(platform, file.table, file.mapping);
  if (file.errorsPath && faulty.length > 0) await writeFile(file.errorsPath, errorsText(faulty));
  return {
    isOk: faulty.length === 0,
    json: { isDryRun: true, mapping: file.mapping.name, ...counts, faulty: faulty.length, warnings: file.warnings },
    lines: [
      ...file.warnings,
      `${counts.rows} rows by "${file.mapping.name}", nothing written: ${counts.fresh} would be made, ${counts.known} are known, ${faulty.length} are faulty`,
      `${counts.open} open, ${counts.closed} closed; ${counts.placed} in the grid, ${counts.outside} outside the city, ${counts.withoutPlace} without a place`,
      ...whereErrorsAre(faulty.length, file.errorsPath),
    ],
  };
}

/** The division named, or the one whose desk sees reports without a place. Says what the city lacks. */
async function divisionFor({ database, now }: Platform, named: string | null): Promise<string> {
  const divisions = await listDivisions(database);
  const first =
    "fy user create --name 姓名 --sign-in-name NAME --role administrator --unit 单位 --division CODE --division-name 市名";
  if (divisions.length === 0)
    throw new Error(
      `this city has no division yet. Its first administrator, unit, division and calendar are made by: ${first}`,
    );
  if ((await listHeads(database)).length === 0)
    throw new Error(
      "this city has no working calendar, so no clock can run: fy user create makes one with the first division",
    );
  if (named === null) return cityDivision(database, now());
  if (!divisions.some(({ code }) => code === named)) throw new Error(`there is no division ${named} in this city`);
  return named;
}

/** @param name of a mapping, or a file that holds one as JSON */
async function mappingFor(platform: Platform, header: readonly string[], name: string | null): Promise<ImportMapping> {
  const mapping = name?.endsWith(".json")
    ? await mappingFile(name)
    : await chooseMapping(platform.database, header, name);
  const missing = missingColumns(mapping, header);
  if (missing.length > 0)
    throw new Error(`the file lacks columns that the mapping "${mapping.name}" names: ${missing.join(", ")}`);
  return mapping;
}

async function mappingFile(path: string): Promise<ImportMapping> {
  const parsed = ImportMappingSchema.safeParse(JSON.parse(await readFile(path, "utf8")));
  if (parsed.success) return parsed.data;
  throw new UsageError(
    `${path} is no mapping: ${parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; ")}`,
  );
}

async function warningsFor(platform: Platform, mapping: ImportMapping): Promise<readonly string[]> {
  if (mapping.coordinateSystem === null || !(await placeIndex(platform)).isEmpty) return [];
  return ["the city has no grid yet: every position counts as outside the city (fy import GRID.geojson --as grid)"];
}
