/** A matter with many entries: the page carries the newest, the rest is fetched; a break in the chain is seen wherever it lies. */

import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMillis, MINUTE_MS } from "#base/instant.ts";
import { type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import type { MatterPage, StoryPage } from "#kernel/matter/contract.ts";
import { getMatterPage, getWholeMatter } from "#kernel/matter/server/public.ts";
import { getStoryPage } from "#kernel/matter/server/queries/story-page.ts";

const COMMENTS = 230;
let city: OpenTestCity;
let id: string;

beforeAll(async () => {
  city = await openTestCity();
  const input = {
    source: "hotline_12345",
    description: "路口垃圾成堆",
    position: city.positionInCell(0),
    isAnonymous: true,
  };
  id = (await city.act({ by: "acceptor", act: "report_by_public", input })).matterId;
  for (let n = 1; n <= COMMENTS; n++) {
    city.setNow(addMillis(city.now(), MINUTE_MS));
    await city.act({ by: "acceptor", act: "comment", matterId: id, input: { text: `第 ${n} 次联系反映人` } });
  }
});
afterAll(async () => city.close());

const look = (): Promise<MatterPage> => getMatterPage(city.engine, id, city.actors.acceptor, city.now());
const older = (before: number): Promise<StoryPage> => getStoryPage(city.engine, { id, before }, city.actors.acceptor);

describe("a long story", () => {
  it("comes in pages, without a gap, oldest last", async () => {
    const page = await look();
    expect(page.storyCount).toBe(COMMENTS + 1);
    expect(page.chain).toEqual({ holds: true, fault: null, checkedFrom: COMMENTS + 1 - 49 });
    const seqs = page.story.map(({ seq }) => seq);
    for (let before: number | null = page.chain.checkedFrom; before !== null; ) {
      const next: StoryPage = await older(before);
      expect(next.fault).toBeNull();
      seqs.push(...next.story.map(({ seq }) => seq));
      before = next.next;
    }
    expect(seqs).toEqual(Array.from({ length: COMMENTS + 1 }, (_, n) => COMMENTS + 1 - n));
  });

  it("tells people and stages of all of it", async () => {
    const [page, whole] = [await look(), await getWholeMatter(city.engine, id, city.actors.acceptor, city.now())];
    expect(whole.story).toHaveLength(COMMENTS + 1);
    expect(page.people.map(({ name, acts }) => [name, acts.toSorted()])).toEqual(
      whole.people.map(({ name, acts }) => [name, acts.toSorted()]),
    );
    expect(page.stages).toEqual(whole.stages);
  });

  it("shows a changed entry when its page is opened, a broken link at once", async () => {
    const owner = new pg.Client({ connectionString: city.test.ownerUrl });
    await owner.connect();
    try {
      await owner.query("set session_replication_role = replica");
      await owner.query('update record_entry set input = \'{"text": "改过"}\' where matter_id = $1 and seq = 20', [id]);
      expect((await look()).chain.holds).toBe(true);
      expect((await older(40)).fault).toBe("第 20 条留痕的内容与摘要不符");
      await owner.query("update record_entry set hash = repeat('a', 64) where matter_id = $1 and seq = 20", [id]);
      expect((await look()).chain).toMatchObject({ holds: false, fault: "第 21 条留痕与前一条接不上" });
      await owner.query("delete from record_entry where matter_id = $1 and seq = 30", [id]);
      expect((await look()).chain.holds).toBe(false);
    } finally {
      await owner.end();
    }
    expect(
      (
        await sql<{ many: number }>`select count(*)::int as many from record_entry where matter_id = ${id}`.execute(
          city.platform.database,
        )
      ).rows[0]?.many,
    ).toBe(COMMENTS);
  });
});
