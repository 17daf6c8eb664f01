/** SQL of the figures. Only folding and rebuilding write. */
import { sql } from "kysely";
import type { PlainDate } from "#base/plain-date.ts";
import { type CounterDelta, netOf } from "#kernel/measure/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import { coarseSums } from "./coarse.ts";

export interface MatterDelta extends CounterDelta {
  readonly matterId: string;
  readonly kind: string;
}

/** Rebuilding keeps folding away; several folds may run beside each other. */
export const MEASURE_LOCK = sql`hashtext('measure')`;

export interface Pending {
  readonly matter_id: string;
  readonly seq: number;
}

/** Takes entries nobody else is folding, for the rest of the transaction. */
export async function claimPending(tx: Tx, limit: number): Promise<readonly Pending[]> {
  return listRows(
    tx,
    sql<Pending>`select matter_id, seq from measure_pending order by matter_id, seq limit ${limit} for update skip locked`,
  );
}

export async function dropPending(tx: Tx, claimed: readonly Pending[]): Promise<void> {
  await sql`delete from measure_pending p using unnest(${claimed.map((row) => row.matter_id)}::uuid[], ${claimed.map((row) => row.seq)}::int[])
    as done(matter_id, seq) where p.matter_id = done.matter_id and p.seq = done.seq`.execute(tx);
}

export async function countPending(on: Database | Tx): Promise<number> {
  return (await getRow(on, sql<{ count: number }>`select count(*) as count from measure_pending`)).count;
}

/** One fold of a matter at a time: locked in the order of their ids, for the rest of the transaction. */
export async function lockFolded(tx: Tx, matterIds: readonly string[]): Promise<void> {
  await sql`insert into measure_folded (matter_id, seq) select id, 0 from unnest(${[...matterIds]}::uuid[]) as given(id) order by id
    on conflict (matter_id) do nothing`.execute(tx);
  await sql`select 1 from measure_folded where matter_id = any(${[...matterIds]}::uuid[]) order by matter_id for update`.execute(
    tx,
  );
}

export async function raiseFolded(tx: Tx, seqs: ReadonlyMap<string, number>): Promise<void> {
  await sql`update measure_folded f set seq = greatest(f.seq, given.seq)
    from unnest(${[...seqs.keys()]}::uuid[], ${[...seqs.values()]}::int[]) as given(id, seq) where f.matter_id = given.id`.execute(
    tx,
  );
}

