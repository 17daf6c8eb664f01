/** 文号: given in the transaction of the act, so that a refused act leaves no gap; two acts at once wait for each other's row. */
import { sql } from "kysely";
import { findUnit } from "#kernel/people/server/public.ts";
import type { Tx } from "#platform/database/connect.ts";
import { oncePerTransaction } from "#platform/database/once-per-transaction.ts";
import { getRow } from "#platform/database/query.ts";

export interface Agency {
  /** The issuing unit, or the division where no unit acts: what numbers are counted by. */
  readonly id: string;
  readonly name: string;
}

/** More levels of units than any city has: a ring in the data must not hang an act. */
const MOST_LEVELS = 12;

/** The highest unit above the one that acts that is still of the matter's own county: a district's papers are not the city's. */
export function agencyOf(tx: Tx, unitId: string | null, divisionCode: string): Promise<Agency> {
  return oncePerTransaction(tx, `agency ${unitId ?? ""} ${divisionCode}`, async () => {
    let highest: Agency = { id: divisionCode, name: "" };
    let own: Agency | null = null;
    let next = unitId;
    for (let level = 0; next !== null && level < MOST_LEVELS; level++) {
      const unit = await findUnit(tx, next);
      if (!unit) break;
      highest = { id: unit.id, name: unit.name };
      if (countyOf(unit.divisionCode) === countyOf(divisionCode)) own = highest;
      next = unit.parentId;
    }
    return own ?? highest;
  });
}

const countyOf = (divisionCode: string) => divisionCode.slice(0, 6);

export async function nextSerial(tx: Tx, agency: string, series: string, year: number): Promise<number> {
  const { last } = await getRow(
    tx,
    sql<{
      last: number;
    }>`insert into document_series (agency, series, year, last) values (${agency}, ${series}, ${year}, 1)
      on conflict (agency, series, year) do update set last = document_series.last + 1 returning last`,
  );
  return last;
}

/** Papers of a matter outside every series so far. The matter is locked, so nobody else counts. */
export async function countOutsideSeries(tx: Tx, matterId: string): Promise<number> {
  const { count } = await getRow(
    tx,
    sql<{
      count: number;
    }>`select count(*) as count from document_issued where matter_id = ${matterId} and series is null`,
  );
  return count;
}
