/**
 * Migrations: plain SQL files in `<owner>/server/migrations`, named `YYYYMMDDTHHMM_effect.sql` and run in the order of that
 * stamp across all owners, once, each in its own transaction. A file that changed after it ran is refused.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import pg from "pg";
import { APP_ROLE } from "./connect.ts";

export interface Migration {
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

/** @param folders absolute paths or file URLs of the owners' migration folders */
export async function readMigrations(folders: readonly (string | URL)[]): Promise<readonly Migration[]> {
  const found: Migration[] = [];
  for (const folder of folders) {
    const path = typeof folder === "string" ? folder : decodeURIComponent(folder.pathname);
    for (const file of await readdir(path)) {
      if (!file.endsWith(".sql")) continue;
      const text = await readFile(join(path, file), "utf8");
      found.push({ name: basename(file, ".sql"), text, checksum: createHash("sha256").update(text).digest("hex") });
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Brings the database up to date; safe when several processes start at once.
 * @returns the names that ran now
 */
export async function migrate(ownerUrl: string, migrations: readonly Migration[]): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, options: "-c timezone=UTC" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(720931)");
    await prepare(client);
    const { rows } = await client.query<{ name: string; checksum: string }>(
      "select name, checksum from platform_migration",
    );
    const done = new Map(rows.map((row) => [row.name, row.checksum]));
    const ran: string[] = [];
    for (const migration of migrations) {
      const before = done.get(migration.name);
      if (before === migration.checksum) continue;
      if (before) throw new Error(`migration ${migration.name} was changed after it had run; write a new one instead`);
      await runOne(client, migration);
      ran.push(migration.name);
    }
    return ran;
  } finally {
    await client.end();
  }
}

async function runOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(migration.text);
    await client.query("insert into platform_migration (name, checksum) values ($1, $2)", [
      migration.name,
      migration.checksum,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`migration ${migration.name} failed: ${(error as Error).message}`, { cause: error });
  }
}

async function prepare(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select 1 from pg_roles where rolname = $1", [APP_ROLE]);
  if (rows.length === 0) await createAppRole(client);
  await client.query(`grant usage on schema public to ${APP_ROLE}`);
  await client.query(`do $$ begin
    if not pg_has_role(current_user, '${APP_ROLE}', 'member') then execute format('grant ${APP_ROLE} to %I', current_user); end if;
  end $$`);
  await client.query(
    "create table if not exists platform_migration (name text primary key, checksum text not null, ran_at timestamptz not null default now())",
  );
}

async function createAppRole(client: pg.Client): Promise<void> {
  try {
    await client.query(`create role ${APP_ROLE} nologin`);
  } catch (error) {
    // Two fresh databases of one server may start together; the role is shared by the server.
    if ((error as { code?: string }).code === "42710" || (error as { code?: string }).code === "23505") return;
    throw new Error(
      `the database user may not create the role ${APP_ROLE}; let an administrator run: create role ${APP_ROLE} nologin; grant ${APP_ROLE} to <this user>`,
      { cause: error },
    );
  }
}
