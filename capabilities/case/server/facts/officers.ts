/** The people of the agency on a day: posts of casework and the enforcement certificates of those who hold them. */
import { sql } from "kysely";
import type { PlainDate } from "#base/plain-date.ts";
import type { OfficerFact, PersonFact } from "#capabilities/case/model/public.ts";
import { REGISTER_MARK } from "#kernel/people/server/public.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { listRows } from "#platform/database/query.ts";
import { remembered } from "#platform/database/remembered.ts";

export interface Staff {
  readonly officers: ReadonlyMap<string, OfficerFact>;
  readonly people: readonly PersonFact[];
}

interface Row extends PersonFact {
  /** The latest first; none: null. */
  readonly certificates: readonly Certificate[] | null;
}
type Certificate = NonNullable<OfficerFact["certificate"]>;

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
export function staffOn(on: Database | Tx, division: string, day: PlainDate): Promise<Staff> {
  return staffOf(on, `${division.slice(0, 6)} ${day}`);
}

const staffOf = remembered([REGISTER_MARK], readStaff);

/** @param countyAndDay `331023 2026-11-22` */
async function readStaff(on: Database | Tx, countyAndDay: string): Promise<Staff> {
  const [county, day] = countyAndDay.split(" ") as [string, PlainDate];
  const rows = await listRows(
    on,
    sql<Row>`select distinct p.id as "personId", p.name, o.role, c.certificates
      from people_post o join people_person p on p.id = o.person_id and p.status = 'active'
      left join lateral (select jsonb_agg(jsonb_build_object('number', number, 'validFrom', valid_from, 'validTo', valid_to,
          'scopes', scope) order by valid_to desc, number) as certificates
        from people_credential
        where person_id = p.id and kind = 'enforcement' and (revoked_on is null or revoked_on > ${day}::date)) c on true
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
        certificate: certificateOn(row.certificates ?? [], day),
      },
    ]);
  return {
    officers: new Map(officers),
    people: rows.map(({ personId, name, role }) => ({ personId, name, role })),
  };
}

/**
 * Of several the one that holds today; where more than one holds, what they cover together. Of those that do not, the latest, so that
 * a refusal can name it.
 */
function certificateOn(certificates: readonly Certificate[], day: PlainDate): Certificate | null {
  const holding = certificates.filter(({ validFrom, validTo }) => validFrom <= day && day <= validTo);
  const [latest] = holding;
  if (!latest) return certificates[0] ?? null;
  const unlimited = holding.find(({ scopes }) => scopes.length === 0);
  return unlimited ?? { ...latest, scopes: [...new Set(holding.flatMap(({ scopes }) => scopes))] };
}
