/** 权责规则 and 权责认定 in SQL. */
import { sql } from "kysely";
import type { PlainDate } from "#base/plain-date.ts";
import type { Precedent, ResponsibilityRule } from "#capabilities/report/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { newId } from "#platform/ids.ts";
import type { Author } from "./catalogue-store.ts";

export interface RuleRow extends ResponsibilityRule {
  readonly source: string;
}

export async function listRules(on: Database | Tx): Promise<readonly RuleRow[]> {
  return listRows(
    on,
    sql<RuleRow>`select r.id, r.class_prefix as "classPrefix", r.area, r.unit_id as "unitId", u.name as "unitName",
      r.valid_from as "validFrom", r.valid_to as "validTo", r.source
    from report_responsibility r join people_unit u on u.id = r.unit_id order by r.class_prefix, r.area, r.valid_from, r.id`,
  );
}

export interface PrecedentRow extends Precedent {
  readonly matterId: string | null;
  readonly matterNumber: string | null;
}

/** Those still used. */
export async function listPrecedents(on: Database | Tx): Promise<readonly PrecedentRow[]> {
  return listRows(
    on,
    sql<PrecedentRow>`select p.id, p.class_key as "classKey", p.cell_code as "cellCode", p.facility_code as "facilityCode", p.unit_id as "unitId",
      u.name as "unitName", p.decided_on as "decidedOn", p.matter_id as "matterId", m.number as "matterNumber"
    from report_precedent p join people_unit u on u.id = p.unit_id left join matter m on m.id = p.matter_id
    where p.ended_on is null order by p.decided_on desc, p.id`,
  );
}

export type NewRule = Omit<RuleRow, "id" | "unitName">;

export async function addRules(tx: Tx, rules: readonly NewRule[], author: Author): Promise<readonly string[]> {
  const rows = rules.map((rule) => ({ ...rule, id: newId(author.now) }));
  await sql`insert into report_responsibility (id, class_prefix, area, unit_id, valid_from, valid_to, source, added_at, added_by)
    select n.id, n."classPrefix", n.area, n."unitId", n."validFrom", n."validTo", n.source, ${author.now}::timestamptz, ${author.personId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, "classPrefix" text, area text, "unitId" uuid, "validFrom" date,
      "validTo" date, source text)`.execute(tx);
  return rows.map((row) => row.id);
}

/** @returns whether there was such a rule still open on the day */
export async function endRule(tx: Tx, id: string, lastDay: PlainDate): Promise<boolean> {
  const rows = await listRows(
    tx,
    sql`update report_responsibility set valid_to = ${lastDay}::date
      where id = ${id} and valid_from <= ${lastDay}::date and (valid_to is null or valid_to > ${lastDay}::date) returning id`,
  );
  return rows.length > 0;
}

export interface NewPrecedent {
  readonly classKey: string;
  readonly cellCode: string;
  readonly facilityCode: string | null;
  readonly unitId: string;
  readonly decidedOn: PlainDate;
  readonly matterId: string | null;
  readonly seq: number | null;
}

/** The same decision told twice is kept once. */
export async function addPrecedent(tx: Tx, precedent: NewPrecedent, author: Author): Promise<void> {
  const { classKey, cellCode, facilityCode, unitId, decidedOn, matterId, seq } = precedent;
  await sql`insert into report_precedent (id, class_key, cell_code, facility_code, unit_id, decided_on, matter_id, seq, added_at, added_by)
    values (${newId(author.now)}, ${classKey}, ${cellCode}, ${facilityCode}, ${unitId}, ${decidedOn}, ${matterId}, ${seq}, ${author.now},
      ${author.personId}) on conflict do nothing`.execute(tx);
}

export async function endPrecedent(tx: Tx, id: string, on: PlainDate): Promise<boolean> {
  const rows = await listRows(
    tx,
    sql`update report_precedent set ended_on = ${on}::date where id = ${id} and ended_on is null returning id`,
  );
  return rows.length > 0;
}
