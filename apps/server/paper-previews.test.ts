/** 边填边看 in casework: what is previewed is what is issued, whatever is typed so far breaks nothing, and it is fast enough for typing. */
import { randomUUID } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Instant, shanghaiTime } from "#base/instant.ts";
import { CASE_PROCEDURE } from "#capabilities/case/model/public.ts";
import { layCast, layStory, readSituation, shippedOpenings, storiesIn } from "#capabilities/case/server/public.ts";
import { actorOf, CAST } from "#capabilities/case/server/story/cast.ts";
import { type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import { legalPaper } from "#kernel/document/model/legal-paper.ts";
import { openDocuments, rowsOf } from "#kernel/document/server/issued/store.ts";
import { drawPages } from "#kernel/document/server/typeset.ts";
import { papersInPreview, perform } from "#kernel/matter/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { listActs } from "#kernel/procedure/model/public.ts";
import type { Platform } from "#platform/capability.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { inTransaction } from "#platform/database/transaction.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { engineOf } from "./capabilities.ts";

let test: TestDatabase;
let city: OpenTestCity;
let platform: Platform;
let stage: Parameters<typeof layStory>[0];

beforeAll(async () => {
  city = await openTestCity();
  test = await cloneDatabase();
  platform = { ...city.platform, database: test.database, pool: test.pool };
  const file = await layCast(platform, shanghaiTime("2010-01-01 00:00"));
  stage = { engine: engineOf(platform), file, stopwatch: () => performance.now() };
});

afterAll(async () => {
  await test.drop();
  await city.close();
});

let parties = 0;

/** A case that has come as far as a shared opening leads, each against a party of its own: nobody is fined twice for one thing. */
async function lay(opening: string): Promise<{ matterId: string; now: Instant }> {
  const file = join(await mkdtemp(join(tmpdir(), "previews-")), "story.yaml");
  const serial = String(++parties).padStart(4, "0");
  const identity = opening === "当场听取" ? `99010219900501${serial}` : `91990102MA00${serial}XX`;
  await writeFile(file, `故事: ${opening}\n开头: ${opening}\n设定: { 证件号码: "${identity}" }\n经过: []\n`);
  const [story] = await storiesIn(file, await shippedOpenings());
  if (!story) throw new Error(`no opening ${opening}`);
  const { matterId } = await layStory(stage, story);
  const { at } = await getRow(
    platform.database,
    sql<{ at: Instant }>`select max(at) as at from record_entry where matter_id = ${matterId}`,
  );
  return { matterId, now: at };
}

function seat(who: string): Actor {
  const actor = actorOf(who);
  if (!actor) throw new Error(`no seat ${who}`);
  return actor;
}

function preview(matterId: string, act: string, who: string, now: Instant, input: unknown = {}) {
  const asked = { matterId, act, input, actor: seat(who), now };
  return inTransaction(platform.database, (tx) => papersInPreview(tx, stage.engine, asked));
}

const OPENINGS = [
  "核查",
  "立案",
  "扣押",
  "调查终结",
  "审核",
  "告知送达",
  "听证",
  "复核",
  "决定",
  "决定送达",
  "当场听取",
];

describe("papers previewed while an act is typed", () => {
  it.each(OPENINGS)("%s: every allowed act of every seat, before anything is typed", async (opening) => {
    const { matterId, now } = await lay(opening);
    const forms: string[] = [];
    for (const who of Object.keys(CAST)) {
      const actor = seat(who);
      const acts = await inTransaction(platform.database, async (tx) =>
        listActs(CASE_PROCEDURE, await readSituation(stage.engine, tx, matterId, { actor, now })),
      );
      for (const { act, fields, label } of acts.filter((one) => one.isAllowed)) {
        const { papers, waitsFor } = await preview(matterId, act, who, now);
        forms.push(...papers.map(({ form }) => form.code));
        const shown = new Set([...fields.map((field) => field.label), ...fields.map((field) => field.name)]);
        for (const word of waitsFor) expect([...shown, label]).toContain(word);
        for (const { form, content, waiting } of papers)
          for (const key of waiting) expect(content[key], `${form.code} ${key}`).toBeUndefined();
      }
    }
    expect(forms.length, "papers previewed").toBeGreaterThan(0);
    const kept = await listRows(
      platform.database,
      sql`select 1 from document_draft where matter_id = ${matterId} union all
        select 1 from record_entry where matter_id = ${matterId} and at > ${now}`,
    );
    expect(kept).toEqual([]);
  });

  it("are what the act then issues", async () => {
    const { matterId, now } = await lay("审核");
    const seen = await preview(matterId, "give_notice", "江临渊", now);
    expect(seen.waitsFor).toEqual([]);
    const { version } = seen.matter;
    const request = { versionSeen: version, requestId: randomUUID(), origin: { channel: "console", ip: null } };
    const act = { matterId, kind: "case", act: "give_notice", input: {}, actor: seat("江临渊"), now };
    await perform(stage.engine, { ...act, ...request });
    const ids = await listRows(
      platform.database,
      sql<{ id: string }>`select id from document_issued where matter_id = ${matterId} and seq = ${version + 1}`,
    );
    const rows = await rowsOf(
      platform.database,
      ids.map(({ id }) => id),
    );
    const issued = await openDocuments(platform.database, platform.secrets, rows);
    expect(issued.map(({ form, key, content }) => ({ form, key, content }))).toEqual(
      seen.papers.map(({ form, key, content }) => ({ form: form.code, key, content })),
    );
  });

  it("leave room for what is still to be typed, and show what is", async () => {
    const { matterId, now } = await lay("扣押");
    const blank = await preview(matterId, "extend_measure", "江临渊", now);
    expect(blank.waitsFor).toContain("延长的理由");
    const [paper] = blank.papers;
    expect(paper).toMatchObject({ form: { code: "DOC-18" }, key: "m1" });
    expect(paper?.waiting.has("reason")).toBe(true);
    expect(paper?.content.decisionNumber).toMatch(/封扣〔2026〕第\d{4}号$/);
    const typed = await preview(matterId, "extend_measure", "江临渊", now, {
      measureId: "m1",
      reason: "案情复杂，尚需检测",
    });
    expect(typed.waitsFor).toEqual([]);
    expect(typed.papers[0]?.content.reason).toBe("案情复杂，尚需检测");
    // What depends on an answer not given yet is not promised.
    expect((await preview(matterId, "decide_transfer", "江临渊", now).catch(() => null))?.papers ?? []).toEqual([]);
  });

  it("are worked out and drawn fast enough for typing", async () => {
    const { matterId, now } = await lay("审核");
    const draw = async () => {
      const started = performance.now();
      const { papers } = await preview(matterId, "give_notice", "江临渊", now);
      const found = performance.now();
      for (const { form, content } of papers) {
        const sources = { form, content, number: "", agencyName: "", signatures: [], seal: null, verify: null };
        const data = legalPaper({ ...sources, standing: "draft" });
        drawPages({ template: "legal-document", data, pictures: new Map(), now });
      }
      return [found - started, performance.now() - found] as const;
    };
    for (let n = 0; n < 5; n++) await draw();
    const busy = process.cpuUsage();
    const rounds = 20;
    const times: (readonly [number, number])[] = [];
    for (let n = 0; n < rounds; n++) times.push(await draw());
    const { user, system } = process.cpuUsage(busy);
    const mean = (part: 0 | 1) => times.reduce((sum, one) => sum + one[part], 0) / rounds;
    const spent = (user + system) / 1000 / rounds;
    process.stdout.write(
      `a preview: ${mean(0).toFixed(1)} ms to find, ${mean(1).toFixed(1)} ms to draw, of processors ${spent.toFixed(1)} ms\n`,
    );
    // By the time of the processors, which other work on the machine does not lengthen.
    expect(spent).toBeLessThan(60);
  });
});
