import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cloneDatabase, type TestDatabase } from "../test/database.ts";
import { oncePerTransaction } from "./once-per-transaction.ts";
import { getRow } from "./query.ts";
import { inTransaction, takenBack } from "./transaction.ts";

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
