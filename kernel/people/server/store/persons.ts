/** 人员与账号 in SQL. Phones are sealed on the way in and shown masked; `openPhone` is the only way to the whole number. */
import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { Secrets } from "#platform/capability.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { findRow, listRows } from "#platform/database/query.ts";
import { decryptPersonal, encryptPersonal, maskPersonal } from "#platform/personal-data.ts";
import type { Person, PersonInput } from "../../model/persons.ts";
import { listPosts } from "./posts.ts";

export type Keys = Pick<Secrets, "personalDataKey">;
const PHONE_COLUMN = "people_person.phone_sealed";

export interface NewPerson extends Omit<PersonInput, "signInName"> {
  readonly id: string;
  /** Null: no account; the person cannot sign in. */
  readonly signInName: string | null;
}

interface PhoneColumns {
  readonly sealed: string | null;
  readonly masked: string | null;
}

function sealPhone(keys: Keys, phone: string | null): PhoneColumns {
  if (phone === null) return { sealed: null, masked: null };
  return { sealed: encryptPersonal(keys.personalDataKey, PHONE_COLUMN, phone), masked: maskPersonal(phone) };
}

export async function openPhone(on: Database | Tx, keys: Keys, personId: string): Promise<string | null> {
  const row = await findRow(
    on,
    sql<{ sealed: string | null }>`select phone_sealed as sealed from people_person where id = ${personId}`,
  );
  return row?.sealed ? decryptPersonal(keys.personalDataKey, PHONE_COLUMN, row.sealed) : null;
}

/** Persons with their accounts; `passwordHash` (see `hashPassword`) is shared by all, for demonstration cities. */
export async function insertPersons(
  tx: Tx,
  keys: Keys,
  persons: readonly NewPerson[],
  passwordHash: string,
  now: Instant,
): Promise<void> {
  const rows = persons.map((person) => ({ ...person, ...sealPhone(keys, person.phone), phone: null }));
  await sql`
    insert into people_person (id, name, phone_sealed, phone_masked, badge_number, created_at)
    select n.id, n.name, n.sealed, n.masked, n."badgeNumber", ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, name text, sealed text, masked text, "badgeNumber" text)`.execute(
    tx,
  );
  const accounts = JSON.stringify(persons.filter((person) => person.signInName !== null));
  // The library wants an e-mail address; `.invalid` never resolves (RFC 2606).
  await sql`
    insert into people_user (id, name, email, "emailVerified", username, "displayUsername", "createdAt", "updatedAt")
    select n.id, n.name, lower(n."signInName") || '@people.invalid', false, lower(n."signInName"), n."signInName", ${now}, ${now}
    from jsonb_to_recordset(${accounts}::jsonb) as n(id uuid, name text, "signInName" text)`.execute(tx);
  await sql`
    insert into people_account ("accountId", "providerId", "userId", password, "createdAt", "updatedAt")
    select n.id::text, 'credential', n.id, ${passwordHash}, ${now}, ${now}
    from jsonb_to_recordset(${accounts}::jsonb) as n(id uuid)`.execute(tx);
}

interface PersonColumns {
  readonly name: string;
  readonly badgeNumber: string | null;
  readonly signInName: string | null;
  readonly status: Person["status"];
  /** Absent: unchanged. */
  readonly phone?: string | null;
}

export async function updatePersonColumns(tx: Tx, keys: Keys, id: string, person: PersonColumns): Promise<void> {
  await sql`update people_person set name = ${person.name}, badge_number = ${person.badgeNumber}, status = ${person.status}
    where id = ${id}`.execute(tx);
  await sql`update people_user set name = ${person.name}, username = lower(${person.signInName}), "displayUsername" = ${person.signInName},
    email = lower(${person.signInName}) || '@people.invalid' where id = ${id}`.execute(tx);
  if (person.phone === undefined) return;
  const { sealed, masked } = sealPhone(keys, person.phone);
  await sql`update people_person set phone_sealed = ${sealed}, phone_masked = ${masked} where id = ${id}`.execute(tx);
}

/** Persons that fit a condition on `p`, with all their posts. At most 500: the list is searched, not paged. */
export async function listPersons(
  on: Database | Tx,
  condition: RawBuilder<unknown>,
  now: Instant,
): Promise<readonly Person[]> {
  const rows = await listRows(
    on,
    sql<Omit<Person, "posts">>`
      select p.id, p.name, p.badge_number as "badgeNumber", u."displayUsername" as "signInName", p.phone_masked as "phoneMasked", p.status,
        coalesce(u."twoFactorEnabled", false) as "hasSecondFactor",
        case when lock.locked_until > ${now}::timestamptz then lock.locked_until end as "lockedUntil"
      from people_person p left join people_user u on u.id = p.id
        left join people_lock_out lock on lock.name_hash = encode(sha256(convert_to(u.username, 'UTF8')), 'hex')
      where ${condition} order by p.badge_number nulls last, p.name, p.id limit 500`,
  );
  const posts = Map.groupBy(
    await listPosts(
      on,
      rows.map((row) => row.id),
    ),
    (post) => post.personId,
  );
  return rows.map((row) => ({ ...row, posts: posts.get(row.id) ?? [] }));
}

export interface PersonBrief {
  readonly id: string;
  readonly name: string;
  readonly badgeNumber: string | null;
  readonly phoneMasked: string | null;
  readonly status: Person["status"];
}

export async function findPerson(on: Database | Tx, id: string): Promise<PersonBrief | null> {
  return findRow(
    on,
    sql<PersonBrief>`select id, name, badge_number as "badgeNumber", phone_masked as "phoneMasked", status from people_person where id = ${id}`,
  );
}
