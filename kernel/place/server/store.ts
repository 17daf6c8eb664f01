/** SQL of place: rows ↔ model. */
import { sql } from "kysely";
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import type { PlainDate } from "#base/plain-date.ts";
import { position } from "#base/position.ts";
import type { Polygonal } from "#kernel/place/model/geometry.ts";
import type { Boundary, Facility, GridCell, ResponsibilityArea } from "#kernel/place/model/place.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { newId } from "#platform/ids.ts";

export type VersionPart = "grid" | "facilities" | "layers";
export type Versions = Readonly<Record<VersionPart, number>>;

export async function getVersions(on: Database | Tx): Promise<Versions> {
  const rows = await listRows(on, sql<{ part: VersionPart; version: number }>`select part, version from place_version`);
  return Object.fromEntries(rows.map((row) => [row.part, row.version])) as Record<VersionPart, number>;
}

/** Call in every transaction that changes the part: processes compare versions to know that their index is old. */
export async function raiseVersion(tx: Tx, part: VersionPart): Promise<void> {
  await sql`update place_version set version = version + 1 where part = ${part}`.execute(tx);
}

const CELL_COLUMNS = sql`code, name, area_m2 as "areaM2", perimeter_m as "perimeterM", land_use as "landUse", grade,
  fallback_unit_id as "fallbackUnitId", geometry, start_on as "startOn", end_on as "endOn", note`;

export async function listCellsOn(on: Database | Tx, day: PlainDate): Promise<readonly GridCell[]> {
  return listRows(
    on,
    sql<GridCell>`select ${CELL_COLUMNS} from place_cell where start_on <= ${day} and (end_on is null or end_on >= ${day})`,
  );
}

export async function findCell(on: Database | Tx, code: string): Promise<GridCell | null> {
  return findRow(on, sql<GridCell>`select ${CELL_COLUMNS} from place_cell where code = ${code}`);
}

/** The cell as a page shows it. */
export async function cellOf(
  on: Database | Tx,
  code: string,
): Promise<Pick<GridCell, "code" | "name" | "landUse" | "grade" | "areaM2" | "geometry"> | null> {
  const cell = await findCell(on, code);
  if (!cell) return null;
  const { name, landUse, grade, areaM2, geometry } = cell;
  return { code, name, landUse, grade, areaM2, geometry };
}

/** 管理等级 of the cells in use, in the city's own words. */
export async function listCellGrades(on: Database | Tx): Promise<readonly string[]> {
  const rows = await listRows(
    on,
    sql<{ grade: string }>`select distinct grade from place_cell where end_on is null and grade <> '' order by grade`,
  );
  return rows.map(({ grade }) => grade);
}

export async function listBoundaries(on: Database | Tx): Promise<readonly Boundary[]> {
  const rows = sql<{ divisionCode: string; name: string; geometry: Polygonal }>`
    select division_code as "divisionCode", name, geometry from place_boundary order by division_code`;
  return listRows(on, rows);
}

export async function listAreas(on: Database | Tx, kind?: string): Promise<readonly ResponsibilityArea[]> {
  return listRows(
    on,
    sql<ResponsibilityArea>`select code, kind, name, division_code as "divisionCode", unit_id as "unitId",
      array(select cell_code from place_area_cell c where c.area_code = a.code order by cell_code) as "cellCodes"
    from place_area a where ${kind ?? null}::text is null or kind = ${kind ?? null} order by kind, code`,
  );
}

export async function findArea(on: Database | Tx, code: string): Promise<ResponsibilityArea | null> {
  return findRow(
    on,
    sql<ResponsibilityArea>`select code, kind, name, division_code as "divisionCode", unit_id as "unitId",
      array(select cell_code from place_area_cell c where c.area_code = a.code order by cell_code) as "cellCodes"
    from place_area a where code = ${code}`,
  );
}

export async function listAreaKinds(
  on: Database | Tx,
): Promise<readonly { readonly kind: string; readonly label: string }[]> {
  return listRows(on, sql<{ kind: string; label: string }>`select kind, label from place_area_kind order by kind`);
}

type FacilityRow = Omit<Facility, "position"> & { readonly longitude: number; readonly latitude: number };

