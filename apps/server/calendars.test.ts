/** Working calendars over HTTP: read by everybody, changed by the administrators of their division. */
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shanghaiTime } from "#base/instant.ts";
import { type OpenTestCity, openTestCity } from "#capabilities/report/server/test-city.ts";
import { clockPart } from "#kernel/clock/server/index.ts";
import type { Actor } from "#kernel/people/model/public.ts";
import { cloneDatabase } from "#platform/test/database.ts";
import { CALENDAR_READERS, ensureCityCalendar } from "./city-calendar.ts";
import { openTestHttp } from "./test-http.ts";

let city: OpenTestCity;
let http: FastifyInstance;
let caller: Actor;

beforeAll(async () => {
  city = await openTestCity();
  http = await openTestHttp({
    routes: clockPart(CALENDAR_READERS).routes?.(city.platform) ?? [],
    now: city.platform.now,
    actorNamed: () => caller,
  });
});
afterAll(async () => {
  await http.close();
  await city.close();
});

const administrator = (): Actor => ({ ...city.actors.administrator, divisionCode: "990100000000" });

async function call(actor: Actor, method: "GET" | "POST", path: string, payload?: object) {
  caller = actor;
  const response = await http.inject({ method, url: `/api/calendars${path}`, ...(payload ? { payload } : {}) });
  return { status: response.statusCode, body: response.json() };
}

const NOTICE = `一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月30日（周六）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假，共1天。
六、中秋节：9月15日（周三）放假，共1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`;

describe("a year", () => {
  test("shows twelve months with the kind of each day and where it comes from", async () => {
    const { body } = await call(city.actors.acceptor, "GET", "/city/years/2026");
    expect(body).toMatchObject({ year: 2026, isAnnounced: true });
    expect(body.months).toHaveLength(12);
    const all = body.months.flatMap((month: { days: { date: string }[] }) => month.days);
    expect(all).toHaveLength(365);
    const day = (date: string) => all.find((one: { date: string }) => one.date === date);
    expect(day("2026-10-01")).toMatchObject({ kind: "holiday", name: "国庆节", weekday: 4 });
    expect(day("2026-09-20")).toMatchObject({ kind: "make_up", name: "国庆节调休" });
    expect(day("2026-09-20").source).toContain("2026年");
    expect(day("2026-11-21")).toEqual({ date: "2026-11-21", weekday: 6, kind: "rest", name: null, source: null });
    expect(day("2026-11-20")).toMatchObject({ kind: "work", name: null });
    expect(body.workdays).toBe(
      all.filter(({ kind }: { kind: string }) => kind === "work" || kind === "make_up").length,
    );
  });

  test("that is not announced says so", async () => {
    const { body } = await call(city.actors.acceptor, "GET", "/city/years/2027");
    expect(body.isAnnounced).toBe(false);
    expect((await call(city.actors.acceptor, "GET", "/elsewhere/years/2027")).status).toBe(404);
  });
});

describe("a notice", () => {
  test("is read, previewed, and stored with its reason; then the year is announced", async () => {
    const read = await call(administrator(), "POST", "/read", { format: "notice", text: NOTICE, year: 2027 });
    expect(read.body).toMatchObject({ year: 2027, errors: [], missing: [] });
    const change = { kind: "year", year: 2027, days: read.body.days };
    const preview = await call(administrator(), "POST", "/city/preview", { version: 1, change });
    expect(preview.status).toBe(200);
    expect(preview.body.missing).toEqual([]);
    expect(preview.body.days).toContainEqual({
      date: "2027-01-30",
      before: { kind: "rest", name: null, source: null },
      after: expect.objectContaining({ kind: "make_up", name: "春节调休" }),
    });
    const nothing = await call(administrator(), "POST", "/city/versions", { version: 1, change, reason: "" });
    expect(nothing.status).toBe(400);
    const reason = "国务院办公厅关于2027年部分节假日安排的通知（假定）";
    const stored = await call(administrator(), "POST", "/city/versions", { version: 1, change, reason });
    expect(stored.body).toEqual({ version: 2 });
    expect((await call(city.actors.acceptor, "GET", "/city/years/2027")).body.isAnnounced).toBe(true);
    const { body } = await call(city.actors.acceptor, "GET", "/city/versions");
    expect(body.versions.map((one: { version: number }) => one.version)).toEqual([2, 1]);
    expect(body.versions[0]).toMatchObject({ reason, createdBy: "管宁", recomputation: { state: "waiting" } });
    expect(body.versions[1].recomputation).toBeNull();
    const again = await call(administrator(), "POST", "/city/versions", { version: 1, change, reason });
    expect(again).toMatchObject({ status: 409, body: { version: 2 } });
    const log = await city.test.pool.query("select details from people_access_log");
    expect(log.rows[0]?.details).toMatchObject({ what: "calendar.changed", calendarId: "city", version: 2 });
  });

  test("with mistakes comes back with the row of each, and what it forgets", async () => {
    const text = NOTICE.replace("1月1日（周五）", "1月1日（周四）").replace(/七、.*/, "");
    const { body } = await call(administrator(), "POST", "/read", { format: "notice", text, year: 2027 });
    expect(body.errors).toEqual([{ row: 1, message: expect.stringContaining("星期五") }]);
    expect(body.missing.map((day: { date: string }) => day.date)).toEqual(["2027-10-01", "2027-10-02", "2027-10-03"]);
    const csv = "日期,名称,类别\n2027/1/1,元旦,放假\n2027-01-33,元旦,放假\n2027-01-02,元旦,也许";
    const rows = await call(administrator(), "POST", "/read", { format: "csv", text: csv, year: 2027 });
    expect(rows.body.days).toHaveLength(1);
    expect(rows.body.errors.map((error: { row: number }) => error.row)).toEqual([3, 4]);
    const json = await call(administrator(), "POST", "/read", { format: "json", text: "{", year: 2027 });
    expect(json.body).toMatchObject({ year: 0, errors: [{ row: 0 }], missing: [] });
  });
});

