/** Open reports near another one, scored by the model. */
import { sql } from "kysely";
import { addMillis, DAY_MS, type Instant } from "#base/instant.ts";
import { type Position, position } from "#base/position.ts";
import {
  classKeyOfDetail,
  type DuplicateCandidate,
  type DuplicateNeighbour,
  findDuplicates,
  type ReportDetail,
  type ReportSettings,
} from "#capabilities/report/model/public.ts";
import type { MatterCore } from "#kernel/procedure/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";

interface NeighbourRow {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly openedAt: Instant;
  readonly classKey: string | null;
  readonly description: string;
}

const METRES_PER_DEGREE = 111_195;
/** The score falls off slowly: beyond three times the radius and the time nothing is worth showing. */
const REACH = 3;
/** So many within the radius itself, and nobody looks at those beyond it. */
const MOST = 12;

export async function findLikeReports(
  on: Database | Tx,
  matter: MatterCore,
  detailRead: ReportDetail | Promise<ReportDetail>,
  settings: ReportSettings,
): Promise<readonly DuplicateCandidate[]> {
  if (matter.position === null) return [];
  const close = await neighboursWithin(on, matter, matter.position, settings, 1);
  const wide = close.length >= MOST ? [] : await neighboursWithin(on, matter, matter.position, settings, REACH);
  // Those of the same class further off must not take the place of those close by.
  const rows = [...new Map([...close, ...wide].map((row) => [row.id, row])).values()];
  const detail = await detailRead;
  const subject = {
    position: matter.position,
    openedAt: matter.openedAt,
    classKey: classKeyOfDetail(detail),
    text: detail.description,
  };
  return findDuplicates(subject, rows.map(neighbourFrom), settings);
}

/** The nearest, those of the same class before all others. @param reach times the radius of the settings */
function neighboursWithin(
  on: Database | Tx,
  matter: MatterCore,
  { longitude, latitude }: Position,
  settings: ReportSettings,
  reach: number,
): Promise<readonly NeighbourRow[]> {
  const north = (settings.duplicate_metres * reach) / METRES_PER_DEGREE;
  const east = north / Math.cos((latitude * Math.PI) / 180);
  const span = settings.duplicate_days * REACH * DAY_MS;
  return listRows(
    on,
    sql<NeighbourRow>`with near as materialized (select m.id from matter m where m.is_open and m.kind = 'report' and m.id <> ${matter.id}
          and m.longitude between ${longitude - east} and ${longitude + east} and m.latitude between ${latitude - north} and ${latitude + north}
          and m.opened_at between ${addMillis(matter.openedAt, -span)}::timestamptz and ${addMillis(matter.openedAt, span)}::timestamptz
        order by m.subject = ${matter.subject} desc, abs(m.longitude - ${longitude}) + abs(m.latitude - ${latitude}) limit ${MOST})
      select m.id, m.number, m.title, m.longitude, m.latitude, m.opened_at as "openedAt", r.class_kind || ':' || r.class_code as "classKey",
        r.description
      from near join matter m on m.id = near.id join report r on r.matter_id = m.id`,
  );
}

function neighbourFrom(row: NeighbourRow): DuplicateNeighbour {
  return {
    matterId: row.id,
    number: row.number,
    title: row.title,
    position: position(row.longitude, row.latitude),
    openedAt: row.openedAt,
    classKey: row.classKey,
    text: row.description,
  };
}
