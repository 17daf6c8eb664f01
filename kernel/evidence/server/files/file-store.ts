/**
 * Where bytes lie: by name, written once. On disk now; an object store needs the same four functions.
 *
 * On disk a name `ab12…` lies at `ab/12/ab12…`: no folder grows beyond some thousands of files.
 */
import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

export interface FileStore {
  /** Durable when it returns. Writing a name again is harmless: names say what the bytes are. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Null when absent. */
  get(name: string): Promise<Buffer | null>;
  has(name: string): Promise<boolean>;
  /** For derived files only; evidence is never removed. */
  remove(name: string): Promise<void>;
}

export function diskStore(folder: string): FileStore {
  const pathOf = (name: string) => join(folder, name.slice(0, 2), name.slice(2, 4), name);
  return {
    put: (name, bytes) => writeDurably(pathOf(name), bytes),
    get: (name) => readFile(pathOf(name)).catch(nullWhenAbsent),
    has: async (name) => (await stat(pathOf(name)).catch(nullWhenAbsent)) !== null,
    remove: (name) => rm(pathOf(name), { force: true }),
  };
}

/** Evidence itself: `<home>/files`. */
export function evidenceStore(home: string): FileStore {
  return diskStore(join(home, "files"));
}

/** What can be made again from evidence: `<home>/derived`; may be emptied at any time. */
export function derivedStore(home: string): FileStore {
  return diskStore(join(home, "derived"));
}

/** Whole or not at all: beside the place, forced to disk, renamed; then the folder itself is forced, so that the name survives too. */
async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const temporary = `${path}.${randomBytes(6).toString("hex")}.part`;
  try {
    await writeAndSync(temporary, bytes);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

async function writeAndSync(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o640);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function nullWhenAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
