import type { PoolClient } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { openPool } from "./connect.ts";

let test: TestDatabase;
let pool: ReturnType<typeof openPool>;
let client: PoolClient;
beforeAll(async () => {
  test = await cloneDatabase();
  pool = openPool({ url: test.ownerUrl, poolSize: 1, asOwner: true });
  await pool.query("create table thing (id int primary key, name text not null, tags text[] not null)");
});
beforeEach(async () => {
  await pool.query("truncate thing");
  client = await pool.connect();
});
afterEach(() => client.release(true));
afterAll(async () => {
  await pool.end();
  await test.drop();
});

const INSERT = "insert into thing (id, name, tags) values ($1, $2, $3)";
const BY_NAME =
  "select id, name, tags, now() - now() < '1 s' as fresh, 5000000000::bigint as many from thing where name = $1";
const connectionOf = (on: PoolClient) =>
  (on as unknown as { connection: { describe: (what: object) => void; sync: () => void } }).connection;

it("asks for the columns of a statement once, and gives the same rows each time", async () => {
  const describe = vi.spyOn(connectionOf(client), "describe");
  const inserts = [await client.query(INSERT, [1, "井盖", ["a"]]), await client.query(INSERT, [2, "路灯", []])];
  expect(inserts.map(({ rowCount, rows }) => [rowCount, rows])).toEqual([
    [1, []],
    [1, []],
  ]);
  const asked = [];
  for (const name of ["井盖", "路灯", "没有", "井盖"]) asked.push((await client.query(BY_NAME, [name])).rows);
  const lid = { id: 1, name: "井盖", tags: ["a"], fresh: true, many: 5_000_000_000 };
  expect(asked).toEqual([[lid], [{ ...lid, id: 2, name: "路灯", tags: [] }], [], [lid]]);
  expect(describe).toHaveBeenCalledTimes(2);
});

it("knows the columns of what is sent before the first answer has come, and after an answer without rows", async () => {
  await client.query(INSERT, [1, "井盖", []]);
  const answers = await Promise.all(["没有", "井盖", "井盖"].map((name) => client.query(BY_NAME, [name])));
  expect(answers.map(({ rows }) => rows.length)).toEqual([0, 1, 1]);
  expect((await client.query(BY_NAME, ["井盖"])).rows).toHaveLength(1);
});

it("is told the fault of one statement, and the next one is answered", async () => {
  await client.query(INSERT, [1, "井盖", []]);
  for (let i = 0; i < 2; i++)
    await expect(client.query(INSERT, [1, "井盖", []])).rejects.toMatchObject({ code: "23505" });
  await expect(client.query("select id from nothing where id = $1", [1])).rejects.toMatchObject({ code: "42P01" });
  await expect(client.query("select id / 0 as id from thing where id = $1", [1])).rejects.toMatchObject({
    code: "22012",
  });
  await expect(client.query("select id / 0 as id from thing where id = $1", [1])).rejects.toMatchObject({
    code: "22012",
  });
  expect((await client.query(BY_NAME, ["井盖"])).rows).toHaveLength(1);
});

it("refuses rather than mixing up columns when a table was altered on the way", async () => {
  await client.query(INSERT, [1, "井盖", []]);
  const all = "select * from thing where id = $1";
  expect((await client.query(all, [1])).rows).toEqual([{ id: 1, name: "井盖", tags: [] }]);
  await client.query("alter table thing add place text default '三桥'");
  await expect(client.query(all, [1])).rejects.toMatchObject({ code: "0A000" });
  const other = await (async () => {
    client.release(true);
    client = await pool.connect();
    return client.query(all, [1]);
  })();
  expect(other.rows).toEqual([{ id: 1, name: "井盖", tags: [], place: "三桥" }]);
  await client.query("alter table thing drop place");
});

it.each([[["a", "b"]], [[]], [["一", "{", '"', "\\", "", "NULL", "null", "a,b", " c "]], [["NULLABLE"]]])(
  "reads a list of words as it was written: %j",
  async (tags) => {
    await client.query(INSERT, [1, "井盖", tags]);
    expect((await client.query(BY_NAME, ["井盖"])).rows[0].tags).toEqual(tags);
  },
);

