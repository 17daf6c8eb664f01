/**
 * Databases for tests: one migrated template per run (made in `global-setup.ts`), cloned per test file. Durability is off there.
 */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import type { Database } from "#platform/database/connect.ts";
import { openDatabase, openPool } from "#platform/database/connect.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Owner's address of the template database. */
    templateUrl: string;
  }
}

export interface TestDatabase {
  /** As the application role. */
  readonly database: Database;
  readonly pool: pg.Pool;
  /** The owner's address: for tampering tests and migrations. */
  readonly ownerUrl: string;
  drop(): Promise<void>;
}

/** Clones the migrated template; call in `beforeAll`, and `drop` in `afterAll`. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const template = new URL(inject("templateUrl"));
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin(template, `create database ${name} template ${template.pathname.slice(1)} strategy file_copy`);
  const url = new URL(template);
  url.pathname = `/${name}`;
  const pool = openPool({ url: url.href, poolSize: 6 });
  return {
    database: openDatabase(pool),
    pool,
    ownerUrl: url.href,
    drop: async () => {
      await pool.end();
      await asAdmin(template, `drop database ${name} with (force)`);
    },
  };
}

async function asAdmin(template: URL, statement: string): Promise<void> {
  const url = new URL(template);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
