/** What anybody may see of the city's reports: figures, what is handled nearby, forced closings, classes. No citizen's words. */
import { sql } from "kysely";
import { addMillis, DAY_MS, type Instant } from "#base/instant.ts";
import { plainDateOf, startOfDay } from "#base/plain-date.ts";
import { metresBetween, type Position, position } from "#base/position.ts";
import type {
  getPublicSummary,
  listForcedClosures,
  listNearbyReports,
  listPublicClasses,
} from "#capabilities/report/contract.ts";
import { usualLimit } from "#capabilities/report/model/catalogue/catalogue.ts";
import { REPORT_STATES, type ReportState } from "#capabilities/report/model/public.ts";
import type { Database } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { loadConfiguration } from "../configuration/configuration.ts";
import type { AnswerOf } from "../endpoint-types.ts";

const NEAR_METRES = 120;
const METRES_PER_DEGREE = 111_195;

export async function reportsNear(database: Database, at: Position): Promise<AnswerOf<typeof listNearbyReports>> {
  const north = NEAR_METRES / METRES_PER_DEGREE;
  const east = north / Math.cos((at.latitude * Math.PI) / 180);
  const rows = await listRows(
    database,
    sql<{
      number: string | null;
      subject: string;
      title: string;
      longitude: number;
      latitude: number;
      reportedAt: Instant;
      state: ReportState;
      classKey: string | null;
    }>`select m.number, m.subject, m.address as title, m.longitude, m.latitude, m.opened_at as "reportedAt", m.state,
        r.class_kind || ':' || r.class_code as "classKey"
      from matter m join report r on r.matter_id = m.id
      where m.is_open and m.kind = 'report' and m.longitude between ${at.longitude - east} and ${at.longitude + east}
        and m.latitude between ${at.latitude - north} and ${at.latitude + north} limit 200`,
  );
  const reports = rows
    .map(({ longitude, latitude, ...row }) => ({
      ...row,
      metres: Math.round(metresBetween(at, position(longitude, latitude))),
      state: REPORT_STATES[row.state],
    }))
    .filter((row) => row.metres <= NEAR_METRES)
    .toSorted((a, b) => a.metres - b.metres);
  return { reports: reports.slice(0, 20) };
}

export async function forcedClosures(database: Database): Promise<AnswerOf<typeof listForcedClosures>> {
  const rows = await listRows(
    database,
    sql<{ number: string; subject: string; address: string; reason: string; publishedAt: Instant }>`
      select number, subject, address, reason, published_at as "publishedAt" from report_forced_close
      where number is not null order by published_at desc limit 500`,
  );
  return { closures: [...rows] };
}

export async function publicSummary(database: Database, now: Instant): Promise<AnswerOf<typeof getPublicSummary>> {
  const today = startOfDay(plainDateOf(now));
  const monthAgo = addMillis(now, -30 * DAY_MS);
  const row = await getRow(
    database,
    sql<{ received: number; closed: number; open: number; inTime: number; handled: number }>`select
      (select count(*) from matter where kind = 'report' and opened_at >= ${today}::timestamptz and opened_at <= ${now}::timestamptz) as received,
      (select count(*) from report where last_closed_at >= ${today}::timestamptz and last_closed_at <= ${now}::timestamptz) as closed,
      (select count(*) from matter where kind = 'report' and is_open) as open,
      (select count(*) filter (where stopped_at <= due_at) from clock_running where kind = 'resolve' and state = 'stopped' and stopped_at >= ${monthAgo}::timestamptz) as "inTime",
      (select count(*) from clock_running where kind = 'resolve' and state = 'stopped' and stopped_at >= ${monthAgo}::timestamptz) as handled`,
  );
  const { received, closed, open, inTime, handled } = row;
  return { received, closed, open, onTimePercent: handled === 0 ? null : Math.round((100 * inTime) / handled) };
}

/** What citizens report most, in the order in which it is offered to them. Common practice, not a rule. */
const COMMON: readonly string[] = [
  "incident:0110",
  "incident:0113",
  "incident:0112",
  "incident:0406",
  "incident:0401",
  "incident:0111",
  "facility:0137",
  "incident:0201",
  "incident:0506",
  "incident:0128",
  "facility:0102",
  "facility:0103",
  "facility:0402",
  "incident:0410",
  "incident:0409",
  "facility:0305",
  "facility:0214",
  "incident:0134",
  "incident:0101",
  "facility:0284",
];

export async function publicClasses(database: Database, now: Instant): Promise<AnswerOf<typeof listPublicClasses>> {
  const catalogue = (await loadConfiguration(database)).catalogueOn(plainDateOf(now));
  const all = [...catalogue.classes.values()].map((issueClass) => ({
    key: issueClass.key,
    name: issueClass.name,
    majorName: issueClass.majorName,
    limit: usualLimit(issueClass),
    isCommon: COMMON.includes(issueClass.key),
  }));
  const rank = (key: string) => (COMMON.includes(key) ? COMMON.indexOf(key) : COMMON.length);
  return { classes: all.toSorted((a, b) => rank(a.key) - rank(b.key)) };
}
