/** 文号: given in the transaction of the act, so that a refused act leaves no gap; two acts at once wait for each other's row. */
import { sql } from "kysely";
import { findUnit, REGISTER_MARK } from "#kernel/people/server/public.ts";
import type { Tx } from "#platform/database/connect.ts";
import { getRow } from "#platform/database/query.ts";
import { remembered } from "#platform/database/remembered.ts";
import { askLast, meetOthers } from "#platform/database/together.ts";

export interface Agency {
  /** The issuing unit, or the division where no unit acts: what numbers are counted by. */
  readonly id: string;
  readonly name: string;
}

/** More levels of units than any city has: a ring in the data must not hang an act. */
const MOST_LEVELS = 12;

/** The highest unit above the one that acts that is still of the matter's own county: a district's papers are not the city's. */
export function agencyOf(tx: Tx, unitId: string | null, divisionCode: string): Promise<Agency> {
  return agencyBy(tx, `${divisionCode} ${unitId ?? ""}`);
}

const agencyBy = remembered([REGISTER_MARK], async (on, key): Promise<Agency> => {
  const [divisionCode = "", unitId] = key.split(" ");
  let highest: Agency = { id: divisionCode, name: "" };
  let own: Agency | null = null;
  let next = unitId || null;
  for (let level = 0; next !== null && level < MOST_LEVELS; level++) {
    const unit = await findUnit(on, next);
    if (!unit) break;
    highest = { id: unit.id, name: unit.name };
    if (countyOf(unit.divisionCode) === countyOf(divisionCode)) own = highest;
    next = unit.parentId;
  }
  return own ?? highest;
});

const countyOf = (divisionCode: string) => divisionCode.slice(0, 6);

/** What is counted by itself: a kind of paper of an agency in a year. */
interface Series {
  readonly agency: string;
  readonly series: string;
  readonly year: number;
}

interface SeriesRow extends Series {
  readonly last: number;
  readonly count: number;
}

const keyOf = ({ agency, series, year }: Series) => JSON.stringify([agency, series, year]);

/** In the order of the series, so that two transactions that need several do not wait for each other. */
const SERIALS = {
  ask: (all: readonly (readonly Series[])[]) => {
    const wanted = all.flat();
    return sql<SeriesRow>`with wanted as (select agency, series, year, count(*)::integer as count
        from unnest(${wanted.map(({ agency }) => agency)}::text[], ${wanted.map(({ series }) => series)}::text[],
          ${wanted.map(({ year }) => year)}::integer[]) as given(agency, series, year) group by agency, series, year),
      given as (insert into document_series (agency, series, year, last)
        select agency, series, year, count from wanted order by agency, series, year
        on conflict (agency, series, year) do update set last = document_series.last + excluded.last
        returning agency, series, year, last)
      select agency, series, year, given.last, wanted.count from given join wanted using (agency, series, year)`;
  },
  answers: (rows: readonly SeriesRow[], all: readonly (readonly Series[])[]) => {
    const given = new Map(rows.map((row) => [keyOf(row), row.last - row.count]));
    return all.map((wanted) =>
      wanted.map((one) => {
        const serial = (given.get(keyOf(one)) ?? 0) + 1;
        given.set(keyOf(one), serial);
        return serial;
      }),
    );
  },
};

/**
 * The next number of each of these series, all taken at once. Numbers of matters are taken before those of papers, by everybody: who
 * takes none lets the others take theirs first.
 */
export async function nextSerials(
  tx: Tx,
  wanted: readonly Series[],
  { hasTakenNumber }: { readonly hasTakenNumber: boolean },
): Promise<readonly number[]> {
  if (wanted.length === 0) return [];
  if (!hasTakenNumber) await meetOthers(tx);
  return askLast(tx, "serials of papers", wanted, SERIALS);
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
