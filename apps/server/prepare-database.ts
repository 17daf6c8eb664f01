/** Brings a database up to date: the job queue's tables, every migration, the application role's rights. */
import { APP_ROLE, openPool } from "#platform/database/connect.ts";
import { migrate, readMigrations } from "#platform/database/migrate.ts";
import { migrateJobs } from "#platform/jobs/jobs.ts";
import { PARTS } from "./capabilities.ts";

const PLATFORM_MIGRATIONS = new URL("../../platform/migrations/", import.meta.url);

/** @returns the names of the migrations that ran now */
export async function prepareDatabase(ownerUrl: string): Promise<readonly string[]> {
  const pool = openPool({ url: ownerUrl, poolSize: 2, asOwner: true });
  try {
    const ran = await migrate(
      ownerUrl,
      await readMigrations([
        PLATFORM_MIGRATIONS,
        ...PARTS.flatMap((part) => (part.migrations ? [part.migrations] : [])),
      ]),
    );
    await migrateJobs(pool);
    await pool.query(`grant usage on schema graphile_worker to ${APP_ROLE}`);
    await pool.query(`grant select, insert, update, delete on all tables in schema graphile_worker to ${APP_ROLE}`);
    await pool.query(`grant usage on all sequences in schema graphile_worker to ${APP_ROLE}`);
    return ran;
  } finally {
    await pool.end();
  }
}
