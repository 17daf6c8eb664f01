/** Evaluation over HTTP on figures that a person laid down and worked out: ranks, scores by the scheme of the month, files, bulletins. */

import { createHash } from "node:crypto";
import ExcelJS from "exceljs";
import type { FastifyInstance } from "fastify";
import { strFromU8, unzipSync } from "fflate";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { DEFAULT_TEMPLATE, writeBulletin } from "#capabilities/evaluation/model/bulletin.ts";
import { SHIPPED_SCHEMES } from "#capabilities/evaluation/model/shipped-schemes.ts";
import { evaluationPart } from "#capabilities/evaluation/server/index.ts";
import { REPORT_MEASURES } from "#capabilities/report/server/measures.ts";
import { COMMUNITIES, type OpenTestCity, openTestCity, STREETS } from "#capabilities/report/server/test-city.ts";
import { textOfPages } from "#kernel/document/server/test-pdf.ts";
import { refillMonths } from "#kernel/measure/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { openTestHttp } from "./test-http.ts";

let city: OpenTestCity;
let http: FastifyInstance;
let caller: Actor | null;
let evaluator: Actor;

beforeAll(async () => {
  city = await openTestCity();
  evaluator = { ...city.actors.leader, role: "evaluator" };
  http = await openTestHttp({
    routes: evaluationPart(() => city.engine).routes?.(city.platform) ?? [],
    now: city.platform.now,
    actorNamed: () => caller,
  });
  const { sanitation, roads } = city.units;
  // October: the first street 20 of 20 in time, the second 5 of 10.
  await lay("2026-10-12", 0, sanitation, { need_dispose: 20, intime_dispose: 20, dispose: 20 });
  await lay("2026-10-12", 2, roads, { need_dispose: 10, intime_dispose: 5, dispose: 10, reworked_dispose: 1 });
  // November: 9 + 8 of 10 + 10 in the first, 9 of 10 in the second; five more fall due after today.
  await lay("2026-11-03", 0, sanitation, { need_dispose: 10, intime_dispose: 9, dispose: 10 });
  await lay("2026-11-04", 1, roads, {
    need_dispose: 10,
    intime_dispose: 8,
    dispose: 10,
    reworked_dispose: 2,
    shuffle: 1,
  });
  await lay("2026-11-05", 2, sanitation, { need_dispose: 10, intime_dispose: 9, dispose: 10 });
  await lay("2026-11-25", 0, sanitation, { need_dispose: 5 });
  // The third community of all: too few to have a rank.
  await lay("2026-11-05", 3, sanitation, { need_dispose: 4, intime_dispose: 4, dispose: 4 });
  // Filed, without a unit.
  await lay("2026-11-03", 0, null, { inst: 30, valid_public_report: 6 });
  await lay("2025-11-10", 0, null, { inst: 21 });
  await lay("2025-11-20", 0, null, { inst: 9 });
});
afterAll(async () => {
  await http.close();
  await city.close();
});

async function lay(day: string, community: number, unitId: string | null, counters: Record<string, number>) {
  for (const [counter, value] of Object.entries(counters)) {
    const division = COMMUNITIES[community];
    await sql`insert into measure_daily (kind, day, division_code, counter, unit_id, is_emergency, value)
      values ('report', ${day}::date, ${division}, ${counter}, ${unitId}::uuid, false, ${value})`.execute(
      city.platform.database,
    );
  }
  await city.platform.database.transaction().execute(refillMonths);
}

async function ask(path: string, by: Actor | null = city.actors.leader) {
  caller = by;
  const response = await http.inject({ url: `/api/evaluation${path}` });
  return { status: response.statusCode, body: response.json(), problem: response.json()?.type };
}
async function send(method: "POST" | "PUT", path: string, payload: object, by: Actor = evaluator) {
  caller = by;
  const response = await http.inject({ method, url: `/api/evaluation${path}`, payload });
  return { status: response.statusCode, body: response.json(), problem: response.json()?.type };
}
async function file(path: string) {
  caller = evaluator;
  return http.inject({ url: `/api/evaluation${path}` });
}

