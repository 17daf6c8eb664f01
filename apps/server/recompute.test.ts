/** A change of the working calendar and the clocks that run under it, on real PostgreSQL and through the loop of reports. */
import type { JobHelpers } from "graphile-worker";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addMillis, DAY_MS, formatInstant, shanghaiTime } from "#base/instant.ts";
import { parsePlainDate } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import { REPORT_MEASURES } from "#capabilities/report/server/measures.ts";
import { type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import type { CalendarChange } from "#kernel/clock/model/public.ts";
import { findRecomputation, previewChange, RECOMPUTE_TASK, storeChange } from "#kernel/clock/server/public.ts";
import { matterPart } from "#kernel/matter/server/index.ts";
import { recomputeClocks, sweepRecomputations } from "#kernel/matter/server/public.ts";
import { getMatterPage } from "#kernel/matter/server/queries/get-matter.ts";
import { netOf } from "#kernel/measure/model/public.ts";
import { entriesOf, verifyRecord } from "#kernel/record/server/public.ts";
import { getRow, listRows } from "#platform/database/query.ts";

let city: OpenTestCity;
beforeEach(async () => {
  city = await openTestCity();
});
afterEach(async () => city.close());

/** A report filed and dispatched at the city's time; 道路破损 has five working days, 井盖缺失 two emergency hours. */
async function dispatched(classKey: "incident:0113" | "facility:0101", cell = 7): Promise<string> {
  const input = {
    source: "referral",
    description: "人行道塌了一块",
    classKey,
    position: city.positionInCell(cell),
    isAnonymous: true,
  };
  const { matterId } = await city.act({ by: "acceptor", act: "report_by_public", input });
  const conditionId = `${classKey}/1`;
  await city.act({
    by: "acceptor",
    act: "accept",
    matterId,
    input: { evidenceSuffices: true, notDuplicateReason: "另一处" },
  });
  await city.act({ by: "shiftLeader", act: "file_case", matterId, input: { conditionId } });
  await city.act({ by: "dispatcher", act: "dispatch", matterId, input: { leadUnitId: city.units.roads } });
  return matterId;
}

function days(marks: Readonly<Record<string, boolean>>): CalendarChange {
  const put = Object.entries(marks).map(([date, isWorkday]) => ({
    ...{ date: parsePlainDate(date), isWorkday, name: isWorkday ? "加班" : "防台停工", source: "市政府通知" },
  }));
  return { kind: "days", put, drop: [] };
}

async function change(wanted: CalendarChange, versionSeen = 1): Promise<number> {
  return city.platform.database.transaction().execute((tx) =>
    storeChange(tx, {
      calendarId: "city",
      versionSeen,
      change: wanted,
      reason: "市政府关于防台停工的通知",
      createdBy: "管宁",
      now: city.now(),
    }),
  );
}

async function recompute(version: number) {
  return recomputeClocks(city.platform, { calendarId: "city", version });
}

interface Kept {
  readonly kind: string;
  readonly state: string;
  readonly due: string;
  readonly isProvisional: boolean;
}
async function clocksOf(matterId: string): Promise<Readonly<Record<string, Kept>>> {
  const rows = await listRows(
    city.platform.database,
    sql<Kept>`select kind, state, due_at as due, is_provisional as "isProvisional" from clock_running
      where matter_id = ${matterId} order by run`,
  );
  return Object.fromEntries(rows.map((row) => [row.kind, { ...row, due: formatInstant(row.due as never) }]));
}

async function versionOf(matterId: string): Promise<number> {
  return (
    await getRow(city.platform.database, sql<{ version: number }>`select version from matter where id = ${matterId}`)
  ).version;
}

describe("a day on which the city stands still", () => {
  test("moves the running clock, writes one entry with before, after and why, and leaves the stopped ones", async () => {
    const matterId = await dispatched("incident:0113");
    const before = await clocksOf(matterId);
    expect(before.resolve).toMatchObject({ state: "running", due: "2026-11-25 09:10" });
    const version = await change(days({ "2026-11-20": false }));
    expect(await recompute(version)).toMatchObject({ state: "finished", changed: 1, later: 2, kept_earlier: 0 });

    const after = await clocksOf(matterId);
    expect(after.resolve?.due).toBe("2026-11-26 09:10");
    expect(after.accept).toEqual(before.accept);
    expect(after.dispatch).toEqual(before.dispatch);
    const entry = (await entriesOf(city.platform.database, matterId)).at(-1);
    expect(entry).toMatchObject({
      act: "recompute_clocks",
      code: "K01",
      from: "dispatched",
      to: "dispatched",
      actor: { role: "system", personId: null },
      input: { calendarId: "city", version: 2, reason: "市政府关于防台停工的通知" },
    });
    expect(((entry?.changes ?? {}) as { clocks?: unknown[] }).clocks).toContainEqual({
      ...{ kind: "resolve", label: "处置时限", outcome: "later", isNowCertain: false },
      before: shanghaiTime("2026-11-25 09:10"),
      after: shanghaiTime("2026-11-26 09:10"),
    });
    expect(entry?.clocks.find((clock) => clock.kind === "resolve")?.dueAt).toBe(shanghaiTime("2026-11-26 09:10"));
    const kept = await getRow(
      city.platform.database,
      sql<{ due_at: string }>`select due_at from matter where id = ${matterId}`,
    );
    expect(kept.due_at).toBe(shanghaiTime("2026-11-26 09:10"));
    expect(await verifyRecord(city.platform.database)).toMatchObject({ holds: true });

    const page = await getMatterPage(city.engine, matterId, city.actors.dispatcher, city.now());
    expect(page.story[0]).toMatchObject({ label: "工作日历调整，时限重算", code: "K01" });
    expect(page.story[0]?.text).toContain("处置时限由 2026-11-25 09:10 延至 2026-11-26 09:10");
    expect(page.chain.holds).toBe(true);
  });

  test("moves what is due in the figures to the new day of the deadline", async () => {
    const matterId = await dispatched("incident:0113");
    const dueOn = async () => {
      const deltas = REPORT_MEASURES.countersOf(await entriesOf(city.platform.database, matterId));
      return netOf(deltas)
        .filter((delta) => delta.counter === "need_dispose")
        .map((delta) => [delta.day, delta.value]);
    };
    expect(await dueOn()).toEqual([["2026-11-25", 1]]);
    await recompute(await change(days({ "2026-11-20": false })));
    expect(await dueOn()).toEqual([["2026-11-26", 1]]);
  });

  test("is done once, however often it is run, and the sweep finds nothing left", async () => {
    const matterId = await dispatched("incident:0113");
    const version = await change(days({ "2026-11-20": false }));
    await Promise.all([recompute(version), recompute(version)]);
    const seen = await versionOf(matterId);
    await recompute(version);
    await sweepRecomputations(city.platform);
    expect(await versionOf(matterId)).toBe(seen);
    expect(await findRecomputation(city.platform.database, { calendarId: "city", version })).toMatchObject({
      changed: 1,
      later: 2,
    });
  });

  test("is picked up by the job that the change leaves behind, and by the sweep where the job missed a matter", async () => {
    const matterId = await dispatched("incident:0113");
    await change(days({ "2026-11-20": false }));
    const tasks = matterPart(() => city.engine).tasks?.(city.platform) ?? {};
    await tasks["clock.sweep"]?.({}, {} as JobHelpers);
    expect((await clocksOf(matterId)).resolve?.due).toBe("2026-11-26 09:10");
    const job = await getRow(
      city.platform.database,
      sql<{ payload: object }>`select j.payload from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = ${RECOMPUTE_TASK}`,
    );
    expect(job.payload).toEqual({ calendarId: "city", version: 2 });
    await tasks[RECOMPUTE_TASK]?.(job.payload, {} as JobHelpers);
    expect(await findRecomputation(city.platform.database, { calendarId: "city", version: 2 })).toMatchObject({
      state: "finished",
      changed: 1,
    });
  });

  test("leaves alone what is overdue, what runs round the clock, and what is over", async () => {
    const late = await dispatched("incident:0113", 1);
    city.setNow(addMillis(city.now(), 8 * DAY_MS));
    const emergency = await dispatched("facility:0101", 12);
    const before = [(await clocksOf(late)).resolve, (await clocksOf(emergency)).resolve];
    expect(before.map((clock) => clock?.state)).toEqual(["running", "running"]);
    await recompute(await change(days({ "2026-11-20": false, "2026-11-26": false, "2026-11-27": false })));
    expect([(await clocksOf(late)).resolve, (await clocksOf(emergency)).resolve]).toEqual(before);
  });

  test("moves a paused clock too, and the resumed one then ends as the new calendar says", async () => {
    const matterId = await dispatched("incident:0113");
    await city.act({ by: "roadsDesk", act: "receive", matterId });
    await city.act({
      by: "roadsDesk",
      act: "ask_deferral",
      matterId,
      input: { date: "2026-12-01", reason: "等待备料到货" },
    });
    await city.act({ by: "commandLead", act: "defer", matterId });
    expect((await clocksOf(matterId)).resolve?.state).toBe("paused");
    await recompute(await change(days({ "2026-11-20": false })));
    expect((await clocksOf(matterId)).resolve).toMatchObject({ state: "paused", due: "2026-11-26 09:10" });
    // Three workdays of pause: the 18th, the 19th and the 23rd.
    city.setNow(shanghaiTime("2026-11-24 09:10"));
    await city.act({ by: "dispatcher", act: "resume", matterId });
    expect((await clocksOf(matterId)).resolve).toMatchObject({ state: "running", due: "2026-12-01 09:10" });
  });
});

describe("an extra day of work", () => {
  test("never moves a deadline earlier; the record says that it stays", async () => {
    const matterId = await dispatched("incident:0113");
    const version = await change(days({ "2026-11-21": true }));
    expect(await recompute(version)).toMatchObject({ later: 0, changed: 1, kept_earlier: 2 });
    expect((await clocksOf(matterId)).resolve?.due).toBe("2026-11-25 09:10");
    const page = await getMatterPage(city.engine, matterId, city.actors.dispatcher, city.now());
    expect(page.story[0]?.text).toContain("处置时限按新日历本应更早，仍为 2026-11-25 09:10");
    // A later version that touches nothing here leaves no further entry.
    const seen = await versionOf(matterId);
    await recompute(await change(days({ "2027-06-01": false }), version));
    expect(await versionOf(matterId)).toBe(seen);
  });
});

describe("the announcement of 2027", () => {
  const ANNOUNCED: CalendarChange = {
    kind: "year",
    year: 2027,
    days: [
      ...["2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04"].map((date) => ({
        ...{ date: parsePlainDate(date), isWorkday: false, name: "元旦", source: "《假定的2027年通知》" },
      })),
      { date: parsePlainDate("2027-01-09"), isWorkday: true, name: "元旦调休", source: "《假定的2027年通知》" },
    ],
  };

  test("makes a provisional deadline certain and moves it where the holiday is longer", async () => {
    city.setNow(shanghaiTime("2026-12-29 09:10"));
    const matterId = await dispatched("incident:0113");
    expect((await clocksOf(matterId)).resolve).toMatchObject({ due: "2027-01-06 09:10", isProvisional: true });
    const preview = await previewChange(city.platform.database, {
      ...{ calendarId: "city", versionSeen: 1, change: ANNOUNCED, now: city.now() },
    });
    const version = await change(ANNOUNCED);
    const done = await recompute(version);
    expect(preview.clocks).toMatchObject({ later: done?.later, certain: done?.certain, keptEarlier: 0 });
    expect(preview.examples.find((clock) => clock.label === "处置时限")).toMatchObject({
      matterId,
      before: shanghaiTime("2027-01-06 09:10"),
      after: shanghaiTime("2027-01-07 09:10"),
    });
    expect((await clocksOf(matterId)).resolve).toMatchObject({ due: "2027-01-07 09:10", isProvisional: false });
    const row = await getRow(
      city.platform.database,
      sql<{ is_provisional: boolean }>`select is_provisional from matter where id = ${matterId}`,
    );
    expect(row.is_provisional).toBe(false);
  });
});

describe("a change", () => {
  test("from a version that is no longer in force is refused, and so is one that changes nothing", async () => {
    await change(days({ "2026-11-20": false }));
    await expect(change(days({ "2026-11-23": false }))).rejects.toBeInstanceOf(Problem);
    await expect(change(days({ "2026-11-20": false }), 2)).rejects.toMatchObject({
      problemType: { type: "/problems/clock/nothing-changes" },
    });
  });

  test("overtaken by a newer one is not recomputed any more; the newer one covers all", async () => {
    const matterId = await dispatched("incident:0113");
    await change(days({ "2026-11-20": false }));
    await change(days({ "2026-11-20": true }), 2);
    expect(await recompute(2)).toMatchObject({ state: "superseded", changed: 0 });
    expect(await recompute(3)).toMatchObject({ state: "finished", later: 0 });
    expect((await clocksOf(matterId)).resolve?.due).toBe("2026-11-25 09:10");
  });

  test("of the city leaves a district that keeps a calendar of its own", async () => {
    const matterId = await dispatched("incident:0113");
    await sql`insert into clock_calendar (id, version, name, division_code, segments, weekdays, days, announced_years, digest, reason, created_at, created_by)
      select 'district', 1, '衡川区工作日历', '990102000000', segments, weekdays, days, announced_years, 'district', '区里自定', created_at, created_by
      from clock_calendar where id = 'city'`.execute(city.platform.database);
    expect(await recompute(await change(days({ "2026-11-20": false })))).toMatchObject({ state: "finished", total: 0 });
    expect((await clocksOf(matterId)).resolve?.due).toBe("2026-11-25 09:10");
  });
});
