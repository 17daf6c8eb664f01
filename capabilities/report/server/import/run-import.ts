/**
 * The import itself: rows become reports through the importing acts, in batches of one transaction each. A row whose source number
 * is known makes nothing, so a file may be sent again, whole or corrected, and a run that was cut off goes on where it stopped.
 */
import { createHash } from "node:crypto";
import type { Instant } from "#base/instant.ts";
import { type FieldError, Problem } from "#base/problem.ts";
import { type ImportMapping, missingColumns } from "#capabilities/report/model/import-mapping.ts";
import { type Engine, performIn } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { PlaceIndex } from "#kernel/place/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { newId } from "#platform/ids.ts";
import { placesNow } from "../places.ts";
import { sameId } from "../same-id.ts";
import { IMPORT_PROBLEMS } from "./problems.ts";
import { type ReadRow, readRow } from "./read-row.ts";
import { readTable, type Table } from "./read-table.ts";
import {
  findImport,
  type ImportJob,
  insertImport,
  insertOutcomes,
  knownNumbers,
  markEnded,
  markRunning,
  markWaiting,
  type RowOutcome,
  rowsDone,
  signatureOf,
} from "./store.ts";

/** More rows in one transaction gain little (measured) and hold the number series of the day longer. */
const BATCH = 50;

export interface ImportFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface ImportRequest {
  readonly engine: Engine;
  readonly platform: Pick<Platform, "database" | "now">;
  readonly file: ImportFile;
  readonly mapping: ImportMapping;
  /** Of rows whose place is unknown or outside the city, 12 digits. */
  readonly divisionCode: string;
  /** An administrator, or the system. */
  readonly actor: Actor;
  readonly onProgress?: (
    counts: Pick<ImportJob, "rowCount" | "readCount" | "madeCount" | "knownCount" | "faultyCount">,
  ) => void;
  /** An import registered by an upload; absent: a new one. */
  readonly importId?: string;
}

/** @throws Problem when the file is no table, or lacks a column that the mapping names */
export async function runImport(request: ImportRequest): Promise<ImportJob> {
  const { platform, file, mapping, divisionCode } = request;
  const { database } = platform;
  const table = await readTable(file.bytes);
  const missing = missingColumns(mapping, table.header);
  if (missing.length > 0)
    throw new Problem(IMPORT_PROBLEMS.wrongMapping, { detail: `文件中没有这些列：${missing.join("、")}` });
  const importId = request.importId ?? (await register(request, table));
  await markRunning(database, importId, platform.now());
  const actor = { ...request.actor, divisionCode };
  const done = await rowsDone(database, importId);
  const waiting = table.rows
    .map((cells, index) => ({ cells, rowNumber: index + 1 }))
    .filter((row) => !done.has(row.rowNumber));
  for (let from = 0; from < waiting.length; from += BATCH) {
    const places = await placesNow(platform);
    await importBatch({ ...request, importId, actor, places, now: platform.now() }, waiting.slice(from, from + BATCH));
    if (request.onProgress) request.onProgress(await getImport(request, importId));
  }
  await markEnded(database, importId, { state: "done", message: "", now: platform.now() });
  return getImport(request, importId);
}

async function register(
  { platform, file, mapping, divisionCode, actor }: ImportRequest,
  table: Table,
): Promise<string> {
  const now = platform.now();
  const id = newId(now);
  await platform.database.transaction().execute(async (tx) => {
    await insertImport(tx, {
      id,
      fileName: file.name,
      fileSha256: createHash("sha256").update(file.bytes).digest("hex"),
      headerSignature: signatureOf(table.header),
      divisionCode,
      rowCount: table.rows.length,
      createdAt: now,
      createdBy: actor.personId,
    });
    await markWaiting(tx, id, { mapping, divisionCode, actor });
  });
  return id;
}

async function getImport({ platform }: Pick<ImportRequest, "platform">, id: string): Promise<ImportJob> {
  const job = await findImport(platform.database, id);
  if (!job) throw new Problem(IMPORT_PROBLEMS.notFound);
  return job;
}

type Cells = Readonly<Record<string, string>>;
interface WaitingRow {
  readonly cells: Cells;
  readonly rowNumber: number;
}
interface BatchContext extends ImportRequest {
  readonly importId: string;
  readonly places: PlaceIndex;
  readonly now: Instant;
}

