/** The law's calendar handed to the kernel's clocks: as the city's first calendar, and as readers of what is announced later. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { CalendarReaders } from "#kernel/clock/model/public.ts";
import { addCalendarVersion } from "#kernel/clock/server/public.ts";
import { divisionPrefix, SYSTEM_ACTOR } from "#kernel/people/model/public.ts";
import {
  ANNOUNCED_YEARS,
  holidaysMissingFrom,
  parseHolidayNotice,
  parseHolidayRows,
  parseNoticeText,
  workingCalendar,
} from "#law/calendar/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { findRow } from "#platform/database/query.ts";

export const CALENDAR_READERS: CalendarReaders = {
  read: {
    notice: (text, year) => parseNoticeText(text, year),
    json: (text) => parseHolidayNotice(text),
    csv: (text, year) => parseHolidayRows(text, year),
  },
  missingFrom: holidaysMissingFrom,
};

/**
 * Gives the city its first working calendar when no division has one: announced years as they are, the years after them with the
 * statutory holidays, provisional. Safe when several processes start at once.
 * @param divisionCode 12 digits, of the city
 * @returns the calendar's id, or null when there was one already
 */
export async function ensureCityCalendar(
  database: Database,
  divisionCode: string,
  now: Instant,
): Promise<string | null> {
  return database.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('clock_calendar'))`.execute(tx);
    if (await findRow(tx, sql`select 1 from clock_calendar limit 1`)) return null;
    const division = await findRow(
      tx,
      sql<{ name: string }>`select name from people_division where code = ${divisionCode}`,
    );
    const id = `calendar-${divisionPrefix(divisionCode)}`;
    await addCalendarVersion(tx, {
      calendar: workingCalendar({ id, name: `${division?.name ?? "全市"}工作日历`, version: 1 }),
      divisionCode,
      reason: `首次启用：${ANNOUNCED_YEARS[0]?.year}—${ANNOUNCED_YEARS.at(-1)?.year} 年按国务院办公厅的放假安排，此后各年暂按《全国年节及纪念日放假办法》`,
      createdBy: SYSTEM_ACTOR.name,
      now,
    });
    return id;
  });
}
