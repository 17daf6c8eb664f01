/** 人员、岗位、证件: administration. */
import { sql } from "kysely";
import { addDays, plainDateOf } from "#base/plain-date.ts";
import { Problem } from "#base/problem.ts";
import type { Platform } from "#platform/capability.ts";
import { PROBLEMS } from "#platform/http/problems.ts";
import { type Route, route } from "#platform/http/route.ts";
import { newId } from "#platform/ids.ts";
import * as contract from "../../contract.ts";
import type { Actor } from "../../model/actor.ts";
import { divisionRange } from "../../model/scope.ts";
import { logAccess } from "../access-log.ts";
import {
  assertDivision,
  getPersonInScope,
  getPostInScope,
  getUnitInScope,
  logAdministered,
  personIdOf,
} from "../administer.ts";
import { createPerson, createPost, endSessions, inventPassword } from "../create.ts";
import { fieldProblem, withFieldErrors } from "../field-errors.ts";
import * as credentials from "../store/credentials.ts";
import { listBeat, replaceBeat } from "../store/duties.ts";
import { listPersons, openPhone, updatePersonColumns } from "../store/persons.ts";
import { updatePost } from "../store/posts.ts";

export function personRoutes(platform: Platform): readonly Route<Actor>[] {
  const { database, secrets } = platform;
  return [
    route(contract.listPersons, async ({ caller, query, now }) => [
      ...(await listPersons(database, inList(caller, query), now)),
    ]),
    route(contract.getPerson, async ({ caller, params, now }) =>
      database.transaction().execute(async (tx) => {
        await getPersonInScope(tx, caller, params.id, now);
        const [person] = await listPersons(tx, sql`p.id = ${params.id}`, now);
        if (!person) throw new Problem(PROBLEMS.notFound);
        const held = await credentials.listCredentials(tx, person.id);
        return { ...person, credentials: [...held], areaCodes: [...(await listBeat(tx, person.id))] };
      }),
    ),
    route(contract.listEndingCredentials, async ({ caller, query, now }) => {
      const today = plainDateOf(now);
      const range = divisionRange(caller.divisionCode ?? "0".repeat(12));
      return [...(await credentials.listEndingCredentials(database, range, today, addDays(today, query.days)))];
    }),
    route(contract.createPerson, async (request) => {
      const password = inventPassword();
      return database.transaction().execute(async (tx) => {
        const id = await createPerson(tx, secrets, request.body, password, request.now);
        await logAdministered(tx, request, "person.created", {}, id);
        return { id, password };
      });
    }),
    route(contract.updatePerson, async (request) =>
      database.transaction().execute(async (tx) => {
        await getPersonInScope(tx, request.caller, request.params.id, request.now);
        const [before] = await listPersons(tx, sql`p.id = ${request.params.id}`, request.now);
        if (!before) throw new Problem(PROBLEMS.notFound);
        const { phone, name, badgeNumber, signInName, status } = request.body;
        if (status !== undefined && status !== "active" && before.id === request.caller.personId) {
          throw fieldProblem("status", "不能停用自己的账号，请由另一位系统管理员办理");
        }
        const after = {
          name: name ?? before.name,
          badgeNumber: badgeNumber === undefined ? before.badgeNumber : badgeNumber,
          signInName: signInName ?? before.signInName,
          status: status ?? before.status,
          ...(phone === undefined ? {} : { phone }),
        };
        await withFieldErrors(updatePersonColumns(tx, secrets, before.id, after));
        if (after.status !== "active") await endSessions(tx, before.id);
        const fields = Object.keys(request.body).filter(
          (key) => request.body[key as keyof typeof request.body] !== undefined,
        );
        await logAdministered(tx, request, "person.updated", { fields, status: after.status }, before.id);
        return {};
      }),
    ),
    route(contract.showPhone, async (request) =>
      database.transaction().execute(async (tx) => {
        const person = await getPersonInScope(tx, request.caller, request.params.id, request.now);
        const phone = await openPhone(tx, secrets, person.id);
        if (phone === null) throw new Problem(PROBLEMS.notFound, { detail: "没有登记手机号" });
        await logAccess(tx, {
          kind: "personal_data_shown",
          personId: personIdOf(request.caller),
          subjectPersonId: person.id,
          ip: request.ip,
          details: { what: "phone", reason: request.body.reason },
          now: request.now,
        });
        return { phone };
      }),
    ),
    route(contract.createPost, async (request) =>
      database.transaction().execute(async (tx) => {
        const { caller, params, body, now } = request;
        await getPersonInScope(tx, caller, params.id, now);
        const unit = await getUnitInScope(tx, caller, body.unitId);
        assertDivision(caller, body.divisionCode ?? unit.divisionCode);
        const id = await createPost(tx, params.id, body, now);
        await logAdministered(tx, request, "post.created", { postId: id, role: body.role, unitId: unit.id }, params.id);
        return { id };
      }),
    ),
    route(contract.updatePost, async (request) =>
      database.transaction().execute(async (tx) => {
        const before = await getPostInScope(tx, request.caller, request.params.id);
        const { title, validTo, isPrimary } = request.body;
        const after = {
          title: title ?? before.title,
          validTo: validTo === undefined ? before.validTo : validTo,
          isPrimary: isPrimary ?? before.isPrimary,
        };
        await withFieldErrors(updatePost(tx, before.id, after));
        await logAdministered(tx, request, "post.updated", { postId: before.id, ...after }, before.personId);
        return {};
      }),
    ),
    route(contract.createCredential, async (request) =>
      database.transaction().execute(async (tx) => {
        const person = await getPersonInScope(tx, request.caller, request.params.id, request.now);
        const id = newId(request.now);
        await withFieldErrors(credentials.insertCredentials(tx, [{ ...request.body, id, personId: person.id }]));
        await logAdministered(
          tx,
          request,
          "credential.created",
          { credentialId: id, kind: request.body.kind },
          person.id,
        );
        return { id };
      }),
    ),
    route(contract.revokeCredential, async (request) =>
      database.transaction().execute(async (tx) => {
        const before = await credentials.findCredential(tx, request.params.id);
        if (!before) throw new Problem(PROBLEMS.notFound);
        await getPersonInScope(tx, request.caller, before.personId, request.now);
        if (before.revokedOn) throw fieldProblem("on", `已于 ${before.revokedOn} 吊销`);
        await credentials.revokeCredential(tx, before.id, request.body.on);
        await logAdministered(
          tx,
          request,
          "credential.revoked",
          { credentialId: before.id, on: request.body.on },
          before.personId,
        );
        return {};
      }),
    ),
    route(contract.setBeat, async (request) =>
      database.transaction().execute(async (tx) => {
        const person = await getPersonInScope(tx, request.caller, request.params.id, request.now);
        await replaceBeat(tx, person.id, request.body.areaCodes);
        await logAdministered(tx, request, "beat.set", { areaCodes: request.body.areaCodes }, person.id);
        return {};
      }),
    ),
  ];
}

/** Persons with a post in the administrator's division, and those without any post yet. */
function inList(actor: Actor, query: { readonly q: string; readonly unitId?: string | undefined }) {
  const [first, last] = divisionRange(actor.divisionCode ?? "0".repeat(12));
  const q = query.q.toLowerCase();
  const unitId = query.unitId ?? null;
  return sql`(exists (select 1 from people_post o where o.person_id = p.id and o.division_code between ${first} and ${last})
      or not exists (select 1 from people_post o where o.person_id = p.id))
    and (${unitId}::uuid is null or exists (select 1 from people_post o where o.person_id = p.id and o.unit_id = ${unitId}::uuid))
    and (${q} = '' or position(${q} in p.name) > 0 or position(${q} in lower(p.badge_number)) > 0 or position(${q} in u.username) > 0)`;
}
