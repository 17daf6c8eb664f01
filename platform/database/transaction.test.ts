import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cloneDatabase, type TestDatabase } from "../test/database.ts";
import { type Database, openDatabase, openPool } from "./connect.ts";
import { oncePerTransaction } from "./once-per-transaction.ts";
import { getRow } from "./query.ts";
import { inTransaction, onOneConnection, takenBack } from "./transaction.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await cloneDatabase();
});
afterAll(() => test.drop());

it("what is taken back is gone, what was read once is read again, and the transaction goes on", async () => {
  const seen = await inTransaction(test.database, async (tx) => {
    await sql`create temporary table said (word text)`.execute(tx);
    const say = (word: string) => (on: typeof tx) => sql`insert into said values (${word})`.execute(on);
    const count = (on: typeof tx) => getRow(on, sql<{ count: number }>`select count(*)::integer as count from said`);
    const known = (on: typeof tx) => oncePerTransaction(on, "count", () => count(on));
    await say("before")(tx);
    const counts = [(await known(tx)).count];
    await takenBack(tx, async (outer) => {
      await say("outer")(outer);
      counts.push((await known(outer)).count);
      await takenBack(outer, async (inner) => {
        await say("inner")(inner);
        counts.push((await known(inner)).count);
      });
      counts.push((await count(outer)).count);
      await takenBack(outer, async (again) => {
        counts.push((await known(again)).count);
      });
    });
    await say("after")(tx);
    return [...counts, (await count(tx)).count];
  });
  expect(seen).toEqual([1, 2, 3, 2, 2, 2]);
});

it("what was taken back does not serve any more", async () => {
  await inTransaction(test.database, async (tx) => {
    const left = await takenBack(tx, async (own) => own);
    await expect(sql`select 1`.execute(left)).rejects.toThrow("the connection was given back");
    expect((await getRow(tx, sql<{ one: number }>`select 1 as one`)).one).toBe(1);
  });
});

it.each(["at once", "on their way"])("faults of what was left behind %s are nobody else's", async (when) => {
  const pool = openPool({ url: test.ownerUrl, poolSize: 1, asOwner: true });
  const database = openDatabase(pool);
  const word = (on: Database, text: string) => getRow(on, sql<{ word: string }>`select ${text}::text || '。' as word`);
  try {
    const failing = onOneConnection(database, async (on) => {
      const left = Promise.allSettled([sql`select 1 / ${0}::int`.execute(on), word(on, "before")]);
      if (when === "on their way") await new Promise((resolve) => setImmediate(resolve));
      void left;
      throw new Error("gave up");
    });
    const next = inTransaction(database, (tx) => word(tx, "next"));
    await expect(failing).rejects.toThrow("gave up");
    expect((await next).word).toBe("next。");
    expect((await word(database, "after")).word).toBe("after。");
  } finally {
    await pool.end();
  }
});
