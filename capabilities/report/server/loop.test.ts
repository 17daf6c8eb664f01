/** The loop on real PostgreSQL, through the engine: 从上报到回访. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addMillis, HOUR_MS, MINUTE_MS } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import { findMatter } from "#kernel/matter/server/public.ts";
import { entriesOf, verifyRecord } from "#kernel/record/server/public.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { loadDetail } from "./columns.ts";
import { loadConfiguration } from "./configuration/configuration.ts";
import { findLikeReports } from "./facts/duplicates.ts";
import { type OpenTestCity, openTestCity, TEST_MORNING } from "./test-city.ts";

let city: OpenTestCity;
beforeAll(async () => {
  city = await openTestCity();
});
afterAll(async () => city.close());
beforeEach(() => city.setNow(TEST_MORNING));

const later = (minutes: number) => city.setNow(addMillis(city.now(), minutes * MINUTE_MS));

/** A hotline call about rubbish in a cell. */
async function called(cell: number, more: object = {}): Promise<string> {
  const input = {
    source: "hotline_12345",
    description: "菜场北门桶外有垃圾",
    classKey: "incident:0110",
    position: city.positionInCell(cell),
    reporterName: "王某",
    reporterPhone: "139 0000 1234",
    ...more,
  };
  return (await city.act({ by: "acceptor", act: "report_by_public", input })).matterId;
}

async function filed(cell: number): Promise<string> {
  const matterId = await called(cell);
  await city.act({ by: "acceptor", act: "accept", matterId, input: { evidenceSuffices: true } });
  await city.act({ by: "shiftLeader", act: "file_case", matterId, input: { conditionId: "incident:0110/1" } });
  return matterId;
}

async function resolving(cell: number): Promise<string> {
  const matterId = await filed(cell);
  await city.act({ by: "dispatcher", act: "dispatch", matterId, input: { leadUnitId: city.units.sanitation } });
  await city.act({ by: "sanitationDesk", act: "receive", matterId });
  return matterId;
}

/** Rule ids of a refusal. */
async function rulesOf(attempt: Promise<unknown>): Promise<readonly string[]> {
  const problem = await problemOf(attempt);
  expect(problem.problemType.type).toBe("/problems/matter/refused");
  return problem.extras.rules?.map((rule) => rule.rule) ?? [];
}

async function problemOf(attempt: Promise<unknown>): Promise<Problem> {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof Problem) return error;
  throw error ?? new Error("nothing was refused");
}

test("from a call to the call-back every step is on the record, with its clocks", async () => {
  const matterId = await called(7);
  const position = city.positionInCell(7);
  const photos = [await city.photo("after")];
  const steps = [
    ["acceptor", "accept", {}],
    ["acceptor", "send_verify", { supervisorPersonId: city.actors.supervisor.personId }],
    ["supervisor", "verify", { result: "true", position, photos }],
    ["shiftLeader", "file_case", { conditionId: "incident:0110/1" }],
    ["dispatcher", "dispatch", { leadUnitId: city.units.sanitation }],
    ["sanitationDesk", "receive", { crewPersonIds: [city.actors.sanitationCrew.personId] }],
    ["sanitationCrew", "report_result", { result: "已清运", position, photos }],
    ["acceptor", "send_recheck", { supervisorPersonId: city.actors.otherSupervisor.personId }],
    ["otherSupervisor", "pass_recheck", { isClosingConditionMet: true, position, photos }],
    ["acceptor", "close", {}],
    ["acceptor", "return_visit", { isReached: true, satisfaction: "satisfied", isSolved: true }],
  ] as const;
  for (const [by, act, input] of steps) {
    later(5);
    await city.act({ by, act, matterId, input });
  }
  const entries = await entriesOf(city.platform.database, matterId);
  expect(entries.map((entry) => entry.code)).toEqual([
    "T02",
    "T03",
    "T05",
    "T06",
    "T07",
    "T09",
    "T09r",
    "T13",
    "T19",
    "T20",
    "T22",
    "T24",
  ]);
  const detail = await loadDetail(city.platform.database, city.platform.secrets, matterId);
  expect(detail).toMatchObject({
    classCode: "0110",
    verifyResult: "true",
    dispatchCount: 1,
    closing: "rechecked",
    satisfaction: "satisfied",
    handlerPersonIds: [city.actors.sanitationCrew.personId],
    resultText: "已清运",
  });
  const clocks = await listRows(
    city.platform.database,
    sql<{ kind: string; state: string }>`select kind, state from clock_running where matter_id = ${matterId}`,
  );
  expect(new Set(clocks.map((clock) => clock.kind))).toEqual(
    new Set([
      "accept",
      "send_verify",
      "verify",
      "file",
      "dispatch",
      "whole",
      "resolve",
      "send_recheck",
      "recheck",
      "close",
    ]),
  );
  expect(clocks.every((clock) => clock.state === "stopped")).toBe(true);
  expect(await verifyRecord(city.platform.database)).toMatchObject({ holds: true });
});

