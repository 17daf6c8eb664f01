/** An agency of the stories in a database of its own, for tests of the server that begin where a story ends. */
import { performance } from "node:perf_hooks";
import { sql } from "kysely";
import { shanghaiTime } from "#base/instant.ts";
import { layCast, layStory, shippedOpenings } from "#capabilities/case/server/public.ts";
import { readStories, storiesOf } from "#capabilities/case/server/story/story-file.ts";
import { openTestCity } from "#capabilities/report/server/test-city.ts";
import type { DocumentContent } from "#kernel/document/model/public.ts";
import { openContent } from "#kernel/document/server/issued/issue.ts";
import type { Engine } from "#kernel/matter/server/public.ts";
import type { Platform } from "#platform/capability.ts";
import { listRows } from "#platform/database/query.ts";
import { cloneDatabase } from "#platform/test/database.ts";
import { engineOf } from "./capabilities.ts";

export interface CaseStage {
  readonly platform: Platform;
  readonly engine: Engine;
  /** SHA-256 of a stored picture. */
  readonly file: string;
  /** Plays one story, written as in the files of stories, and keeps the case. */
  readonly lay: (story: string) => Promise<string>;
  /** What stands on the papers of a form, the last first. */
  readonly papersOf: (matterId: string, form: string) => Promise<readonly DocumentContent[]>;
  readonly close: () => Promise<void>;
}

export async function openCaseStage(): Promise<CaseStage> {
  const city = await openTestCity();
  const test = await cloneDatabase();
  const platform = { ...city.platform, database: test.database, pool: test.pool };
  const engine = engineOf(platform);
  const file = await layCast(platform, shanghaiTime("2010-01-01 00:00"));
  const openings = await shippedOpenings();
  let parties = 0;
  return {
    platform,
    engine,
    file,
    lay: async (text) => {
      // A party of its own: the same act of the same party is fined once.
      parties += 1;
      const own = { 证件号码: `91990102MA${String(parties).padStart(7, "0")}X` };
      const [story] = readStories(text, "a test").flatMap((written) =>
        storiesOf({ ...written, 设定: { ...own, ...written.设定 } }, openings),
      );
      if (!story) throw new Error("there is no story");
      return (await layStory({ engine, file, stopwatch: () => performance.now() }, story)).matterId;
    },
    papersOf: async (matterId, form) => {
      const rows = await listRows(
        test.database,
        sql<{ content: string }>`select content from document_issued where matter_id = ${matterId} and form = ${form}
          order by issued_at desc, id desc`,
      );
      return rows.map(({ content }) => openContent(platform.secrets, content));
    },
    close: async () => {
      await test.drop();
      await city.close();
    },
  };
}
