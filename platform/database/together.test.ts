import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Problem } from "#base/problem.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { openPool } from "./connect.ts";
import { listRows } from "./query.ts";
import {
  askLast,
  askTogether,
  doneAlone,
  inSharedTransaction,
  isShared,
  untouched,
  writeTogether,
} from "./together.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await cloneDatabase();
  const owner = openPool({ url: test.ownerUrl, poolSize: 1, asOwner: true });
  await owner.query(
    "create table note (text text primary key, transaction text not null default pg_current_xact_id()::text)",
  );
  await owner.query("create table remark (note text references note on delete cascade)");
  await owner.query("grant select, insert, update, delete on note, remark to fangyuan_app");
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
    // The first two come alone, each to a line that nobody waits in.
    expect(new Set(rows.map(({ transaction }) => transaction)).size).toBe(3);
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

describe("what several ask at the same time", () => {
  const questions: (readonly number[])[] = [];
  const DOUBLE = {
    ask: (keys: readonly number[]) => {
      questions.push([...keys]);
      return sql<{
        value: number;
      }>`select value * 2 as value from unnest(${[...keys]}::int[]) with ordinality as k(value, n) order by n`;
    },
    answers: (rows: readonly { value: number }[]) => rows.map(({ value }) => value),
  };
  beforeEach(() => questions.splice(0));

  it("is one question; alone it is asked at once", async () => {
    const answers = [1, 2, 3, 4, 5].map((key) =>
      inSharedTransaction(test.database, "questions", (tx) => askTogether(tx, "double", key, DOUBLE)),
    );
    expect(await Promise.all(answers)).toEqual([2, 4, 6, 8, 10]);
    expect(questions.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))).toEqual([[1], [2], [3, 4, 5]]);
  });

  it("is asked last when all have come so far, whichever way they took, or are over", async () => {
    const answers = [1, 2, 3, 4, 5, 6].map((key) =>
      inSharedTransaction(test.database, "last questions", async (tx) => {
        for (let trip = 0; trip < key; trip++) await sql`select ${trip}::int`.execute(tx);
        return key === 4 ? 0 : askLast(tx, "double", key, DOUBLE);
      }),
    );
    expect(await Promise.all(answers)).toEqual([2, 4, 6, 0, 10, 12]);
    expect(questions.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))).toEqual([[1], [2], [3, 5, 6]]);
  });

  it("goes out in the order in which it was issued, among statements of one's own", async () => {
    const written = ["p", "q", "r", "s"].map((text) =>
      inSharedTransaction(test.database, "order", async (tx) => {
        await Promise.all([
          writeTogether(
            tx,
            "notes",
            text,
            (texts) => sql`insert into note (text) select unnest(${[...texts]}::text[])`,
          ),
          sql`insert into remark (note) values (${text})`.execute(tx),
        ]);
      }),
    );
    await Promise.all(written);
    expect((await kept()).map(({ text }) => text)).toEqual(["p", "q", "r", "s"]);
  });
});

describe("a refusal before anything is written", () => {
  const refuse = () => Promise.reject(new Problem({ type: "/problems/test/no", status: 409, title: "不行" }));
  it("takes nothing from the others: they stay in one transaction", async () => {
    let refused = 0;
    const outcomes = await Promise.allSettled([
      write("one"),
      write("two"),
      ...["three", "four", "five"].map(write),
      inSharedTransaction(test.database, "notes", () => {
        refused++;
        return untouched(refuse());
      }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([...Array(5).fill("fulfilled"), "rejected"]);
    expect(refused).toBe(1);
    expect(new Set((await kept()).map(({ transaction }) => transaction)).size).toBe(3);
  });

  it("and behind the first writing it is taken back whole", async () => {
    const outcomes = await Promise.allSettled([
      write("one"),
      write("two"),
      write("three"),
      inSharedTransaction(test.database, "notes", async (tx) => {
        await sql`insert into note (text) values ('half')`.execute(tx);
        return refuse();
      }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled", "rejected"]);
    expect((await kept()).map(({ text }) => text)).toEqual(["one", "three", "two"]);
  });
});

it("what was left behind by a failure never reaches the connection that serves others by then", async () => {
  const left: Promise<unknown>[] = [];
  const outcomes = await Promise.allSettled([
    write("a0"),
    write("a1"),
    inSharedTransaction(test.database, "notes", async (tx) => {
      await sql`insert into note (text) values ('mine')`.execute(tx);
      // Issued in the same turn in which the work fails.
      const late = writeTogether(
        tx,
        "late",
        "late",
        (texts) => sql`insert into note (text) select unnest(${[...texts]}::text[])`,
      );
      left.push(late.catch((error: unknown) => error));
      throw new Error("failed");
    }),
    write("a2"),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
  await Promise.all(left);
  expect((await kept()).map(({ text }) => text)).toEqual(["a0", "a1", "a2"]);
});

it("nobody waits for a row that somebody else has: whoever needs it is done alone, when it is free", async () => {
  await write("held");
  let free = () => {};
  const isFree = new Promise<void>((resolve) => {
    free = resolve;
  });
  const holder = test.database.transaction().execute(async (tx) => {
    await sql`select 1 from note where text = 'held' for update`.execute(tx);
    await isFree;
  });
  const needing = inSharedTransaction(test.database, "holding", async (tx) => {
    const locked = await listRows(
      tx,
      sql`select 1 from note where text = 'held' for update ${isShared(tx) ? sql`skip locked` : sql``}`,
    );
    if (locked.length === 0 && isShared(tx)) doneAlone();
    await sql`insert into note (text) values ('after')`.execute(tx);
    return locked.length;
  });
  const others = ["h1", "h2", "h3", "h4"].map((text) =>
    inSharedTransaction(test.database, "holding", async (tx) => {
      await sql`insert into note (text) values (${text})`.execute(tx);
      return text;
    }),
  );
  expect(await Promise.all(others)).toEqual(["h1", "h2", "h3", "h4"]);
  free();
  expect(await needing).toBe(1);
  await holder;
  expect((await kept()).map(({ text }) => text)).toEqual(["after", "h1", "h2", "h3", "h4", "held"]);
});

it("of one key one comes at a time, each behind what the one before wrote", async () => {
  await write("count 0");
  const raise = () =>
    inSharedTransaction(
      test.database,
      "keyed",
      async (tx) => {
        const [row] = await listRows(
          tx,
          sql<{ text: string }>`select text from note where text like 'count %' for update`,
        );
        const next = Number(row?.text.slice(6)) + 1;
        await sql`update note set text = ${`count ${next}`} where text = ${row?.text}`.execute(tx);
        return next;
      },
      "count",
    );
  const raised = await Promise.all([raise(), raise(), raise(), raise(), raise()]);
  expect(raised.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
});
