/** Our table of holidays against independent ones, day by day. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import chineseDays from "chinese-days";
import { describe, expect, test } from "vitest";
import { addDays, dayNumberOf, type PlainDate, parsePlainDate, weekdayOf } from "#base/plain-date.ts";
import {
  ANNOUNCED_YEARS,
  daysOfYear,
  holidaysMissingFrom,
  parseHolidayNotice,
  statutoryHolidaysOf,
  workingCalendar,
} from "./public.ts";

const CALENDAR = workingCalendar({ id: "test", name: "国家", version: 1 });
const YEARS = ANNOUNCED_YEARS.map(({ year }) => year);

function isWorkday(date: PlainDate): boolean {
  return CALENDAR.days.get(dayNumberOf(date))?.isWorkday ?? weekdayOf(date) <= 5;
}

function datesOf(year: number): readonly PlainDate[] {
  const dates: PlainDate[] = [];
  for (let date = parsePlainDate(`${year}-01-01`); date < `${year + 1}-01-01`; date = addDays(date, 1))
    dates.push(date);
  return dates;
}

describe("the announced years", () => {
  test("run from 2007 to 2026 without a gap", () => {
    expect(YEARS).toEqual(Array.from({ length: 20 }, (_, index) => 2007 + index));
  });

  test.each(YEARS)("%i agrees with chinese-days on every day", (year) => {
    const differing = datesOf(year).filter((date) => chineseDays.isWorkday(date) !== isWorkday(date));
    expect(differing).toEqual([]);
  });

  test.each(ANNOUNCED_YEARS)("$year works on weekends only by name and rests on named days", (announced) => {
    for (const day of daysOfYear(announced)) {
      if (day.isWorkday) expect(weekdayOf(day.date), day.date).toBeGreaterThan(5);
      expect(day.name.endsWith("调休")).toBe(day.isWorkday);
      expect(day.source).toMatch(/^《国务院.*通知》$/);
    }
  });

  test("lets the later notice decide: 2020-02-01 was to be worked and became a day of the extended holiday", () => {
    const day = CALENDAR.days.get(dayNumberOf(parsePlainDate("2020-02-01")));
    expect(day).toEqual({ isWorkday: false, name: "春节", source: "《国务院办公厅关于延长2020年春节假期的通知》" });
  });
});

describe("the data set of holidays", () => {
  const folder = join(process.env.FANGYUAN_DATA_SETS ?? "", "cn-holidays");
  const isPresent = process.env.FANGYUAN_DATA_SETS !== undefined && existsSync(folder);

  test.skipIf(!isPresent).each(YEARS)("%i agrees on every day", (year) => {
    const { days, errors } = parseHolidayNotice(readFileSync(join(folder, `${year}.json`), "utf8"));
    expect(errors).toEqual([]);
    expect(days.length).toBeGreaterThan(20);
    expect(days.filter((day) => day.isWorkday !== isWorkday(day.date))).toEqual([]);
    const told = new Set(days.map((day) => day.date));
    const announced = ANNOUNCED_YEARS.find((entry) => entry.year === year);
    expect(announced && daysOfYear(announced).filter((day) => !told.has(day.date))).toEqual([]);
  });
});

describe("a year that is not announced", () => {
  test("2027 has the thirteen statutory holidays and no make-up workday", () => {
    expect(statutoryHolidaysOf(2027).map((day) => `${day.date} ${day.name}`)).toEqual([
      "2027-01-01 元旦",
      "2027-02-05 春节",
      "2027-02-06 春节",
      "2027-02-07 春节",
      "2027-02-08 春节",
      "2027-04-05 清明节",
      "2027-05-01 劳动节",
      "2027-05-02 劳动节",
      "2027-06-09 端午节",
      "2027-09-15 中秋节",
      "2027-10-01 国庆节",
      "2027-10-02 国庆节",
      "2027-10-03 国庆节",
    ]);
    expect(CALENDAR.announcedYears.has(2027)).toBe(false);
    expect([...CALENDAR.days].filter(([day, { isWorkday }]) => day >= 20819 && isWorkday)).toEqual([]);
  });

  test.each([2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034, 2035])(
    "%i has its lunar days and its 清明 where chinese-days has them",
    (year) => {
      const dateOf = (name: string, index = 0) =>
        statutoryHolidaysOf(year).filter((day) => day.name === name)[index]?.date;
      expect(dateOf("春节", 1)).toBe(chineseDays.getSolarDateFromLunar(`${year}-01-01`).date);
      expect(dateOf("端午节")).toBe(chineseDays.getSolarDateFromLunar(`${year}-05-05`).date);
      expect(dateOf("中秋节")).toBe(chineseDays.getSolarDateFromLunar(`${year}-08-15`).date);
      expect(dateOf("清明节")).toBe(chineseDays.getSolarTermDate(year, 4, "pure_brightness"));
    },
  );

  test("shows what a partial import forgets", () => {
    const days = statutoryHolidaysOf(2027).filter((day) => day.name !== "国庆节");
    expect(holidaysMissingFrom(2027, days).map((day) => day.date)).toEqual(["2027-10-01", "2027-10-02", "2027-10-03"]);
    expect(holidaysMissingFrom(2027, statutoryHolidaysOf(2027))).toEqual([]);
  });

  test("becomes certain when its arrangement is put beside the others", () => {
    const announced = {
      year: 2027,
      notices: [
        {
          title: "国务院办公厅关于2027年部分节假日安排的通知",
          url: "https://www.gov.cn/",
          daysOff: [{ name: "元旦", from: "2027-01-01", to: "2027-01-03" }],
          makeUpWorkdays: [{ name: "元旦", date: "2027-01-09" }],
        },
      ],
    };
    const calendar = workingCalendar({
      id: "test",
      name: "国家",
      version: 2,
      announced: [...ANNOUNCED_YEARS, announced],
    });
    expect(calendar.announcedYears.has(2027)).toBe(true);
    expect(calendar.days.get(dayNumberOf(parsePlainDate("2027-01-09")))?.name).toBe("元旦调休");
    // The statutory days of a provisional year give way altogether to what was announced.
    expect(calendar.days.has(dayNumberOf(parsePlainDate("2027-02-06")))).toBe(false);
    expect(calendar.days.has(dayNumberOf(parsePlainDate("2028-01-26")))).toBe(true);
  });
});

describe("a working calendar", () => {
  test("lets the division's own days decide over all else", () => {
    const own = { date: parsePlainDate("2026-10-01"), isWorkday: true, name: "值守", source: "区政府通知" };
    const calendar = workingCalendar({ id: "test", name: "区", version: 1, overrides: [own] });
    expect(calendar.days.get(dayNumberOf(own.date))?.isWorkday).toBe(true);
  });

  test.each([
    { segments: [] },
    {
      segments: [
        [510, 720],
        [700, 900],
      ],
    },
    { segments: [[720, 510]] },
    { segments: [[510, 1500]] },
    { weekdays: [] },
    { weekdays: [0, 1] },
  ] as const)("refuses hours that cannot be: %j", (hours) => {
    expect(() => workingCalendar({ id: "test", name: "区", version: 1, ...hours })).toThrow(RangeError);
  });
});
