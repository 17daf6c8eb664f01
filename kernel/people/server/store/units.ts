/** 行政区划与单位 in SQL. */
import { sql } from "kysely";
import type { PlainDate } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { divisionRange } from "../../model/scope.ts";
import type { Division, Unit, UnitInput, UnitKind } from "../../model/units.ts";

const COLUMNS = sql`u.id, u.code, u.name, u.short_name as "shortName", u.kinds, u.division_code as "divisionCode", u.parent_id as "parentId",
  u.duty_phone as "dutyPhone", u.address, u.valid_from as "validFrom", u.valid_to as "validTo"`;

export interface UnitFilter {
  /** 12 digits: units of this division and below. */
  readonly divisionCode?: string;
  readonly kind?: UnitKind;
  /** Only units valid on this day. */
  readonly on?: PlainDate;
}

export async function listUnits(on: Database | Tx, filter: UnitFilter = {}): Promise<readonly Unit[]> {
  const [first, last] = filter.divisionCode ? divisionRange(filter.divisionCode) : ["0", "9".repeat(12)];
  const day = filter.on ?? null;
  const kind = filter.kind ?? null;
  return listRows(
    on,
    sql<Unit>`select ${COLUMNS} from people_unit u
      where u.division_code between ${first} and ${last} and (${kind}::text is null or ${kind}::text = any(u.kinds))
        and (${day}::date is null or (u.valid_from <= ${day}::date and (u.valid_to is null or u.valid_to >= ${day}::date)))
      order by u.division_code, u.code`,
  );
}

export async function findUnit(on: Database | Tx, id: string): Promise<Unit | null> {
  return findRow(on, sql<Unit>`select ${COLUMNS} from people_unit u where u.id = ${id}`);
}

/** @throws Problem not-found */
export async function getUnit(on: Database | Tx, id: string): Promise<Unit> {
  const unit = await findUnit(on, id);
  if (!unit) throw new Problem(PROBLEMS.notFound, { detail: "没有这个单位" });
  return unit;
}

/** Ids of the unit and of all units below it. */
export async function unitAndBelow(on: Database | Tx, id: string): Promise<readonly string[]> {
  const rows = await listRows(
    on,
    sql<{ id: string }>`with recursive below as (
        select id from people_unit where id = ${id}
        union select u.id from people_unit u join below b on u.parent_id = b.id
      ) select id from below`,
  );
  return rows.map((row) => row.id);
}

/** Parents before children, or all in one call: foreign keys are judged at the end of the statement. */
export async function insertUnits(tx: Tx, units: readonly (UnitInput & { readonly id: string })[]): Promise<void> {
  await sql`
    insert into people_unit (id, code, name, short_name, kinds, division_code, parent_id, duty_phone, address, valid_from, valid_to)
    select n.* from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as n(id uuid, code text, name text, "shortName" text, kinds text[],
      "divisionCode" text, "parentId" uuid, "dutyPhone" text, address text, "validFrom" date, "validTo" date)`.execute(
    tx,
  );
}

export async function updateUnit(tx: Tx, id: string, unit: UnitInput): Promise<void> {
  await sql`
    update people_unit set code = ${unit.code}, name = ${unit.name}, short_name = ${unit.shortName}, kinds = ${unit.kinds}::text[],
      division_code = ${unit.divisionCode}, parent_id = ${unit.parentId}, duty_phone = ${unit.dutyPhone}, address = ${unit.address},
      valid_from = ${unit.validFrom}, valid_to = ${unit.validTo}
    where id = ${id}`.execute(tx);
}

export async function listDivisions(on: Database | Tx): Promise<readonly Division[]> {
  return listRows(
    on,
    sql<Division>`select code, name, level, parent_code as "parentCode", valid_from as "validFrom", valid_to as "validTo",
      successor_code as "successorCode", is_official as "isOfficial" from people_division order by code`,
  );
}

export async function insertDivisions(tx: Tx, divisions: readonly Division[]): Promise<void> {
  await sql`
    insert into people_division (code, name, level, parent_code, valid_from, valid_to, successor_code, is_official)
    select n.* from jsonb_to_recordset(${JSON.stringify(divisions)}::jsonb) as n(code text, name text, level text, "parentCode" text,
      "validFrom" date, "validTo" date, "successorCode" text, "isOfficial" boolean)`.execute(tx);
}
