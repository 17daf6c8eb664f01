/** Folders for tests that make databases of their own. */
import { existsSync } from "node:fs";
import { chmod, mkdtemp, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MEMORY = "/dev/shm";
/** What the databases of a whole run may grow to, with room to spare; some containers have only a little. */
const LEAST_BYTES = 4 * 2 ** 30;

/**
 * A folder in memory where there is enough of it, otherwise on disk: what is killed here are processes, never the machine, so that
 * nothing is proved by waiting for a disk. Open to the database's own user.
 */
export async function scratchFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join((await isRoomy(MEMORY)) ? MEMORY : tmpdir(), `fangyuan-${name}-`));
  await chmod(folder, 0o755);
  return folder;
}

async function isRoomy(folder: string): Promise<boolean> {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize > LEAST_BYTES;
}