/** Without spaces: where a line breaks is not meant. */
const textOf = (pdf: Buffer) => textOfPages(pdf).join("").replaceAll(/\s/g, "");

type Row = {
  key: string;
  label: string;
  rank: number | null;
  ratios: Record<string, number | null>;
  counters: Record<string, number>;
  score: { total: number | null; grade: string | null } | null;
};
const rowOf = (body: { rows: Row[] }, key: string | undefined) => body.rows.find((row) => row.key === key);

describe("a table of streets", () => {
  test("has the ranks that a person gets, the month before, and how it went", async () => {
    const { body } = await ask("?subject=street&period=month&on=2026-11-18");
    expect(body.span).toMatchObject({
      label: "2026 年 11 月",
      from: "2026-11-01",
      to: "2026-11-30",
      until: "2026-11-18",
    });
    expect(body.rankedBy).toMatchObject({ id: "intime_dispose_rate", better: "high", target: 95 });
    // 17 of 20 = 85 %; 13 of 14 = 92.86 %; what falls due on the 25th is not due yet.
    expect(rowOf(body, STREETS[0])).toMatchObject({ rank: 2, rankBefore: 1, ratios: { intime_dispose_rate: 85 } });
    expect(rowOf(body, STREETS[1])?.ratios.intime_dispose_rate).toBeCloseTo(92.857, 2);
    expect(rowOf(body, STREETS[1])).toMatchObject({ rank: 1, rankBefore: 2 });
    expect(body.total.ratios.intime_dispose_rate).toBeCloseTo((100 * 30) / 34, 6);
    expect(body.totalBefore.ratios.intime_dispose_rate).toBeCloseTo((100 * 25) / 30, 6);
    // A year ago as far as November has run: what came on the 20th is not in it.
    expect(body.totalYearAgo.counters.inst).toBe(21);
    expect(body.months.at(-1)).toBe("2026-11");
    const trend = (body.rows.find((row: Row) => row.key === STREETS[0]) as { trend: (number | null)[] }).trend;
    expect(trend.slice(-2)).toEqual([100, 85]);
    expect(body.totalTrend.at(-1)).toBeCloseTo((100 * 30) / 34, 6);
  });

  test("gives no rank to what was measured on too few", async () => {
    const { body } = await ask("?subject=community&on=2026-11-18");
    expect(rowOf(body, COMMUNITIES[3])).toMatchObject({ rank: null, isTooFew: true });
    // 9 of 10 twice: the first place is shared; 8 of 10 comes third.
    expect([0, 2, 1].map((at) => rowOf(body, COMMUNITIES[at])?.rank)).toEqual([1, 1, 3]);
  });

  test("ranks by what one chooses, the lower the better where it is", async () => {
    const { body } = await ask("?subject=unit&by=rework_rate&on=2026-11-18");
    expect(rowOf(body, city.units.sanitation)).toMatchObject({ rank: 1, ratios: { rework_rate: 0 } });
    expect(rowOf(body, city.units.roads)).toMatchObject({ rank: 2, ratios: { rework_rate: 20 } });
    expect((await ask("?subject=unit&by=shuffle")).status).toBe(422);
  });

  test("scores by the scheme that holds, and by no other", async () => {
    const { body } = await ask("?subject=unit&by=score&on=2026-11-18");
    // Shipped for units: (30 × 100 + 40 × 80 + 20 × 80 + 10 × 100) / 100 = 88; one buck passed: 87.
    expect(rowOf(body, city.units.roads)?.score).toMatchObject({ total: 87, grade: "良好" });
    expect(body.scheme).toMatchObject({ id: null, source: "", name: "部门综合评价" });
  });
});

