/** 证件 in SQL. */
import { sql } from "kysely";
import type { PlainDate } from "#base/plain-date.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import type { Credential } from "../../model/persons.ts";

const COLUMNS = sql`c.id, c.person_id as "personId", c.kind, c.number, c.issuer, c.scope, c.valid_from as "validFrom",
  c.valid_to as "validTo", c.revoked_on as "revokedOn"`;
const SELECT = sql`select ${COLUMNS} from people_credential c`;

/** Credentials of a person that hold on a day: first and last day included, not from the day of revocation on. */
export async function credentialsValidAt(
  on: Database | Tx,
  personId: string,
  day: PlainDate,
  kind: Credential["kind"] | null = null,
): Promise<readonly Credential[]> {
  return listRows(
    on,
    sql<Credential>`${SELECT} where c.person_id = ${personId} and ${day}::date between c.valid_from and c.valid_to
      and (c.revoked_on is null or c.revoked_on > ${day}::date) and (${kind}::text is null or c.kind = ${kind}::text) order by c.kind, c.number`,
  );
}

export async function listCredentials(on: Database | Tx, personId: string): Promise<readonly Credential[]> {
  return listRows(on, sql<Credential>`${SELECT} where c.person_id = ${personId} order by c.valid_to desc, c.number`);
}

export interface EndingCredential extends Credential {
  readonly personName: string;
  readonly badgeNumber: string | null;
  readonly unitName: string;
  readonly daysLeft: number;
}

/** Over or ending by `lastDay`, of people in office with a post in the division; one that a later credential of its kind replaces is left out. */
export async function listEndingCredentials(
  on: Database | Tx,
  [first, last]: readonly [string, string],
  today: PlainDate,
  lastDay: PlainDate,
): Promise<readonly EndingCredential[]> {
  return listRows(
    on,
    sql<EndingCredential>`select ${COLUMNS}, p.name as "personName", p.badge_number as "badgeNumber", u.name as "unitName",
        c.valid_to - ${today}::date + 1 as "daysLeft"
      from people_credential c join people_person p on p.id = c.person_id and p.status = 'active'
      cross join lateral (select unit_id from people_post where person_id = p.id and division_code between ${first} and ${last}
        and valid_from <= ${today}::date and (valid_to is null or valid_to >= ${today}::date)
        order by is_primary desc, valid_from limit 1) post
      join people_unit u on u.id = post.unit_id
      where c.revoked_on is null and c.valid_to <= ${lastDay}::date and not exists (select 1 from people_credential later
        where later.person_id = c.person_id and later.kind = c.kind and later.revoked_on is null and later.valid_to > c.valid_to
          and later.valid_from <= c.valid_to + 1)
      order by c.valid_to, p.name, c.number`,
  );
}

export async function findCredential(on: Database | Tx, id: string): Promise<Credential | null> {
  return findRow(on, sql<Credential>`${SELECT} where c.id = ${id}`);
}

export type NewCredential = Omit<Credential, "revokedOn">;

export async function insertCredentials(tx: Tx, credentials: readonly NewCredential[]): Promise<void> {
  await sql`
    insert into people_credential (id, person_id, kind, number, issuer, scope, valid_from, valid_to)
    select n.* from jsonb_to_recordset(${JSON.stringify(credentials)}::jsonb) as n(id uuid, "personId" uuid, kind text, number text,
      issuer text, scope text[], "validFrom" date, "validTo" date)`.execute(tx);
}

export async function revokeCredential(tx: Tx, id: string, on: PlainDate): Promise<void> {
  await sql`update people_credential set revoked_on = ${on} where id = ${id}`.execute(tx);
}