/** One transaction; when the database refuses one row of it, each row in its own. */
async function importBatch(context: BatchContext, rows: readonly WaitingRow[]): Promise<void> {
  const { database } = context.platform;
  try {
    await database.transaction().execute((tx) => importRows(tx, context, rows));
  } catch {
    for (const row of rows) await importAlone(context, row);
  }
}

async function importAlone(context: BatchContext, row: WaitingRow): Promise<void> {
  const { database } = context.platform;
  try {
    await database.transaction().execute((tx) => importRows(tx, context, [row]));
  } catch (error) {
    if (!isOfTheData(error)) throw error;
    const problems = [{ path: "", message: "数据库不接受这一行，请检查内容后再导入" }];
    await database.transaction().execute((tx) => insertOutcomes(tx, context.importId, [faulty(row, problems)]));
  }
}

/** SQLSTATE classes 22 (data) and 23 (constraints): the row is wrong. Anything else is ours, and the run stops to be taken up again. */
function isOfTheData(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^2[23]/.test(String(error.code));
}

async function importRows(tx: Tx, context: BatchContext, rows: readonly WaitingRow[]): Promise<void> {
  const { mapping, places } = context;
  const read = rows.map((row) => ({ row, result: readRow(mapping, places, row.cells) }));
  const numbers = read.flatMap(({ result }) => (result.kind === "row" ? [result.row.externalNumber] : []));
  const known = new Map(await knownNumbers(tx, mapping.externalSystem, numbers));
  const outcomes: RowOutcome[] = [];
  for (const { row, result } of read) {
    const outcome =
      result.kind === "faulty" ? faulty(row, result.problems) : await importOne(tx, context, row, result.row, known);
    outcomes.push(outcome);
  }
  await insertOutcomes(tx, context.importId, outcomes);
}

/** @param known source numbers seen so far; grows */
async function importOne(
  tx: Tx,
  context: BatchContext,
  row: WaitingRow,
  read: ReadRow,
  known: Map<string, string>,
): Promise<RowOutcome> {
  const matterId = known.get(read.externalNumber);
  if (matterId !== undefined) return outcomeOf(row, read, "known", matterId);
  try {
    const made = await performIn(tx, context.engine, {
      matterId: null,
      kind: "report",
      act: read.act,
      input: read.input,
      versionSeen: null,
      requestId: sameId("import", context.mapping.externalSystem, read.externalNumber, read.act),
      actor: context.actor,
      now: context.now,
      origin: { channel: "import", ip: null },
    });
    known.set(read.externalNumber, made.matterId);
    return outcomeOf(row, read, "made", made.matterId);
  } catch (error) {
    // A refusal comes before anything is written: the rest of the batch stands.
    if (error instanceof Problem) return faulty(row, problemsOf(error, context.mapping));
    throw error;
  }
}

function outcomeOf(row: WaitingRow, read: ReadRow, outcome: "made" | "known", matterId: string): RowOutcome {
  return {
    rowNumber: row.rowNumber,
    outcome,
    matterId,
    problems: null,
    raw: null,
    rawLongitude: read.rawPosition?.longitude ?? null,
    rawLatitude: read.rawPosition?.latitude ?? null,
    isOutsideCity: read.isOutsideCity,
    statedOverdue: read.statedOverdue,
  };
}

function faulty(row: WaitingRow, problems: readonly FieldError[]): RowOutcome {
  const nothing = { matterId: null, rawLongitude: null, rawLatitude: null, isOutsideCity: false, statedOverdue: null };
  return { rowNumber: row.rowNumber, outcome: "faulty", ...nothing, problems, raw: Object.entries(row.cells) };
}

/** What the act refused, in the words of the file's columns. */
function problemsOf(problem: Problem, mapping: ImportMapping): readonly FieldError[] {
  const { errors = [], rules = [], detail } = problem.extras;
  const found = [
    ...errors.map(({ path, message }) => ({ path: columnFor(path, mapping), message })),
    ...rules.map(({ message }) => ({ path: "", message })),
  ];
  return found.length > 0 ? found : [{ path: "", message: detail ?? problem.problemType.title }];
}

/** `input.reporterPhone` → the column it was read from. */
export function columnFor(path: string, { columns }: ImportMapping): string {
  const member = path.split(".")[1] ?? "";
  const named = (columns as Readonly<Record<string, string | readonly string[] | null>>)[
    { externalDueAt: "dueAt", classKey: "classText" }[member] ?? member
  ];
  return (typeof named === "string" ? named : named?.join("、")) ?? "";
}
