/** 区划与单位. */
import { sql } from "kysely";
import type { Platform } from "#platform/capability.ts";
import type { Tx } from "#platform/database/connect.ts";
import { type Route, route } from "#platform/http/route.ts";
import * as contract from "../../contract.ts";
import type { Actor } from "../../model/actor.ts";
import type { UnitInput } from "../../model/units.ts";
import { assertDivision, logAdministered } from "../administer.ts";
import { createUnit } from "../create.ts";
import { fieldProblem, withFieldErrors } from "../field-errors.ts";
import { findUnit, getUnit, listDivisions, listUnits, unitAndBelow, updateUnit } from "../store/units.ts";

export function unitRoutes(platform: Platform): readonly Route<Actor>[] {
  const { database } = platform;
  return [
    route(contract.listDivisions, async () => [...(await listDivisions(database))]),
    route(contract.listUnits, async () => [...(await listUnits(database))]),
    route(contract.createUnit, async (request) =>
      database.transaction().execute(async (tx) => {
        await judge(tx, request.caller, request.body, null);
        const id = await createUnit(tx, request.body, request.now);
        await logAdministered(tx, request, "unit.created", { unitId: id, name: request.body.name });
        return { id };
      }),
    ),
    route(contract.updateUnit, async (request) =>
      database.transaction().execute(async (tx) => {
        // Two administrators must not hang two units under each other at once.
        await sql`select pg_advisory_xact_lock(hashtext('people_unit'))`.execute(tx);
        const before = await getUnit(tx, request.params.id);
        assertDivision(request.caller, before.divisionCode);
        await judge(tx, request.caller, request.body, before.id);
        await withFieldErrors(updateUnit(tx, before.id, request.body));
        await logAdministered(tx, request, "unit.updated", { unitId: before.id, name: request.body.name });
        return {};
      }),
    ),
  ];
}

async function judge(tx: Tx, actor: Actor, unit: UnitInput, id: string | null): Promise<void> {
  assertDivision(actor, unit.divisionCode);
  if (unit.validTo && unit.validTo < unit.validFrom) throw fieldProblem("validTo", "止日不能早于起日");
  if (!unit.parentId) return;
  if (!(await findUnit(tx, unit.parentId))) throw fieldProblem("parentId", "没有这个上级单位");
  if (id && (await unitAndBelow(tx, id)).includes(unit.parentId)) {
    throw fieldProblem("parentId", "上级单位不能是自己，也不能是自己的下级");
  }
}
