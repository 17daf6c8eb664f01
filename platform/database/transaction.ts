/**
 * A transaction whose statements need not wait for each other. Those issued together (`Promise.all`) go to the database in one
 * trip and are carried out there one after the other, in the order in which they were issued: a statement behind the one that
 * takes a lock still reads after the lock is held. (The query builder's own transaction holds each back until the one before is
 * answered.)
 */
import { CompiledQuery, type DatabaseConnection, type QueryExecutor, sql } from "kysely";
import type { Database, Tx } from "./connect.ts";

/**
 * Runs `work` in one transaction. Commits when it returns, rolls back when it throws: behind whatever was issued before, because
 * a connection carries out its statements in order.
 */
export function inTransaction<T>(
  database: Database,
  work: (tx: Tx) => Promise<T>,
  /** What the statements of `work` go through instead of the connection itself. */
  through: (connection: DatabaseConnection) => DatabaseConnection = (connection) => connection,
): Promise<T> {
  return database.transaction().execute((tx) => {
    const executor = tx.getExecutor();
    return executor.provideConnection((connection) => usingOnly(through(connection), executor, true, work));
  });
}

/**
 * Reads that belong to one answer, on one connection: what is issued together is one trip, and not as many connections as there
 * are statements, and stands or falls together. No transaction: each statement sees what is committed when it is carried out.
 */
export function onOneConnection<T>(database: Database, work: (on: Database) => Promise<T>): Promise<T> {
  if (database.isTransaction) return work(database);
  const executor = database.getExecutor();
  return executor.provideConnection((connection) => usingOnly(connection, executor, false, work));
}

/**
 * Runs `work` and takes back what it wrote, in a transaction that goes on. What `work` reads once is kept apart: nothing of it holds
 * afterwards. May lie inside itself.
 */
export async function takenBack<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const executor = tx.getExecutor();
  await sql`savepoint taken_back`.execute(tx);
  const result = await executor.provideConnection((connection) => usingOnly(connection, executor, true, work));
  await sql`rollback to savepoint taken_back`.execute(tx);
  await sql`release savepoint taken_back`.execute(tx);
  return result;
}

/**
 * What is kept with a transaction or with the reads of one answer lies on the object itself. As values of a weak map it would outlive its
 * request until the next full collection, and bring that about: a third of a megabyte a page.
 */
const KEPT = Symbol("kept");
interface Keeping {
  [KEPT]?: Map<string, unknown>;
}

/** What may be kept with `on`, which lasts no longer than one act or one answer; null for the database itself. */
export function keptWith(on: Database | Tx): Map<string, unknown> | null {
  const keeping = on as Keeping;
  if (!keeping[KEPT] && on.isTransaction) keeping[KEPT] = new Map();
  return keeping[KEPT] ?? null;
}

const NOTHING = CompiledQuery.raw("select 1");

async function usingOnly<T>(
  connection: DatabaseConnection,
  executor: QueryExecutor,
  isTransaction: boolean,
  work: (on: Tx) => Promise<T>,
): Promise<T> {
  let isOver = false;
  const whileOurs = (): DatabaseConnection => {
    if (isOver) throw new Error("the connection was given back");
    return connection;
  };
  // Whoever was left behind by a failure must not use a connection that serves others by now: looked at where a statement is sent, because
  // between asking for the connection and sending on it the transaction may have been taken back.
  const guarded: DatabaseConnection = {
    executeQuery: async (query) => whileOurs().executeQuery(query),
    streamQuery: (query, size) => whileOurs().streamQuery(query, size),
  };
  const together = executor.withConnectionProvider({ provideConnection: (use) => use(guarded) });
  try {
    // All that a `sql` template asks of what it runs on; nothing here uses the query builder.
    const on = { isTransaction, getExecutor: () => together, [KEPT]: new Map() } as unknown as Tx;
    return await work(on);
  } catch (error) {
    isOver = true;
    // Whatever was left on its way is answered before others get the connection: its faults must not be theirs.
    if (!isTransaction) await connection.executeQuery(NOTHING).catch(() => undefined);
    throw error;
  } finally {
    isOver = true;
  }
}