describe("sending twice and at once", () => {
  test("the same request twice makes one report", async () => {
    const requestId = randomUUID();
    const input = { source: "referral", description: "转来的问题", reporterPhone: "0371-123456" };
    const first = await city.act({ by: "acceptor", act: "report_by_public", input, requestId });
    const second = await city.act({ by: "acceptor", act: "report_by_public", input, requestId });
    expect(second).toEqual({ ...first, isRepeat: true });
  });

  test("an act is not dated before the last entry: one that only waited takes its moment, an earlier one is refused", async () => {
    const before = city.now();
    const matterId = await called(12);
    const note = { by: "acceptor", act: "comment", matterId, input: { text: "已联系" } } as const;
    city.setNow(addMillis(before, -30_000));
    await city.act(note);
    const rows = await listRows(
      city.test.database,
      sql<{ at: string }>`select at from record_entry where matter_id = ${matterId} order by seq`,
    );
    expect(rows.map(({ at }) => at)).toEqual([before, before]);
    city.setNow(addMillis(before, -120_000));
    const refused = await city.act(note).catch((error) => error);
    city.setNow(before);
    expect(refused.problemType.type).toBe("/problems/matter/before-last-entry");
  });

  test("two officers at once: one does it, the other is told", async () => {
    const matterId = await called(1);
    const attempts = ["acceptor", "acceptor"].map(() =>
      city.act({ by: "acceptor", act: "accept", matterId, version: 1, input: { evidenceSuffices: true } }),
    );
    const results = await Promise.allSettled(attempts);
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
    const reasons = results.map((result) => (result.status === "rejected" ? result.reason.problemType.type : null));
    expect(reasons).toContain("/problems/matter/changed-meanwhile");
  });

  test("whoever saw an older version is told what it is now", async () => {
    const matterId = await called(2);
    await city.act({ by: "acceptor", act: "comment", matterId, version: 1, input: { text: "已电话联系" } });
    const problem = await problemOf(city.act({ by: "acceptor", act: "accept", matterId, version: 1 }));
    expect(problem.extras.more).toMatchObject({ version: 2, state: "reported" });
  });
});

test("out of the caller's scope looks like absent", async () => {
  const matterId = await called(3);
  const problem = await problemOf(city.act({ by: "roadsDesk", act: "comment", matterId, input: { text: "看看" } }));
  expect(problem.problemType).toMatchObject({ type: "/problems/matter/not-found", status: 404 });
});

