/** The board of a case: its time, its discretion and its papers to come, and who does not see it. */
import { performance } from "node:perf_hooks";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Instant, shanghaiTime } from "#base/instant.ts";
import { layCast, layStory, shippedOpenings } from "#capabilities/case/server/public.ts";
import { actorOf } from "#capabilities/case/server/story/cast.ts";
import { readStories, storiesOf } from "#capabilities/case/server/story/story-file.ts";
import { type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { engineOf } from "./capabilities.ts";
import { cityRoutes } from "./city.ts";
import { openTestHttp } from "./test-http.ts";

const STORIES = `
故事: 同类
开头: 决定
设定: { 证件号码: 91990102MA0000301X, 线索日: 2026-08-03, 立案日: 2026-08-04, 终结日: 2026-08-20, 审核日: 2026-08-21, 告知日: 2026-08-24, 告知送达日: 2026-08-25, 复核日: 2026-09-02, 决定日: 2026-09-03, 发生日: 2026-08-01, 终了日: 2026-08-02 }
---
故事: 告知送达
开头: 立案
设定: { 证件号码: 91990102MA0000302X }
经过:
  - { 时间: 2026-11-10 09:00, 谁: 顾明川, 做: 核实证据, 填: { 证据: [现场检查笔录], 核实情况: 与现场一致 } }
  - { 谁: 顾明川, 做: 提出处理意见, 填: { 情节: [{ 情节: 外运十八车, 作用: 定档, 证据: [1 现场检查笔录] }, { 情节: 一年内第二次, 作用: 从重 }], 处罚种类: [警告, 罚款], 罚款: "70000 元", 没收金额: 0 元, 处罚内容: 警告，并处罚款人民币柒万元整, 裁量档次: 较重, 裁量理由: 外运十八车，一年内第二次 } }
  - { 谁: 顾明川, 做: 调查终结, 填: { 查明的事实: 未经核准外运建筑垃圾十八车, 案件定性: 未经核准擅自处置建筑垃圾, 不责令改正的理由: 已自行清运完毕 } }
  - { 时间: 2026-11-16 09:00, 谁: 许闻溪, 做: 承办机构审核通过, 填: { 审核意见: 同意 } }
  - { 时间: 2026-11-18 09:00, 谁: 江临渊, 做: 批准告知 }
  - { 时间: 2026-11-19 15:00, 谁: 顾明川, 做: 送达文书, 填: { 方式: 直接送达, 送达时间: 2026-11-19 15:00, 已送达: 是, 送达情况: 本人签收 } }
`;
const NOW: Instant = shanghaiTime("2026-11-24 14:36");

let test: TestDatabase;
let city: OpenTestCity;
let http: FastifyInstance;
const cases = new Map<string, string>();

beforeAll(async () => {
  city = await openTestCity();
  test = await cloneDatabase();
  const platform = { ...city.platform, database: test.database, pool: test.pool, now: () => NOW };
  const file = await layCast(platform, shanghaiTime("2010-01-01 00:00"));
  const openings = await shippedOpenings();
  for (const story of readStories(STORIES, "board").flatMap((written) => storiesOf(written, openings))) {
    const stage = { engine: engineOf(platform), file, stopwatch: () => performance.now() };
    cases.set(story.name, (await layStory(stage, story)).matterId);
  }
  http = await openTestHttp({
    routes: cityRoutes(platform),
    now: platform.now,
    actorNamed,
  });
});

afterAll(async () => {
  await http?.close();
  await test.drop();
  await city.close();
});

const NOBODY = "0199a000-0000-7000-8000-000000000000";

/** 外区: the same post in another district, held by somebody whose turn it never was. */
function actorNamed(name: string): Actor | null {
  const [who = "", where] = name.split("@");
  const actor = actorOf(who);
  return actor && where
    ? { ...actor, personId: NOBODY, divisionCode: "990103000000", unitId: null, unitIds: [] }
    : actor;
}

const board = (name: string, who: string) =>
  http.inject({ url: `/api/cases/${cases.get(name)}/board`, headers: { "x-test-actor": encodeURIComponent(who) } });

describe("the board of a case", () => {
  it("tells its time from the record, the clocks and the law", async () => {
    const { timeline, papersAhead } = (await board("告知送达", "顾明川")).json();
    expect(timeline.behind.map(({ on, label }: { on: string; label: string }) => `${on} ${label}`)).toEqual(
      expect.arrayContaining(["2026-10-12 立案", "2026-11-10 调查终结", "2026-11-19 告知送达"]),
    );
    expect(timeline.running.find(({ isMain }: { isMain: boolean }) => isMain)).toMatchObject({
      id: "decide",
      dueOn: "2027-01-11",
      roll: { on: "2027-01-10", rest: "星期日" },
    });
    expect(papersAhead[0]).toEqual({ form: "DOC-34", name: "行政处罚决定书", from: "2026-11-27" });
  });
  it("shows what the proposal rests on, with the numbers of its evidence, and similar fines", async () => {
    const { discretion } = (await board("告知送达", "叶疏桐")).json();
    expect(discretion).toMatchObject({
      tier: "较重",
      fineFen: 7_000_000,
      noticedFen: 7_000_000,
      similarFen: [7_000_000],
    });
    expect(discretion.circumstances).toEqual([
      { words: "外运十八车", effect: "tier", effectLabel: "定档", evidence: [1] },
      { words: "一年内第二次", effect: "heavier", effectLabel: "从重", evidence: [] },
    ]);
  });
  it("is not found outside the scope, nor for a matter that is no case", async () => {
    expect((await board("告知送达", "顾明川@外区")).statusCode).toBe(404);
    expect((await board("没有", "顾明川")).statusCode).not.toBe(200);
  });
});
