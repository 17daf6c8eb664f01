/** The statements of a request, as they are, to be sent by the driver alone. */
import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import { engineOf } from "#apps/server/capabilities.ts";
import { buildCityHttp } from "#apps/server/city.ts";
import { type ActRequest, performIn } from "#kernel/matter/server/public.ts";
import { identify } from "#kernel/people/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import type { Database } from "#platform/database/connect.ts";
import { wallClock } from "#platform/time.ts";
import type { BenchCity } from "../bench-city.ts";

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}
export type Script = readonly Statement[];

export interface Recorder {
  /** Of an answer to `GET path`, the caller's identification included. */
  ofGet(path: string, cookie?: string): Promise<Script>;
  /** Of an act that is done and taken back, the caller's identification included. */
  ofAct(request: ActRequest): Promise<Script>;
  close(): Promise<void>;
}

/** Numbers and versions that a process keeps are looked up by the first requests only. */
const REHEARSALS = 3;

class TakenBack extends Error {}

export async function openRecorder(city: BenchCity): Promise<Recorder> {
  const seen: Statement[] = [];
  const database: Database = new Kysely({
    dialect: new PostgresDialect({ pool: city.platform.pool }),
    log: ({ query }) => {
      seen.push({ text: query.sql, values: [...query.parameters] });
    },
  });
  const platform: Platform = { ...city.platform, database };
  const http = await buildCityHttp({ platform, close: async () => undefined }, wallClock);
  const headers = { cookie: city.cookie };
  const taken = (): Script =>
    seen.splice(0).filter(({ text }) => !/^(begin|commit|rollback|start transaction)/i.test(text));
  // What the process loaded when it began is no part of a request.
  taken();
  await identify(platform)(headers, wallClock.now());
  const caller = taken();
  return {
    ofGet: async (path, cookie = city.cookie) => {
      for (let n = 0; n < REHEARSALS; n++) {
        taken();
        const { statusCode, body } = await http.inject({ method: "GET", url: path, headers: { cookie } });
        if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}: ${body.slice(0, 200)}`);
      }
      return taken();
    },
    ofAct: async (request) => {
      taken();
      await database
        .transaction()
        .execute(async (tx) => {
          await performIn(tx, engineOf(platform), request);
          throw new TakenBack();
        })
        .catch((error: unknown) => {
          if (!(error instanceof TakenBack)) throw error;
        });
      return [...caller, ...taken()];
    },
    close: () => http.close(),
  };
}

/** One after the other, in a transaction of their own when they write. */
export async function sendScript(pool: pg.Pool, script: Script, isWriting: boolean): Promise<void> {
  const client = await pool.connect();
  try {
    if (isWriting) await client.query("begin");
    for (const { text, values } of script) await client.query(text, values);
    if (isWriting) await client.query("commit");
  } catch (error) {
    if (isWriting) await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
