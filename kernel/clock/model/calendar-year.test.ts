/** A year as a wall calendar, and what changes of a calendar make of it. */
import chineseDays from "chinese-days";
import { describe, expect, test } from "vitest";
import { parsePlainDate } from "#base/plain-date.ts";
import { workingCalendar } from "#law/calendar/public.ts";
import { CalendarChangeSchema, calendarYear, changeCalendar, changedDays, isSameCalendar } from "./public.ts";

const CALENDAR = workingCalendar({ id: "test", name: "国家", version: 1 });
const daysOf = (year: number) => calendarYear(CALENDAR, year).months.flatMap((month) => month.days);

describe("a year", () => {
  test.each([2020, 2024, 2026])("%i has every day once, and the workdays that chinese-days has", (year) => {
    const days = daysOf(year);
    expect(days).toHaveLength(year % 4 === 0 ? 366 : 365);
    expect(new Set(days.map((day) => day.date)).size).toBe(days.length);
    const working = days.filter((day) => day.kind === "work" || day.kind === "make_up").map((day) => day.date);
    expect(working).toEqual(days.map((day) => day.date).filter((date) => chineseDays.isWorkday(date)));
    expect(calendarYear(CALENDAR, year).workdays).toBe(working.length);
  });

  test("tells rest by the week from a holiday by name, and work from making up", () => {
    const kinds = Object.fromEntries(daysOf(2026).map((day) => [day.date, day.kind]));
    expect(["2026-10-08", "2026-10-10", "2026-10-11", "2026-10-01", "2026-10-04"].map((date) => kinds[date])).toEqual([
      ...["work", "make_up", "rest", "holiday", "holiday"],
    ]);
  });
});

describe("a change", () => {
  const day = (date: string, isWorkday: boolean) => ({
    ...{ date: parsePlainDate(date), isWorkday, name: isWorkday ? "加班" : "停工", source: "市政府通知" },
  });

  test("of single days is told day by day, and taken back leaves nothing", () => {
    const put = changeCalendar(CALENDAR, {
      kind: "days",
      put: [day("2026-11-20", false), day("2026-11-21", true)],
      drop: [],
    });
    expect(changedDays(CALENDAR, put).map((one) => [one.date, one.before.kind, one.after.kind])).toEqual([
      ["2026-11-20", "work", "holiday"],
      ["2026-11-21", "rest", "make_up"],
    ]);
    const drop = [parsePlainDate("2026-11-20"), parsePlainDate("2026-11-21")];
    expect(isSameCalendar(changeCalendar(put, { kind: "days", put: [], drop }), CALENDAR)).toBe(true);
    expect(isSameCalendar(put, CALENDAR)).toBe(false);
  });

  test("of the hours keeps the days", () => {
    const hours = changeCalendar(CALENDAR, { kind: "hours", segments: [[540, 1020]], weekdays: [6, 1, 2] });
    expect(hours).toMatchObject({ segments: [[540, 1020]], weekdays: [1, 2, 6], days: CALENDAR.days });
  });

  test("announcing a year keeps days of its own that the arrangement does not name", () => {
    const own = changeCalendar(CALENDAR, { kind: "days", put: [day("2027-03-03", false)], drop: [] });
    const announced = changeCalendar(own, { kind: "year", year: 2027, days: [day("2027-01-09", true)] });
    expect(announced.announcedYears.has(2027)).toBe(true);
    expect(calendarYear(announced, 2027).months[2]?.days[2]).toMatchObject({ kind: "holiday", name: "停工" });
  });

  test.each([
    ["2026-12-31", true],
    ["2027-12-31", true],
    ["2026-11-30", false],
    ["2028-01-01", false],
  ])("of the year 2027 with a day on %s is taken: %s", (date, isTaken) => {
    expect(CalendarChangeSchema.safeParse({ kind: "year", year: 2027, days: [day(date, false)] }).success).toBe(
      isTaken,
    );
  });
});
