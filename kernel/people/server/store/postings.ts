/** 在岗: who may act in which post on a day, own posts and those delegated (代理). Kept by every process. */
import { sql } from "kysely";
import type { PlainDate } from "#base/plain-date.ts";
import { listRows } from "#platform/database/query.ts";
import { remembered } from "#platform/database/remembered.ts";
import type { Actor } from "../../model/actor.ts";
import type { PostRole } from "../../model/roles.ts";
import { REGISTER_MARK } from "./register.ts";

export interface Postings {
  isActive(personId: string): boolean;
  /**
   * The person in the post named, or in the first of those that hold on the day: own ones before delegated ones, the primary one first.
   * A delegation holds only while its holder is active and the post valid; what was delegated to the holder is not passed on.
   * @returns null for a person who is not active, or holds no such post
   */
  actorOf(personId: string, named: string | null, day: PlainDate): Actor | null;
}

interface ActivePerson {
  readonly id: string;
  readonly name: string;
}
interface HeldPost {
  readonly id: string;
  readonly personId: string;
  readonly role: PostRole;
  readonly unitId: string;
  readonly divisionCode: string;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly isPrimary: boolean;
}
interface DelegatedPost {
  readonly toPersonId: string;
  readonly postId: string;
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate;
}
interface UnitBelow {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

export const postingsOf = remembered([REGISTER_MARK], async (on): Promise<Postings> => {
  const [persons, posts, delegations, units] = await Promise.all([
    listRows(on, sql<ActivePerson>`select id, name from people_person where status = 'active'`),
    listRows(
      on,
      sql<HeldPost>`select id, person_id as "personId", role, unit_id as "unitId", division_code as "divisionCode", valid_from as "validFrom",
        valid_to as "validTo", is_primary as "isPrimary" from people_post`,
    ),
    listRows(
      on,
      sql<DelegatedPost>`select to_person_id as "toPersonId", post_id as "postId", from_on as "fromOn", to_on as "toOn"
        from people_delegation where ended_at is null`,
    ),
    listRows(on, sql<UnitBelow>`select id, name, parent_id as "parentId" from people_unit order by code`),
  ]);
  return postingsFrom({ persons, posts, delegations, units });
});

function postingsFrom(registers: {
  readonly persons: readonly ActivePerson[];
  readonly posts: readonly HeldPost[];
  readonly delegations: readonly DelegatedPost[];
  readonly units: readonly UnitBelow[];
}): Postings {
  const nameOf = new Map(registers.persons.map(({ id, name }) => [id, name]));
  const postOf = new Map(registers.posts.map((post) => [post.id, post]));
  const own = Map.groupBy(registers.posts, ({ personId }) => personId);
  const delegated = Map.groupBy(registers.delegations, ({ toPersonId }) => toPersonId);
  const unitOf = new Map(registers.units.map((unit) => [unit.id, unit]));
  const unitIdsOf = unitsBelow(registers.units);

  const postsOn = (personId: string, day: PlainDate): readonly HeldPost[] => {
    const inTheirPlace = (delegated.get(personId) ?? [])
      .filter(({ fromOn, toOn }) => fromOn <= day && day <= toOn)
      .flatMap(({ postId }) => postOf.get(postId) ?? []);
    const holding = (posts: readonly HeldPost[]) =>
      posts
        .filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day))
        .filter((post) => nameOf.has(post.personId))
        .toSorted(inOrder);
    return [...holding(own.get(personId) ?? []), ...holding(inTheirPlace)];
  };
  return {
    isActive: (personId) => nameOf.has(personId),
    actorOf(personId, named, day) {
      const name = nameOf.get(personId);
      if (name === undefined) return null;
      const post = postsOn(personId, day).find(({ id }) => named === null || id === named);
      if (!post) return null;
      return {
        role: post.role,
        personId,
        name,
        postId: post.id,
        unitId: post.unitId,
        unitName: unitOf.get(post.unitId)?.name ?? "",
        divisionCode: post.divisionCode,
        unitIds: unitIdsOf(post.unitId),
        onBehalfOf:
          post.personId === personId ? null : { personId: post.personId, name: nameOf.get(post.personId) ?? "" },
      };
    },
  };
}

function inOrder(a: HeldPost, b: HeldPost): number {
  if (a.isPrimary !== b.isPrimary) return a.isPrimary ? -1 : 1;
  const [left, right] = [`${a.validFrom} ${a.id}`, `${b.validFrom} ${b.id}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The unit and every one below it, each once. */
function unitsBelow(units: readonly UnitBelow[]): (id: string) => readonly string[] {
  const children = Map.groupBy(units, ({ parentId }) => parentId);
  const known = new Map<string, readonly string[]>();
  return (id) => {
    const found = known.get(id);
    if (found) return found;
    const below = new Set([id]);
    // What is added while it is gone through is gone through too.
    for (const one of below) for (const child of children.get(one) ?? []) below.add(child.id);
    known.set(id, [...below]);
    return [...below];
  };
}
