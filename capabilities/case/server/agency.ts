/** 办案机关: the highest unit above the one that runs the case that is still of the case's own county. */
import { sql } from "kysely";
import { REGISTER_MARK } from "#kernel/people/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { remembered } from "#platform/database/remembered.ts";

export interface CaseAgency {
  readonly name: string;
  readonly address: string | null;
  readonly dutyPhone: string | null;
}

const NOBODY: CaseAgency = { name: "", address: null, dutyPhone: null };

/** The unit itself and every one above it. */
const above = (unitId: string | null) => sql`with recursive above as (
    select id, parent_id, name, address, duty_phone, division_code, 0 as height from people_unit where id = ${unitId}::uuid
    union all select u.id, u.parent_id, u.name, u.address, u.duty_phone, u.division_code, a.height + 1
      from people_unit u join above a on u.id = a.parent_id
  )`;

export function agencyOf(on: Database | Tx, unitId: string | null, divisionCode: string): Promise<CaseAgency> {
  return agencyBy(on, `${divisionCode} ${unitId ?? ""}`);
}

const agencyBy = remembered([REGISTER_MARK], async (on, key): Promise<CaseAgency> => {
  const [divisionCode = "", unitId] = key.split(" ");
  const row = await findRow(
    on,
    sql<CaseAgency>`${above(unitId || null)} select name, address, duty_phone as "dutyPhone" from above
      order by left(division_code, 6) = ${divisionCode.slice(0, 6)} desc, height desc limit 1`,
  );
  return row ?? NOBODY;
});

export interface PowerHolder {
  readonly unitId: string;
  /** A township or sub-district acts only by a power that was handed down to it. */
  readonly level: "county_or_above" | "township";
}

/** In whose name a case may be decided; of no unit, in nobody's. */
export async function holdersFor(
  on: Database | Tx,
  { unitId, divisionCode }: { readonly unitId: string | null; readonly divisionCode: string },
): Promise<readonly PowerHolder[]> {
  if (unitId === null) return [];
  return powerHolders(on, `${unitId} ${divisionCode}`);
}

/** In whose name the unit may act: its own, and that of the agencies above it in the county; the nearest first. */
const powerHolders = remembered([REGISTER_MARK], async (on, key): Promise<readonly PowerHolder[]> => {
  const [unitId = "", divisionCode = ""] = key.split(" ");
  const rows = await listRows(
    on,
    sql<{ id: string; divisionCode: string }>`${above(unitId)} select id, division_code as "divisionCode" from above
      where left(division_code, 6) = ${divisionCode.slice(0, 6)} order by height`,
  );
  return rows.map((row) => ({
    unitId: row.id,
    level: row.divisionCode.slice(6, 9) === "000" ? "county_or_above" : "township",
  }));
});
