/** 办案机关: the highest unit above the one that runs the case that is still of the case's own county. */
import { sql } from "kysely";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow } from "#platform/database/query.ts";

export interface CaseAgency {
  readonly name: string;
  readonly address: string | null;
  readonly dutyPhone: string | null;
}

const NOBODY: CaseAgency = { name: "", address: null, dutyPhone: null };

export async function agencyOf(on: Database | Tx, unitId: string | null, divisionCode: string): Promise<CaseAgency> {
  const row = await findRow(
    on,
    sql<CaseAgency>`with recursive above as (
        select id, parent_id, name, address, duty_phone, division_code, 0 as height from people_unit where id = ${unitId}::uuid
        union all select u.id, u.parent_id, u.name, u.address, u.duty_phone, u.division_code, a.height + 1
          from people_unit u join above a on u.id = a.parent_id
      ) select name, address, duty_phone as "dutyPhone" from above
      order by left(division_code, 6) = ${divisionCode.slice(0, 6)} desc, height desc limit 1`,
  );
  return row ?? NOBODY;
}
