import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { openPool } from "./connect.ts";
import { listRows } from "./query.ts";
import { askTogether, inSharedTransaction } from "./together.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await cloneDatabase();
  const owner = openPool({ url: test.ownerUrl, poolSize: 1, asOwner: true });
  await owner.query(
    "create table note (text text primary key, transaction text not null default pg_current_xact_id()::text)",
  );
  await owner.query("grant select, insert, delete on note to fangyuan_app");
  await owner.end();
});
beforeEach(async () => {
  await sql`delete from note`.execute(test.database);
});
afterAll(async () => test.drop());

const write = (text: string) =>
  inSharedTransaction(test.database, "notes", async (tx) => {
    await sql`insert into note (text) values (${text})`.execute(tx);
    return text;
  });
const kept = () =>
  listRows(test.database, sql<{ text: string; transaction: string }>`select text, transaction from note order by text`);

describe("work that arrives together", () => {
  it("is written in one transaction behind the first, and each is answered for itself", async () => {
    const texts = Array.from({ length: 12 }, (_, n) => `n${String(n).padStart(2, "0")}`);
    expect(await Promise.all(texts.map(write))).toEqual(texts);
    const rows = await kept();
    expect(rows.map(({ text }) => text)).toEqual(texts);
    expect(new Set(rows.map(({ transaction }) => transaction)).size).toBe(2);
  });

  it("fails by itself: the others are written, once", async () => {
    await write("twice");
    const outcomes = await Promise.allSettled(["a", "twice", "b", "c"].map(write));
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
    expect((await kept()).map(({ text }) => text)).toEqual(["a", "b", "c", "twice"]);
  });

  it("is refused by itself when it throws before it writes, and goes on after", async () => {
    const refuse = inSharedTransaction(test.database, "notes", async () => {
      throw new Error("refused");
    });
    const outcomes = await Promise.allSettled([write("x"), refuse, write("y")]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await write("z")).toBe("z");
  });
});

it("what several ask at the same time is one question; alone it is asked at once", async () => {
  const questions: (readonly number[])[] = [];
  const ask = async (keys: readonly number[]) => {
    questions.push([...keys]);
    return keys.map((key) => key * 2);
  };
  const answers = [1, 2, 3, 4].map((key) =>
    inSharedTransaction(test.database, "questions", (tx) => askTogether(tx, "double", key, ask)),
  );
  expect(await Promise.all(answers)).toEqual([2, 4, 6, 8]);
  expect(questions).toEqual([[1], [2, 3, 4]]);
});
