/** Many people act at the same moment: what shares a transaction comes out as if each had been alone. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Problem } from "#base/problem.ts";
import { entriesOf, verifyRecord } from "#kernel/record/server/public.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { type OpenTestCity, openTestCity } from "./test-city.ts";

const MANY = 60;
let city: OpenTestCity;
beforeAll(async () => {
  city = await openTestCity();
});
afterAll(async () => city.close());

const call = (n: number, requestId: string = randomUUID()) =>
  city.act({
    by: "acceptor",
    act: "report_by_public",
    requestId,
    input: {
      source: "hotline_12345",
      description: `第 ${n} 通来电：菜场门口有垃圾`,
      classKey: "incident:0110",
      position: city.positionInCell(n % 20),
      reporterName: `来电人${n}`,
      reporterPhone: `139 0000 ${String(1000 + n)}`,
    },
  });

const typeOf = (reason: unknown) => (reason instanceof Problem ? reason.problemType.type : String(reason));

it("beginnings have numbers without a gap, each with its own words, reporter, clocks and record", async () => {
  const requestIds = Array.from({ length: MANY }, () => randomUUID());
  // Some are sent twice at the same moment, as a phone does whose answer did not come.
  const sent = [...requestIds.map((id, n) => call(n, id)), ...requestIds.slice(0, 5).map((id, n) => call(n, id))];
  const outcomes = await Promise.all(sent);
  const made = new Map(outcomes.map((one) => [one.matterId, one.number]));
  expect(made.size).toBe(MANY);
  const rows = await listRows(
    city.platform.database,
    sql<{
      series: string;
      count: number;
      last: number;
    }>`select left(number, -5) as series, count(*) as count, max(right(number, 5)::int) as last
      from matter where number is not null group by 1`,
  );
  expect(rows.reduce((sum, one) => sum + one.count, 0)).toBe(MANY);
  for (const { count, last } of rows) expect(last).toBe(count);
  for (const [n, outcome] of outcomes.slice(0, MANY).entries()) {
    const row = await getRow(
      city.platform.database,
      sql<{
        description: string;
        text: string;
        reporters: number;
        clocks: number;
      }>`select r.description, s.words as text,
          (select count(*) from report_reporter where matter_id = r.matter_id) as reporters,
          (select count(*) from clock_running where matter_id = r.matter_id) as clocks
        from report r join matter_search s using (matter_id) where r.matter_id = ${outcome.matterId}`,
    );
    expect(row).toMatchObject({
      description: expect.stringContaining(`第 ${n} 通`),
      text: expect.stringContaining(`第 ${n} 通`),
    });
    expect(row.reporters).toBe(1);
    expect(row.clocks).toBeGreaterThan(0);
  }
  expect(await verifyRecord(city.platform.database)).toMatchObject({ holds: true });
});

it("acts on many matters at once: the lawful are done, the others refused for what is wrong with them, and nobody for another's fault", async () => {
  const matters = (await Promise.all(Array.from({ length: MANY }, (_, n) => call(n)))).map(({ matterId }) => matterId);
  const acts = matters.map((matterId, n) => {
    const comment = { matterId, act: "comment", input: { text: `留言 ${n}` } } as const;
    switch (n % 6) {
      case 1: // Somebody who may not.
        return { ...comment, by: "sanitationCrew" } as const;
      case 2: // Saw an older version.
        return { ...comment, by: "acceptor", version: 7 } as const;
      case 3: // A step that is not reached yet.
        return { matterId, act: "close", by: "acceptor" } as const;
      case 4: // A form that lacks what it must have.
        return { matterId, act: "comment", by: "acceptor", input: {} } as const;
      default:
        return { ...comment, by: "acceptor" } as const;
    }
  });
  const settled = await Promise.allSettled(acts.map((act) => city.act(act)));
  const kinds = settled.map((one) => (one.status === "fulfilled" ? "done" : typeOf(one.reason)));
  const alone = await Promise.all(
    kinds.map(async (kind, n) => {
      // What was refused among many is refused alone, for the same.
      if (kind === "done") return kind;
      const again = acts[n];
      return again
        ? city.act(again).then(
            () => "done",
            (reason: unknown) => typeOf(reason),
          )
        : "";
    }),
  );
  expect(alone).toEqual(kinds);
  expect(kinds.filter((kind) => kind === "done")).toHaveLength(MANY / 3);
  expect(new Set(kinds).size).toBeGreaterThan(2);
  for (const [n, matterId] of matters.entries())
    expect(await entriesOf(city.platform.database, matterId)).toHaveLength(kinds[n] === "done" ? 2 : 1);
  expect(await verifyRecord(city.platform.database)).toMatchObject({ holds: true });
});

it("of ten acts on one matter that saw the same version one is done, and the others are told", async () => {
  const { matterId, version } = await call(1);
  const others = Promise.all(Array.from({ length: 20 }, (_, n) => call(n)));
  const settled = await Promise.allSettled(
    Array.from({ length: 10 }, (_, n) =>
      city.act({ by: "acceptor", act: "comment", matterId, version, input: { text: `留言 ${n}` } }),
    ),
  );
  await others;
  expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const one of settled)
    if (one.status === "rejected") expect(typeOf(one.reason)).toBe("/problems/matter/changed-meanwhile");
  expect(await entriesOf(city.platform.database, matterId)).toHaveLength(2);
});
