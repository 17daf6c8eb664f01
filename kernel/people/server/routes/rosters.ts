/** 排班、代理、通讯录. */
import { sql } from "kysely";
import { type PlainDate, plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import type { Platform } from "#platform/capability.ts";
import { listRows } from "#platform/database/query.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { type Route, route } from "#platform/http/route.ts";
import { newId } from "#platform/ids.ts";
import * as contract from "../../contract.ts";
import type { Actor } from "../../model/actor.ts";
import { shiftsOf } from "../../model/rosters.ts";
import { divisionRange, isWithinDivision } from "../../model/scope.ts";
import { getPostInScope, logAdministered, personIdOf } from "../administer.ts";
import { fieldProblem, withFieldErrors } from "../field-errors.ts";
import * as delegations from "../store/delegations.ts";
import { deleteDuty, findDuty, insertDuties, listDuties } from "../store/duties.ts";
import { findPerson } from "../store/persons.ts";
import { findPost } from "../store/posts.ts";

const NOWHERE = "0".repeat(12);

export function rosterRoutes(platform: Platform): readonly Route<Actor>[] {
  const { database } = platform;
  return [
    route(contract.listDuties, async ({ caller, query }) => [
      ...(await listDuties(database, {
        from: query.from,
        to: query.to,
        unitId: query.unitId ?? null,
        divisionCode: caller.divisionCode ?? NOWHERE,
      })),
    ]),
    route(contract.createDuties, async (request) =>
      database.transaction().execute(async (tx) => {
        const { postId, pattern, areaCodes } = request.body;
        const post = await getPostInScope(tx, request.caller, postId);
        const duties = shiftsOf(pattern).map((shift) => ({ ...shift, id: newId(request.now), postId, areaCodes }));
        const count = await insertDuties(tx, duties);
        await logAdministered(
          tx,
          request,
          "duties.created",
          { postId, count, from: pattern.from, to: pattern.to },
          post.personId,
        );
        return { count };
      }),
    ),
    route(contract.deleteDuty, async (request) =>
      database.transaction().execute(async (tx) => {
        const duty = await findDuty(tx, request.params.id);
        if (!duty) throw new Problem(PROBLEMS.notFound);
        await getPostInScope(tx, request.caller, duty.postId);
        if (duty.startsAt <= request.now) throw new Problem(PROBLEMS.conflict, { detail: "已经开始的班不能取消" });
        await deleteDuty(tx, duty.id);
        await logAdministered(
          tx,
          request,
          "duty.deleted",
          { postId: duty.postId, startsAt: duty.startsAt },
          duty.personId,
        );
        return {};
      }),
    ),
    route(contract.listDelegations, async ({ caller }) => {
      const me = personIdOf(caller);
      const [first, last] = divisionRange(caller.divisionCode ?? NOWHERE);
      const mine = sql`d.from_person_id = ${me} or d.to_person_id = ${me}`;
      const all = sql`(${mine} or post.division_code between ${first} and ${last})`;
      return [...(await delegations.listDelegations(database, isAdministrator(caller) ? all : sql`(${mine})`))];
    }),
    route(contract.createDelegation, async (request) =>
      database.transaction().execute(async (tx) => {
        const { caller, body, now } = request;
        const post = await findPost(tx, body.postId);
        if (!post || !mayDelegate(caller, post)) throw fieldProblem("postId", "只能把自己的岗位交给别人代理");
        const to = await findPerson(tx, body.toPersonId);
        if (to?.status !== "active") throw fieldProblem("toPersonId", "没有这个在岗的人");
        const problem = dayProblem(body, post, plainDateOf(now));
        if (problem) throw problem;
        const id = newId(now);
        const madeBy = personIdOf(caller);
        const delegation = { ...body, id, fromPersonId: post.personId, madeBy, madeAt: now };
        await withFieldErrors(delegations.insertDelegation(tx, delegation));
        const days = { from: body.fromOn, to: body.toOn, reason: body.reason };
        await logAdministered(tx, request, "delegation.created", { delegationId: id, postId: post.id, ...days }, to.id);
        return { id };
      }),
    ),
    route(contract.endDelegation, async (request) =>
      database.transaction().execute(async (tx) => {
        const delegation = await delegations.findDelegation(tx, request.params.id);
        const post = delegation ? await findPost(tx, delegation.postId) : null;
        if (!delegation || !post || !mayDelegate(request.caller, post)) throw new Problem(PROBLEMS.notFound);
        if (delegation.endedAt) throw new Problem(PROBLEMS.conflict, { detail: "这项代理已经收回" });
        await delegations.endDelegation(tx, delegation.id, request.now, personIdOf(request.caller));
        await logAdministered(tx, request, "delegation.ended", { delegationId: delegation.id }, delegation.toPersonId);
        return {};
      }),
    ),
    route(contract.listDirectory, async ({ caller, query, now }) => [
      ...(await listDirectory(platform, caller, query.q, plainDateOf(now))),
    ]),
  ];
}

function isAdministrator(actor: Actor): boolean {
  return actor.role === "administrator";
}

/** One's own post, in one's own name: what is held for another is not handed on. Or an administrator for a post of their division. */
function mayDelegate(actor: Actor, post: { readonly personId: string; readonly divisionCode: string }): boolean {
  if (post.personId === actor.personId) return true;
  return (
    isAdministrator(actor) && actor.divisionCode !== null && isWithinDivision(actor.divisionCode, post.divisionCode)
  );
}

function dayProblem(
  days: { readonly fromOn: PlainDate; readonly toOn: PlainDate },
  post: { readonly validTo: PlainDate | null },
  today: PlainDate,
): Problem | null {
  if (days.fromOn < today) return fieldProblem("fromOn", "代理只能从今天或以后起，不能补办");
  if (post.validTo && days.toOn > post.validTo) return fieldProblem("toOn", `这个岗位到 ${post.validTo} 为止`);
  return null;
}

/** Colleagues with a valid post in the caller's division or around it; names and posts only. */
async function listDirectory(platform: Platform, actor: Actor, q: string, on: PlainDate) {
  // A crew of a street must find its own district's people, so the search spans the district (6 digits) at least.
  const [first, last] = divisionRange((actor.divisionCode ?? NOWHERE).slice(0, 6).padEnd(12, "0"));
  return listRows(
    platform.database,
    sql<{ id: string; name: string; title: string; unitName: string }>`
      select p.id, p.name, post.title, unit.name as "unitName"
      from people_person p join people_post post on post.person_id = p.id join people_unit unit on unit.id = post.unit_id
      where p.status = 'active' and post.valid_from <= ${on}::date and (post.valid_to is null or post.valid_to >= ${on}::date)
        and post.division_code between ${first} and ${last}
        and (${q} = '' or position(${q} in p.name) > 0 or position(${q} in unit.name) > 0)
      order by unit.code, post.is_primary desc, p.name limit 100`,
  );
}
