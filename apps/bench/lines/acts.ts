/**
 * One act through the engine beside its own SQL. The statements of an act are recorded while it is rehearsed in a transaction that
 * is rolled back; then they are sent again as they are, in a transaction of their own that commits.
 */
import { randomUUID } from "node:crypto";
import { Kysely, PostgresDialect } from "kysely";
import { engineOf } from "#apps/server/capabilities.ts";
import { type ActRequest, perform, performIn } from "#kernel/matter/server/public.ts";
import { type Database, openPool } from "#platform/database/connect.ts";
import { wallClock } from "#platform/time.ts";
import type { BenchCity } from "../bench-city.ts";
import { type Line, measureInTurns } from "../timing.ts";

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}
type Script = readonly Statement[];

export async function actLines(city: BenchCity, rounds: number): Promise<readonly Line[]> {
  const create = (n: number): ActRequest => ({
    ...commonOf(city),
    matterId: null,
    act: "report_by_public",
    input: city.newReport(n + 5_000),
    versionSeen: null,
  });
  // The system sees no version, so that one matter takes many.
  const comment = (n: number): ActRequest => ({
    ...commonOf(city),
    matterId: city.matterIds[n % city.matterIds.length] ?? null,
    act: "comment",
    input: { text: "已联系反映人" },
    versionSeen: null,
  });
  return [
    await lineOfAct(city, rounds, "create a report", create),
    await lineOfAct(city, rounds, "comment on one", comment),
  ];
}

function commonOf({ actor }: BenchCity) {
  return {
    kind: "report",
    requestId: randomUUID(),
    actor,
    now: wallClock.now(),
    origin: { channel: "bench", ip: null },
  };
}

async function lineOfAct(
  city: BenchCity,
  rounds: number,
  name: string,
  requestOf: (n: number) => ActRequest,
): Promise<Line> {
  const engine = engineOf(city.platform);
  const pool = openPool({ url: city.databaseUrl, poolSize: 1 });
  try {
    const seen: Statement[] = [];
    const database: Database = new Kysely({
      dialect: new PostgresDialect({ pool }),
      log: ({ query }) => {
        seen.push({ text: query.sql, values: [...query.parameters] });
      },
    });
    let script: Script = [];
    // A script holds for the state it was rehearsed in: each is sent before the next one is rehearsed.
    const line = await measureInTurns(
      rounds,
      { name: `${name}, through the engine`, run: (n) => perform(engine, requestOf(n)) },
      {
        name: "its SQL alone",
        prepare: async (n) => {
          script = await rehearse(database, city, requestOf(20_000 + n), seen);
        },
        run: () => send(pool, script),
      },
    );
    return { ...line, beside: { ...line.beside, name: `its ${script.length} statements alone` } };
  } finally {
    await pool.end();
  }
}

class RolledBack extends Error {}

async function rehearse(database: Database, city: BenchCity, request: ActRequest, seen: Statement[]): Promise<Script> {
  const engine = engineOf(city.platform);
  seen.length = 0;
  try {
    await database.transaction().execute(async (tx) => {
      await performIn(tx, engine, request);
      throw new RolledBack();
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
  }
  return seen
    .filter(({ text }) => !/^(begin|commit|rollback|start transaction)/i.test(text))
    .map((one) => ({ ...one }));
}

/** Named statements, as the engine sends them. */
async function send(pool: ReturnType<typeof openPool>, script: Script): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    for (const { text, values } of script) await client.query(text, values);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
