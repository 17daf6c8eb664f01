/** 数据范围 in SQL: the one place. Twin of `model/scope.ts` (`inScope`), which says the same of one matter; a test compares them. */
import { type RawBuilder, sql } from "kysely";
import type { Actor } from "../model/actor.ts";
import { UNIT_SCOPED_ROLES } from "../model/roles.ts";
import { divisionRange, personInOffice } from "../model/scope.ts";

/** Names of columns in the caller's statement, as constants in code: `matter.division_code`. */
export interface ScopeColumns {
  readonly divisionCode: string;
  /** Column with the lead unit. */
  readonly unitId?: string;
  /** Table with every unit that takes part. */
  readonly takingPart?: {
    readonly table: string;
    readonly unitId: string;
    /** Column of `table` that equals `key` of the statement. */
    readonly reference: string;
    readonly key: string;
  };
  readonly turnPersonId?: string;
}

/** A condition for `where`: true for the rows inside the actor's scope. */
export function scopeCondition(actor: Actor, columns: ScopeColumns): RawBuilder<boolean> {
  if (actor.role === "system") return sql<boolean>`true`;
  const conditions = [
    ...asked(actor, columns),
    ...(UNIT_SCOPED_ROLES.includes(actor.role) ? ofUnit(actor, columns) : ofDivision(actor, columns)),
  ];
  return conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(conditions, sql` or `)})`;
}

function asked(actor: Actor, columns: ScopeColumns): RawBuilder<boolean>[] {
  const personId = personInOffice(actor);
  return personId && columns.turnPersonId ? [sql<boolean>`${sql.ref(columns.turnPersonId)} = ${personId}`] : [];
}

function ofUnit(actor: Actor, columns: ScopeColumns): RawBuilder<boolean>[] {
  const conditions: RawBuilder<boolean>[] = [];
  if (columns.unitId) conditions.push(sql<boolean>`${sql.ref(columns.unitId)} = any(${actor.unitIds}::uuid[])`);
  const part = columns.takingPart;
  if (part) {
    conditions.push(sql<boolean>`${sql.ref(part.key)} in (select ${sql.ref(part.reference)} from ${sql.table(part.table)}
      where ${sql.ref(part.unitId)} = any(${actor.unitIds}::uuid[]))`);
  }
  return conditions;
}

/** A range instead of `like`: a prepared plan with a parameter can use an index for it. */
function ofDivision(actor: Actor, columns: ScopeColumns): RawBuilder<boolean>[] {
  if (!actor.divisionCode) return [];
  const [first, last] = divisionRange(actor.divisionCode);
  return [sql<boolean>`${sql.ref(columns.divisionCode)} between ${first} and ${last}`];
}