const FACILITY_COLUMNS = sql`code, class_code as "classCode", name, longitude, latitude, cell_code as "cellCode", state,
  supervising_unit_id as "supervisingUnitId", owning_unit_id as "owningUnitId", maintaining_unit_id as "maintainingUnitId",
  accuracy_class as "accuracyClass", data_source as "dataSource", location_text as "locationText",
  external_codes as "externalCodes", recorded_on as "recordedOn", changed_on as "changedOn", note`;

function facilityOf({ longitude, latitude, ...row }: FacilityRow): Facility {
  return { ...row, position: position(longitude, latitude) };
}

export async function findFacility(on: Database | Tx, code: string): Promise<Facility | null> {
  const row = await findRow(on, sql<FacilityRow>`select ${FACILITY_COLUMNS} from place_facility where code = ${code}`);
  return row && facilityOf(row);
}

/** In a transaction: the row stays locked until its end. */
export async function lockFacility(tx: Tx, code: string): Promise<Facility | null> {
  const row = await findRow(
    tx,
    sql<FacilityRow>`select ${FACILITY_COLUMNS} from place_facility where code = ${code} for update`,
  );
  return row && facilityOf(row);
}

export async function listFacilities(on: Database | Tx, codes: readonly string[]): Promise<readonly Facility[]> {
  const rows = await listRows(
    on,
    sql<FacilityRow>`select ${FACILITY_COLUMNS} from place_facility where code = any(${codes})`,
  );
  return rows.map(facilityOf);
}

interface StandingRow {
  readonly code: string;
  readonly classCode: string;
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** All that still stand: 移除 ones are left out. */
export async function listStandingFacilities(on: Database | Tx): Promise<readonly StandingRow[]> {
  return listRows(
    on,
    sql<StandingRow>`select code, class_code as "classCode", name, longitude, latitude from place_facility where state <> 'removed' order by code`,
  );
}

export interface Change {
  readonly subject: "area" | "facility" | "layer";
  readonly code: string;
  readonly reason: string;
  readonly before: object | null;
  readonly after: object;
  readonly evidence: readonly string[];
  readonly personId: string | null;
  readonly now: Instant;
}

/** Writes down who changed what and why; in the transaction of the change. */
export async function recordChange(tx: Tx, change: Change): Promise<void> {
  await sql`insert into place_change (id, at, person_id, subject, code, reason, before, after, evidence, ordinal)
    select ${newId(change.now)}, ${change.now}, ${change.personId}, ${change.subject}, ${change.code}, ${change.reason},
      ${change.before && JSON.stringify(change.before)}::jsonb, ${JSON.stringify(change.after)}::jsonb, ${change.evidence}, count(*) + 1
    from place_change where subject = ${change.subject} and code = ${change.code}`.execute(tx);
}

export type PastChange = Pick<Change, "reason" | "personId" | "evidence"> & {
  readonly at: Instant;
  readonly before: Json | null;
  readonly after: Json;
};

/** Latest first. */
export async function listChanges(
  on: Database | Tx,
  subject: Change["subject"],
  code: string,
): Promise<readonly PastChange[]> {
  return listRows(
    on,
    sql<PastChange>`select at, person_id as "personId", reason, before, after, evidence from place_change
      where subject = ${subject} and code = ${code} order by at desc, ordinal desc`,
  );
}

/** Those of the codes that no cell has. */
export async function listUnknownCells(on: Database | Tx, codes: readonly string[]): Promise<readonly string[]> {
  const rows = await listRows(
    on,
    sql<{
      code: string;
    }>`select code from unnest(${codes}::text[]) as given(code) where not exists (select 1 from place_cell c where c.code = given.code)`,
  );
  return rows.map((row) => row.code);
}

/** Every district that has ground here, 12 digits. */
export async function listDistricts(on: Database | Tx): Promise<readonly string[]> {
  const rows = await listRows(
    on,
    sql<{ code: string }>`select distinct left(code, 6) || '000000' as code from
      (select division_code as code from place_boundary where substr(division_code, 5, 2) <> '00' union all select code from place_cell) as known
      order by code`,
  );
  return rows.map((row) => row.code);
}
