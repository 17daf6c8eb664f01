/** The overview over HTTP: what is red, what came in, who is at work, within one's scope; and the post of a wall without a person. */
import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addMillis, HOUR_MS } from "#base/instant.ts";
import type { Overview } from "#capabilities/overview/contract.ts";
import { overviewPart } from "#capabilities/overview/server/index.ts";
import { type OpenTestCity, openTestCity, STREETS, TEST_MORNING } from "#capabilities/report/server/test-city.ts";
import { type Actor, mayEnter } from "#kernel/people/model/public.ts";
import { openTestHttp } from "./test-http.ts";

let city: OpenTestCity;
let http: FastifyInstance;
let caller: Actor | null;

beforeAll(async () => {
  city = await openTestCity();
  http = await openTestHttp({
    routes: overviewPart(() => city.engine).routes?.(city.platform) ?? [],
    now: city.platform.now,
    actorNamed: () => caller,
  });
  // Three at nine, of which one is laid a week back; looked at in the evening, when all are overdue.
  for (const cell of [0, 1, 4]) await report(cell);
  await sql`update matter set opened_at = opened_at - interval '7 days' where address = '柳荫街 5 号'`.execute(
    city.platform.database,
  );
  city.setNow(addMillis(TEST_MORNING, 9 * HOUR_MS));
});
afterAll(async () => {
  await http.close();
  await city.close();
});

async function report(cell: number) {
  await city.act({
    by: "supervisor",
    act: "report_by_patrol",
    input: {
      position: city.positionInCell(cell),
      address: `柳荫街 ${cell + 1} 号`,
      description: "路边垃圾成堆",
      classKey: "incident:0110",
      photos: [await city.photo(`overview ${cell}`)],
    },
  });
}

async function ask(by: Actor | null): Promise<{ status: number; overview: Overview }> {
  caller = by;
  const response = await http.inject({ url: "/api/overview" });
  return { status: response.statusCode, overview: response.json() };
}

describe("the overview", () => {
  test("tells what is red, with whose it is, and where", async () => {
    const { overview } = await ask(city.actors.leader);
    expect(overview.asOf).toBe(city.platform.now());
    expect(overview.lights).toMatchObject({ red: 3, total: 3 });
    expect(overview.red).toHaveLength(3);
    expect(overview.red[0]?.remaining).toMatch(/^超 /);
    expect(overview.points.map(({ light }) => light)).toEqual(["red", "red", "red"]);
    expect(overview.streets).toEqual([expect.objectContaining({ code: STREETS[0], red: 3 })]);
  });

  test("counts today by the hour beside the same weekday", async () => {
    const { overview } = await ask(city.actors.leader);
    expect(overview.hours.today).toHaveLength(19);
    expect(overview.hours.today[9]).toBe(2);
    expect(overview.hours.usual[9]).toBe(1);
    expect(overview.cameIn).toEqual({ now: 2, usual: 1 });
    expect(overview.thisHour).toEqual({ now: 0, usual: 0 });
    expect(overview.closed).toEqual({ now: 0, usual: 0 });
  });

  test("names who is at work, those who decide first", async () => {
    const { overview } = await ask(city.actors.leader);
    const posts = overview.onDuty.map((post) => post.role);
    expect(posts.indexOf("shift_leader")).toBeLessThan(posts.indexOf("supervisor"));
    expect(overview.onDuty.every((post) => post.count > 0 && post.people.length > 0)).toBe(true);
  });

  test("is cut by data scope", async () => {
    const elsewhere = { ...city.actors.leader, divisionCode: "990103000000", personId: randomUUID() };
    const { overview } = await ask(elsewhere);
    expect(overview.lights.total).toBe(0);
    expect([overview.red, overview.points, overview.streets, overview.onDuty]).toEqual([[], [], [], []]);
    expect(overview.cameIn.now).toBe(0);
  });
});

describe("a wall without a person", () => {
  test("enters what names its post", async () => {
    expect((await ask({ ...city.actors.leader, role: "screen" })).status).toBe(200);
    expect((await ask({ ...city.actors.leader, role: "crew" })).status).toBe(403);
    expect((await ask(null)).status).toBe(401);
  });

  test("enters nothing that is merely open to everyone who is signed in", () => {
    const wall: Actor = { ...city.actors.leader, role: "screen" };
    expect(mayEnter(wall, { kind: "signedIn" })).toBe(false);
    expect(mayEnter(city.actors.leader, { kind: "signedIn" })).toBe(true);
  });
});
