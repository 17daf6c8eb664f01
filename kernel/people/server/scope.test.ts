import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listRows } from "#platform/database/query.ts";
import { cloneDatabase, type TestDatabase } from "#platform/test/database.ts";
import type { Actor } from "../model/actor.ts";
import { SYSTEM_ACTOR } from "../model/actor.ts";
import { ROLES, type Role } from "../model/roles.ts";
import { inScope } from "../model/scope.ts";
import { scopeCondition } from "./scope.ts";

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const DIVISIONS = [
  "990100000000",
  "990102000000",
  "990102003000",
  "990102003001",
  "990103000000",
  "990201000000",
  "910000000000",
];
const divisionArb = fc.constantFrom(...DIVISIONS);
const unitsArb = fc.uniqueArray(fc.integer({ min: 1, max: 6 }).map(id), { maxLength: 3 });
const personArb = fc.option(fc.integer({ min: 11, max: 14 }).map(id), { nil: null });
const matterArb = fc.record({ divisionCode: divisionArb, unitIds: unitsArb, turnPersonId: personArb });
const actorArb = fc.record({
  role: fc.constantFrom(...(Object.keys(ROLES) as Role[])),
  personId: personArb,
  divisionCode: fc.option(divisionArb, { nil: null }),
  unitIds: unitsArb,
  onBehalfOf: fc.option(
    fc.integer({ min: 11, max: 14 }).map((n) => ({ personId: id(n), name: "甲" })),
    { nil: null },
  ),
});

describe("data scope in SQL and in the model", () => {
  let city: TestDatabase;
  beforeAll(async () => {
    city = await cloneDatabase();
  });
  afterAll(() => city.drop());

  test("agree on random actors and matters, with the lead unit in a column and the others in a table", async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(matterArb, { minLength: 1, maxLength: 12 }), actorArb, async (matters, partial) => {
        const actor: Actor = { ...SYSTEM_ACTOR, ...partial };
        const rows = matters.map((m, n) => ({
          n,
          division: m.divisionCode,
          lead: m.unitIds[0] ?? null,
          turn: m.turnPersonId,
        }));
        const parts = matters.flatMap((m, n) => m.unitIds.slice(1).map((unit) => ({ n, unit })));
        const condition = scopeCondition(actor, {
          divisionCode: "m.division",
          unitId: "m.lead",
          turnPersonId: "m.turn",
          takingPart: { table: "part", unitId: "part.unit", reference: "part.n", key: "m.n" },
        });
        const found = await listRows(
          city.database,
          sql<{ n: number }>`
            with m as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(n int, division text, lead uuid, turn uuid)),
              part as (select * from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as r(n int, unit uuid))
            select m.n from m where ${condition} order by m.n`,
        );
        const expected = matters.flatMap((matter, n) => (inScope(actor, matter) ? [n] : []));
        seen += expected.length;
        expect(found.map((row) => row.n)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
    expect(seen).toBeGreaterThan(100);
  });
});
