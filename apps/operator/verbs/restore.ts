import { existsSync } from "node:fs";
import { chmod, chown, cp, mkdir, readdir, readFile, rename, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { SIGNING_FOLDER } from "#kernel/document/server/signing/agency-signer.ts";
import { verifyRecord } from "#kernel/record/server/public.ts";
import { hashTree } from "#platform/backup/base-backup.ts";
import { serverUser } from "#platform/database/embedded.ts";
import { UsageError, type Verb } from "../verb.ts";
import { MANIFEST } from "./backup.ts";

const ManifestSchema = z.object({
  madeAt: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
});

export const restoreVerb: Verb = {
  name: "restore",
  summary: "make a city from a backup in FANGYUAN_HOME, which must hold none yet, and verify its record",
  usage: "FOLDER [--json]",
  options: {},
  run: async ({ words, home, openCity, progress }) => {
    const [folder] = words;
    if (!folder) throw new UsageError("restore needs the FOLDER of a backup");
    const source = resolve(folder);
    if (!existsSync(join(source, MANIFEST)))
      throw new UsageError(`${folder} is not a finished backup: it has no ${MANIFEST}`);
    if (existsSync(join(home, "postgres")))
      throw new UsageError(`${home} holds a city already; set FANGYUAN_HOME to a new folder`);
    progress("checking the backup");
    await checkManifest(source);
    progress("copying");
    await layOut(source, home);
    progress("starting the database and verifying the record");
    const { platform } = await openCity();
    const found = await verifyRecord(platform.database);
    const verdict = found.holds ? "the record holds" : `the record does NOT hold: ${found.fault?.what}`;
    return {
      isOk: found.holds,
      json: { home, ...found },
      lines: [`restored into ${home}: ${found.matters} matters, ${found.entries} entries; ${verdict}`],
    };
  },
};

async function checkManifest(source: string): Promise<void> {
  const manifest = ManifestSchema.parse(JSON.parse(await readFile(join(source, MANIFEST), "utf8")));
  const found = new Map((await hashTree(source)).map((file) => [file.path, file.sha256]));
  for (const file of manifest.files) {
    if (found.get(file.path) !== file.sha256)
      throw new Error(`the backup is damaged: ${file.path} is missing or altered`);
  }
}

async function layOut(source: string, home: string): Promise<void> {
  const cluster = join(home, "postgres");
  const making = join(home, "postgres.restoring");
  await mkdir(making, { recursive: true });
  await cp(join(source, "database"), join(making, "data"), { recursive: true });
  await cp(join(source, "password"), join(making, "password"));
  await cp(join(source, "secrets.json"), join(home, "secrets.json"));
  await chmod(join(home, "secrets.json"), 0o600);
  const signing = join(source, SIGNING_FOLDER);
  if (existsSync(signing)) await cp(signing, join(home, SIGNING_FOLDER), { recursive: true });
  if (existsSync(join(source, "files"))) await cp(join(source, "files"), join(home, "files"), { recursive: true });
  await giveToServer(join(making, "data"), await serverUser());
  // The folder takes its name last: an interrupted restore is not taken for a city.
  await rename(making, cluster);
}

/** The database's user must own its files, and nobody else read them. */
async function giveToServer(path: string, user: Awaited<ReturnType<typeof serverUser>>): Promise<void> {
  const { uid, gid } = user;
  const isFolder = (await stat(path)).isDirectory();
  await chmod(path, isFolder ? 0o700 : 0o600);
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
  if (isFolder) for (const name of await readdir(path)) await giveToServer(join(path, name), user);
}
