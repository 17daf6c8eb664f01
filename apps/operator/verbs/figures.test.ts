/** `fy calendar` and `fy measures` in a test city. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import { UsageError, type Verb, type VerbCall } from "../verb.ts";
import { calendarVerb } from "./calendar.ts";
import { measuresVerb } from "./measures.ts";

let city: OpenTestCity;
let folder: string;
beforeAll(async () => {
  city = await openTestCity();
  folder = await mkdtemp(join(tmpdir(), "fangyuan-verbs-"));
});
afterAll(async () => {
  await city.close();
  await rm(folder, { recursive: true });
});

function run(verb: Verb, words: readonly string[], options: VerbCall["options"] = {}) {
  return verb.run({
    words,
    options,
    openCity: async () => ({ platform: city.platform, close: async () => undefined, databaseUrl: "", migrations: [] }),
    home: city.platform.home,
    isEmbedded: false,
    dataSets: null,
    progress: () => undefined,
  });
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const ARRANGEMENT = `日期,名称,类别
${["01", "02", "03", "04"].map((day) => `2027-01-${day},元旦,放假`).join("\n")}
2027-01-09,元旦,上班`;

describe("fy calendar", () => {
  test("lists calendars and shows a year with its named days", async () => {
    expect((await run(calendarVerb, ["list"])).lines.join()).toContain("全市工作日历");
    const { lines } = await run(calendarVerb, ["show", "2027"]);
    expect(lines[0]).toContain("not announced yet");
    expect(lines.join("\n")).toContain("2027-02-06  放假  春节");
  });

  test("imports a year: first dry, then for good, with the clocks that move", async () => {
    city.setNow(shanghaiTime("2026-12-29 09:10"));
    const position = city.positionInCell(3);
    const input = {
      source: "referral",
      description: "路面破损",
      classKey: "incident:0113",
      position,
      isAnonymous: true,
    };
    const { matterId } = await city.act({ by: "acceptor", act: "report_by_public", input });
    await city.act({ by: "acceptor", act: "accept", matterId, input: { evidenceSuffices: true } });
    await city.act({ by: "shiftLeader", act: "file_case", matterId, input: { conditionId: "incident:0113/1" } });
    await city.act({ by: "dispatcher", act: "dispatch", matterId, input: { leadUnitId: city.units.roads } });

    const path = await file("2027.csv", ARRANGEMENT);
    const dry = await run(calendarVerb, ["import", path], { year: "2027", "dry-run": true });
    expect(dry.lines.join("\n")).toContain("处置时限: 2027-01-06 09:10 → 2027-01-07 09:10");
    expect(dry.lines.join("\n")).toContain("2027-02-06 春节 is a statutory holiday and not in the file");
    const versions = async () =>
      (await sql<{ count: number }>`select count(*) as count from clock_calendar`.execute(city.platform.database))
        .rows[0]?.count;
    expect(await versions()).toBe(1);
    const done = await run(calendarVerb, ["import", path], { year: "2027", reason: "2027年放假安排（假定）" });
    expect(done).toMatchObject({
      isOk: true,
      json: { version: 2, recomputation: { state: "finished", changed: 1, later: 2, certain: 2 } },
    });
    expect(await versions()).toBe(2);
    expect((await run(calendarVerb, ["show", "2027"])).lines[0]).not.toContain("not announced");
  });

  test("names the rows of a file that it cannot read, and changes nothing", async () => {
    const path = await file("wrong.csv", `${ARRANGEMENT}\n2027-13-01,元旦,放假`);
    const result = await run(calendarVerb, ["import", path], { year: "2027", reason: "试一试看看" });
    expect(result.isOk).toBe(false);
    expect(result.lines[0]).toContain("wrong.csv:7");
  });

  test.each([
    [["import", "x.csv"], { year: "2027" }],
    [["import", "x.xlsx"], { reason: "放假通知" }],
    [["show"], {}],
    [["show", "2027"], { calendar: "nowhere" }],
    [[], {}],
  ])("says what is missing: %j %j", async (words, options) => {
    await expect(run(calendarVerb, words, options)).rejects.toBeInstanceOf(UsageError);
  });
});

describe("fy measures", () => {
  test("shows the figures of a period, then checks and mends them", async () => {
    const shown = await run(measuresVerb, [], { from: "2026-12-01" });
    expect(shown.json).toMatchObject({ report: { counters: { report: 1, inst: 1 } } });
    expect(shown.lines).toContain("  立案率  100.0 %");
    expect((await run(measuresVerb, [], { check: true })).isOk).toBe(true);
    await sql`update measure_daily set value = 9 where counter = 'inst'`.execute(city.platform.database);
    const wrong = await run(measuresVerb, [], { check: true });
    expect(wrong.isOk).toBe(false);
    expect(wrong.lines.join("\n")).toContain("kept 9, the record gives 1");
    expect((await run(measuresVerb, [], { rebuild: true })).isOk).toBe(true);
    expect((await run(measuresVerb, [], { check: true })).isOk).toBe(true);
    await expect(run(measuresVerb, [], { from: "yesterday" })).rejects.toBeInstanceOf(UsageError);
  });
});
