/**
 * 放假安排: what the State Council announces each autumn for the year to come.
 *
 * - day off 放假: every day of the announced range, weekends in it included
 * - make-up workday 调休上班: a Saturday or Sunday on which work is done
 * - a later notice of the same year decides over an earlier one, day by day
 */
import { addDays, parsePlainDate } from "#base/plain-date.ts";
import { ANNOUNCED_2007_2016 } from "./announced-2007-2016.ts";
import { ANNOUNCED_2017_2026 } from "./announced-2017-2026.ts";
import type { AnnouncedYear, HolidayNotice, LegalDay } from "./legal-day.ts";

/** Every year that is announced; last looked for a new one on 2026-11-21. */
export const ANNOUNCED_YEARS: readonly AnnouncedYear[] = [...ANNOUNCED_2007_2016, ...ANNOUNCED_2017_2026];

/** The days that the notices of a year name, ascending. */
export function daysOfYear(announced: AnnouncedYear): readonly LegalDay[] {
  const days = new Map<string, LegalDay>();
  for (const notice of announced.notices) for (const day of daysOfNotice(notice)) days.set(day.date, day);
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function daysOfNotice(notice: HolidayNotice): readonly LegalDay[] {
  const source = `《${notice.title}》`;
  const off = notice.daysOff.flatMap(({ name, from, to }) => {
    const days: LegalDay[] = [];
    const last = parsePlainDate(to);
    for (let date = parsePlainDate(from); date <= last; date = addDays(date, 1)) {
      days.push({ date, isWorkday: false, name, source });
    }
    return days;
  });
  const worked = notice.makeUpWorkdays.map(
    ({ name, date }): LegalDay => ({ date: parsePlainDate(date), isWorkday: true, name: `${name}调休`, source }),
  );
  return [...off, ...worked];
}
