/** 分类建议 on real PostgreSQL: learnt from closed reports, kept when a report comes in, counted by what people made of it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleMessages } from "#capabilities/report/model/text/sample-messages.ts";
import { SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import { runImport } from "../import/run-import.ts";
import { DISTRICT, type OpenTestCity, openTestCity } from "../test-city.ts";
import { currentClassifier } from "./classifier-store.ts";
import { classifierOverview } from "./overview.ts";
import { suggestForReport, suggestForText } from "./suggest.ts";
import { LEAST_OF_CLASS, trainFromClosed } from "./train.ts";

let city: OpenTestCity;
beforeAll(async () => {
  city = await openTestCity();
});
afterAll(async () => city.close());

const RARE = "incident:0605";

async function importClosed(count: number, prefix: string): Promise<void> {
  const messages = sampleMessages(count);
  const { longitude, latitude } = city.positionInCell(6);
  const lines = [
    ...messages.map(({ title, text, label }) => `${title}。${text},${label}`),
    ...Array.from({ length: 3 }, (_, n) => `楼道里给电动车充电${n},${RARE}`),
  ].map((rest, n) => `${prefix}${n},2026-11-10 09:00:00,2026-11-11 09:00:00,${longitude},${latitude},${rest}`);
  await runImport({
    engine: city.engine,
    platform: city.platform,
    file: { name: "closed.csv", bytes: Buffer.from(["id,opened,closed,lon,lat,text,class", ...lines].join("\n")) },
    mapping: {
      name: "已办结",
      externalSystem: "closed",
      columns: {
        externalNumber: "id",
        openedAt: "opened",
        dueAt: null,
        closedAt: "closed",
        description: ["text"],
        resultText: [],
        address: [],
        longitude: "lon",
        latitude: "lat",
        classText: "class",
        sourceText: null,
        statedOverdue: null,
        reporterName: null,
        reporterPhone: null,
      },
      coordinateSystem: "wgs84",
      source: "hotline_12345",
      sources: {},
      classes: Object.fromEntries([...new Set(messages.map((one) => one.label)), RARE].map((key) => [key, key])),
      statedOverdueWords: {},
      emptyWords: [""],
    },
    divisionCode: DISTRICT,
    actor: SYSTEM_ACTOR,
  });
}

const LAMP = { title: "", text: "晚上一片漆黑，人行道的路灯坏了好几天" };

describe("before anything is learnt", () => {
  test("everyday words suggest, and training says that there is too little", async () => {
    const { suggestions, learnt } = await suggestForText(city.platform.database, LAMP, city.now());
    expect(learnt).toBeNull();
    expect(suggestions[0]).toMatchObject({ basis: "everyday", issueClass: { name: "路灯" } });
    await importClosed(20, "A");
    expect(await trainFromClosed(city.platform, null)).toMatchObject({ kind: "too_few" });
    expect(await currentClassifier(city.platform.database)).toBeNull();
  });
});

describe("after a training", () => {
  test("classes of closed reports are learnt, those too rare are named, and the figures are kept", async () => {
    await importClosed(200, "B");
    const outcome = await trainFromClosed(city.platform, city.actors.administrator.personId);
    expect(outcome).toMatchObject({ kind: "trained", version: 1, classCount: 4, exampleCount: 220 });
    const { trainings } = await classifierOverview(city.platform.database, city.now());
    expect(trainings[0]).toMatchObject({ version: 1, rare: [{ key: RARE, examples: 6 }] });
    expect(trainings[0]?.macroF1).toBeGreaterThan(0.9);
    expect(trainings[0]?.classes.every((one) => one.examples >= LEAST_OF_CLASS && one.name !== one.key)).toBe(true);
  });

  test("what was learnt suggests, within ten milliseconds", async () => {
    const { database } = city.platform;
    const { suggestions, learnt } = await suggestForText(database, LAMP, city.now());
    expect(learnt?.version).toBe(1);
    expect(suggestions[0]).toMatchObject({ basis: "learnt", issueClass: { name: "路灯" } });
    expect(suggestions[0]?.words.some((word) => LAMP.text.includes(word))).toBe(true);
    const times = 20;
    const before = process.threadCpuUsage();
    for (let n = 0; n < times; n++) await suggestForText(database, LAMP, city.now());
    expect(process.threadCpuUsage(before).user / 1000 / times).toBeLessThan(10);
  });

  test("a report keeps what was suggested when it came in; taking it is counted", async () => {
    const report = {
      source: "hotline_12345",
      description: LAMP.text,
      position: city.positionInCell(2),
      reporterPhone: "13900001111",
    };
    const first = await city.act({ by: "acceptor", act: "report_by_public", input: report });
    const other = await city.act({ by: "acceptor", act: "report_by_public", input: report });
    await city.runJobs();
    const beside = { engine: city.engine, platform: city.platform, id: first.matterId, caller: city.actors.acceptor };
    const shown = await suggestForReport({ ...beside, now: city.now() });
    const [lamp] = shown.suggestions;
    expect(shown.current).toBeNull();
    const taken = async () => (await classifierOverview(city.platform.database, city.now())).taken;
    expect(await taken()).toMatchObject({ offered: 0, takenFirst: 0, taken: 0 });
    await city.act({ by: "acceptor", act: "reclassify", matterId: first.matterId, input: { classKey: lamp?.key } });
    await city.act({
      by: "acceptor",
      act: "reclassify",
      matterId: other.matterId,
      input: { classKey: "incident:0502" },
    });
    expect(await taken()).toMatchObject({ offered: 2, takenFirst: 1, taken: 1 });
  });

  test("outside the caller's scope the report is absent", async () => {
    const { matterId } = await city.act({
      by: "acceptor",
      act: "report_by_public",
      input: { source: "media", description: LAMP.text, position: city.positionInCell(2) },
    });
    const caller = { ...city.actors.sanitationDesk, divisionCode: "990103000000" };
    const beside = { engine: city.engine, platform: city.platform, id: matterId, caller, now: city.now() };
    await expect(suggestForReport(beside)).rejects.toThrow();
  });
});
