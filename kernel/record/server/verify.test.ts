import { generateKeyPairSync } from "node:crypto";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMillis, DAY_MS, type Instant, parseInstant } from "#base/instant.ts";
import { GENESIS_HASH, type RecordEntry } from "#kernel/record/model/public.ts";
import { newId } from "#platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { appendEntry, sealEntry } from "./append.ts";
import { merkleRoot, sealDays } from "./seal.ts";
import { verifyRecord } from "./verify.ts";

const START = parseInstant("2026-11-18T02:00:00Z");
const NOW = parseInstant("2026-11-21T02:00:00Z");
const key = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();

let test: TestDatabase;
let matters: { id: string; entries: RecordEntry[] }[];

beforeAll(async () => {
  test = await cloneDatabase();
});
afterAll(async () => test.drop());

/** Three matters with five entries each, over three days. */
async function writeRecord(): Promise<void> {
  matters = [];
  for (let m = 0; m < 3; m++) {
    const id = newId(START);
    const entries: RecordEntry[] = [];
    for (let seq = 1; seq <= 5; seq++) {
      entries.push(entryOf(id, seq, addMillis(START, (seq - 1) * 0.6 * DAY_MS), entries.at(-1)?.hash ?? GENESIS_HASH));
    }
    await test.database.transaction().execute(async (tx) => {
      await sql`insert into matter (id, kind, procedure_version, state, is_open, subject, title, address, source, division_code, version, last_hash, opened_at, changed_at)
        values (${id}, 'report', 1, 'filed', true, '暴露垃圾', '桶外有垃圾', '文渡路 118 号', 'app', '990102004000', 5, ${entries.at(-1)?.hash}, ${START}, ${START})`.execute(
        tx,
      );
      for (const entry of entries) await appendEntry(tx, entry);
    });
    matters.push({ id, entries });
  }
}

function entryOf(matterId: string, seq: number, at: Instant, previousHash: string): RecordEntry {
  return sealEntry({
    matterId,
    seq,
    at,
    act: "comment",
    code: "T00",
    from: "filed",
    to: "filed",
    actor: {
      personId: null,
      name: "系统",
      role: "system",
      postId: null,
      unitId: null,
      unitName: "方圆",
      onBehalfOf: null,
    },
    divisionCode: "990102004000",
    input: { text: "第一句，含 “引号” 与 1.50", amount: 1.5 },
    changes: {},
    clocks: [],
    evidence: [],
    requestId: newId(at),
    origin: { channel: "job", ip: null },
    previousHash,
  });
}

/** As a superuser with triggers off: what somebody with all rights could do. */
async function tamper(statement: string, values: unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: test.ownerUrl });
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    await client.query(statement, values);
  } finally {
    await client.end();
  }
}

describe("the record", () => {
  it("holds when nothing was touched, its days sealed under one chain", async () => {
    await writeRecord();
    expect(await sealDays(test.database, key, NOW)).toEqual(["2026-11-18", "2026-11-19", "2026-11-20"]);
    expect(await verifyRecord(test.database)).toMatchObject({
      holds: true,
      matters: 3,
      entries: 15,
      seals: 3,
      fault: null,
    });
    expect(await sealDays(test.database, key, NOW), "a sealed day is not sealed twice").toEqual([]);
  });

  it.each([
    ["update record_entry set input = '{}' where false"],
    ["delete from record_entry where false"],
    ["update record_seal set root = root where false"],
  ])("is refused to the application role: %s", async (statement) => {
    await expect(test.pool.query(statement)).rejects.toThrow(/permission denied/);
  });

  it("refuses changes even to the owner, who would have to switch the guard off", async () => {
    const client = new pg.Client({ connectionString: test.ownerUrl });
    await client.connect();
    try {
      await expect(client.query("update record_entry set act = 'x'")).rejects.toThrow(/append-only/);
      await expect(client.query("truncate record_entry cascade")).rejects.toThrow(/append-only/);
    } finally {
      await client.end();
    }
  });

  it("names the first entry whose content was altered by a superuser", async () => {
    const victim = matters[1] as (typeof matters)[number];
    await tamper(
      `update record_entry set input = jsonb_set(input, '{text}', '"改过的"') where matter_id = $1 and seq = 3`,
      [victim.id],
    );
    expect(await verifyRecord(test.database)).toMatchObject({
      holds: false,
      fault: { matterId: victim.id, seq: 3, what: expect.stringContaining("内容与摘要不符") },
    });
    await tamper("update record_entry set input = $2 where matter_id = $1 and seq = 3", [
      victim.id,
      JSON.stringify(victim.entries[2]?.input),
    ]);
    expect(await verifyRecord(test.database)).toMatchObject({ holds: true });
  });

  it("names a removed entry, and the last one too", async () => {
    const victim = matters[2] as (typeof matters)[number];
    await tamper(
      "create table kept as select * from record_entry where matter_id = $1 and seq in (2, 5)".replace(
        "$1",
        `'${victim.id}'`,
      ),
      [],
    );
    await tamper("delete from record_entry where matter_id = $1 and seq = 2", [victim.id]);
    expect((await verifyRecord(test.database)).fault).toMatchObject({
      matterId: victim.id,
      seq: 2,
      what: expect.stringContaining("缺失"),
    });
    await tamper("insert into record_entry select * from kept where seq = 2", []);
    await tamper("delete from record_entry where matter_id = $1 and seq = 5", [victim.id]);
    expect((await verifyRecord(test.database)).fault).toMatchObject({
      matterId: victim.id,
      what: expect.stringContaining("应有 5 条"),
    });
    await tamper("insert into record_entry select * from kept where seq = 5", []);
  });

  it("finds a chain that was rewritten whole, by the seal of its day", async () => {
    const victim = matters[0] as (typeof matters)[number];
    let previous = GENESIS_HASH;
    for (const old of victim.entries) {
      const { hash, ...content } = old;
      const forged = sealEntry({ ...content, input: { text: "另一个故事" }, previousHash: previous });
      previous = forged.hash;
      await tamper(
        "update record_entry set input = $3, previous_hash = $4, hash = $5 where matter_id = $1 and seq = $2",
        [victim.id, old.seq, JSON.stringify(forged.input), forged.previousHash, forged.hash],
      );
    }
    await tamper("update matter set last_hash = $2 where id = $1", [victim.id, previous]);
    expect((await verifyRecord(test.database)).fault).toMatchObject({
      day: "2026-11-18",
      what: expect.stringContaining("根摘要不符"),
    });
  });
});

describe("the root of a day", () => {
  it("depends on every hash and on their order", () => {
    const [a, b, c] = ["a", "b", "c"].map((letter) => letter.repeat(64)) as [string, string, string];
    const root = merkleRoot([a, b, c]);
    expect(new Set([root, merkleRoot([b, a, c]), merkleRoot([a, b]), merkleRoot([a, c, b]), merkleRoot([])]).size).toBe(
      5,
    );
    expect(merkleRoot([a])).toBe(a);
  });
});
