/**
 * A transaction whose statements need not wait for each other. Those issued together (`Promise.all`) go to the database in one
 * trip and are carried out there one after the other, in the order in which they were issued: a statement behind the one that
 * takes a lock still reads after the lock is held. (The query builder's own transaction holds each back until the one before is
 * answered.)
 */
import type { Database, Tx } from "./connect.ts";

/**
 * Runs `work` in one transaction. Commits when it returns, rolls back when it throws: behind whatever was issued before, because
 * a connection carries out its statements in order.
 */
export function inTransaction<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return database.transaction().execute((tx) => {
    const executor = tx.getExecutor();
    return executor.provideConnection(async (connection) => {
      let isOver = false;
      const together = executor.withConnectionProvider({
        provideConnection: async (use) => {
          // Whoever was left behind by a failure must not write on a connection that serves others by now.
          if (isOver) throw new Error("the transaction is over");
          return use(connection);
        },
      });
      try {
        // All that a `sql` template asks of what it runs on; nothing here uses the query builder.
        return await work({ isTransaction: true, getExecutor: () => together } as unknown as Tx);
      } finally {
        isOver = true;
      }
    });
  });
}
