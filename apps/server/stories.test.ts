/** Every shipped story of casework, played against the server code; and the pure model beside the server on the same random walks. */
import { performance } from "node:perf_hooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { layCast, playStories, shippedFiles, shippedOpenings, storiesIn } from "#capabilities/case/server/public.ts";
import { walkBeside } from "#capabilities/case/server/story/walk-beside.ts";
import { type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import { engineOf } from "./capabilities.ts";

let test: TestDatabase;
let city: OpenTestCity;
let stage: Parameters<typeof playStories>[0];

beforeAll(async () => {
  // The city lends its folder and its keys; the stories have a database and an agency of their own.
  city = await openTestCity();
  test = await cloneDatabase();
  const platform = { ...city.platform, database: test.database, pool: test.pool };
  const file = await layCast(platform, shanghaiTime("2010-01-01 00:00"));
  stage = { engine: engineOf(platform), file, stopwatch: () => performance.now() };
});

afterAll(async () => {
  await test.drop();
  await city.close();
});

describe("the shipped stories", async () => {
  const openings = await shippedOpenings();
  for (const file of await shippedFiles()) {
    const stories = await storiesIn(file, openings);
    it(`${file.split("/").at(-1)}: ${stories.length} stories go as they are told`, async () => {
      for (const { name, steps } of await playStories(stage, stories)) {
        const differences = steps.flatMap((step) => step.differences.map((words) => `${step.act}：${words}`));
        expect(differences, name).toEqual([]);
        expect(steps.length, name).toBeGreaterThan(0);
      }
    });
  }

  it("are at least a hundred and twenty", async () => {
    const files = await shippedFiles();
    const stories = await Promise.all(files.map((file) => storiesIn(file, openings)));
    expect(stories.flat().length).toBeGreaterThanOrEqual(120);
  });

  it("say what differed when a story expects something else", async () => {
    const [story] = await storiesIn((await shippedFiles())[0] ?? "", openings);
    if (!story) throw new Error("there is no story");
    const wrong = { ...story, steps: story.steps.map((step) => ({ ...step, 状态: "已归档" })) };
    const [played] = await playStories(stage, [wrong]);
    expect(played?.isAsExpected).toBe(false);
    expect(played?.steps[0]?.differences[0]).toBe("状态应当是“已归档”，实际是“线索已登记”");
  });
});

describe("model and server", () => {
  it.each([1, 2, 5])("agree on a random walk with seed %d", async (seed) => {
    const { steps, disagreements, states } = await walkBeside(stage, { seed, steps: 120 });
    expect(disagreements).toEqual([]);
    expect(steps).toBeGreaterThan(30);
    expect(states.length).toBeGreaterThan(3);
  });
});