it("reads a list with an empty place, and one of lists", async () => {
  const { rows } = await client.query("select array['a', null] as one, array[['a'], ['b']] as two, $1::int as n", [1]);
  expect(rows).toEqual([{ one: ["a", null], two: [["a"], ["b"]], n: 1 }]);
});

describe("what is issued together", () => {
  const RATIO = "select 10 / $1::int as ratio";
  const UPPER = "select upper($1) as upper";
  const twice = (n: number) => client.query("select 2 * $1::int as twice", [n]);

  it("is answered when the last of it is carried out, in the order in which it was issued", async () => {
    const sync = vi.spyOn(connectionOf(client), "sync");
    const [, found, again] = await Promise.all([
      client.query(INSERT, [1, "井盖", ["a"]]),
      client.query(BY_NAME, ["井盖"]),
      client.query(BY_NAME, ["井盖"]),
    ]);
    expect([found.rows.length, again.rows.length]).toEqual([1, 1]);
    expect(sync).toHaveBeenCalledTimes(1);
    expect((await twice(4)).rows).toEqual([{ twice: 8 }]);
    expect(sync).toHaveBeenCalledTimes(2);
  });

  it("is told one fault, and nothing of it was carried out", async () => {
    const outcomes = await Promise.allSettled([
      client.query(INSERT, [1, "井盖", []]),
      client.query(RATIO, [0]),
      client.query(UPPER, ["a"]),
    ]);
    expect(outcomes.map((one) => one.status === "rejected" && one.reason.code)).toEqual(["22012", "22012", "22012"]);
    const reasons = outcomes.map((one) => (one.status === "rejected" ? one.reason : null));
    expect(reasons.map(({ message }) => message)).toEqual(Array(3).fill("division by zero"));
    // The log names one statement, not all that went with it.
    expect(new Set(reasons).size).toBe(3);
    expect(reasons[0].cause).toBe(reasons[1]);
    // Also what the database never came to read.
    const answers = await Promise.all([
      client.query(UPPER, ["b"]),
      client.query(RATIO, [5]),
      client.query(BY_NAME, ["井盖"]),
    ]);
    expect(answers.map(({ rows }) => rows)).toEqual([[{ upper: "B" }], [{ ratio: 2 }], []]);
  });

  it("lets the others go when one cannot be written", async () => {
    const round: { self?: unknown } = {};
    round.self = round;
    const [broken, fine] = await Promise.allSettled([client.query(UPPER, [round]), client.query(UPPER, ["c"])]);
    expect(broken.status).toBe("rejected");
    expect(fine).toMatchObject({ status: "fulfilled", value: { rows: [{ upper: "C" }] } });
  });

  it("keeps its order around what goes by itself", async () => {
    const [, inside, , outside] = await Promise.all([
      client.query("begin", []),
      client.query(INSERT, [1, "井盖", []]),
      client.query("rollback"),
      client.query(BY_NAME, ["井盖"]),
    ]);
    expect([inside.rowCount, outside.rows]).toEqual([1, []]);
  });

  it("goes back to a savepoint after a fault", async () => {
    await Promise.all([client.query("begin", []), client.query(INSERT, [1, "井盖", []])]);
    const failing = Promise.allSettled([client.query("savepoint step", []), client.query(RATIO, [0])]);
    expect((await failing).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await client.query("rollback");
    await Promise.all([client.query("begin", []), client.query(INSERT, [2, "路灯", []])]);
    await client.query("savepoint step", []);
    await expect(client.query(RATIO, [0])).rejects.toMatchObject({ code: "22012" });
    await client.query("rollback to savepoint step");
    await client.query("commit");
    expect((await client.query(BY_NAME, ["路灯"])).rows).toHaveLength(1);
  });

  it("is told when the connection breaks", async () => {
    client.on("error", () => undefined);
    const asked = Promise.allSettled([client.query("select pg_sleep($1)", [30]), twice(1)]);
    const other = openPool({ url: test.ownerUrl, poolSize: 1, asOwner: true });
    try {
      await vi.waitFor(async () => {
        const { rows } = await other.query(
          "select pg_terminate_backend(pid) as ended from pg_stat_activity where query like 'select pg_sleep(%' and pid <> pg_backend_pid()",
        );
        expect(rows).toEqual([{ ended: true }]);
      });
      expect((await asked).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    } finally {
      await other.end();
    }
  });
});
