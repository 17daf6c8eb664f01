/** An import through the pages: the file is kept in the data folder, and a job runs it. */
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { Instant } from "#base/instant.ts";
import { Problem } from "#base/problem.ts";
import type { ImportMapping } from "#capabilities/report/model/import-mapping.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { newId } from "#platform/ids.ts";
import { enqueue } from "#platform/jobs/jobs.ts";
import { IMPORT_PROBLEMS } from "./problems.ts";
import { readTable } from "./read-table.ts";
import { runImport } from "./run-import.ts";
import {
  findImport,
  type ImportJob,
  insertImport,
  markEnded,
  markWaiting,
  rememberMapping,
  signatureOf,
} from "./store.ts";

export const IMPORT_TASK = "report.import";

type Home = Pick<Platform, "database" | "home">;

/** Where the file of an import is kept. */
function pathOf({ home }: Pick<Platform, "home">, id: string): string {
  return join(home, "imports", `${id}.bin`);
}

/** @throws Problem when the bytes are no table */
export async function registerUpload(
  platform: Home,
  upload: {
    readonly fileName: string;
    readonly bytes: Buffer;
    readonly divisionCode: string;
    readonly personId: string | null;
  },
  now: Instant,
): Promise<ImportJob> {
  const table = await readTable(upload.bytes);
  const id = newId(now);
  const path = pathOf(platform, id);
  await mkdir(dirname(path), { recursive: true });
  // Under another name first: a file that is there is whole.
  await writeFile(`${path}.new`, upload.bytes, { flush: true });
  await rename(`${path}.new`, path);
  await insertImport(platform.database, {
    id,
    fileName: upload.fileName,
    fileSha256: createHash("sha256").update(upload.bytes).digest("hex"),
    headerSignature: signatureOf(table.header),
    divisionCode: upload.divisionCode,
    rowCount: table.rows.length,
    createdAt: now,
    createdBy: upload.personId,
  });
  return getImport(platform, id);
}

/** @throws Problem no-import */
export async function getImport({ database }: Pick<Platform, "database">, id: string): Promise<ImportJob> {
  const job = await findImport(database, id);
  if (!job) throw new Problem(IMPORT_PROBLEMS.notFound);
  return job;
}

export async function readUpload(platform: Home, id: string): Promise<Buffer> {
  return readFile(pathOf(platform, id));
}

/** Remembers the mapping for files of this kind, and lets a job begin. @throws Problem import-started */
export async function startImport(
  platform: Home,
  id: string,
  start: {
    readonly mapping: ImportMapping;
    readonly divisionCode: string;
    readonly actor: Actor;
    readonly now: Instant;
  },
): Promise<ImportJob> {
  const { mapping, actor, now } = start;
  const job = await getImport(platform, id);
  await platform.database.transaction().execute(async (tx) => {
    if (!(await markWaiting(tx, id, start))) throw new Problem(IMPORT_PROBLEMS.alreadyStarted);
    await rememberMapping(tx, job.headerSignature, mapping, { personId: actor.personId, now });
    await enqueue(tx, IMPORT_TASK, { importId: id }, { queue: IMPORT_TASK, key: `${IMPORT_TASK} ${id}` });
  });
  return getImport(platform, id);
}

/** The job: a file that cannot be imported ends as failed with the reason; anything else is tried again by the queue. */
export async function runRegisteredImport(engine: Engine, platform: Platform, payload: unknown): Promise<void> {
  const { importId } = z.object({ importId: z.string() }).parse(payload);
  const job = await getImport(platform, importId);
  if (!job.mapping || !job.actor || job.state === "done") return;
  const { mapping, actor, divisionCode } = job;
  try {
    const file = { name: job.fileName, bytes: await readUpload(platform, importId) };
    await runImport({ engine, platform, file, mapping, divisionCode, actor, importId });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await markEnded(platform.database, importId, { state: "failed", message: error.message, now: platform.now() });
  }
}
