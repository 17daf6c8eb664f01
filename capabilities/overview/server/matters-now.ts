/** Matters as they stand, over `matter m` within data scope. */
import { type RawBuilder, sql } from "kysely";
import { addMillis, formatTime, type Instant, millisOf } from "#base/instant.ts";
import { type PlainDate, plainDateOf, startOfDay } from "#base/plain-date.ts";
import { matterScope } from "#kernel/matter/server/public.ts";
import { type Actor, divisionRange } from "#kernel/people/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import type { Overview } from "../contract.ts";
import { daysLikeToday, type HourCount, hoursOf, meanOf } from "../model/usual.ts";

/** More marks than this cannot be told apart on a wall. */
const SHOWN_POINTS = 900;
const SHOWN_STREETS = 8;

const light = (now: Instant) =>
  sql<
    "red" | "yellow" | "green"
  >`(case when m.due_at < ${now} then 'red' when m.warn_at <= ${now} then 'yellow' else 'green' end)`;

/** An index serves the range; scope alone tests each row. */
const within = (actor: Actor): RawBuilder<boolean> => {
  if (actor.divisionCode === null) return matterScope(actor);
  const [first, last] = divisionRange(actor.divisionCode);
  return sql<boolean>`${matterScope(actor)} and m.division_code between ${first} and ${last}`;
};

export async function pointsOf(database: Database, actor: Actor, now: Instant): Promise<Overview["points"]> {
  const rows = await listRows(
    database,
    sql<
      Overview["points"][number]
    >`select m.id, m.longitude, m.latitude, ${light(now)} as light, m.subject from matter m
      where m.is_open and not m.is_paused and m.due_at is not null and m.longitude is not null and ${matterScope(actor)}
      order by m.due_at, m.id limit ${SHOWN_POINTS}`,
  );
  return [...rows];
}

export async function streetsOf(database: Database, actor: Actor, now: Instant): Promise<Overview["streets"]> {
  const rows = await listRows(
    database,
    sql<Overview["streets"][number]>`select s.code, d.name, s.red, s.yellow from (
        select rpad(left(m.division_code, 9), 12, '0') as code, count(*) filter (where ${light(now)} = 'red')::int as red,
          count(*) filter (where ${light(now)} = 'yellow')::int as yellow
        from matter m where m.is_open and not m.is_paused and m.warn_at <= ${now}::timestamptz and ${within(actor)} group by 1) s
      join people_division d on d.code = s.code and d.level = 'street'
      where s.red > 0 order by s.red desc, s.yellow desc, s.code limit ${SHOWN_STREETS}`,
  );
  return [...rows];
}

/** What came in today by the hour, and on the same weekdays before. */
export async function hoursFor(
  database: Database,
  actor: Actor,
  now: Instant,
): Promise<Pick<Overview, "hours" | "thisHour" | "cameIn">> {
  const today = plainDateOf(now);
  const days = [today, ...daysLikeToday(today)];
  // Up to the same time of day, so that half an hour is compared with half an hour.
  const elapsed = millisOf(now) - millisOf(startOfDay(today));
  const counts = await listRows(
    database,
    sql<HourCount & { readonly until: number }>`select g.day::text as day,
        extract(hour from m.opened_at at time zone 'Asia/Shanghai')::int as hour, count(*)::int as count,
        count(*) filter (where m.opened_at < g.until)::int as until
      from unnest(${days}::date[], ${days.map(startOfDay)}::timestamptz[], ${days.map((day) => addMillis(startOfDay(day), elapsed))}::timestamptz[])
        as g(day, begins, until)
      join matter m on m.opened_at >= g.begins and m.opened_at < g.begins + interval '1 day' and ${within(actor)}
      group by 1, 2`,
  );
  const since = await firstDay(database);
  const hourNow = Number(formatTime(now).slice(0, 2));
  const sumUntil = (day: PlainDate, only?: number) =>
    counts
      .filter((one) => one.day === day && (only === undefined || one.hour === only))
      .reduce((sum, one) => sum + one.until, 0);
  const known = daysLikeToday(today).filter((day) => since !== null && day >= since);
  return {
    hours: hoursOf(counts, today, hourNow, since),
    thisHour: { now: sumUntil(today, hourNow), usual: meanOf(known.map((day) => sumUntil(day, hourNow))) },
    cameIn: { now: sumUntil(today), usual: meanOf(known.map((day) => sumUntil(day))) },
  };
}

/** Closed since midnight, and up to the same time on the same weekdays. */
export async function closedLikeToday(database: Database, actor: Actor, now: Instant): Promise<Overview["closed"]> {
  const today = plainDateOf(now);
  const elapsed = millisOf(now) - millisOf(startOfDay(today));
  const days = [today, ...daysLikeToday(today)];
  const rows = await listRows(
    database,
    sql<{ day: PlainDate; count: number }>`select g.day::text as day, count(m.id)::int as count
      from unnest(${days}::date[], ${days.map(startOfDay)}::timestamptz[], ${days.map((day) => addMillis(startOfDay(day), elapsed))}::timestamptz[])
        as g(day, begins, until)
      left join matter m on m.closed_at >= g.begins and m.closed_at < g.until and not m.is_open and ${within(actor)}
      group by 1`,
  );
  const since = await firstDay(database);
  const on = (day: PlainDate) => rows.find((row) => row.day === day)?.count ?? 0;
  const known = daysLikeToday(today).filter((day) => since !== null && day >= since);
  return { now: on(today), usual: meanOf(known.map(on)) };
}

/** The day from which the city has matters at all. */
async function firstDay(database: Database): Promise<PlainDate | null> {
  const { first } = await getRow(database, sql<{ first: Instant | null }>`select min(opened_at) as first from matter`);
  return first === null ? null : plainDateOf(first);
}
