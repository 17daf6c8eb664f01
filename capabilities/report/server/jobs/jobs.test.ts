/** What follows from acts by itself: dispatch, merging, telling, reminding, supervising. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addMillis, HOUR_MS, MINUTE_MS, shanghaiTime } from "#base/instant.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { loadDetail } from "../columns.ts";
import { type OpenTestCity, openTestCity, TEST_MORNING } from "../test-city.ts";
import { watchClocks } from "./watch-clocks.ts";

let city: OpenTestCity;
beforeAll(async () => {
  city = await openTestCity();
});
afterAll(async () => city.close());
beforeEach(() => city.setNow(TEST_MORNING));

async function called(cell: number, classKey = "incident:0110"): Promise<string> {
  const position = city.positionInCell(cell);
  const input = {
    source: "hotline_12345",
    description: "门口有东西",
    classKey,
    position,
    reporterPhone: "0371-7654321",
  };
  return (await city.act({ by: "acceptor", act: "report_by_public", input })).matterId;
}

async function filed(cell: number, classKey = "incident:0110"): Promise<string> {
  const matterId = await called(cell, classKey);
  await city.act({
    by: "acceptor",
    act: "accept",
    matterId,
    input: { evidenceSuffices: true, notDuplicateReason: "另一处" },
  });
  await city.act({ by: "shiftLeader", act: "file_case", matterId, input: { conditionId: `${classKey}/1` } });
  return matterId;
}

async function stateOf(matterId: string): Promise<{ state: string; unit: string | null }> {
  return getRow(
    city.platform.database,
    sql<{ state: string; unit: string | null }>`select state, unit_id as unit from matter where id = ${matterId}`,
  );
}

async function noticesOf(matterId: string): Promise<readonly string[]> {
  const rows = await listRows(
    city.platform.database,
    sql<{ text: string }>`select text from report_notice where matter_id = ${matterId} order by at, seq`,
  );
  return rows.map((row) => row.text);
}

test("where one rule names the unit the system dispatches, once, and the reporter is told", async () => {
  const matterId = await filed(0);
  await city.runJobs();
  await city.runJobs();
  expect(await stateOf(matterId)).toEqual({ state: "dispatched", unit: city.units.sanitation });
  const { dispatchBasis, dispatchCount } = await loadDetail(city.platform.database, city.platform.secrets, matterId);
  expect(dispatchBasis).toMatch(/^rule:/);
  expect(dispatchCount).toBe(1);
  expect(await noticesOf(matterId)).toEqual([
    expect.stringMatching(/^已收到您反映的问题，编号 990102-20261118-A-\d{5}。$/),
    "您反映的问题已受理，正在确认情况。",
    "已立案，要求 4 工作时内处理完毕。",
    "已交给衡川区环卫所处理。",
  ]);
});

test("where two rules name different units a person dispatches", async () => {
  const matterId = await filed(1, "incident:0301");
  await city.runJobs();
  expect(await stateOf(matterId)).toMatchObject({ state: "filed" });
});

test("after a merge the other report counts one more, and both reporters are told of what follows", async () => {
  const target = await called(2);
  city.setNow(addMillis(city.now(), MINUTE_MS));
  const merged = await called(2);
  city.setNow(addMillis(city.now(), MINUTE_MS));
  await city.act({ by: "acceptor", act: "merge", matterId: merged, input: { targetMatterId: target } });
  await city.runJobs();
  await city.runJobs();
  const detail = await loadDetail(city.platform.database, city.platform.secrets, target);
  expect(detail.mergedCount).toBe(1);
  expect(await noticesOf(merged)).toEqual([
    expect.stringContaining("已收到"),
    expect.stringContaining("是同一个，已合并处理"),
  ]);
  city.setNow(addMillis(city.now(), MINUTE_MS));
  await city.act({ by: "acceptor", act: "accept", matterId: target, input: { evidenceSuffices: true } });
  await city.runJobs();
  expect((await noticesOf(target)).filter((notice) => notice.includes("已受理"))).toHaveLength(2);
});

test("a disputed return ruled by the shift leader is used for the next report of the same class and cell", async () => {
  const matterId = await filed(5, "incident:0301");
  const sendTo = async (unit: "roads" | "sanitation") => {
    await city.act({ by: "dispatcher", act: "dispatch", matterId, input: { leadUnitId: city.units[unit] } });
    const reason = { reason: "not_our_duty", opinion: "不归我们管" };
    await city.act({ by: `${unit}Desk`, act: "send_back", matterId, input: reason });
  };
  await sendTo("roads");
  await city.act({ by: "dispatcher", act: "accept_return", matterId });
  await sendTo("sanitation");
  const ruledUnitId = city.units.willowStreet;
  await city.act({ by: "otherShiftLeader", act: "accept_return", matterId, input: { ruledUnitId } });
  await city.runJobs();
  const next = await filed(5, "incident:0301");
  await city.runJobs();
  expect(await stateOf(next)).toEqual({ state: "dispatched", unit: ruledUnitId });
});

test("half, four fifths and all of a limit are reminded of once each; far over it the system supervises once", async () => {
  const matterId = await filed(10);
  await city.runJobs();
  const watchAt = async (time: string) => {
    city.setNow(shanghaiTime(time));
    await watchClocks(city.engine, city.platform);
    const rows = await listRows(
      city.platform.database,
      sql<{
        percent: number;
      }>`select percent from report_reminder where matter_id = ${matterId} and clock = 'resolve' order by percent`,
    );
    return rows.map((row) => row.percent);
  };
  // Dispatched at 09:10 with 4 working hours: due at 15:10.
  expect(await watchAt("2026-11-18 11:00")).toEqual([]);
  expect(await watchAt("2026-11-18 11:11")).toEqual([50]);
  expect(await watchAt("2026-11-18 14:30")).toEqual([50, 80]);
  expect(await watchAt("2026-11-18 15:11")).toEqual([50, 80, 100]);
  expect(await watchAt("2026-11-18 17:09")).toEqual([50, 80, 100]);
  const supervisions = async () =>
    (await loadDetail(city.platform.database, city.platform.secrets, matterId)).supervisionCount;
  expect(await supervisions()).toBe(0);
  // One and a half times the limit is used up at 17:10.
  await watchAt("2026-11-18 17:11");
  await watchAt("2026-11-19 17:00");
  expect(await supervisions()).toBe(1);
});

test("a deferral ends by itself and the rest of the time runs on", async () => {
  const matterId = await filed(15);
  await city.runJobs();
  await city.act({ by: "sanitationDesk", act: "receive", matterId });
  const ask = { reason: "暴雨停工", date: "2026-11-20" };
  await city.act({ by: "sanitationDesk", act: "ask_deferral", matterId, input: ask });
  await city.act({ by: "commandLead", act: "defer", matterId });
  city.setNow(shanghaiTime("2026-11-20 23:00"));
  await watchClocks(city.engine, city.platform);
  expect(await stateOf(matterId)).toMatchObject({ state: "deferred" });
  city.setNow(addMillis(shanghaiTime("2026-11-21 00:00"), HOUR_MS));
  await watchClocks(city.engine, city.platform);
  expect(await stateOf(matterId)).toMatchObject({ state: "resolving" });
});
