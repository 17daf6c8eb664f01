/**
 * 法定节假日 of years whose arrangement is not announced: the days that the regulation in force gives, and nothing beyond.
 *
 * Days off in lieu of a holiday that falls on a weekend (第六条) and make-up workdays are left out, because only the notice of
 * the year says where they lie. A deadline that rests on these days is provisional.
 *
 * @source 《全国年节及纪念日放假办法》(2024 修订，自 2025-01-01 起施行) 第二条
 */
import { addDays, type PlainDate, parsePlainDate } from "#base/plain-date.ts";
import type { LegalDay } from "./legal-day.ts";

const SOURCE = "《全国年节及纪念日放假办法》(2024) 第二条";

interface LunarYear {
  /** 正月初一. */
  readonly springFestival: string;
  /** 清明, a solar term: the day in China on which the sun reaches 15° of ecliptic longitude. */
  readonly qingming: string;
  /** 五月初五. */
  readonly dragonBoat: string;
  /** 八月十五. */
  readonly midAutumn: string;
}

/**
 * By the rules of GB/T 33661-2017 《农历的编算和颁行》. The new moons of 2027-02-06 (23:56 in China) and 2030-02-03 (00:07) stand so close
 * to midnight that some calendar libraries are a day off.
 */
const LUNAR_YEARS: Readonly<Record<number, LunarYear>> = {
  2027: { springFestival: "02-06", qingming: "04-05", dragonBoat: "06-09", midAutumn: "09-15" },
  2028: { springFestival: "01-26", qingming: "04-04", dragonBoat: "05-28", midAutumn: "10-03" },
  2029: { springFestival: "02-13", qingming: "04-04", dragonBoat: "06-16", midAutumn: "09-22" },
  2030: { springFestival: "02-03", qingming: "04-05", dragonBoat: "06-05", midAutumn: "09-12" },
  2031: { springFestival: "01-23", qingming: "04-05", dragonBoat: "06-24", midAutumn: "10-01" },
  2032: { springFestival: "02-11", qingming: "04-04", dragonBoat: "06-12", midAutumn: "09-19" },
  2033: { springFestival: "01-31", qingming: "04-04", dragonBoat: "06-01", midAutumn: "09-08" },
  2034: { springFestival: "02-19", qingming: "04-05", dragonBoat: "06-20", midAutumn: "09-27" },
  2035: { springFestival: "02-08", qingming: "04-05", dragonBoat: "06-10", midAutumn: "09-16" },
};

/** Beyond it no holidays are known, and deadlines there are provisional all the same. */
export const LAST_KNOWN_YEAR = 2035;

/** Empty for a year outside the table. */
export function statutoryHolidaysOf(year: number): readonly LegalDay[] {
  const lunar = LUNAR_YEARS[year];
  if (!lunar) return [];
  const on = (monthDay: string) => parsePlainDate(`${year}-${monthDay}`);
  return [
    ...run("元旦", on("01-01"), 1),
    ...run("春节", addDays(on(lunar.springFestival), -1), 4),
    ...run("清明节", on(lunar.qingming), 1),
    ...run("劳动节", on("05-01"), 2),
    ...run("端午节", on(lunar.dragonBoat), 1),
    ...run("中秋节", on(lunar.midAutumn), 1),
    ...run("国庆节", on("10-01"), 3),
  ];
}

/**
 * Statutory holidays that an arrangement forgets to give as days off: a sign that only part of the notice was imported. Empty for
 * a year outside the table.
 */
export function holidaysMissingFrom(
  year: number,
  days: readonly Pick<LegalDay, "date" | "isWorkday">[],
): readonly LegalDay[] {
  const off = new Set(days.filter((day) => !day.isWorkday).map((day) => day.date));
  return statutoryHolidaysOf(year).filter((day) => !off.has(day.date));
}

function run(name: string, first: PlainDate, count: number): readonly LegalDay[] {
  return Array.from({ length: count }, (_, i) => ({ date: addDays(first, i), isWorkday: false, name, source: SOURCE }));
}
