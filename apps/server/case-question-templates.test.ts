/** 询问提纲 over HTTP and in the form of the act: a draft changes nothing, a version holds from its day, what is shipped can be taken back. */
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { addMillis, DAY_MS, type Instant, shanghaiTime } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import type { getQuestionTemplate, listQuestionTemplates } from "#capabilities/case/contract.ts";
import { shippedTemplate, TEMPLATE_GROUPS } from "#capabilities/case/model/public.ts";
import { layCast, layStory, shippedOpenings } from "#capabilities/case/server/public.ts";
import { actorOf } from "#capabilities/case/server/story/cast.ts";
import { readStories, storiesOf } from "#capabilities/case/server/story/story-file.ts";
import { OFFENCE_GROUPS } from "#capabilities/power/model/public.ts";
import { type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import type { MatterPage } from "#kernel/matter/contract.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { engineOf } from "./capabilities.ts";
import { cityRoutes } from "./city.ts";
import { openTestHttp } from "./test-http.ts";

const PATH = "/api/case-question-templates";
/** Of the case below: a stall on the street. */
const GROUP = "appearance";
const OWN = { questions: ["摊位多大？", "摆了多久？"], checkpoints: ["摊位"] };

let test: TestDatabase;
let city: OpenTestCity;
let http: FastifyInstance;
let caseId: string;
let now: Instant = shanghaiTime("2026-12-16 10:00");

beforeAll(async () => {
  city = await openTestCity();
  test = await cloneDatabase();
  const platform = { ...city.platform, database: test.database, pool: test.pool, now: () => now };
  const file = await layCast(platform, shanghaiTime("2010-01-01 00:00"));
  const engine = engineOf(platform);
  const [written] = readStories("故事: 扣押\n开头: 扣押\n", "templates");
  const [story] = written ? storiesOf(written, await shippedOpenings()) : [];
  if (!story) throw new Error("no story");
  caseId = (await layStory({ engine, file, stopwatch: () => performance.now() }, story)).matterId;
  http = await openTestHttp({ routes: cityRoutes(platform), now: platform.now, actorNamed });
});
afterAll(async () => {
  await http?.close();
  await test.drop();
  await city.close();
});

/** The administrator is nobody of the stories. */
function actorNamed(name: string): Actor | null {
  if (name !== "管理员") return actorOf(name);
  const reviewer = actorOf("叶疏桐");
  return reviewer && { ...reviewer, role: "administrator" };
}

const headers = (who: string) => ({ "x-test-actor": encodeURIComponent(who) });
async function get<T>(path: string, who = "管理员"): Promise<T> {
  const answer = await http.inject({ url: path, headers: headers(who) });
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
  return answer.json<T>();
}
const post = (path: string, payload: object, who = "管理员") =>
  http.inject({ method: "POST", url: path, headers: headers(who), payload });
const kept = () => get<z.output<typeof getQuestionTemplate.response>>(`${PATH}/${GROUP}`);

/** What the officer's form of an interview asks now. */
async function asked(): Promise<readonly string[]> {
  const page = await get<MatterPage>(`/api/matters/${caseId}`, "顾明川");
  const field = page.acts.find(({ act }) => act === "record_interview")?.fields.find(({ name }) => name === "dialogue");
  const lines = (field?.initial ?? []) as { question: string }[];
  return lines.map(({ question }) => question);
}

describe("the groups", () => {
  it("are those of the list of powers, with one for every case", () => {
    const { every, ...others } = TEMPLATE_GROUPS;
    expect(others).toEqual(OFFENCE_GROUPS);
    expect(every).toBe("所有案件");
  });
});

describe("an outline", () => {
  const [shippedFirst = ""] = shippedTemplate(GROUP).questions;

  it("is the shipped one at first", async () => {
    const { templates } = await get<z.output<typeof listQuestionTemplates.response>>(PATH, "顾明川");
    expect(templates.map(({ group }) => group)).toEqual(Object.keys(TEMPLATE_GROUPS));
    expect(templates.every(({ version, draft, next }) => version === 0 && draft === null && next === null)).toBe(true);
    expect(await asked()).toContain(shippedFirst);
  });

  it("that is a draft changes no form", async () => {
    const saved = await post(`${PATH}/${GROUP}/versions`, { ...OWN, note: "本市的问法", seen: 0 });
    expect(saved.json()).toEqual({ version: 1 });
    expect(await kept()).toMatchObject({ version: 0, draft: 1, next: null });
    expect(await asked()).toContain(shippedFirst);
  });

  it("holds from its day and not a day before", async () => {
    const tomorrow = plainDateOf(addMillis(now, DAY_MS));
    const late = await post(`${PATH}/${GROUP}/versions/1/force`, { inForceFrom: "2026-12-15" });
    expect(late.statusCode).toBe(422);
    expect(late.json().errors[0].message).toContain("不能早于今天");
    const forced = await post(`${PATH}/${GROUP}/versions/1/force`, { inForceFrom: tomorrow });
    expect(forced.statusCode).toBe(200);
    expect((await post(`${PATH}/${GROUP}/versions/1/force`, { inForceFrom: tomorrow })).statusCode).toBe(409);
    expect(await kept()).toMatchObject({ version: 0, draft: null, next: { version: 1, inForceFrom: tomorrow } });
    expect(await asked()).toContain(shippedFirst);
    now = addMillis(now, DAY_MS);
    expect(await kept()).toMatchObject({ version: 1, inForceFrom: tomorrow, questions: OWN.questions });
    const questions = await asked();
    expect(questions).not.toContain(shippedFirst);
    expect(questions.slice(-4, -2)).toEqual(OWN.questions);
  });

  it("goes back to what is shipped by a version of its own", async () => {
    const { versions } = await kept();
    const shipped = versions.at(-1);
    const body = {
      questions: shipped?.questions,
      checkpoints: shipped?.checkpoints,
      note: "恢复随系统提供的提纲",
      seen: 1,
    };
    const today = plainDateOf(now);
    expect((await post(`${PATH}/${GROUP}/versions`, { ...body, inForceFrom: today })).json()).toEqual({ version: 2 });
    expect(await asked()).toContain(shippedFirst);
    expect((await kept()).versions.map(({ version }) => version)).toEqual([2, 1, 0]);
  });

  it("is not written over by one who did not see the newest version, nor with a line twice", async () => {
    const unseen = await post(`${PATH}/${GROUP}/versions`, { ...OWN, note: "另一个人的", seen: 1 });
    expect(unseen.statusCode).toBe(409);
    const twice = { questions: ["问一问？", "问一问？"], checkpoints: [], note: "重复", seen: 2 };
    expect((await post(`${PATH}/${GROUP}/versions`, twice)).statusCode).toBe(400);
  });

  it("is written by its keepers alone, and a group that is not there is not found", async () => {
    for (const [who, status] of [
      ["顾明川", 403],
      ["江临渊", 403],
      ["叶疏桐", 200],
    ] as const)
      expect((await post(`${PATH}/roads/versions`, { ...OWN, note: "试写", seen: 0 }, who)).statusCode, who).toBe(
        status,
      );
    expect((await http.inject({ url: `${PATH}/nowhere`, headers: headers("管理员") })).statusCode).toBe(404);
  });
});
