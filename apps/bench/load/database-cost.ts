/** Processor time of the database's processes, from the system's table of processes. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** `sysconf(_SC_CLK_TCK)`: a hundred a second on every Linux that is in use. */
const TICK_MS = 10;

/** Milliseconds since its start, of ended sessions too; null where there is no such table. */
export async function databaseCpuMs(dataFolder: string): Promise<number | null> {
  const [first = ""] = (await readFile(join(dataFolder, "postmaster.pid"), "utf8")).split("\n");
  const main = await timesOf(first.trim());
  if (!main) return null;
  const processes = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const all = await Promise.all(processes.map(timesOf));
  const children = all.filter((one) => one?.parent === first.trim());
  // Its own, of those that ended, and of those that live.
  return (main.own + main.ended + children.reduce((sum, one) => sum + (one?.own ?? 0), 0)) * TICK_MS;
}

/** In ticks. */
async function timesOf(id: string): Promise<{ parent: string; own: number; ended: number } | null> {
  const text = await readFile(`/proc/${id}/stat`, "utf8").catch(() => null);
  if (text === null) return null;
  // Behind the name, which may hold spaces: state, parent, … 11 to 14: user and system time, those of ended children.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
  return { parent: fields[1] ?? "", own: (user ?? 0) + (system ?? 0), ended: (endedUser ?? 0) + (endedSystem ?? 0) };
}
