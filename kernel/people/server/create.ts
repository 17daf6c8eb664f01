/** Making people, posts and units: for administration, `fy user`, demonstration cities and tests. Nothing here is judged by scope. */
import { randomInt } from "node:crypto";
import { sql } from "kysely";
import type { Instant } from "#base/instant.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { newId } from "#platform/ids.ts";
import type { PersonInput, PostInput } from "../model/persons.ts";
import type { Division, UnitInput } from "../model/units.ts";
import { withFieldErrors } from "./field-errors.ts";
import { insertCredentials, type NewCredential } from "./store/credentials.ts";
import { insertBeats, insertDuties, type NewBeat, type NewDuty } from "./store/duties.ts";
import { insertPersons, type Keys, type NewPerson } from "./store/persons.ts";
import { insertPosts, type NewPost } from "./store/posts.ts";
import { insertDivisions, insertUnits } from "./store/units.ts";

/** In the sign-in library's form (scrypt, salted); takes about 60 ms on purpose. */
export async function hashPassword(password: string): Promise<string> {
  const library = await import("better-auth/crypto");
  return library.hashPassword(password);
}

/** @returns the id; @throws Problem with a field error when the code is taken or division or parent do not exist */
export async function createUnit(tx: Tx, unit: UnitInput, now: Instant): Promise<string> {
  const id = newId(now);
  await withFieldErrors(insertUnits(tx, [{ ...unit, id }]));
  return id;
}

/** A person with an account. @returns the id; @throws Problem with a field error when sign-in name or badge number is taken */
export async function createPerson(
  tx: Tx,
  keys: Keys,
  person: PersonInput,
  password: string,
  now: Instant,
): Promise<string> {
  const id = newId(now);
  await withFieldErrors(insertPersons(tx, keys, [{ ...person, id }], await hashPassword(password), now));
  return id;
}

/** @returns the id; @throws Problem with a field error when the unit does not exist or a primary post is open already */
export async function createPost(tx: Tx, personId: string, post: PostInput, now: Instant): Promise<string> {
  const id = newId(now);
  await withFieldErrors(insertPosts(tx, [{ ...post, id, personId }]));
  return id;
}

/** Ends every session of the person. */
export async function setPassword(tx: Tx, personId: string, password: string): Promise<void> {
  const hash = await hashPassword(password);
  await sql`update people_account set password = ${hash}, "updatedAt" = now()
    where "userId" = ${personId} and "providerId" = 'credential'`.execute(tx);
  await endSessions(tx, personId);
}

export async function endSessions(on: Database | Tx, personId: string): Promise<void> {
  await sql`delete from people_session where "userId" = ${personId}`.execute(on);
}

/** Letters and digits that are not mistaken for each other when read out: no 0 O 1 l I. */
const READABLE = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A password to hand over once: `k7Fq-x2Wd-Tn94`, about 70 bits. */
export function inventPassword(): string {
  const group = () => Array.from({ length: 4 }, () => READABLE[randomInt(READABLE.length)]).join("");
  return [group(), group(), group()].join("-");
}

/** Everything at once, ids given by the caller; parts that are absent are not touched. */
export interface PeopleImport {
  readonly divisions?: readonly Division[];
  readonly units?: readonly (UnitInput & { readonly id: string })[];
  readonly persons?: readonly NewPerson[];
  /** Of all imported accounts, from `hashPassword`: hashing one by one would take 60 ms each. */
  readonly passwordHash?: string;
  readonly posts?: readonly NewPost[];
  readonly duties?: readonly NewDuty[];
  readonly beats?: readonly NewBeat[];
  readonly credentials?: readonly NewCredential[];
}

/** One statement a table. @throws Problem with a field error when something is there already or refers to nothing */
export async function importPeople(tx: Tx, keys: Keys, people: PeopleImport, now: Instant): Promise<void> {
  await withFieldErrors(
    (async () => {
      if (people.divisions?.length) await insertDivisions(tx, people.divisions);
      if (people.units?.length) await insertUnits(tx, people.units);
      if (people.persons?.length) {
        if (!people.passwordHash) throw new Error("persons with accounts need passwordHash");
        await insertPersons(tx, keys, people.persons, people.passwordHash, now);
      }
      if (people.posts?.length) await insertPosts(tx, people.posts);
      if (people.duties?.length) await insertDuties(tx, people.duties);
      if (people.beats?.length) await insertBeats(tx, people.beats);
      if (people.credentials?.length) await insertCredentials(tx, people.credentials);
    })(),
  );
}
