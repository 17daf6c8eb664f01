/** Figures on real PostgreSQL: folded piece by piece as from zero, opened to exactly their matters, and found when tampered with. */
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addMillis, shanghaiTime } from "#base/instant.ts";
import { addDays, type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { REPORT_MEASURES } from "#capabilities/report/server/measures.ts";
import { type OpenTestCity, openTestCity, TEST_MORNING } from "#capabilities/report/server/test-city.ts";
import { playRandomHistory } from "#capabilities/report/server/test-history.ts";
import type { Grouping, MeasureFilter } from "#kernel/measure/contract.ts";
import type { Measures } from "#kernel/measure/model/public.ts";
import { mattersBehind } from "#kernel/measure/server/matters-behind.ts";
import { foldPending, measuresOf, rebuildMeasures } from "#kernel/measure/server/public.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { getRow, listRows } from "#platform/database/query.ts";

let city: OpenTestCity;
const measures: Measures = REPORT_MEASURES;
beforeAll(async () => {
  city = await openTestCity();
  await playRandomHistory({
    city,
    seed: 20_261_121,
    steps: 500,
    between: async (chance) => {
      // Folded at odd moments, sometimes by several at once.
      if (chance(6)) await fold();
      if (chance(25)) await Promise.all([fold(), fold(), fold()]);
    },
  });
  await fold();
});
afterAll(async () => city.close());

async function reported(): Promise<string> {
  const position = city.positionInCell(3);
  const input = {
    source: "hotline_12345",
    description: "有问题",
    classKey: "incident:0110",
    position,
    isAnonymous: true,
  };
  return (await city.act({ by: "acceptor", act: "report_by_public", input })).matterId;
}

const fold = () => foldPending(city.platform.database, city.engine.kinds);
const check = () => rebuildMeasures(city.platform.database, city.engine.kinds, { check: true });

function filterOf(more: Partial<MeasureFilter> = {}): MeasureFilter {
  const from = plainDateOf(TEST_MORNING);
  return { kind: "report", from, to: plainDateOf(city.now()), ...more };
}

async function tableOf(groupBy: Grouping, more: Partial<MeasureFilter> = {}, actor: Actor = city.actors.leader) {
  return measuresOf(city.platform.database, measures, { actor, now: city.now(), filter: filterOf(more), groupBy });
}

async function behind(counter: string, more: Partial<MeasureFilter> = {}, actor: Actor = city.actors.leader) {
  const kind = city.engine.kinds.get("report");
  if (!kind) throw new Error("reports are a kind");
  const request = { actor, now: city.now(), filter: filterOf(more), counter, limit: 500 };
  return mattersBehind(city.platform.database, kind, measures, request);
}

async function tamper(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: city.test.ownerUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

describe("figures of a random history", () => {
  test("folded piece by piece are those derived from zero", async () => {
    const found = await check();
    expect(found).toMatchObject({ holds: true, differing: 0, differences: [] });
    expect(found.matters).toBeGreaterThan(20);
    expect(found.entries).toBeGreaterThan(120);
    expect(found.figures).toBeGreaterThan(100);
    const states = await listRows(city.platform.database, sql<{ state: string }>`select distinct state from matter`);
    expect(states.map((row) => row.state)).toEqual(
      expect.arrayContaining(["closed", "refused", "annulled", "resolving"]),
    );
    const pending = await getRow(
      city.platform.database,
      sql<{ count: number }>`select count(*) as count from measure_pending`,
    );
    expect(pending.count).toBe(0);
  });

  test("count what the record says", async () => {
    const counted = await listRows(
      city.platform.database,
      sql<{ act: string; count: number }>`select act, count(*) as count from record_entry group by act`,
    );
    const acts = Object.fromEntries(counted.map((row) => [row.act, row.count]));
    const annulled = await listRows(city.platform.database, sql`select 1 from matter where state = 'annulled'`);
    const [total] = (await tableOf("total")).rows;
    expect(total?.counters.cancel).toBe(annulled.length);
    expect(acts.report_by_public).toBeGreaterThan(20);
    expect(total?.counters.report).toBe((acts.report_by_public ?? 0) - annulled.length);
  });

  test("add up to the same total whichever way they are divided", async () => {
    const [total] = (await tableOf("total")).rows;
    for (const groupBy of ["street", "community", "unit", "person", "role", "class"] as const) {
      const { rows } = await tableOf(groupBy);
      for (const { id } of measures.counters) {
        const sum = rows.reduce((all, row) => all + (row.counters[id] ?? 0), 0);
        expect(sum, `${id} by ${groupBy}`).toBe(total?.counters[id]);
      }
    }
  });

  test("by the grade of the cell add up to those with a cell, and open the same matters", async () => {
    await tamper("update place_cell set grade = 'B' where right(code, 1) in ('2', '4')");
    const [total] = (await tableOf("total")).rows;
    const [[a], [b]] = [
      (await tableOf("total", { cellGrade: "A" })).rows,
      (await tableOf("total", { cellGrade: "B" })).rows,
    ];
    expect(b?.counters.report).toBeGreaterThan(0);
    for (const { id } of measures.counters)
      expect((a?.counters[id] ?? 0) + (b?.counters[id] ?? 0), id).toBe(total?.counters[id]);
    expect((await behind("report", { cellGrade: "B" })).value).toBe(b?.counters.report);
    await tamper("update place_cell set grade = 'A'");
  });

  test("by day add up for flows, and end with the balance", async () => {
    const [total] = (await tableOf("total")).rows;
    const { rows } = await tableOf("day");
    expect(rows.length).toBeGreaterThan(3);
    for (const { id, kind } of measures.counters) {
      const values = rows.map((row) => row.counters[id] ?? 0);
      const told = kind === "balance" ? values.at(-1) : values.reduce((all, value) => all + value, 0);
      expect(told, id).toBe(total?.counters[id]);
    }
  });

  test("open exactly the matters that they are made of", async () => {
    let opened = 0;
    for (const groupBy of ["total", "street", "unit", "person", "role", "class", "day", "month"] as const) {
      for (const row of (await tableOf(groupBy)).rows.slice(0, 3)) {
        for (const [counter, value] of Object.entries(row.counters)
          .filter(([, value]) => value !== 0)
          .slice(0, 6)) {
          const found = await behind(counter, row.opens as Partial<MeasureFilter>);
          expect(found.value, `${counter} of ${groupBy} ${row.key}`).toBe(value);
          expect(found.rows.reduce((sum, matter) => sum + matter.value, 0)).toBe(value);
          expect(found.rows).toHaveLength(found.count);
          opened += 1;
        }
      }
    }
    expect(opened).toBeGreaterThan(30);
    const filed = await behind("inst");
    const inRecord = await listRows(
      city.platform.database,
      sql<{ id: string }>`select distinct e.matter_id as id from record_entry e join matter m on m.id = e.matter_id
        where e.act = 'file_case' and m.state <> 'annulled' order by 1`,
    );
    expect(filed.rows.map((matter) => matter.matterId)).toEqual(inRecord.map((row) => row.id));
  });

  test("have ratios that are null when there is nothing to divide by", async () => {
    const [total] = (await tableOf("total")).rows;
    const { filed_report = 0, report = 0 } = total?.counters ?? {};
    expect(total?.ratios.inst_rate).toBeCloseTo((100 * filed_report) / report, 9);
    const [empty] = (await tableOf("total", { from: "2025-01-01" as PlainDate, to: "2025-01-31" as PlainDate })).rows;
    expect(empty?.ratios.inst_rate).toBeNull();
    expect(empty?.counters.report).toBe(0);
  });

  test("show a unit its own, and a district nothing of another", async () => {
    const mine = await tableOf("unit", {}, city.actors.roadsDesk);
    expect(mine.rows.map((row) => row.key)).toEqual([city.units.roads]);
    const all = await tableOf("unit");
    const roads = all.rows.find((row) => row.key === city.units.roads);
    expect(mine.rows[0]?.counters).toEqual(roads?.counters);
    const elsewhere = { ...city.actors.leader, divisionCode: "990103000000" };
    expect((await tableOf("street", {}, elsewhere)).rows).toEqual([]);
    expect(await behind("report", {}, elsewhere)).toMatchObject({ value: 0, count: 0, rows: [] });
  });

  test("refuse a counter that does not exist and a period that ends before it begins", async () => {
    await expect(behind("wishes")).rejects.toMatchObject({
      problemType: { type: "/problems/measure/unknown-counter" },
    });
    await expect(tableOf("total", { to: "2026-01-01" as PlainDate })).rejects.toMatchObject({
      problemType: { type: "/problems/measure/wrong-period" },
    });
  });
});

describe("tampering", () => {
  test.each([
    [
      "a figure",
      "update measure_daily set value = value + 1 where counter = 'report' and ctid = (select min(ctid) from measure_daily where counter = 'report')",
    ],
    [
      "a figure that nothing stands behind",
      "insert into measure_daily values ('report', '2026-11-18', '990102001001', 'archive', null, null, null, null, false, 5)",
    ],
    [
      "a missing figure",
      "delete from measure_daily where ctid = (select min(ctid) from measure_daily where counter = 'inst')",
    ],
    ["the part of a matter", "update measure_matter set value = 7 where ctid = (select min(ctid) from measure_matter)"],
  ])("is found in %s, and mended by deriving anew", async (_what, statement) => {
    await tamper(statement);
    const found = await check();
    expect(found.holds).toBe(false);
    expect(found.differences.length).toBeGreaterThan(0);
    expect(found.differences[0]?.kept).not.toBe(found.differences[0]?.derived);
    expect(await rebuildMeasures(city.platform.database, city.engine.kinds, { check: false })).toMatchObject({
      holds: false,
    });
    expect(await check()).toMatchObject({ holds: true });
  });

  test("are found when only a month was changed", async () => {
    await tamper(`update measure_month set value = value + 7 where ctid = (select ctid from measure_month limit 1)`);
    const found = await check();
    expect(found).toMatchObject({ holds: false, differing: 1 });
    expect(found.differences[0]).toMatchObject({ matterId: null, classKey: null });
    await rebuildMeasures(city.platform.database, city.engine.kinds, { check: false });
    expect(await check()).toMatchObject({ holds: true });
  });

  test("by month say what their days say, for any days", async () => {
    const day = (n: number) => addDays(plainDateOf(TEST_MORNING), n);
    const last = plainDateOf(city.now());
    for (const [from, to] of [
      [day(-17), last],
      [day(-40), day(1)],
      [day(0), addDays(last, 20)],
      [day(2), day(3)],
    ] as const) {
      const { rows: days } = await tableOf("day", { from, to });
      const { rows: months } = await tableOf("total", { from, to });
      for (const { id, kind } of measures.counters) {
        const values = days.map((row) => row.counters[id] ?? 0);
        const told = kind === "balance" ? values.at(-1) : values.reduce((all, value) => all + value, 0);
        expect(months[0]?.counters[id], `${id} ${from} to ${to}`).toBe(told);
      }
    }
  });
});

describe("after a rebuild", () => {
  test("folding goes on, also beside it", async () => {
    const before = await check();
    const matterId = await reported();
    await Promise.all([fold(), rebuildMeasures(city.platform.database, city.engine.kinds, { check: false }), fold()]);
    await city.act({
      by: "acceptor",
      act: "accept",
      matterId,
      input: { evidenceSuffices: true, notDuplicateReason: "另一处" },
    });
    await fold();
    const after = await check();
    expect(after).toMatchObject({ holds: true, matters: before.matters + 1, entries: before.entries + 2 });
  });

  test("a check takes no offence at entries that wait to be folded", async () => {
    await reported();
    expect(await check()).toMatchObject({ holds: true });
    await fold();
  });
});

describe("figures as of a moment", () => {
  test("count what is due today only from its deadline on, and as overdue only after it", async () => {
    city.setNow(shanghaiTime("2026-12-28 09:00"));
    const matterId = await reported();
    await city.act({
      by: "acceptor",
      act: "accept",
      matterId,
      input: { evidenceSuffices: true, notDuplicateReason: "另一处" },
    });
    await city.act({ by: "shiftLeader", act: "file_case", matterId, input: { conditionId: "incident:0110/1" } });
    await city.act({ by: "dispatcher", act: "dispatch", matterId, input: { leadUnitId: city.units.sanitation } });
    await fold();
    const today = { from: "2026-12-28" as PlainDate, to: "2026-12-28" as PlainDate };
    const figures = async () => {
      const [row] = (await tableOf("total", today)).rows;
      const late = (await behind("overtime_to_dispose", today)).rows.some((matter) => matter.matterId === matterId);
      return { due: row?.counters.need_dispose, late };
    };
    const before = await figures();
    // 4 工作时 from 09:00 end at 15:00.
    city.setNow(shanghaiTime("2026-12-28 15:00"));
    expect(await figures()).toEqual(before);
    city.setNow(addMillis(shanghaiTime("2026-12-28 15:00"), 1));
    expect(await figures()).toEqual({ due: (before.due ?? 0) + 1, late: true });
    expect(before.late).toBe(false);
  });
});
