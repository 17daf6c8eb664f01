/** From zero: every figure derived again from the record, and compared with what is kept. */
import { type RawBuilder, sql } from "kysely";
import { netOf } from "#kernel/measure/model/public.ts";
import { entriesOfMany } from "#kernel/record/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { coarseSums } from "./coarse.ts";
import { deltasOf, type MeasuredKinds } from "./fold.ts";
import { type Difference, listMeasured, MEASURE_LOCK, refillMonths } from "./store.ts";

export interface Rebuilt {
  /** What was kept agrees with the record, cell by cell and matter by matter. */
  readonly holds: boolean;
  readonly matters: number;
  readonly entries: number;
  /** Cells that are not zero. */
  readonly figures: number;
  readonly differing: number;
  /** The first of them. */
  readonly differences: readonly Difference[];
}

export interface RebuildOptions {
  /** Only compare: as far as entries are folded, and beside everything else that goes on. Otherwise the figures are replaced. */
  readonly check: boolean;
  readonly onProgress?: (matters: number) => void;
}

const PAGE = 500;
const SHOWN = 20;
const FIRST = "00000000-0000-0000-0000-000000000000";

export async function rebuildMeasures(
  database: Database,
  kinds: MeasuredKinds,
  options: RebuildOptions,
): Promise<Rebuilt> {
  return database.connection().execute(async (own) => {
    // Before the snapshot of the transaction is taken: what a fold wrote while this waited must be in it.
    if (!options.check) await sql`select pg_advisory_lock(${MEASURE_LOCK})`.execute(own);
    try {
      return await own
        .transaction()
        .setIsolationLevel("repeatable read")
        .execute((tx) => rebuildIn(tx, kinds, options));
    } finally {
      if (!options.check) await sql`select pg_advisory_unlock(${MEASURE_LOCK})`.execute(own);
    }
  });
}

async function rebuildIn(tx: Tx, kinds: MeasuredKinds, { check, onProgress }: RebuildOptions): Promise<Rebuilt> {
  await sql`create temporary table measure_derived (like measure_matter) on commit drop`.execute(tx);
  await sql`create temporary table measure_reached (matter_id uuid, seq integer) on commit drop`.execute(tx);
  const { matters, entries } = await deriveAll(tx, kinds, check, onProgress ?? (() => undefined));
  const { count: differing } = await getRow(
    tx,
    sql<{ count: number }>`select count(*) as count from (${DIFFERENCES}) found`,
  );
  const differences = await listRows(
    tx,
    sql<Difference>`select * from (${DIFFERENCES}) found order by day, counter, "matterId" nulls first limit ${SHOWN}`,
  );
  const { count: figures } = await getRow(
    tx,
    sql<{ count: number }>`select count(*) as count from (${DERIVED_CELLS} having sum(value) <> 0) cells`,
  );
  if (!check) await replaceAll(tx);
  return { holds: differing === 0, matters, entries, figures, differing, differences };
}

async function deriveAll(
  tx: Tx,
  kinds: MeasuredKinds,
  onlyFolded: boolean,
  onProgress: (matters: number) => void,
): Promise<{ matters: number; entries: number }> {
  let [matters, entries] = [0, 0];
  for (let after = FIRST; ; ) {
    const page = await listMeasured(tx, after, PAGE);
    const last = page.at(-1);
    if (!last) return { matters, entries };
    const found = Map.groupBy(
      await entriesOfMany(
        tx,
        page.map((matter) => matter.id),
      ),
      (entry) => entry.matterId,
    );
    const reached: { matter_id: string; seq: number }[] = [];
    const rows = page.flatMap(({ id, kind, seq }) => {
      const told = (found.get(id) ?? []).filter((entry) => !onlyFolded || entry.seq <= seq);
      entries += told.length;
      reached.push({ matter_id: id, seq: told.at(-1)?.seq ?? 0 });
      return netOf(deltasOf(kinds, kind, told)).map((delta) => ({ ...delta, matterId: id, kind }));
    });
    await sql`insert into measure_derived (matter_id, kind, day, division_code, counter, unit_id, person_id, role, class_key, is_emergency, value)
      select "matterId", kind, day, "divisionCode", counter, "unitId", "personId", role, "classKey", "isEmergency", value
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d("matterId" uuid, kind text, day date, "divisionCode" text, counter text,
        "unitId" uuid, "personId" uuid, role text, "classKey" text, "isEmergency" boolean, value integer)`.execute(tx);
    await sql`insert into measure_reached select * from jsonb_to_recordset(${JSON.stringify(reached)}::jsonb) as r(matter_id uuid, seq integer)`.execute(
      tx,
    );
    matters += page.length;
    after = last.id;
    onProgress(matters);
  }
}

