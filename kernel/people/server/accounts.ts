/**
 * Accounts for the command line. Who can run it owns the machine and its keys, so nothing is judged by scope; every change leaves
 * a line in the log, as changes through the pages do.
 */
import { sql } from "kysely";
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import type { AccessKind } from "../model/account.ts";
import type { Person } from "../model/persons.ts";
import { logAccess } from "./access-log.ts";
import { endSessions, inventPassword, setPassword } from "./create.ts";
import { clearLockOut } from "./sign-in/lock-out.ts";
import { listPersons } from "./store/persons.ts";

/** Persons whose name, badge or sign-in name contains `q`; all of them for an empty one. At most 500. */
export async function listAccounts(on: Database | Tx, q: string, now: Instant): Promise<readonly Person[]> {
  const text = q.toLowerCase();
  return listPersons(
    on,
    sql`(${text} = '' or position(${text} in p.name) > 0 or position(${text} in lower(p.badge_number)) > 0
      or position(${text} in u.username) > 0)`,
    now,
  );
}

export async function findAccount(on: Database | Tx, signInName: string, now: Instant): Promise<Person | null> {
  const [person] = await listPersons(on, sql`u.username = ${signInName.trim().toLowerCase()}`, now);
  return person ?? null;
}

/** @returns the new password, to hand over once; every session ends and a lock is lifted */
export async function resetPasswordOf(tx: Tx, person: Person, now: Instant): Promise<string> {
  const password = inventPassword();
  await setPassword(tx, person.id, password);
  if (person.signInName) await clearLockOut(tx, person.signInName);
  await logByOperator(tx, "password_reset", person.id, {}, now);
  return password;
}

/** @returns whether there was a lock or a count of wrong attempts */
export async function unlockAccount(tx: Tx, person: Person, now: Instant): Promise<boolean> {
  const wasCounted = person.signInName !== null && (await clearLockOut(tx, person.signInName));
  await logByOperator(tx, "unlocked", person.id, {}, now);
  return wasCounted;
}

/** 停用, or back to work (在岗). Suspending ends every session. */
export async function setAccountStatus(
  tx: Tx,
  person: Person,
  status: "active" | "suspended",
  now: Instant,
): Promise<void> {
  await sql`update people_person set status = ${status} where id = ${person.id}`.execute(tx);
  if (status !== "active") await endSessions(tx, person.id);
  await logByOperator(tx, "administered", person.id, { what: "person.updated", fields: ["status"], status }, now);
}

/** A change at the command line: nobody of the city did it. */
export async function logByOperator(
  tx: Tx,
  kind: AccessKind,
  subjectPersonId: string | null,
  details: { readonly [key: string]: Json },
  now: Instant,
): Promise<void> {
  await logAccess(tx, {
    kind,
    personId: null,
    ip: null,
    details: { ...details, by: "command_line" },
    now,
    ...(subjectPersonId ? { subjectPersonId } : {}),
  });
}