export async function kindsOfMatters(
  on: Database | Tx,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await listRows(
    on,
    sql<{ id: string; kind: string }>`select id, kind from matter where id = any(${[...matterIds]}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row.kind]));
}

/** What matters contribute so far. */
export async function appliedDeltas(tx: Tx, matterIds: readonly string[]): Promise<readonly MatterDelta[]> {
  return listRows(
    tx,
    sql<MatterDelta>`select matter_id as "matterId", kind, day, division_code as "divisionCode", counter, unit_id as "unitId",
      person_id as "personId", role, class_key as "classKey", is_emergency as "isEmergency", value
      from measure_matter where matter_id = any(${[...matterIds]}::uuid[])`,
  );
}

const COLUMNS = sql`kind text, day date, "divisionCode" text, counter text, "unitId" uuid, "personId" uuid, role text, "classKey" text,
  "isEmergency" boolean, value integer`;
const VALUES = sql`kind, day, "divisionCode", counter, "unitId", "personId", role, "classKey", "isEmergency"`;
const COARSE = sql`kind, grouping, counter, month, division_code, unit_id`;
const CELL = sql`kind, counter, day, division_code, unit_id, person_id, role, class_key, is_emergency`;

/** Adds to what matters contribute, and to the sums; cells are always touched in one order, so that folds cannot block each other. */
export async function applyDeltas(tx: Tx, deltas: readonly MatterDelta[]): Promise<void> {
  if (deltas.length === 0) return;
  await sql`insert into measure_matter as m (matter_id, kind, day, division_code, counter, unit_id, person_id, role, class_key, is_emergency, value)
    select "matterId", ${VALUES}, value from jsonb_to_recordset(${JSON.stringify(deltas)}::jsonb) as d("matterId" uuid, ${COLUMNS})
    on conflict (matter_id, counter, day, division_code, unit_id, person_id, role, class_key, is_emergency)
    do update set value = m.value + excluded.value`.execute(tx);
  const matterIds = [...new Set(deltas.map((delta) => delta.matterId))];
  await sql`delete from measure_matter where matter_id = any(${matterIds}::uuid[]) and value = 0`.execute(tx);
  const byKind = [...Map.groupBy(deltas, (delta) => delta.kind)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [kind, ofKind] of byKind) {
    const cells = netOf(ofKind.map(cellOf)).map((delta) => ({ ...delta, kind }));
    await sql`insert into measure_daily as m (kind, day, division_code, counter, unit_id, person_id, role, class_key, is_emergency, value)
      select ${VALUES}, value from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) as d(${COLUMNS})
      order by ${VALUES} on conflict (${CELL}) do update set value = m.value + excluded.value`.execute(tx);
    await sql`insert into measure_month as m (kind, month, division_code, counter, unit_id, person_id, role, value)
      select kind, date_trunc('month', day)::date as month, "divisionCode", counter, "unitId", "personId", role, sum(value)
      from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) as d(${COLUMNS}) group by 1, 2, 3, 4, 5, 6, 7 having sum(value) <> 0
      order by kind, counter, month, "divisionCode", "unitId", "personId", role
      on conflict (kind, counter, month, division_code, unit_id, person_id, role)
      do update set value = m.value + excluded.value`.execute(tx);
    const ofMonths = sql`(select kind, date_trunc('month', day)::date as month, "divisionCode" as division_code, counter, "unitId" as unit_id, value
      from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) as d(${COLUMNS}))`;
    await sql`insert into measure_month_coarse as m (${COARSE}, value)
      select ${COARSE}, value from (${coarseSums(ofMonths)}) sums where value <> 0
      order by kind, grouping, counter, month, division_code, unit_id on conflict (${COARSE}) do update set value = m.value + excluded.value`.execute(
      tx,
    );
  }
}

/** 指标月值 again from the days, for whoever wrote the days in bulk. */
export async function refillMonths(tx: Tx): Promise<void> {
  await sql`delete from measure_month`.execute(tx);
  await sql`insert into measure_month (kind, month, division_code, counter, unit_id, person_id, role, value)
    select kind, date_trunc('month', day)::date, division_code, counter, unit_id, person_id, role, sum(value)
    from measure_daily group by 1, 2, 3, 4, 5, 6, 7 having sum(value) <> 0`.execute(tx);
  await sql`delete from measure_month_coarse`.execute(tx);
  await sql`insert into measure_month_coarse (${COARSE}, value)
    select ${COARSE}, value from (${coarseSums(sql`measure_month`)}) sums where value <> 0`.execute(tx);
}

function cellOf({ matterId: _matterId, kind: _kind, ...delta }: MatterDelta): CounterDelta {
  return delta;
}

export interface MeasuredMatter {
  readonly id: string;
  readonly kind: string;
  /** Last entry taken in; 0: none yet. */
  readonly seq: number;
}

/** Matters behind `after`, in the order of their ids. */
export async function listMeasured(on: Tx, after: string, limit: number): Promise<readonly MeasuredMatter[]> {
  return listRows(
    on,
    sql<MeasuredMatter>`select m.id, m.kind, coalesce(f.seq, 0) as seq from matter m left join measure_folded f on f.matter_id = m.id
      where m.id > ${after} order by m.id limit ${limit}`,
  );
}

/** A cell, or one matter's part in it, where what is kept is not what the record gives. */
export interface Difference {
  readonly matterId: string | null;
  readonly kind: string;
  readonly day: PlainDate;
  readonly divisionCode: string;
  readonly counter: string;
  readonly unitId: string | null;
  readonly personId: string | null;
  readonly role: string | null;
  readonly classKey: string | null;
  readonly isEmergency: boolean;
  readonly kept: number;
  readonly derived: number;
}
