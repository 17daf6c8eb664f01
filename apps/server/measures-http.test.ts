/** Figures over HTTP, with every answer parsed by its schema. */
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import { measurePart } from "#kernel/measure/server/index.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { openTestHttp } from "./test-http.ts";

let city: OpenTestCity;
let http: FastifyInstance;
let caller: Actor | null;

beforeAll(async () => {
  city = await openTestCity();
  http = await openTestHttp({
    routes: measurePart(() => city.engine).routes?.(city.platform) ?? [],
    now: city.platform.now,
    actorNamed: () => caller,
  });
  const input = {
    ...{ source: "hotline_12345", description: "有问题", classKey: "incident:0110", isAnonymous: true },
    position: city.positionInCell(7),
  };
  const { matterId } = await city.act({ by: "acceptor", act: "report_by_public", input });
  await city.act({ by: "acceptor", act: "accept", matterId, input: { evidenceSuffices: true } });
});
afterAll(async () => {
  await http.close();
  await city.close();
});

async function get(path: string, by: Actor | null = city.actors.leader) {
  caller = by;
  const response = await http.inject({ url: `/api/measures${path}` });
  return { status: response.statusCode, body: response.json() };
}

const DAY = "kind=report&from=2026-11-18&to=2026-11-18";

describe("figures over HTTP", () => {
  test("say how many entries wait, until the job has folded them", async () => {
    expect((await get(`?${DAY}`)).body).toMatchObject({ pending: 2, rows: [{ key: null, counters: { report: 0 } }] });
    await measurePart(() => city.engine)
      .tasks?.(city.platform)
      ["measure.fold"]?.({}, {} as never);
    const { body } = await get(`?${DAY}`);
    expect(body).toMatchObject({
      pending: 0,
      asOf: city.now(),
      rows: [{ label: "合计", counters: { report: 1, operate: 1 } }],
    });
  });

  test("are divided by place with names, and a row opens its matters", async () => {
    const { body } = await get(`?${DAY}&groupBy=community&counters=report,operate`);
    expect(body.rows).toHaveLength(1);
    const [row] = body.rows;
    expect(row).toMatchObject({ key: "990102001002", label: "柳荫二社区", counters: { report: 1, operate: 1 } });
    expect(Object.keys(row.counters)).toEqual(["report", "operate"]);
    const opens = new URLSearchParams(row.opens).toString();
    const behind = await get(`/matters?${DAY}&counter=report&${opens}`);
    expect(behind.body).toMatchObject({
      ...{ value: 1, count: 1, hidden: 0, nextAfter: null },
      rows: [{ state: "accepted", stateLabel: expect.stringMatching(/./), value: 1, day: "2026-11-18" }],
    });
    const elsewhere = await get(`/matters?${DAY}&counter=report&divisionCode=990102002000`);
    expect(elsewhere.body).toMatchObject({ value: 0, rows: [] });
  });

  test("are defined in words: 70 counters of the standard, ten beside them, 28 ratios", async () => {
    const { body } = await get("/definitions?kind=report");
    expect(body.counters).toHaveLength(80);
    expect(body.ratios).toHaveLength(28);
    const ids = new Set(body.counters.map((counter: { id: string }) => counter.id));
    for (const { numerator, denominator } of body.ratios)
      for (const id of [...numerator, ...denominator]) expect(ids).toContain(id);
  });

  test.each([
    ["?kind=wish&from=2026-11-18&to=2026-11-18", 404],
    [`?${DAY}&counters=wishes`, 422],
    ["?kind=report&from=2026-11-18&to=2026-11-17", 422],
    ["?kind=report&from=yesterday&to=2026-11-17", 400],
    [`?${DAY}&divisionCode=99`, 400],
    [`/matters?${DAY}&counter=wishes`, 422],
  ])("refuse %s with %i", async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  test("are for signed-in persons", async () => {
    expect((await get(`?${DAY}`, null)).status).toBe(401);
  });
});
