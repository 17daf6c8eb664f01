/** Writing many rows: one JSON parameter per statement, unpacked by the database. 20,000 facilities in about a second. */
import { type RawBuilder, sql } from "kysely";
import type { Boundary, Facility, GridCell, ResponsibilityArea } from "#kernel/place/model/place.ts";
import type { Tx } from "#platform/database/connect.ts";
import { raiseVersion } from "./store.ts";

/** Bounds the memory of one statement. */
const ROWS_AT_ONCE = 4_000;

export async function insertRows(
  tx: Tx,
  rows: readonly object[],
  statement: (json: string) => RawBuilder<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await statement(JSON.stringify(rows.slice(from, from + ROWS_AT_ONCE))).execute(tx);
  }
}

/** Inserts cells, or changes those whose code is known. */
export async function insertCells(tx: Tx, cells: readonly GridCell[]): Promise<void> {
  const rows = cells.map((cell) => ({
    code: cell.code,
    name: cell.name,
    area_m2: cell.areaM2,
    perimeter_m: cell.perimeterM,
    land_use: cell.landUse,
    grade: cell.grade,
    fallback_unit_id: cell.fallbackUnitId,
    geometry: cell.geometry,
    start_on: cell.startOn,
    end_on: cell.endOn,
    note: cell.note,
  }));
  await insertRows(
    tx,
    rows,
    (
      json,
    ) => sql`insert into place_cell (code, name, area_m2, perimeter_m, land_use, grade, fallback_unit_id, geometry, start_on, end_on, note)
      select * from jsonb_to_recordset(${json}::jsonb) as r(code text, name text, area_m2 double precision, perimeter_m double precision,
        land_use text, grade text, fallback_unit_id uuid, geometry jsonb, start_on date, end_on date, note text)
      on conflict (code) do update set name = excluded.name, area_m2 = excluded.area_m2, perimeter_m = excluded.perimeter_m,
        land_use = excluded.land_use, grade = excluded.grade, fallback_unit_id = coalesce(excluded.fallback_unit_id, place_cell.fallback_unit_id),
        geometry = excluded.geometry, end_on = excluded.end_on, note = excluded.note`,
  );
  await raiseVersion(tx, "grid");
}

/** Inserts outlines of divisions, or changes those whose code is known. */
export async function insertBoundaries(tx: Tx, boundaries: readonly Boundary[]): Promise<void> {
  const rows = boundaries.map(({ divisionCode, name, geometry }) => ({ division_code: divisionCode, name, geometry }));
  await insertRows(
    tx,
    rows,
    (
      json,
    ) => sql`insert into place_boundary select * from jsonb_to_recordset(${json}::jsonb) as r(division_code text, name text, geometry jsonb)
      on conflict (division_code) do update set name = excluded.name, geometry = excluded.geometry`,
  );
  await raiseVersion(tx, "grid");
}

/** @param labels kind → Chinese label: `{ patrol_beat: "责任网格" }` */
export async function insertAreaKinds(tx: Tx, labels: Readonly<Record<string, string>>): Promise<void> {
  const rows = Object.entries(labels).map(([kind, label]) => ({ kind, label }));
  await insertRows(
    tx,
    rows,
    (
      json,
    ) => sql`insert into place_area_kind select * from jsonb_to_recordset(${json}::jsonb) as r(kind text, label text)
      on conflict (kind) do update set label = excluded.label`,
  );
}

/** Inserts areas, or changes those whose code is known; the cells given replace the cells before. Their kinds and cells must exist. */
export async function insertAreas(tx: Tx, areas: readonly ResponsibilityArea[]): Promise<void> {
  const rows = areas.map(({ code, kind, name, divisionCode, unitId }) => ({
    code,
    kind,
    name,
    division_code: divisionCode,
    unit_id: unitId,
  }));
  await insertRows(
    tx,
    rows,
    (json) => sql`insert into place_area (code, kind, name, division_code, unit_id)
      select * from jsonb_to_recordset(${json}::jsonb) as r(code text, kind text, name text, division_code text, unit_id uuid)
      on conflict (code) do update set kind = excluded.kind, name = excluded.name, division_code = excluded.division_code, unit_id = excluded.unit_id`,
  );
  await sql`delete from place_area_cell where area_code = any(${areas.map((area) => area.code)})`.execute(tx);
  const members = areas.flatMap((area) => area.cellCodes.map((cell) => ({ area_code: area.code, cell_code: cell })));
  await insertRows(
    tx,
    members,
    (
      json,
    ) => sql`insert into place_area_cell select * from jsonb_to_recordset(${json}::jsonb) as r(area_code text, cell_code text)
      on conflict do nothing`,
  );
  await raiseVersion(tx, "grid");
}

/** Inserts facilities, or changes those whose code is known; units already known stay when the new row names none. */
export async function insertFacilities(tx: Tx, facilities: readonly Facility[]): Promise<void> {
  const rows = facilities.map((facility) => ({
    code: facility.code,
    name: facility.name,
    longitude: facility.position.longitude,
    latitude: facility.position.latitude,
    cell_code: facility.cellCode,
    state: facility.state,
    supervising_unit_id: facility.supervisingUnitId,
    owning_unit_id: facility.owningUnitId,
    maintaining_unit_id: facility.maintainingUnitId,
    accuracy_class: facility.accuracyClass,
    data_source: facility.dataSource,
    location_text: facility.locationText,
    external_codes: facility.externalCodes,
    recorded_on: facility.recordedOn,
    changed_on: facility.changedOn,
    note: facility.note,
  }));
  await insertRows(
    tx,
    rows,
    (
      json,
    ) => sql`insert into place_facility (code, name, longitude, latitude, cell_code, state, supervising_unit_id, owning_unit_id,
        maintaining_unit_id, accuracy_class, data_source, location_text, external_codes, recorded_on, changed_on, note)
      select * from jsonb_to_recordset(${json}::jsonb) as r(code text, name text, longitude double precision, latitude double precision,
        cell_code text, state text, supervising_unit_id uuid, owning_unit_id uuid, maintaining_unit_id uuid, accuracy_class text,
        data_source text, location_text text, external_codes jsonb, recorded_on date, changed_on date, note text)
      on conflict (code) do update set name = excluded.name, longitude = excluded.longitude, latitude = excluded.latitude,
        cell_code = excluded.cell_code, state = excluded.state,
        supervising_unit_id = coalesce(excluded.supervising_unit_id, place_facility.supervising_unit_id),
        owning_unit_id = coalesce(excluded.owning_unit_id, place_facility.owning_unit_id),
        maintaining_unit_id = coalesce(excluded.maintaining_unit_id, place_facility.maintaining_unit_id),
        accuracy_class = excluded.accuracy_class, data_source = excluded.data_source, location_text = excluded.location_text,
        external_codes = excluded.external_codes, changed_on = coalesce(excluded.changed_on, place_facility.changed_on), note = excluded.note`,
  );
  await raiseVersion(tx, "facilities");
}
