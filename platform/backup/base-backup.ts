/**
 * A base backup of the embedded database while it works, by the server's own low-level interface: begin, copy the files as they
 * are, end, keep the label that the server gives and the log written meanwhile. A slot holds that log until it is copied.
 *
 * @source PostgreSQL documentation, "Making a Base Backup Using the Low Level API"
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import pg from "pg";

/** Contents that a server makes anew; copying them is useless or harmful. */
const LEFT_OUT = new Set([
  "postmaster.pid",
  "postmaster.opts",
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
  "pg_wal",
  "pgsql_tmp",
]);

export interface BackedUpFile {
  /** Path below the backup, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * @param ownerUrl a superuser's address of the running server
 * @param data the server's data folder
 * @param target an empty folder
 */
export async function baseBackup(ownerUrl: string, data: string, target: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(
      "select pg_create_physical_replication_slot('fangyuan_backup_' || pg_backend_pid(), true, true)",
    );
    await client.query("select pg_backup_start('fangyuan', true)");
    await copyTree(data, target);
    const { rows } = await client.query<{ labelfile: string; spcmapfile: string }>(
      "select labelfile, spcmapfile from pg_backup_stop(false)",
    );
    const [label] = rows;
    if (!label) throw new Error("the database gave no backup label");
    await writeFile(join(target, "backup_label"), label.labelfile);
    if (label.spcmapfile) await writeFile(join(target, "tablespace_map"), label.spcmapfile);
    await copyLog(data, target);
  } finally {
    await client.end();
  }
}

/** Every file below `folder` with its hash, sorted by path. */
export async function hashTree(folder: string): Promise<readonly BackedUpFile[]> {
  const found: BackedUpFile[] = [];
  for (const path of await filesBelow(folder)) {
    const full = join(folder, path);
    found.push({ path, bytes: (await stat(full)).size, sha256: await hashFile(full) });
  }
  return found;
}

/** Copies a tree; a file that vanishes meanwhile is passed over, as the interface allows. */
export async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (LEFT_OUT.has(entry.name)) {
      if (entry.isDirectory()) await mkdir(join(to, entry.name), { recursive: true, mode: 0o700 });
      continue;
    }
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isFile()) await copyFile(source, target).catch(ignoreVanished);
  }
}

async function copyLog(data: string, target: string): Promise<void> {
  const segments = (await readdir(join(data, "pg_wal"))).filter((name) => /^[0-9A-F]{24}$/.test(name));
  await mkdir(join(target, "pg_wal", "archive_status"), { recursive: true, mode: 0o700 });
  for (const name of segments)
    await copyFile(join(data, "pg_wal", name), join(target, "pg_wal", name)).catch(ignoreVanished);
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split("\\").join("/"))
    .sort();
}

function hashFile(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const hash = createHash("sha256");
    createReadStream(path)
      .on("error", reject)
      .on("data", (part) => hash.update(part))
      .on("end", () => resolve(hash.digest("hex")));
  });
}

function ignoreVanished(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
