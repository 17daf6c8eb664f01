/** The people of the agency on a day: posts of casework and the enforcement certificates of those who hold them. */
import { sql } from "kysely";
import type { PlainDate } from "#base/plain-date.ts";
import type { OfficerFact, PersonFact } from "#capabilities/case/model/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { oncePerTransaction } from "#platform/database/once-per-transaction.ts";
import { listRows } from "#platform/database/query.ts";

export interface Staff {
  readonly officers: ReadonlyMap<string, OfficerFact>;
  readonly people: readonly PersonFact[];
}

interface Row extends PersonFact {
  readonly number: string | null;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate;
  readonly scopes: readonly string[] | null;
}

const CASE_ROLES = [
  "officer",
  "auxiliary",
  "unit_lead",
  "legal_reviewer",
  "hearing_presider",
  "agency_head",
  "publicity_clerk",
  "cashier",
  "archivist",
];

/** @param division of the case: the agency is that of its county */
export async function staffOn(on: Database | Tx, division: string, day: PlainDate): Promise<Staff> {
  const county = division.slice(0, 6);
  return oncePerTransaction(on, `case staff ${county} ${day}`, () => readStaff(on, county, day));
}

async function readStaff(on: Database | Tx, county: string, day: PlainDate): Promise<Staff> {
  // Of several certificates the one that holds today; of those that do not, the latest, so that a refusal can name it.
  const rows = await listRows(
    on,
    sql<Row>`select distinct p.id as "personId", p.name, o.role, c.number, c.valid_from as "validFrom", c.valid_to as "validTo", c.scope as scopes
      from people_post o join people_person p on p.id = o.person_id and p.status = 'active'
      left join lateral (select number, valid_from, valid_to, scope from people_credential
        where person_id = p.id and kind = 'enforcement' and (revoked_on is null or revoked_on > ${day}::date)
        order by ${day}::date between valid_from and valid_to desc, valid_to desc limit 1) c on true
      where o.role = any(${CASE_ROLES}) and o.division_code like ${`${county}%`}
        and o.valid_from <= ${day}::date and (o.valid_to is null or o.valid_to >= ${day}::date)
      order by p.name, p.id, o.role`,
  );
  const officers = rows
    .filter((row) => row.role === "officer" || row.role === "auxiliary")
    .map((row): readonly [string, OfficerFact] => [
      row.personId,
      {
        personId: row.personId,
        name: row.name,
        isAuxiliary: !rows.some((one) => one.personId === row.personId && one.role === "officer"),
        certificate:
          row.number === null
            ? null
            : { number: row.number, validFrom: row.validFrom, validTo: row.validTo, scopes: row.scopes ?? [] },
      },
    ]);
  return {
    officers: new Map(officers),
    people: rows.map(({ personId, name, role }) => ({ personId, name, role })),
  };
}