const CELL = sql`kind, day, division_code, counter, unit_id, person_id, role, class_key, is_emergency`;
const DERIVED_CELLS = sql`select ${CELL}, sum(value)::int as value from measure_derived group by ${CELL}`;

const DERIVED_MONTHS = sql`select kind, date_trunc('month', day)::date as day, division_code, counter, unit_id, person_id, role,
  null::text as class_key, false as is_emergency, sum(value)::int as value from measure_derived group by 1, 2, 3, 4, 5, 6, 7`;
const KEPT_MONTHS = sql`select kind, month as day, division_code, counter, unit_id, person_id, role, null::text as class_key,
  false as is_emergency, value from measure_month`;

/** The grouping stands where a class would. */
const coarseAs = (
  sums: RawBuilder<unknown>,
) => sql`select kind, month as day, division_code, counter, unit_id, null::uuid as person_id,
  null::text as role, grouping as class_key, false as is_emergency, value from ${sums} as c`;
const DERIVED_COARSE = coarseAs(
  sql`(${coarseSums(sql`(select kind, day as month, division_code, counter, unit_id, value from (${DERIVED_MONTHS}) of_months)`)})`,
);
const KEPT_COARSE = coarseAs(sql`measure_month_coarse`);

/** Cells and parts of matters that differ. A cell that is kept as zero says the same as none. A month stands as its first day. */
const DIFFERENCES = sql`${differing(sql`null::uuid`, sql`(${DERIVED_CELLS})`, sql`measure_daily`)}
  union all ${differing(sql`null::uuid`, sql`(${DERIVED_MONTHS})`, sql`(${KEPT_MONTHS})`)}
  union all ${differing(sql`null::uuid`, sql`(${DERIVED_COARSE})`, sql`(${KEPT_COARSE})`)}
  union all ${differing(sql`matter_id`, sql`measure_derived`, sql`measure_matter`)}`;

function differing(
  matterId: RawBuilder<unknown>,
  derived: RawBuilder<unknown>,
  kept: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`select matter_id as "matterId", kind, day, division_code as "divisionCode", counter, unit_id as "unitId", person_id as "personId",
      role, class_key as "classKey", is_emergency as "isEmergency", sum(kept)::int as kept, sum(derived)::int as derived
    from (select ${matterId} as matter_id, ${CELL}, value as derived, 0 as kept from ${derived} as d
      union all select ${matterId}, ${CELL}, 0, value from ${kept} as k) both_sides
    group by matter_id, ${CELL} having sum(kept) <> sum(derived)`;
}

async function replaceAll(tx: Tx): Promise<void> {
  await sql`delete from measure_daily`.execute(tx);
  await sql`delete from measure_matter`.execute(tx);
  await sql`delete from measure_folded`.execute(tx);
  await sql`insert into measure_matter select * from measure_derived`.execute(tx);
  await sql`insert into measure_daily (${CELL}, value) select * from (${DERIVED_CELLS}) cells where value <> 0`.execute(
    tx,
  );
  await refillMonths(tx);
  await sql`insert into measure_folded select * from measure_reached`.execute(tx);
}