describe("a change", () => {
  const hours = { kind: "hours", segments: [[540, 720]], weekdays: [1, 2, 3, 4, 5, 6] };

  test("is refused to other posts, and to the administrator of a district when the calendar is the city's", async () => {
    const body = { version: 2, change: hours, reason: "试行新作息" };
    expect((await call(city.actors.leader, "POST", "/city/versions", body)).status).toBe(403);
    expect((await call(city.actors.leader, "POST", "/city/preview", body)).status).toBe(403);
    const refused = await call(city.actors.administrator, "POST", "/city/versions", body);
    expect(refused).toMatchObject({ status: 403, body: { type: "/problems/clock/out-of-scope" } });
  });

  test.each([
    [{ ...hours, segments: [[720, 540]] }, "每段的开始须早于结束"],
    [
      {
        ...hours,
        segments: [
          [540, 720],
          [700, 900],
        ],
      },
      "不能重叠",
    ],
    [{ ...hours, weekdays: [] }, "至少有一个工作日"],
    [{ kind: "days", put: [], drop: [] }, "没有要改的日期"],
    [{ kind: "year", year: 2028, days: [day("2029-01-01")] }, "不属于这一年"],
    [{ kind: "days", put: [day("2028-01-05"), day("2028-01-05")], drop: [] }, "出现了两次"],
  ])("that cannot be is refused in words: %j", async (change, says) => {
    const { status, body } = await call(administrator(), "POST", "/city/preview", { version: 2, change });
    expect(status).toBe(400);
    expect(body.errors.map((error: { message: string }) => error.message).join()).toContain(says);
  });

  function day(date: string) {
    return { date, isWorkday: false, name: "停工", source: "市政府通知" };
  }

  test("of the hours says so, and a single day can be taken back again", async () => {
    const preview = await call(administrator(), "POST", "/city/preview", { version: 2, change: hours });
    expect(preview.body).toMatchObject({ areHoursChanged: true });
    const put = { kind: "days", put: [day("2026-12-01")], drop: [] };
    const store = (version: number, change: object) =>
      call(administrator(), "POST", "/city/versions", { version, change, reason: "市政府关于停工的通知" });
    expect((await store(2, put)).body).toEqual({ version: 3 });
    expect((await store(3, { kind: "days", put: [], drop: ["2026-12-01"] })).body).toEqual({ version: 4 });
    const { body } = await call(city.actors.acceptor, "GET", "/city/years/2026");
    expect(body.months[11].days[0]).toMatchObject({ kind: "work", name: null });
  });
});

test("a city without a calendar gets one, once, also when two processes start together", async () => {
  const fresh = await cloneDatabase();
  try {
    const now = shanghaiTime("2026-11-21 09:00");
    const ensure = () => ensureCityCalendar(fresh.database, "990100000000", now);
    const made = await Promise.all([ensure(), ensure()]);
    expect(made.filter((id) => id !== null)).toEqual(["calendar-9901"]);
    const { rows } = await sql<{ announced_years: number[] }>`select announced_years from clock_calendar`.execute(
      fresh.database,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.announced_years).toHaveLength(20);
  } finally {
    await fresh.drop();
  }
});
