/** What an administrator may touch: units, posts and persons of the division of their own post, and never above it. */
import { sql } from "kysely";
import type { Json } from "#base/canonical-json.ts";
import type { Instant } from "#base/instant.ts";
import { plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import type { Tx } from "#platform/database/connect.ts";
import { findRow } from "#platform/database/query.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import type { Actor } from "../model/actor.ts";
import type { Post } from "../model/persons.ts";
import { PEOPLE_PROBLEMS } from "../model/problems.ts";
import { divisionRange, isWithinDivision } from "../model/scope.ts";
import type { Unit } from "../model/units.ts";
import { logAccess } from "./access-log.ts";
import { fieldProblem } from "./field-errors.ts";
import { findPerson, type PersonBrief } from "./store/persons.ts";
import { findPost } from "./store/posts.ts";
import { findUnit } from "./store/units.ts";

/** @throws Problem out-of-scope */
export function assertDivision(actor: Actor, code: string): void {
  if (!actor.divisionCode || !isWithinDivision(actor.divisionCode, code)) throw new Problem(PEOPLE_PROBLEMS.outOfScope);
}

/** A unit named in a field of the request. @throws Problem when absent or out of scope */
export async function getUnitInScope(tx: Tx, actor: Actor, id: string): Promise<Unit> {
  const unit = await findUnit(tx, id);
  if (!unit) throw fieldProblem("unitId", "没有这个单位");
  assertDivision(actor, unit.divisionCode);
  return unit;
}

/**
 * A person all of whose present and coming posts lie in the actor's division: a district's administrator must not reset the password
 * of somebody who also holds a post of the city. Persons without a post belong to every administrator.
 * @throws Problem not-found for unknown persons and those wholly elsewhere, out-of-scope for those partly elsewhere
 */
export async function getPersonInScope(tx: Tx, actor: Actor, id: string, now: Instant): Promise<PersonBrief> {
  const person = await findPerson(tx, id);
  if (!person || !actor.divisionCode) throw new Problem(PROBLEMS.notFound);
  const [first, last] = divisionRange(actor.divisionCode);
  const count = await findRow(
    tx,
    sql<{ inside: number; outside: number }>`
      select count(*) filter (where division_code between ${first} and ${last}) as inside,
        count(*) filter (where division_code not between ${first} and ${last}) as outside
      from people_post where person_id = ${id} and (valid_to is null or valid_to >= ${plainDateOf(now)}::date)`,
  );
  if (count && count.outside > 0) throw new Problem(count.inside > 0 ? PEOPLE_PROBLEMS.outOfScope : PROBLEMS.notFound);
  return person;
}

/** @throws Problem not-found */
export async function getPostInScope(tx: Tx, actor: Actor, id: string): Promise<Post> {
  const post = await findPost(tx, id);
  if (!post || !actor.divisionCode || !isWithinDivision(actor.divisionCode, post.divisionCode))
    throw new Problem(PROBLEMS.notFound);
  return post;
}

/** Every change by an administrator leaves a line: what was done, to whom, which fields. */
export async function logAdministered(
  tx: Tx,
  request: { readonly caller: Actor; readonly ip: string; readonly now: Instant },
  what: string,
  details: { readonly [key: string]: Json },
  subjectPersonId?: string,
): Promise<void> {
  const { caller, ip, now } = request;
  const onBehalfOf = caller.onBehalfOf ? { onBehalfOf: caller.onBehalfOf.personId } : {};
  await logAccess(tx, {
    kind: "administered",
    personId: caller.personId,
    ip,
    details: { what, ...details, ...onBehalfOf },
    now,
    ...(subjectPersonId ? { subjectPersonId } : {}),
  });
}

/** The person behind a caller that a route has admitted as signed in. */
export function personIdOf(actor: Actor): string {
  if (!actor.personId) throw new Problem(PROBLEMS.unknownPerson);
  return actor.personId;
}