describe("illegal moves name their rule", () => {
  test("dispatch before filing", async () => {
    const matterId = await called(4);
    const input = { leadUnitId: city.units.sanitation };
    expect(await rulesOf(city.act({ by: "dispatcher", act: "dispatch", matterId, input }))).toEqual(["T09-STATE"]);
  });

  test("closing from handling", async () => {
    const matterId = await resolving(5);
    expect(await rulesOf(city.act({ by: "shiftLeader", act: "close", matterId }))).toEqual(["T22-STATE"]);
  });

  test("a filing condition of another class", async () => {
    const matterId = await called(6);
    await city.act({ by: "acceptor", act: "accept", matterId, input: { evidenceSuffices: true } });
    const input = { conditionId: "incident:0101/1" };
    expect(await rulesOf(city.act({ by: "shiftLeader", act: "file_case", matterId, input }))).toEqual([
      "T07-CONDITION",
    ]);
  });

  test("an extension after the deadline", async () => {
    const matterId = await resolving(8);
    city.setNow(addMillis(city.now(), 9 * 24 * HOUR_MS));
    const input = { value: 1, unit: "day", reason: "等待配件到货" };
    expect(await rulesOf(city.act({ by: "sanitationDesk", act: "ask_extension", matterId, input }))).toContain(
      "T14-DEADLINE",
    );
  });

  test("handling by a unit that does not have the matter", async () => {
    const matterId = await filed(9);
    await city.act({
      by: "dispatcher",
      act: "dispatch",
      matterId,
      input: { leadUnitId: city.units.sanitation, assistUnitIds: [city.units.roads] },
    });
    expect(await rulesOf(city.act({ by: "roadsDesk", act: "receive", matterId }))).toEqual(["T09r-UNIT"]);
  });

  test("a position outside the city", async () => {
    const problem = await problemOf(called(0, { position: { longitude: 2.35, latitude: 48.86 } }));
    expect(problem.extras.errors).toEqual([{ path: "input.position", message: expect.stringContaining("不在本市") }]);
  });

  test("a likely duplicate needs a reason", async () => {
    await called(10);
    const matterId = await called(10);
    expect(await rulesOf(city.act({ by: "acceptor", act: "accept", matterId }))).toEqual(["T03-DUPLICATE"]);
    await city.act({ by: "acceptor", act: "accept", matterId, input: { notDuplicateReason: "在马路对面" } });
  });
});

test("the same words close by are found though a dozen of the same class lie further off", async () => {
  const { longitude, latitude } = city.positionInCell(14);
  const text = "东湖路口红绿灯杆倾斜，随时可能倒下";
  const twin = await called(14, { description: text, classKey: "incident:0111" });
  for (let n = 0; n < 12; n++) {
    const position = { longitude: longitude + n * 0.00002, latitude: latitude + 0.0009 };
    await called(14, { description: `第 ${n} 处散落纸屑`, position });
  }
  const matterId = await called(14, { description: text });
  const { database, secrets } = city.platform;
  const [kept, detail, configuration] = await Promise.all([
    findMatter(database, matterId),
    loadDetail(database, secrets, matterId),
    loadConfiguration(database),
  ]);
  if (!kept) throw new Error("no matter");
  const settings = configuration.settingsOn(plainDateOf(city.now()));
  const found = await findLikeReports(database, kept.core, detail, settings);
  expect(found[0]?.matterId).toBe(twin);
});

test("personal data is unreadable in the table and in the record", async () => {
  const matterId = await called(11, { reporterName: "欧阳某某", reporterPhone: "13812345678" });
  const kept = await getRow(
    city.platform.database,
    sql<{ everything: string }>`select (select row_to_json(r)::text from report r where r.matter_id = ${matterId}) ||
      (select json_agg(e)::text from record_entry e where e.matter_id = ${matterId}) ||
      (select json_agg(p)::text from report_reporter p where p.matter_id = ${matterId}) as everything`,
  );
  expect(kept.everything).not.toMatch(/欧阳|13812345678/);
  const detail = await loadDetail(city.platform.database, city.platform.secrets, matterId);
  expect(detail).toMatchObject({ reporterName: "欧阳某某", reporterPhone: "13812345678", hasContact: true });
});

test("merging keeps every reporter following the report that goes on", async () => {
  const target = await called(12);
  const merged = await called(12, { reporterPhone: "13800005678" });
  await city.act({ by: "acceptor", act: "merge", matterId: merged, input: { targetMatterId: target } });
  const reporters = await listRows(
    city.platform.database,
    sql<{
      original: string;
    }>`select original_matter_id as original from report_reporter where matter_id = ${target} order by joined_at, id`,
  );
  expect(new Set(reporters.map((reporter) => reporter.original))).toEqual(new Set([target, merged]));
});
