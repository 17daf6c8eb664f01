/** Working calendars as kept in the database. A version never changes, so a version once read may be kept in memory. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { dayNumberOf, parsePlainDate, plainDateOfDayNumber } from "#base/plain-date.ts";
import type { CalendarDay, WorkingCalendar } from "#kernel/clock/model/public.ts";
import { divisionPrefix } from "#kernel/people/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { forgetMarks, remembered } from "#platform/database/remembered.ts";

interface CalendarRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly segments: [number, number][];
  readonly weekdays: number[];
  readonly days: Record<string, CalendarDay>;
  readonly announced_years: number[];
}

interface VersionRow {
  readonly id: string;
  readonly version: number;
  /** Of the content: two databases in one process may hold different calendars of one name. */
  readonly digest: string;
}

const kept = new Map<string, WorkingCalendar>();

/**
 * The calendar in force for a division: its own, or that of the nearest division around it.
 * @throws Error when not even the city has one
 */
export async function calendarOf(on: Database | Tx, divisionCode: string): Promise<WorkingCalendar> {
  return (await calendarsInForce(on))(divisionCode);
}

/** Gives as `calendarOf` does, for every division alike. @throws Error when asked for one that lies in no calendar */
export type CalendarsInForce = (divisionCode: string) => WorkingCalendar;

/** The newest version of each calendar that a division has of its own; few have. */
export const calendarsInForce = remembered(["clock.calendar"], async (on): Promise<CalendarsInForce> => {
  const rows = await listRows(
    on,
    sql<
      VersionRow & { readonly code: string }
    >`select distinct on (division_code) division_code as code, id, version, digest
      from clock_calendar order by division_code, version desc`,
  );
  const nearest = new Map<string, WorkingCalendar>();
  for (const row of rows) nearest.set(row.code, await calendarVersion(on, row));
  const known = new Map<string, WorkingCalendar>();
  return (code) => {
    const kept = known.get(code);
    if (kept) return kept;
    const found = divisionsAround(code).find((division) => nearest.has(division));
    const calendar = found && nearest.get(found);
    if (!calendar) throw new Error(`no working calendar for division ${divisionPrefix(code)}`);
    known.set(code, calendar);
    return calendar;
  };
});

/** The division itself, then what it lies in, to the province. */
function divisionsAround(code: string): readonly string[] {
  return [12, 9, 6, 4, 2].map((length) => code.slice(0, length).padEnd(12, "0"));
}

/** The version in force of the calendar with this id. */
export async function getCalendar(on: Database | Tx, id: string): Promise<WorkingCalendar> {
  return calendarVersion(
    on,
    await getRow(
      on,
      sql<VersionRow>`select id, version, digest from clock_calendar where id = ${id} order by version desc limit 1`,
    ),
  );
}

async function calendarVersion(on: Database | Tx, { id, version, digest }: VersionRow): Promise<WorkingCalendar> {
  const known = kept.get(digest);
  if (known) return known;
  const row = await getRow(
    on,
    sql<CalendarRow>`select id, version, name, segments, weekdays, days, announced_years from clock_calendar
      where id = ${id} and version = ${version}`,
  );
  const calendar = calendarFromRow(row);
  if (kept.size > 200) kept.clear();
  kept.set(digest, calendar);
  return calendar;
}

export interface NewCalendarVersion {
  readonly calendar: Omit<WorkingCalendar, "version">;
  readonly divisionCode: string;
  /** Why: which notice, whose decision. */
  readonly reason: string;
  readonly createdBy: string;
  readonly now: Instant;
}

/** @returns the version given */
export async function addCalendarVersion(on: Database | Tx, change: NewCalendarVersion): Promise<number> {
  const { calendar, divisionCode, reason, createdBy, now } = change;
  const days = Object.fromEntries([...calendar.days].map(([day, value]) => [plainDateOfDayNumber(day), value]));
  const digest = createHash("sha256")
    .update(
      JSON.stringify([
        calendar.id,
        calendar.name,
        calendar.segments,
        calendar.weekdays,
        days,
        [...calendar.announcedYears],
      ]),
    )
    .digest("hex");
  const row = await getRow(
    on,
    sql<{
      version: number;
    }>`insert into clock_calendar (id, version, name, division_code, segments, weekdays, days, announced_years, digest, reason, created_at, created_by)
      select ${calendar.id}, coalesce(max(version), 0) + 1, ${calendar.name}, ${divisionCode}, ${JSON.stringify(calendar.segments)}::jsonb,
        ${[...calendar.weekdays]}::int[], ${JSON.stringify(days)}::jsonb, ${[...calendar.announcedYears]}::int[],
        ${digest} || '-' || (coalesce(max(version), 0) + 1), ${reason}, ${now}, ${createdBy}
      from clock_calendar where id = ${calendar.id} returning version`,
  );
  forgetMarks(on);
  return row.version;
}

function calendarFromRow(row: CalendarRow): WorkingCalendar {
  return {
    id: row.id,
    name: row.name,
    version: row.version,
    segments: row.segments,
    weekdays: row.weekdays,
    days: new Map(Object.entries(row.days).map(([date, day]) => [dayNumberOf(parsePlainDate(date)), day])),
    announcedYears: new Set(row.announced_years),
  };
}
