/** 印章 in SQL: pictures of seals, whose they are and which posts may use them. */
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { newId } from "#platform/ids.ts";

export interface Seal {
  readonly id: string;
  /** Unit of the agency. */
  readonly agency: string;
  readonly agencyName: string;
  readonly name: string;
  /** SHA-256 of the picture. */
  readonly image: string;
  readonly roles: readonly string[];
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly retiredAt: Instant | null;
  readonly uses: number;
}

const SELECT = sql`select s.id, s.agency, coalesce(u.name, s.agency) as "agencyName", s.name, s.image, s.roles, s.valid_from as "validFrom",
  s.valid_to as "validTo", s.retired_at as "retiredAt", (select count(*) from document_event e where e.seal_id = s.id) as uses
  from document_seal s left join people_unit u on u.id::text = s.agency`;

export async function listSeals(on: Database | Tx): Promise<readonly Seal[]> {
  return listRows(on, sql<Seal>`${SELECT} order by s.retired_at nulls first, s.created_at desc`);
}

/** The seal of an agency that a post may use on a day; of several the newest. */
export async function findSealFor(on: Database | Tx, agency: string, role: string, now: Instant): Promise<Seal | null> {
  const day = plainDateOf(now);
  return findRow(
    on,
    sql<Seal>`${SELECT} where s.agency = ${agency} and ${role} = any(s.roles) and s.retired_at is null
      and s.valid_from <= ${day}::date and (s.valid_to is null or s.valid_to >= ${day}::date) order by s.created_at desc limit 1`,
  );
}

export async function insertSeal(
  on: Database | Tx,
  seal: Pick<Seal, "agency" | "name" | "image" | "roles" | "validFrom" | "validTo">,
  by: { readonly personId: string | null; readonly now: Instant },
): Promise<string> {
  const id = newId(by.now);
  await sql`insert into document_seal (id, agency, name, image, roles, valid_from, valid_to, created_at, created_by)
    values (${id}, ${seal.agency}, ${seal.name}, ${seal.image}, ${seal.roles}, ${seal.validFrom}::date, ${seal.validTo}::date, ${by.now}, ${by.personId})`.execute(
    on,
  );
  return id;
}

/** @returns false when it was retired before */
export async function retireSeal(
  on: Database | Tx,
  id: string,
  by: { readonly personId: string | null; readonly now: Instant },
): Promise<boolean> {
  const row = await findRow(
    on,
    sql<{ id: string }>`update document_seal set retired_at = ${by.now}, retired_by = ${by.personId}
      where id = ${id} and retired_at is null returning id`,
  );
  return row !== null;
}
