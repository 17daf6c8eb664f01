import { sql } from "kysely";
import type { Pool } from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { type Database, openDatabase, openPool, type Tx } from "./connect.ts";
import { listRows } from "./query.ts";
import { forgetMarks, remembered } from "./remembered.ts";
import { inTransaction } from "./transaction.ts";

let test: TestDatabase;
let pool: Pool;
let database: Database;
beforeAll(async () => {
  test = await cloneDatabase();
  pool = openPool({ url: test.ownerUrl, poolSize: 4, asOwner: true });
  database = openDatabase(pool);
  await pool.query("create table street (name text not null)");
  await pool.query("insert into platform_mark (name) values ('test.street')");
  await pool.query(`create trigger street_mark after insert or update or delete or truncate on street
    for each statement execute function platform_renew_mark('test.street')`);
});
beforeEach(async () => {
  await pool.query("truncate street");
  await pool.query("insert into street values ('石坊大道')");
  readings = 0;
});
afterAll(async () => {
  await pool.end();
  await test.drop();
});

let readings = 0;
const streetsOf = remembered(["test.street"], async (on, beginning) => {
  readings++;
  const rows = await listRows(on, sql<{ name: string }>`select name from street order by name`);
  return rows.map(({ name }) => name).filter((name) => name.startsWith(beginning));
});
const add = (on: Database | Tx, name: string) => sql`insert into street values (${name})`.execute(on);

it("is read once, until somebody writes", async () => {
  expect([await streetsOf(database), await streetsOf(database)]).toEqual([["石坊大道"], ["石坊大道"]]);
  expect(readings).toBe(1);
  await add(database, "南门街");
  expect(await streetsOf(database)).toEqual(["南门街", "石坊大道"]);
  await sql`delete from street where name = '石坊大道'`.execute(database);
  expect(await streetsOf(database)).toEqual(["南门街"]);
  expect(readings).toBe(3);
});

it("is kept by what it was asked for", async () => {
  await add(database, "南门街");
  expect([await streetsOf(database, "南"), await streetsOf(database, "石"), await streetsOf(database, "南")]).toEqual([
    ["南门街"],
    ["石坊大道"],
    ["南门街"],
  ]);
  expect(readings).toBe(2);
});

it("is seen anew by others when the transaction that wrote is over, and not before", async () => {
  await streetsOf(database);
  await inTransaction(database, async (tx) => {
    await add(tx, "南门街");
    expect(await streetsOf(tx)).toEqual(["南门街", "石坊大道"]);
    expect(await streetsOf(database)).toEqual(["石坊大道"]);
  });
  expect(await streetsOf(database)).toEqual(["南门街", "石坊大道"]);
});

it("is as it was when what was written is taken back, though it was read meanwhile", async () => {
  await streetsOf(database);
  const takenBack = inTransaction(database, async (tx) => {
    await add(tx, "南门街");
    expect(await streetsOf(tx)).toEqual(["南门街", "石坊大道"]);
    throw new Error("taken back");
  });
  await expect(takenBack).rejects.toThrow("taken back");
  expect(await streetsOf(database)).toEqual(["石坊大道"]);
  expect(readings).toBe(2);
});

it("keeps nothing of what a transaction wrote, saw and took back, though it had asked for the marks before", async () => {
  const takenBack = inTransaction(database, async (tx) => {
    await streetsOf(tx, "石");
    await add(tx, "南门街");
    expect(await streetsOf(tx, "南")).toEqual(["南门街"]);
    throw new Error("taken back");
  });
  await expect(takenBack).rejects.toThrow("taken back");
  expect(await streetsOf(database, "南")).toEqual([]);
});

it("is the same through one transaction, unless it says that it wrote", async () => {
  await inTransaction(database, async (tx) => {
    expect(await streetsOf(tx)).toEqual(["石坊大道"]);
    await add(tx, "南门街");
    expect(await streetsOf(tx)).toEqual(["石坊大道"]);
    forgetMarks(tx);
    expect(await streetsOf(tx)).toEqual(["南门街", "石坊大道"]);
  });
});

it("refuses a mark that nobody renews", async () => {
  await expect(remembered(["test.nothing"], async () => 1)(database)).rejects.toThrow("no mark test.nothing");
});

it("keeps nothing of a reading that failed", async () => {
  let fails = true;
  const read = remembered(["test.street"], async () => {
    if (fails) throw new Error("away");
    return "there";
  });
  await expect(read(database)).rejects.toThrow("away");
  fails = false;
  expect(await read(database)).toBe("there");
});
