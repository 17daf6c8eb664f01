/**
 * 名册: units and divisions, which are few, seldom change, and are named in every row of every list. A process keeps them under the mark that
 * the database renews with every write to either, and reads the mark alone as long as it stays the same.
 */
import { sql } from "kysely";
import type { PlainDate } from "#base/plain-date.ts";
import type { Database, Tx } from "#platform/database/connect.ts";
import { oncePerTransaction } from "#platform/database/once-per-transaction.ts";
import { getRow, listRows } from "#platform/database/query.ts";
import type { Division, Unit } from "../../model/units.ts";

/** What choosing a unit takes. */
export type UnitInShort = Pick<Unit, "id" | "name" | "parentId" | "divisionCode" | "kinds">;

export interface Register {
  /** Every unit that exists on the day, by division and code. */
  unitsOn(day: PlainDate): readonly UnitInShort[];
  /** Of a unit that exists or existed. */
  unitName(id: string | null): string | null;
  /** 街道·社区, as far as the division lies in one; else empty. @param divisionCode 12 digits */
  areaName(divisionCode: string): string;
}

type KeptUnit = UnitInShort & Pick<Unit, "validFrom" | "validTo">;
type KeptDivision = Pick<Division, "code" | "name" | "level">;

/** By mark: a process of tests has many databases. */
const kept = new Map<string, Register>();
const MOST_KEPT = 20;

/** As `on` sees it, its own changes included. */
export function registerOf(on: Database | Tx): Promise<Register> {
  return oncePerTransaction(on, "people register", () => readRegister(on));
}

async function readRegister(on: Database | Tx): Promise<Register> {
  const { mark } = await getRow(on, sql<{ mark: string }>`select mark from people_register_mark`);
  const known = kept.get(mark);
  if (known) return known;
  const [units, divisions] = await Promise.all([
    listRows(
      on,
      sql<KeptUnit>`select id, name, parent_id as "parentId", division_code as "divisionCode", kinds, valid_from as "validFrom", valid_to as "validTo"
        from people_unit order by division_code, code`,
    ),
    listRows(
      on,
      sql<KeptDivision>`select code, name, level from people_division where level in ('street', 'community')`,
    ),
  ]);
  const register = registerFrom(units, divisions);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(mark, register);
  return register;
}

function registerFrom(units: readonly KeptUnit[], divisions: readonly KeptDivision[]): Register {
  const nameOfUnit = new Map(units.map(({ id, name }) => [id, name]));
  const named = new Map(divisions.map(({ code, name, level }) => [`${level} ${code}`, name]));
  const onDay = new Map<PlainDate, readonly UnitInShort[]>();
  return {
    unitsOn(day) {
      const known = onDay.get(day);
      if (known) return known;
      const valid = units.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day));
      if (onDay.size > 400) onDay.clear();
      onDay.set(day, valid);
      return valid;
    },
    unitName: (id) => (id === null ? null : (nameOfUnit.get(id) ?? null)),
    areaName: (code) =>
      [named.get(`street ${code.slice(0, 9)}000`), named.get(`community ${code}`)].filter(Boolean).join("·"),
  };
}
