import { existsSync } from "node:fs";
import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { formatInstant } from "#base/instant.ts";
import { SIGNING_FOLDER } from "#kernel/document/server/signing/agency-signer.ts";
import { baseBackup, hashTree } from "#platform/backup/base-backup.ts";
import { wallClock } from "#platform/time.ts";
import { UsageError, type Verb } from "../verb.ts";

export const MANIFEST = "manifest.json";

export const backupVerb: Verb = {
  name: "backup",
  summary: "copy the whole city into a folder while it works: database, files, keys (embedded database only)",
  usage: "FOLDER [--json]",
  options: {},
  run: async ({ words, home, isEmbedded, openCity, progress }) => {
    const [folder] = words;
    if (!folder) throw new UsageError("backup needs a FOLDER that does not exist yet or is empty");
    if (!isEmbedded) {
      throw new UsageError(
        "this city's database is not the embedded one: back it up with pg_basebackup or pg_dump, and copy FANGYUAN_HOME beside it",
      );
    }
    const target = resolve(folder);
    if (existsSync(target) && (await readdir(target)).length > 0)
      throw new UsageError(`${folder} is not empty; name another folder`);
    const { databaseUrl } = await openCity();
    await mkdir(target, { recursive: true, mode: 0o700 });
    progress("copying the database");
    await baseBackup(databaseUrl, join(home, "postgres", "data"), join(target, "database"));
    progress("copying the files");
    // Files are written once and never changed, so copying them after the database leaves none of its files out.
    if (existsSync(join(home, "files"))) await cp(join(home, "files"), join(target, "files"), { recursive: true });
    await cp(join(home, "secrets.json"), join(target, "secrets.json"));
    // Keys by which papers were signed; absent while none was.
    const signing = join(home, SIGNING_FOLDER);
    if (existsSync(signing)) await cp(signing, join(target, SIGNING_FOLDER), { recursive: true });
    await cp(join(home, "postgres", "password"), join(target, "password"));
    progress("hashing");
    const files = await hashTree(target);
    const madeAt = wallClock.now();
    await writeFile(join(target, MANIFEST), JSON.stringify({ madeAt, files }), { mode: 0o600 });
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return {
      isOk: true,
      json: { folder: target, madeAt, files: files.length, bytes },
      lines: [
        `${files.length} files, ${Math.round(bytes / 1e6)} MB in ${folder} (${formatInstant(madeAt)}). It holds the keys: keep it as safe as the city itself.`,
      ],
    };
  },
};
