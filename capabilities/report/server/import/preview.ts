/** A look before the import: the first rows as they would become, and what is wrong with them. Writes nothing. */
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import type { getImportColumns, previewImport } from "#capabilities/report/contract.ts";
import { type ImportMapping, missingColumns, proposeMapping } from "#capabilities/report/model/import-mapping.ts";
import type { Catalogue } from "#capabilities/report/model/public.ts";
import type { PlaceIndex } from "#kernel/place/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { loadConfiguration } from "../configuration/configuration.ts";
import type { AnswerOf } from "../endpoint-types.ts";
import { placesNow } from "../places.ts";
import { problemsOfInput } from "./check-file.ts";
import { shippedMappingFor } from "./mappings/index.ts";
import { IMPORT_PROBLEMS } from "./problems.ts";
import { readRow } from "./read-row.ts";
import { readTable } from "./read-table.ts";
import { readUpload } from "./registered-import.ts";
import { findRememberedMapping, type ImportJob, knownNumbers } from "./store.ts";

const ROWS = 20;
const SAMPLES = 3;

export async function columnsOf(platform: Platform, job: ImportJob): Promise<AnswerOf<typeof getImportColumns>> {
  const { header, rows } = await readTable(await readUpload(platform, job.id));
  const samples = rows.slice(0, SAMPLES).map((row) => ({ ...row }));
  const remembered = await findRememberedMapping(platform.database, job.headerSignature);
  if (remembered) return { header: [...header], samples, mapping: { ...remembered }, origin: "remembered" };
  const shipped = shippedMappingFor(header);
  if (shipped) return { header: [...header], samples, mapping: { ...shipped }, origin: "shipped" };
  return { header: [...header], samples, mapping: { ...proposeMapping(header) }, origin: "guessed" };
}

type Preview = AnswerOf<typeof previewImport>;

/** @throws Problem when the file lacks a column that the mapping names */
export async function previewRows(
  platform: Platform,
  job: ImportJob,
  mapping: ImportMapping,
  now: Instant,
): Promise<Preview> {
  const table = await readTable(await readUpload(platform, job.id));
  const missing = missingColumns(mapping, table.header);
  if (missing.length > 0)
    throw new Problem(IMPORT_PROBLEMS.wrongMapping, { detail: `文件中没有这些列：${missing.join("、")}` });
  const places = await placesNow(platform);
  const catalogue = (await loadConfiguration(platform.database)).catalogueOn(plainDateOf(now));
  const first = table.rows.slice(0, ROWS);
  const numbers = first.map((cells) => (cells[mapping.columns.externalNumber] ?? "").trim());
  const known = await knownNumbers(platform.database, mapping.externalSystem, numbers);
  return {
    rows: first.map((cells, index) => previewRow({ mapping, places, catalogue, known }, cells, index + 1)),
  };
}

interface Ground {
  readonly mapping: ImportMapping;
  readonly places: PlaceIndex;
  readonly catalogue: Catalogue;
  readonly known: ReadonlyMap<string, string>;
}

function previewRow(
  ground: Ground,
  cells: Readonly<Record<string, string>>,
  rowNumber: number,
): Preview["rows"][number] {
  const { mapping, places, catalogue, known } = ground;
  const result = readRow(mapping, places, cells);
  if (result.kind === "faulty") {
    const problems = result.problems.map(({ path, message }) => ({ column: path, message }));
    const externalNumber = cells[mapping.columns.externalNumber] ?? "";
    const title = cells[mapping.columns.description[0] ?? ""] ?? "";
    const unread = { subject: "", address: "", openedAt: null, dueAt: null, place: "" };
    return { rowNumber, outcome: "faulty", isClosed: false, externalNumber, title, ...unread, problems };
  }
  const { row } = result;
  const problems = problemsOfInput(row, mapping).map(({ path, message }) => ({ column: path, message }));
  const input = row.input as {
    description: string;
    address: string;
    openedAt: Instant;
    externalDueAt: Instant | null;
  } & {
    readonly classKey: string | null;
    readonly position: Parameters<PlaceIndex["locate"]>[0] | null;
  };
  const cell = input.position && places.locate(input.position)?.cell;
  return {
    rowNumber,
    outcome: problems.length > 0 ? "faulty" : known.has(row.externalNumber) ? "known" : "made",
    isClosed: row.act === "import_closed",
    externalNumber: row.externalNumber,
    title: input.description.split("\n")[0]?.slice(0, 60) ?? "",
    subject: input.classKey ? (catalogue.classes.get(input.classKey)?.name ?? input.classKey) : "待分类问题",
    address: input.address,
    openedAt: input.openedAt,
    dueAt: input.externalDueAt,
    place: cell ? `网格 ${cell.code}` : row.isOutsideCity ? "市外坐标" : "待定位",
    problems,
  };
}
