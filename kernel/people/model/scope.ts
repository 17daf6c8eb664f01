/**
 * 数据范围: which matters an actor sees. Pure twin of `server/scope.ts`, which says the same in SQL; a test compares the two.
 *
 * - the system sees everything, the public nothing (citizens follow their own reports by number, elsewhere)
 * - `UNIT_SCOPED_ROLES` see what their unit, or a unit below it, takes part in
 * - every other post sees its division, by prefix of the 12-digit code
 * - whoever is asked by name sees the matter they are asked about
 */
import { type Actor, divisionPrefix } from "./actor.ts";
import { UNIT_SCOPED_ROLES } from "./roles.ts";

/** What scope is judged by. */
export interface Scoped {
  readonly divisionCode: string;
  /** Every unit that takes part, the lead unit included. */
  readonly unitIds: readonly string[];
  /** 轮到谁: the person asked by name. */
  readonly turnPersonId: string | null;
}

export function inScope(actor: Actor, matter: Scoped): boolean {
  if (actor.role === "system") return true;
  if (matter.turnPersonId !== null && matter.turnPersonId === personInOffice(actor)) return true;
  if (UNIT_SCOPED_ROLES.includes(actor.role)) return matter.unitIds.some((id) => actor.unitIds.includes(id));
  return actor.divisionCode !== null && isWithinDivision(actor.divisionCode, matter.divisionCode);
}

/** Whose desk it is: under a delegation (代理) the work of the person stood in for, else one's own. */
export function personInOffice(actor: Actor): string | null {
  return actor.onBehalfOf?.personId ?? actor.personId;
}

/** Both 12 digits; a division is within itself. */
export function isWithinDivision(outer: string, inner: string): boolean {
  return inner.startsWith(divisionPrefix(outer));
}

/** Lowest and highest 12-digit code within a division: a range that an index can serve. */
export function divisionRange(code: string): readonly [first: string, last: string] {
  const prefix = divisionPrefix(code);
  return [prefix.padEnd(12, "0"), prefix.padEnd(12, "9")];
}