describe("access", () => {
  test("a unit sees its own figures only", async () => {
    const { body } = await ask("?subject=unit&on=2026-11-18", city.actors.roadsDesk);
    expect(body.rows.map((row: Row) => row.key)).toEqual([city.units.roads]);
    expect(body.total.counters.need_dispose).toBe(10);
  });
  test("a leader of elsewhere sees nothing of it", async () => {
    const elsewhere = { ...city.actors.leader, divisionCode: "990103000000" };
    const { body } = await ask("?subject=street&on=2026-11-18", elsewhere);
    expect(body.rows).toEqual([]);
  });
  test.each(["supervisor", "acceptor", "dispatcher", "sanitationCrew", "administrator"] as const)(
    "%s is not answerable for figures",
    async (who) => {
      expect((await ask("?subject=street", city.actors[who])).status).toBe(403);
    },
  );
  test("only the evaluator changes schemes and issues bulletins", async () => {
    expect((await send("POST", "/bulletins", { on: "2026-11-18" }, city.actors.leader)).status).toBe(403);
    expect((await send("POST", "/schemes", { body: SHIPPED_SCHEMES[3] }, city.actors.leader)).status).toBe(403);
  });
});

describe("schemes", () => {
  const own = {
    ...SHIPPED_SCHEMES[3],
    name: "部门月评",
    items: [{ label: "按期处置", indicator: "intime_dispose_rate", weight: 100, scoring: { kind: "as_is" } }],
    deductions: [],
  };
  test("are drafted, changed, published from a day, and then stay", async () => {
    const draft = await send("POST", "/schemes", { body: own, source: "衡城管〔2026〕8 号" });
    const { id } = draft.body;
    expect((await send("PUT", `/schemes/${id}`, { body: own, source: "衡城管〔2026〕9 号" })).status).toBe(200);
    const past = await send("POST", `/schemes/${id}/publication`, { effectiveFrom: "2026-11-17" });
    expect(past.problem).toBe("/problems/evaluation/into-the-past");
    expect((await send("POST", `/schemes/${id}/publication`, { effectiveFrom: "2026-12-01" })).status).toBe(200);
    expect((await send("PUT", `/schemes/${id}`, { body: own })).problem).toBe("/problems/evaluation/not-a-draft");
    const other = await send("POST", "/schemes", { body: own });
    const sameDay = await send("POST", `/schemes/${other.body.id}/publication`, { effectiveFrom: "2026-12-01" });
    expect(sameDay.problem).toBe("/problems/evaluation/same-day");
    const { body } = await ask("/schemes");
    expect(body.versions.filter((version: { isInForce: boolean }) => version.isInForce)).toHaveLength(5);
  });

  test("leave a past month as it was scored, and score the next by the new one", async () => {
    await lay("2026-12-03", 0, city.units.roads, { need_dispose: 20, intime_dispose: 15, dispose: 20 });
    city.setNow(shanghaiTime("2026-12-10 09:00"));
    const november = (await ask("?subject=unit&by=score&on=2026-11-18")).body;
    const december = (await ask("?subject=unit&by=score&on=2026-12-10")).body;
    city.setNow(shanghaiTime("2026-11-18 09:10"));
    expect(rowOf(november, city.units.roads)?.score).toMatchObject({ total: 87 });
    expect(rowOf(december, city.units.roads)?.score).toMatchObject({ total: 75, grade: "中等" });
    expect(december.scheme).toMatchObject({
      name: "部门月评",
      source: "衡城管〔2026〕9 号",
      effectiveFrom: "2026-12-01",
    });
  });

  test("name only what is measured", async () => {
    const wrong = { ...own, sampleCounter: "wishes" };
    expect((await send("POST", "/schemes", { body: wrong })).problem).toBe("/problems/evaluation/unknown-indicator");
  });

  test("as shipped name only what is measured", () => {
    const known = new Set([...REPORT_MEASURES.counters, ...REPORT_MEASURES.ratios].map(({ id }) => id));
    const named = SHIPPED_SCHEMES.flatMap((scheme) => [
      ...scheme.items.map((item) => item.indicator),
      ...scheme.deductions.map((one) => one.counter),
      scheme.sampleCounter,
    ]);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});

describe("files", () => {
  test("as a workbook has the figures of the screen as numbers", async () => {
    const response = await file("/file?subject=street&on=2026-11-18&format=xlsx");
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(response.rawPayload as unknown as ArrayBuffer);
    const sheet = book.getWorksheet("街道");
    const titles = [1, 2, 3, 4, 5].map((column) => sheet?.getRow(1).getCell(column).value);
    expect(titles).toEqual(["名次", "街道", "按期处置率", "综合得分", "等级"]);
    expect(sheet?.getRow(2).getCell(1).value).toBe(1);
    expect(sheet?.getRow(3).getCell(3).value).toBe(85);
    expect(book.getWorksheet("口径")?.rowCount).toBeGreaterThan(20);
  });
  test("as CSV has one line for each row", async () => {
    const response = await file("/file?subject=street&on=2026-11-18&format=csv");
    const lines = response.body.split("\r\n");
    expect(lines[0]).toMatch(/^\uFEFF名次,街道,按期处置率/);
    // Titles, two streets, and what is after the last line.
    expect(lines).toHaveLength(4);
  });
  test("as PDF has the words of the screen", async () => {
    const words = textOf((await file("/file?subject=street&on=2026-11-18&format=pdf")).rawPayload);
    expect(words).toContain("85.0%");
    expect(words).toContain("92.9%");
  });
});

describe("a bulletin", () => {
  test("has the numbers of the screen, is kept as issued, and can be checked by its hash", async () => {
    const screen = (await ask("?subject=unit&on=2026-11-18")).body;
    const issued = await send("POST", "/bulletins", { on: "2026-11-18" });
    expect(issued.status).toBe(200);
    expect(issued.body.number).toBe("990102-2026-001");
    const pdf = (await file(`/bulletins/${issued.body.id}/file`)).rawPayload;
    expect(createHash("sha256").update(pdf).digest("hex")).toBe(issued.body.hash);
    const words = textOf(pdf);
    expect(words).toContain(`按期处置率${screen.total.ratios.intime_dispose_rate.toFixed(1)}%`);
    expect(words).toContain("立案30件");
    // 2 of 34: counted by units only, and not lost in the tables of places.
    expect(words).toContain("返工率5.9%");

    await lay("2026-11-06", 0, null, { inst: 100 });
    const kept = (await ask(`/bulletins/${issued.body.id}`)).body;
    expect(JSON.stringify(kept.content)).toContain("立案 30 件");
    expect((await file(`/bulletins/${issued.body.id}/file`)).rawPayload.equals(pdf)).toBe(true);
    const preview = (await ask("/bulletins/preview?on=2026-11-18", evaluator)).body;
    expect(JSON.stringify(preview.content)).toContain("立案 130 件");
    expect((await file(`/bulletins/${issued.body.id}/file?format=xlsx`)).statusCode).toBe(200);
    const docx = unzipSync((await file(`/bulletins/${issued.body.id}/file?format=docx`)).rawPayload);
    const editable = strFromU8(docx["word/document.xml"] ?? new Uint8Array()).replaceAll(/<[^>]+>/g, "");
    expect(editable).toContain(kept.content.title);
    for (const block of kept.content.blocks)
      if (block.kind === "table") for (const row of block.table.rows) expect(editable).toContain(row.join(""));
  });
  test("is for its division and for those above it", async () => {
    const [told] = (await ask("/bulletins", city.actors.roadsDesk)).body.bulletins;
    expect(told).toMatchObject({ number: "990102-2026-001" });
    const elsewhere = { ...city.actors.leader, divisionCode: "990103000000" };
    expect((await ask("/bulletins", elsewhere)).body.bulletins).toEqual([]);
    expect((await ask(`/bulletins/${told.id}`, elsewhere)).status).toBe(404);
  });
  test("as shipped names only figures that exist", () => {
    const ids = [...REPORT_MEASURES.counters, ...REPORT_MEASURES.ratios].map(({ id }) => id);
    const words = new Map(
      [...ids, ...ids.map((id) => `${id}.change`), "city", "period", "asOf"].map((id) => [id, "1"]),
    );
    const table = { title: "", columns: [], rows: [], notes: [] };
    const tables = new Map(["street", "unit"].map((subject) => [subject, table]));
    const ranked = new Map(["street", "unit"].map((subject) => [subject, ["甲"]]));
    expect(writeBulletin(DEFAULT_TEMPLATE, { words, tables, ranked }).unknown).toEqual([]);
  });
});
